import { categoryShares } from './category-shares.ts';
import { beyondChance } from './cohens-kappa.ts';
import { percentAgreement } from './percent-agreement.ts';
import type { Coefficient } from './ratings.ts';

/**
 * AC1, which stays high where coders agree on a rare category that kappa would call chance: K. Gwet, Computing inter-rater reliability
 * and its variance in the presence of high agreement, British Journal of Mathematical and Statistical Psychology 61 (2008) 29-48.
 */
export const gwetsAc1: Coefficient = (ratings) =>
  beyondChance(
    percentAgreement(ratings),
    categoryShares(ratings).reduce((sum, share) => sum + share * (1 - share), 0) / (ratings.categories - 1),
  );
