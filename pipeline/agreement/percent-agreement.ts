import { type Coefficient, type Ratings, ratersOf, tallyOf } from './ratings.ts';

/**
 * The mean, over the units that two coders or more have rated, of the share of pairs of coders that agree; in [0, 1].
 * Source: J. Fleiss, Measuring nominal scale agreement among many raters, Psychological Bulletin 76 (1971) 378-382, for units that differ
 * in their number of raters K. Gwet, Handbook of Inter-Rater Reliability, 4th ed. 2014, section 2.3.
 */
export const percentAgreement: Coefficient = ({ patterns, counts, categories }: Ratings) => {
  let [agreed, units] = [0, 0];
  for (const [at, pattern] of patterns.entries()) {
    const raters = ratersOf(pattern);
    if (raters < 2) continue;
    const same = tallyOf(pattern, categories).reduce((sum, count) => sum + count * (count - 1), 0);
    agreed += (counts[at]! * same) / (raters * (raters - 1));
    units += counts[at]!;
  }
  return agreed / units;
};
