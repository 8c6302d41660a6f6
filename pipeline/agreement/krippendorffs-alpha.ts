import { type Coefficient, type Ratings, ratersOf, unrated } from './ratings.ts';

/** How different two categories are, 0 for the same to 1; symmetric. */
export type Distance = (one: number, other: number) => number;

export const nominal: Distance = (one, other) => (one === other ? 0 : 1);

/**
 * K. Krippendorff, Computing Krippendorff's alpha-reliability, 2011; units with one rating or none are left out. NaN where all ratings
 * are the same, so that there is nothing to disagree on.
 */
export function krippendorffsAlpha(distance: Distance = nominal): Coefficient {
  return (ratings) => {
    const totals = new Float64Array(ratings.categories);
    const seen = disagreement(ratings, distance, totals);
    const all = totals.reduce((sum, count) => sum + count, 0);
    const expected = disagreementByChance(totals, distance) / (all - 1);
    return expected < 1e-12 ? Number.NaN : 1 - seen / expected;
  };
}

/** The disagreement within units; adds every rating that can be paired to `totals`. */
function disagreement({ patterns, counts }: Ratings, distance: Distance, totals: Float64Array): number {
  let sum = 0;
  for (const [at, pattern] of patterns.entries()) {
    const raters = ratersOf(pattern);
    if (raters < 2) continue;
    const rated = pattern.filter((category) => category !== unrated);
    for (const category of rated) totals[category]! += counts[at]!;
    sum += (counts[at]! * disagreementIn(rated, distance)) / (raters - 1);
  }
  return sum;
}

/** Over ordered pairs. */
function disagreementIn(rated: readonly number[], distance: Distance): number {
  let sum = 0;
  for (let i = 0; i < rated.length; i++)
    for (let j = i + 1; j < rated.length; j++) sum += 2 * distance(rated[i]!, rated[j]!);
  return sum;
}

function disagreementByChance(totals: Float64Array, distance: Distance): number {
  let sum = 0;
  for (let one = 0; one < totals.length; one++) {
    if (totals[one] === 0) continue;
    for (let other = one + 1; other < totals.length; other++)
      if (totals[other] !== 0) sum += 2 * totals[one]! * totals[other]! * distance(one, other);
  }
  return sum;
}
