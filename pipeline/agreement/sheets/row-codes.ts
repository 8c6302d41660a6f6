import type { Codebook } from '../../codebook.ts';
import type { Polarity } from '../../records.ts';
import type { CodedComplaint, Coding } from '../coding.ts';
import type { Ruling } from '../settle.ts';
import type { RowCodes, RowComplaint, SheetFault } from './sheet.ts';
import { saysNothing, type Vocabulary } from './vocabulary.ts';

type Fault = Pick<SheetFault, 'reason' | 'value' | 'meant'>;

/** What the cells of one row say; faults are of single cells, the rest of the row counts. */
export interface ReadCodes {
  readonly polarity: Polarity | null;
  readonly complaints: readonly CodedComplaint[];
  /** Whether anything was written about complaints, were it that there are none. */
  readonly saysOfComplaints: boolean;
  readonly faults: readonly Fault[];
}

/** Whoever fills in a sheet may put several codes into one cell. */
const separators = /[;,、/|\n]/;

export function readCodes(
  codes: RowCodes,
  vocabulary: Vocabulary,
  { issues }: Pick<Codebook, 'issues'>,
): ReadCodes {
  const faults: Fault[] = [];
  const polarity = codes.polarity === '' ? undefined : vocabulary.polarity.named(codes.polarity);
  if (codes.polarity !== '' && polarity === undefined)
    faults.push(unknown('unknown-polarity', codes.polarity, vocabulary.polarity.near(codes.polarity)));
  const complaints = codes.complaints.flatMap((complaint) => {
    const read = readComplaint(complaint, vocabulary);
    faults.push(...read.faults);
    return read.issues.map((issue) => {
      const { stage, cause } = issues[issue]!;
      return { issue, stage: read.stage ?? stage, cause, evidence: complaint.evidence };
    });
  });
  const saysOfComplaints = codes.complaints.some(({ issue }) => issue !== '');
  return { polarity: (polarity as Polarity | undefined) ?? null, complaints, saysOfComplaints, faults };
}

function readComplaint({ issue, stage }: RowComplaint, vocabulary: Vocabulary) {
  const faults: Fault[] = [];
  const issues = issue === '' || saysNothing(issue) ? [] : issuesIn(issue, vocabulary, faults);
  const stageId = stage === '' ? undefined : vocabulary.stage.named(stage);
  if (stage !== '' && stageId === undefined)
    faults.push(unknown('unknown-stage', stage, vocabulary.stage.near(stage)));
  if (stage !== '' && issue === '') faults.push({ reason: 'stage-without-issue', value: stage });
  return { issues, stage: stageId, faults };
}

function issuesIn(cell: string, { issue }: Vocabulary, faults: Fault[]): string[] {
  const whole = issue.named(cell);
  if (whole !== undefined) return [whole];
  const parts = cell.normalize('NFKC').split(separators);
  return parts.flatMap((part) => {
    const id = issue.named(part);
    if (id !== undefined) return [id];
    if (part.trim() !== '' && !saysNothing(part))
      faults.push(unknown('unknown-issue', part.trim(), issue.near(part)));
    return [];
  });
}

const unknown = (reason: SheetFault['reason'], value: string, meant: string | undefined): Fault =>
  meant === undefined ? { reason, value } : { reason, value, meant };

/** The coding of a row; null where nothing was filled in. */
export const codingOf = ({ polarity, complaints, saysOfComplaints }: ReadCodes): Coding | null =>
  polarity === null && !saysOfComplaints ? null : { polarity, complaints };

/** The ruling of a row; null where nothing was filled in. */
export const rulingOf = ({ polarity, complaints, saysOfComplaints }: ReadCodes): Ruling | null =>
  polarity === null && !saysOfComplaints
    ? null
    : { polarity, complaints: saysOfComplaints ? complaints : null };
