import type { Stratum } from './standardise.ts';

/** Counts for one, two, three, four and five stars, and for reviews without stars. */
export type ByStars = readonly number[];

/** What the counted reviews of one app say, by stars. */
export interface AppCounts {
  readonly app: number;
  /** Counted reviews. */
  readonly reviews: ByStars;
  /** By stage: reviews with at least one complaint there. */
  readonly stages: ReadonlyMap<number, ByStars>;
  /** By stage and issue: reviews that state it there. */
  readonly issues: ReadonlyMap<number, ReadonlyMap<number, ByStars>>;
}

/** What all apps are held against: that of an app in the middle of all, each app as weighty as any other, however many reviews it has. */
export interface Standard {
  /** Shares of stars among reviews; they add up to 1. */
  readonly stars: ByStars;
  /** By stage: complaints a review, and the shares of stars among the complaints. */
  readonly stages: ReadonlyMap<number, { readonly rate: number; readonly stars: ByStars }>;
}

/** The standard of these apps, which all have reviews. */
export function standardOf(apps: readonly AppCounts[]): Standard {
  const stages = [...new Set(apps.flatMap(({ issues }) => [...issues.keys()]))].sort((a, b) => a - b);
  return {
    stars: meanOf(apps.map(({ reviews }) => divided(reviews, sumOf(reviews)))),
    stages: new Map(stages.map((stage) => [stage, stageStandard(apps, stage)])),
  };
}

function stageStandard(apps: readonly AppCounts[], stage: number): { rate: number; stars: ByStars } {
  const perReview = apps.map((app) => divided(complaintsAt(app, stage), sumOf(app.reviews)));
  const mean = meanOf(perReview);
  return { rate: sumOf(mean), stars: divided(mean, sumOf(mean)) };
}

/** Complaints at a stage: an app's reviews that state an issue there, one for each issue. */
export function complaintsAt({ issues }: AppCounts, stage: number): ByStars {
  return [...(issues.get(stage)?.values() ?? [])].reduce(added, noReviews);
}

/** Counts out of totals, stratum by stratum. */
export const strataOf = (counts: ByStars, totals: ByStars): Stratum[] =>
  totals.map((total, at) => ({ count: counts[at]!, total }));

export const noReviews: ByStars = [0, 0, 0, 0, 0, 0];

export const sumOf = (counts: ByStars): number => counts.reduce((sum, count) => sum + count, 0);

const added = (one: ByStars, other: ByStars): ByStars => one.map((count, at) => count + other[at]!);

const divided = (counts: ByStars, by: number): ByStars => counts.map((count) => (by === 0 ? 0 : count / by));

const meanOf = (all: readonly ByStars[]): ByStars => divided(all.reduce(added, noReviews), all.length);
