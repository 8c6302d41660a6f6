import type { Polarity } from '../records.ts';
import { type CodedComplaint, type CodeKind, type Coder, type Coding, codesOf } from './coding.ts';

/** What somebody ruled on an item that coders could not agree on: only what he filled in. */
export interface Ruling {
  readonly polarity: Polarity | null;
  /** Null where he left all complaints open; an empty list: there are none. */
  readonly complaints: readonly CodedComplaint[] | null;
}

/** The codes of an item on which the coders' work comes out. */
export interface Settled {
  readonly item: string;
  readonly coding: Coding;
  /** How it was settled; `open`: it is not, and needs a ruling. */
  readonly by: 'agreement' | 'majority' | 'ruling' | 'open';
  /** What coders differ on, settled or not: `polarity`, and ids of issues. */
  readonly differs: readonly string[];
  /** What of it no majority and no ruling settles. */
  readonly open: readonly string[];
}

/**
 * Settles one item: a ruling wins, else what more than half of its coders say. An issue is decided by itself, and its stage by the
 * majority of those who gave the issue.
 */
export function settle(item: string, coders: readonly Coder[], ruling?: Ruling): Settled {
  const codings = coders.flatMap(({ codings }) => codings.get(item) ?? []);
  const votes = votesOf(codings);
  const differs = votes.filter(({ divided }) => divided).map(({ on }) => on);
  const open = votes.filter(({ tied, on }) => tied && !isRuled(on, ruling)).map(({ on }) => on);
  const coding: Coding = {
    polarity: ruling?.polarity ?? majority(codings.flatMap(({ polarity }) => polarity ?? [])),
    complaints: ruling?.complaints ?? complaintsOf(codings),
  };
  return { item, coding, by: wayOf(differs, open, ruling), differs, open };
}

const isRuled = (on: string, ruling: Ruling | undefined): boolean =>
  (on === 'polarity' ? ruling?.polarity : ruling?.complaints) != null;

function wayOf(
  differs: readonly string[],
  open: readonly string[],
  ruling: Ruling | undefined,
): Settled['by'] {
  if (open.length > 0) return 'open';
  if (ruling !== undefined && (ruling.polarity !== null || ruling.complaints !== null)) return 'ruling';
  return differs.length > 0 ? 'majority' : 'agreement';
}

interface Vote {
  readonly on: string;
  readonly divided: boolean;
  /** Nobody has more than half behind him. */
  readonly tied: boolean;
}

function votesOf(codings: readonly Coding[]): Vote[] {
  const tones = codings.flatMap(({ polarity }) => polarity ?? []);
  const issues = [...new Set(codings.flatMap((coding) => codesOf(coding, 'issue')))].sort();
  return [
    { on: 'polarity', divided: new Set(tones).size > 1, tied: majority(tones) === null },
    ...issues.map((issue) => voteOn(issue, codings)),
  ];
}

function voteOn(issue: string, codings: readonly Coding[]): Vote {
  const given = codings.filter((coding) => codesOf(coding, 'issue').includes(issue));
  const stages = given.map((coding) => stageOf(coding, issue));
  const wanted = given.length * 2 > codings.length;
  return {
    on: issue,
    divided: given.length < codings.length || new Set(stages).size > 1,
    tied: given.length * 2 === codings.length || (wanted && majority(stages) === null),
  };
}

const stageOf = ({ complaints }: Coding, issue: string): string =>
  complaints.find((complaint) => complaint.issue === issue)!.stage;

/** The complaints of the issues that more than half of the coders give, in the order of the first who does. */
function complaintsOf(codings: readonly Coding[]): CodedComplaint[] {
  const all = codings.flatMap(({ complaints }) => complaints);
  return [...new Set(all.map(({ issue }) => issue))].flatMap((issue) => {
    const given = codings.filter((coding) => codesOf(coding, 'issue').includes(issue));
    if (given.length * 2 <= codings.length) return [];
    const stage = majority(given.map((coding) => stageOf(coding, issue)));
    return (
      all.find((complaint) => complaint.issue === issue && (stage === null || complaint.stage === stage)) ??
      []
    );
  });
}

/** What more than half say; null where nothing has so many behind it. */
function majority<Value>(values: readonly Value[]): Value | null {
  return values.find((value) => values.filter((other) => other === value).length * 2 > values.length) ?? null;
}

/**
 * How far it is true of an item that it bears a code, in [0, 1]: what was settled, and where an issue is open the share of its coders who
 * say so.
 */
export function truthOf(
  { item, coding, open }: Settled,
  kind: CodeKind,
  code: string,
  coders: readonly Coder[],
): number {
  if (open.every((on) => on === 'polarity')) return codesOf(coding, kind).includes(code) ? 1 : 0;
  const codings = coders.flatMap(({ codings }) => codings.get(item) ?? []);
  return codings.filter((given) => codesOf(given, kind).includes(code)).length / codings.length;
}
