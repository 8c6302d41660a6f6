import { type Coefficient, type Ratings, ratersOf, unrated } from './ratings.ts';

/**
 * The mean, over the units that two coders or more have rated, of the share of pairs of coders that agree; in [0, 1].
 * Source: J. Fleiss, Measuring nominal scale agreement among many raters, Psychological Bulletin 76 (1971) 378-382, for units that differ
 * in their number of raters K. Gwet, Handbook of Inter-Rater Reliability, 4th ed. 2014, section 2.3.
 */
export const percentAgreement: Coefficient = ({ patterns, counts }: Ratings) => {
  let [agreed, units] = [0, 0];
  for (const [at, pattern] of patterns.entries()) {
    const raters = ratersOf(pattern);
    if (raters < 2) continue;
    agreed += (counts[at]! * agreeingPairs(pattern)) / ((raters * (raters - 1)) / 2);
    units += counts[at]!;
  }
  return agreed / units;
};

function agreeingPairs(pattern: readonly number[]): number {
  let pairs = 0;
  for (let i = 0; i < pattern.length; i++)
    for (let j = i + 1; j < pattern.length; j++)
      if (pattern[i] === pattern[j] && pattern[i] !== unrated) pairs += 1;
  return pairs;
}
