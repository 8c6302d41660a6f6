import type { Judged } from './judged.ts';
import { overlaps } from './overlap.ts';

/** What one review adds to every figure, by the name of the count; a name that is absent counts nothing. */
export type Counts = ReadonlyMap<string, number>;

/** Bins of equal width into which confidences are put. */
export const confidenceBins = 10;

type Add = (name: string, amount?: number) => void;

/** Everything that is ever asked of a review, in numbers that can be added up over reviews. */
export function countsOf(judged: Judged): Counts {
  const counts = new Map<string, number>();
  const add: Add = (name, amount = 1) => void counts.set(name, (counts.get(name) ?? 0) + amount);
  add('reviews');
  if (judged.coded === null) add('unanswered');
  countPolarity(judged, add);
  countComplaining(judged, add);
  countCodes(judged, 'stage', add);
  countCodes(judged, 'issue', add, true);
  countEvidence(judged, add);
  countConfidence(judged, add);
  const common = [...counts].filter(([name]) => !name.includes(':'));
  for (const phenomenon of new Set(judged.gold.phenomena))
    for (const [name, amount] of common) add(`${phenomenon}: ${name}`, amount);
  return counts;
}

function countPolarity({ gold, coded }: Judged, add: Add): void {
  const right = gold.polarity === coded?.polarity;
  add(`gold: ${gold.polarity}`);
  add(`coded: ${coded?.polarity ?? 'none'}`);
  if (right) add('polarity right');
  if (gold.polarity !== 'neg' && gold.polarity !== 'pos') return;
  add('sharp');
  if (right) add('sharp right');
}

function countComplaining({ gold, coded }: Judged, add: Add): void {
  const wanted = gold.complaints.length > 0;
  const given = (coded?.complaints.length ?? 0) > 0;
  if (wanted === given) add('complaint right');
  if (wanted || given) add(`complaint ${outcome(wanted, given)}`);
}

/** Codes as multisets: an issue that gold holds twice and the coder gives once is one hit and one miss. */
function countCodes({ gold, coded }: Judged, key: 'issue' | 'stage', add: Add, each = false): void {
  const wanted = tally(gold.complaints.map((complaint) => complaint[key]));
  const given = tally((coded?.complaints ?? []).map((complaint) => complaint[key]));
  for (const code of new Set([...wanted.keys(), ...given.keys()])) {
    const [want, gave] = [wanted.get(code) ?? 0, given.get(code) ?? 0];
    const hits = Math.min(want, gave);
    for (const [name, amount] of [
      ['hit', hits],
      ['extra', gave - hits],
      ['missed', want - hits],
    ] as const) {
      add(`${key} ${name}`, amount);
      if (each) add(`${code}: ${name}`, amount);
    }
  }
}

/** Of the gold complaints whose issue was given, how many have evidence, and how much of it was met. */
function countEvidence({ gold, coded }: Judged, add: Add): void {
  for (const { issue, evidence } of gold.complaints) {
    const same = (coded?.complaints ?? []).filter((complaint) => complaint.issue === issue);
    if (evidence === '' || same.length === 0) continue;
    add('evidence');
    if (same.some((complaint) => overlaps(evidence, complaint.evidence.quote))) add('evidence met');
  }
}

/** A given complaint is right where gold has its issue. */
function countConfidence({ gold, coded }: Judged, add: Add): void {
  for (const { issue, confidence } of coded?.complaints ?? []) {
    const bin = binOf(confidence);
    add(`bin: ${bin} given`);
    add(`bin: ${bin} confidence`, confidence);
    if (gold.complaints.some((complaint) => complaint.issue === issue)) add(`bin: ${bin} right`);
  }
}

const binOf = (confidence: number): number =>
  Math.min(confidenceBins - 1, Math.floor(confidence * confidenceBins));

const outcome = (wanted: boolean, given: boolean): string => (!wanted ? 'extra' : given ? 'hit' : 'missed');

export function tally(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
