import type { FieldName, Polarity } from '../records.ts';

/** A complaint as it is compared: its codes, and where its evidence stands in the stored field, code points. */
export interface PlacedComplaint {
  readonly issue: string;
  readonly stage: string;
  readonly cause: string;
  readonly abstained: boolean;
  readonly field: FieldName;
  readonly start: number;
  readonly length: number;
}

/** How a review is coded as a whole. */
export interface ReviewCoding {
  readonly polarity: Polarity;
  readonly complaints: readonly PlacedComplaint[];
}

/** A complaint that another issue is seen in (both ids), that is no longer seen (`to` null), or that was not seen (`from` null). */
export interface IssueMove {
  readonly from: string | null;
  readonly to: string | null;
}

/** Where an issue is placed. */
export type Place = Pick<PlacedComplaint, 'stage' | 'cause'>;

/** An issue that stayed and is seen at another stage, or laid to another cause. */
export interface PlaceMove {
  readonly issue: string;
  readonly from: Place;
  readonly to: Place;
}

/** What may differ between two codings of one review. */
export const aspects = ['polarity', 'issues', 'stages', 'sureness', 'evidence'] as const;
export type Aspect = (typeof aspects)[number];

/** In what the two codings differ; empty: they are the same but for scores and confidence. `stages` are stages and causes. */
export function differences(before: ReviewCoding, after: ReviewCoding): Aspect[] {
  const differ = (told: (complaint: PlacedComplaint) => string) =>
    setOf(before.complaints, told) !== setOf(after.complaints, told);
  const differs: Readonly<Record<Aspect, boolean>> = {
    polarity: before.polarity !== after.polarity,
    issues: differ(({ issue }) => issue),
    stages: differ(({ issue, stage, cause }) => `${issue} ${stage} ${cause}`),
    sureness: differ(({ issue, abstained }) => `${issue} ${abstained}`),
    evidence: differ(({ issue, field, start, length }) => `${issue} ${field} ${start} ${length}`),
  };
  return aspects.filter((aspect) => differs[aspect]);
}

const setOf = (complaints: readonly PlacedComplaint[], told: (complaint: PlacedComplaint) => string) =>
  complaints.map(told).sort().join('\n');

/**
 * How the issues of a review moved: issues that went and issues that came, paired where their evidence overlaps, first come first served.
 * An issue that stayed is no move.
 */
export function issueMoves(before: ReviewCoding, after: ReviewCoding): IssueMove[] {
  const gone = without(before.complaints, after.complaints);
  const came = without(after.complaints, before.complaints);
  const moves: IssueMove[] = [];
  for (const old of gone) {
    const place = came.findIndex((one) => overlap(old, one));
    const next = place === -1 ? undefined : came.splice(place, 1)[0];
    moves.push({ from: old.issue, to: next?.issue ?? null });
  }
  return [...moves, ...came.map(({ issue }) => ({ from: null, to: issue }))];
}

/** Where the issues of a review that stayed were placed and are no more, with the first place of each now. */
export function placeMoves(before: ReviewCoding, after: ReviewCoding): PlaceMove[] {
  return before.complaints.flatMap(({ issue, stage, cause }) => {
    const isHere = (other: PlacedComplaint) => other.stage === stage && other.cause === cause;
    const now = after.complaints.filter((other) => other.issue === issue);
    const to = now[0];
    if (to === undefined || now.some(isHere)) return [];
    return [{ issue, from: { stage, cause }, to: { stage: to.stage, cause: to.cause } }];
  });
}

/** Complaints of issues that the others do not have, each issue once. */
function without(
  complaints: readonly PlacedComplaint[],
  others: readonly PlacedComplaint[],
): PlacedComplaint[] {
  const known = new Set(others.map(({ issue }) => issue));
  return complaints.filter(({ issue }) => {
    if (known.has(issue)) return false;
    known.add(issue);
    return true;
  });
}

const overlap = (one: PlacedComplaint, other: PlacedComplaint): boolean =>
  one.field === other.field && one.start < other.start + other.length && other.start < one.start + one.length;
