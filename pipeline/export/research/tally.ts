import type { ResearchReview } from '../../store/queries.ts';
import { type CodeKind, codeKinds, codesOf, countedComplaints, type FactKind, factOf } from './dimensions.ts';
import type { DateUnit } from './period.ts';

/** Sums over reviews. */
export interface Sum {
  reviews: number;
  /** How many of them hold a counted complaint. */
  complaining: number;
  /** How many have stars, and the sum of these. */
  starred: number;
  stars: number;
}

/** Without and with the praise that looks bought; reviews that repeat another are in neither. */
export interface Sums {
  readonly counted: Sum;
  readonly withSuspects: Sum;
}

/** One total for every step from what was collected to what is counted. */
export interface Totals {
  collected: number;
  duplicates: number;
  /** Of those that repeat none. */
  suspects: number;
  removed: number;
  undated: number;
  unstarred: number;
  /** Complaints of counted reviews, and those of which the coder was not sure. */
  complaints: number;
  abstained: number;
}

/** What is reported of one by one. */
export const groupKinds = ['app', 'period', 'version'] as const satisfies readonly FactKind[];
export type GroupKind = (typeof groupKinds)[number];

/** Counts everything that is told of reviews one dimension at a time. */
export class Tally {
  readonly totals: Totals = {
    collected: 0,
    duplicates: 0,
    suspects: 0,
    removed: 0,
    undated: 0,
    unstarred: 0,
    complaints: 0,
    abstained: 0,
  };
  readonly all: Sums = emptySums();
  readonly codes: Readonly<Record<CodeKind, Map<string, Sums>>> = {
    issue: new Map(),
    stage: new Map(),
    cause: new Map(),
  };
  readonly groups: Readonly<Record<GroupKind, Map<string, Sums>>> = {
    app: new Map(),
    period: new Map(),
    version: new Map(),
  };
  readonly #dates: DateUnit;

  constructor(dates: DateUnit) {
    this.#dates = dates;
  }

  add(review: ResearchReview): void {
    this.#addTotals(review);
    if (review.duplicate) return;
    const complaints = countedComplaints(review);
    const add = (sums: Sums): void => addTo(sums, review, complaints.length > 0);
    add(this.all);
    for (const kind of groupKinds) add(sumsOf(this.groups[kind], factOf(review, kind, this.#dates)));
    for (const kind of codeKinds)
      for (const code of codesOf(complaints, kind)) add(sumsOf(this.codes[kind], code));
  }

  #addTotals({ duplicate, suspect, removed, day, stars, complaints }: ResearchReview): void {
    const { totals } = this;
    totals.collected += 1;
    totals.removed += Number(removed);
    totals.undated += Number(day === null);
    totals.unstarred += Number(stars === null);
    totals.duplicates += Number(duplicate);
    totals.suspects += Number(suspect && !duplicate);
    if (duplicate || suspect) return;
    const abstained = complaints.filter((complaint) => complaint.abstained).length;
    totals.abstained += abstained;
    totals.complaints += complaints.length - abstained;
  }
}

function addTo(
  { counted, withSuspects }: Sums,
  { stars, suspect }: ResearchReview,
  complains: boolean,
): void {
  for (const sum of suspect ? [withSuspects] : [withSuspects, counted]) {
    sum.reviews += 1;
    sum.complaining += Number(complains);
    sum.starred += Number(stars !== null);
    sum.stars += stars ?? 0;
  }
}

function sumsOf(map: Map<string, Sums>, key: string): Sums {
  let sums = map.get(key);
  if (sums === undefined) {
    sums = emptySums();
    map.set(key, sums);
  }
  return sums;
}

const emptySum = (): Sum => ({ reviews: 0, complaining: 0, starred: 0, stars: 0 });
const emptySums = (): Sums => ({ counted: emptySum(), withSuspects: emptySum() });
