import { type Ratings, ratersOf, unrated } from './ratings.ts';

/**
 * The mean, over the units that anybody has rated, of the share of their raters who chose each category; sums to 1.
 * Source: K. Gwet, Handbook of Inter-Rater Reliability, 4th ed. 2014, section 2.3.
 */
export function categoryShares({ patterns, counts, categories }: Ratings): Float64Array {
  const shares = new Float64Array(categories);
  let units = 0;
  for (const [at, pattern] of patterns.entries()) {
    const raters = ratersOf(pattern);
    if (raters === 0) continue;
    for (const category of pattern) if (category !== unrated) shares[category]! += counts[at]! / raters;
    units += counts[at]!;
  }
  return shares.map((share) => share / units);
}
