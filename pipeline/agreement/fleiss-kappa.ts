import { categoryShares } from './category-shares.ts';
import { beyondChance } from './cohens-kappa.ts';
import { percentAgreement } from './percent-agreement.ts';
import type { Coefficient } from './ratings.ts';

/**
 * J. Fleiss, Measuring nominal scale agreement among many raters, Psychological Bulletin 76 (1971) 378-382; where units differ in their
 * number of raters as in K. Gwet, Handbook of Inter-Rater Reliability, 4th ed. 2014, section 2.3.
 */
export const fleissKappa: Coefficient = (ratings) =>
  beyondChance(
    percentAgreement(ratings),
    categoryShares(ratings).reduce((sum, share) => sum + share * share, 0),
  );
