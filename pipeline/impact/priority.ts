/** What is known of one issue of one app. */
export interface Evidence {
  readonly issue: number;
  /** Stars that a review loses by stating it, at least 0; null where no review that states it has stars. */
  readonly starsLost: number | null;
  /** Counted reviews that state it in the newest and in the former period. */
  readonly newest: number;
  readonly former: number;
  /** Counted reviews that state it at any time, and how many of them speak of leaving, a refund, a regulator or harm. */
  readonly reviews: number;
  readonly severe: number;
}

/** How much an app is reviewed. */
export interface Volume {
  /** Counted reviews of the newest period. */
  readonly newest: number;
  /** How many times as many reviews the newest period has as the former one; null where there is none to compare with. */
  readonly growth: number | null;
}

/** The four factors, each above or at 0, and their product. */
export interface Priority {
  readonly issue: number;
  /** Stars that a review loses by stating it; 1 where no review that states it has stars. */
  readonly impact: number;
  /** Share of the newest period's counted reviews that state it. */
  readonly volume: number;
  /** How many times as often as before, drawn towards 1: above 1 it grows. */
  readonly trend: number;
  /** 1, and 2 more where every review that states it is severe. */
  readonly severity: number;
  readonly priority: number;
  /** Its part of the sum over all issues of the app. */
  readonly part: number;
  /** 1 is the first. */
  readonly rank: number;
}

/**
 * How strongly a ratio of counts is drawn towards 1, and a share of severe reviews towards the app's own: as by five more reviews. Chosen,
 * not fitted: it lets ten reviews outweigh the prior and keeps a first single review from leading the list.
 */
const priorReviews = 5;

/** A severe review weighs as much as three others. Chosen, not fitted; the factor is shown so that others can weigh anew. */
const severeWeight = 2;

/**
 * Priority = impact × volume × trend × severity: the stars that the app's mean loses by the issue in the newest period, moved by where it is
 * heading and by how bad its consequences are. First come first; equal ones by issue number.
 */
export function prioritiesOf(evidence: readonly Evidence[], volume: Volume): Priority[] {
  const severe =
    sumOf(evidence, (one) => one.severe) /
    Math.max(
      1,
      sumOf(evidence, (one) => one.reviews),
    );
  const weighed = evidence.map((one) => {
    const factors = {
      impact: one.starsLost ?? 1,
      volume: volume.newest === 0 ? 0 : one.newest / volume.newest,
      trend: trendOf(one, volume),
      severity: 1 + severeWeight * severeShare(one, severe),
    };
    const priority = factors.impact * factors.volume * factors.trend * factors.severity;
    return { issue: one.issue, ...factors, priority };
  });
  const sum = sumOf(weighed, (one) => one.priority);
  return weighed
    .sort((a, b) => b.priority - a.priority || a.issue - b.issue)
    .map((one, place) => ({ ...one, part: sum === 0 ? 0 : one.priority / sum, rank: place + 1 }));
}

/**
 * Posterior mean of the ratio of the newest count to the one expected by the former share, under a gamma prior of mean 1 (A. Gelman and
 * others, Bayesian Data Analysis, 3rd ed. 2013, 2.6); 1 without a former period.
 */
function trendOf({ newest, former }: Evidence, { growth }: Volume): number {
  return growth === null ? 1 : (priorReviews + newest) / (priorReviews + former * growth);
}

const severeShare = ({ severe, reviews }: Evidence, usual: number): number =>
  (severe + priorReviews * usual) / (reviews + priorReviews);

function sumOf<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0);
}
