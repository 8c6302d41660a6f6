import { z95 } from './normal.ts';

/**
 * Half the width of the 95 % interval of a share in a simple random sample of `size` out of `population` reviews.
 * Source: W. Cochran, Sampling Techniques, 3rd ed. 1977, section 4.4.
 */
export function shareReach(share: number, size: number, population = Infinity): number {
  const left = population === Infinity ? 1 : Math.max(0, (population - size) / (population - 1 || 1));
  return z95 * Math.sqrt((share * (1 - share) * left) / size);
}

/** How many reviews to draw out of `population` so that `shareReach` is `reach`. */
export function sizeForShare(share: number, reach: number, population = Infinity): number {
  const unlimited = (z95 ** 2 * share * (1 - share)) / reach ** 2;
  return Math.ceil(population === Infinity ? unlimited : unlimited / (1 + (unlimited - 1) / population));
}

/**
 * Half the width of the 95 % interval of kappa, two coders asking of `size` reviews whether they bear a code that `prevalence` of them do.
 * Source: the large-sample variance of D. Bloch, H. Kraemer, 2 × 2 kappa coefficients, Biometrics 45 (1989) 269-287.
 */
export const kappaReach = (kappa: number, prevalence: number, size: number): number =>
  z95 * Math.sqrt(kappaVariance(kappa, prevalence) / size);

/** How many reviews two coders must code so that `kappaReach` is `reach`. */
export const sizeForKappa = (kappa: number, prevalence: number, reach: number): number =>
  Math.ceil((z95 ** 2 * kappaVariance(kappa, prevalence)) / reach ** 2);

const kappaVariance = (kappa: number, prevalence: number): number =>
  (1 - kappa) * ((1 - kappa) * (1 - 2 * kappa) + (kappa * (2 - kappa)) / (2 * prevalence * (1 - prevalence)));
