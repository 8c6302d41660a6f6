import type { ResearchReview } from '../../store/queries.ts';
import { Count } from './clusters.ts';
import { type CodeKind, codeKinds, codesOf, countedComplaints, type FactKind, factOf } from './dimensions.ts';
import type { DateUnit } from './period.ts';

/** Sums over counted reviews. */
export interface Sum {
  readonly reviews: Count;
  /** Those that hold a counted complaint. */
  readonly complaining: Count;
  /** How many have stars, and the sums of these and of their squares. */
  starred: number;
  stars: number;
  squares: number;
}

/** Without and with the praise that looks bought; reviews that repeat another are in neither. */
export interface Sums {
  readonly counted: Sum;
  readonly withSuspects: { reviews: number; complaining: number };
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

/** Members by the name of their group. */
class Groups extends Map<string, Set<string>> {
  add(group: string, member: string): void {
    const members = this.get(group);
    if (members === undefined) this.set(group, new Set([member]));
    else members.add(member);
  }
}

/** What is reported of one by one. */
export const groupKinds = ['app', 'period', 'version'] as const satisfies readonly FactKind[];
export type GroupKind = (typeof groupKinds)[number];

/** What was collected of one app. */
export interface AppTotals extends Totals {
  /** Days of the first and the last review; null where none bears a date. */
  first: string | null;
  last: string | null;
}

/** Counts everything that is told of reviews one dimension at a time. */
export class Tally {
  readonly totals = emptyTotals();
  readonly apps = new Map<string, AppTotals>();
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
  /** Issues that were met under a stage or cause. */
  readonly issuesOf = { stage: new Groups(), cause: new Groups() } as const;
  readonly #dates: DateUnit;

  constructor(dates: DateUnit) {
    this.#dates = dates;
  }

  /** @param cluster of a review that is counted; absent: it is not */
  add(review: ResearchReview, cluster: number | undefined): void {
    addTotals(this.totals, review);
    this.#addToApp(review);
    if (review.duplicate) return;
    const complaints = countedComplaints(review);
    const add = (sums: Sums): void => addTo(sums, review, complaints.length > 0, cluster);
    add(this.all);
    for (const kind of groupKinds) add(sumsOf(this.groups[kind], factOf(review, kind, this.#dates)));
    for (const kind of codeKinds)
      for (const code of codesOf(complaints, kind)) add(sumsOf(this.codes[kind], code));
    if (cluster !== undefined)
      for (const { issue, stage, cause } of complaints) {
        this.issuesOf.stage.add(stage, issue);
        this.issuesOf.cause.add(cause, issue);
      }
  }

  #addToApp(review: ResearchReview): void {
    const { app, day } = review;
    const totals = this.apps.get(app) ?? { ...emptyTotals(), first: day, last: day };
    addTotals(totals, review);
    if (day !== null && (totals.first === null || day < totals.first)) totals.first = day;
    if (day !== null && (totals.last === null || day > totals.last)) totals.last = day;
    this.apps.set(app, totals);
  }
}

function addTotals(
  totals: Totals,
  { duplicate, suspect, removed, day, stars, complaints }: ResearchReview,
): void {
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

const emptyTotals = (): Totals => ({
  ...{ collected: 0, duplicates: 0, suspects: 0, removed: 0 },
  ...{ undated: 0, unstarred: 0, complaints: 0, abstained: 0 },
});

function addTo(
  { counted, withSuspects }: Sums,
  { stars }: ResearchReview,
  complains: boolean,
  cluster: number | undefined,
): void {
  withSuspects.reviews += 1;
  withSuspects.complaining += Number(complains);
  if (cluster === undefined) return;
  counted.reviews.add(cluster);
  if (complains) counted.complaining.add(cluster);
  if (stars === null) return;
  counted.starred += 1;
  counted.stars += stars;
  counted.squares += stars ** 2;
}

function sumsOf(map: Map<string, Sums>, key: string): Sums {
  let sums = map.get(key);
  if (sums === undefined) {
    sums = emptySums();
    map.set(key, sums);
  }
  return sums;
}

export const emptySums = (): Sums => ({
  counted: { reviews: new Count(), complaining: new Count(), starred: 0, stars: 0, squares: 0 },
  withSuspects: { reviews: 0, complaining: 0 },
});
