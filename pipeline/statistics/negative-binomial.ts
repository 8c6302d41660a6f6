import { incompleteBeta } from './beta.ts';

/** Counts that scatter more than by chance alone: their variance is `mean + mean² / size`. An infinite size is the Poisson distribution. */
export interface NegativeBinomial {
  /** > 0 */
  readonly mean: number;
  /** > 0 */
  readonly size: number;
}

/** Greater sizes are computed as this one: of means up to 1,000 their variance differs by less than 0.01 %, and larger ones lose digits. */
const largest = 1e7;

/**
 * The chance of `count` or more: `I_x(count, size)` with `x = mean / (mean + size)`.
 * Source: N. Johnson, A. Kemp, S. Kotz, Univariate Discrete Distributions, 3rd ed. 2005, equation 5.31.
 */
export function upperTail(count: number, { mean, size }: NegativeBinomial): number {
  if (count <= 0) return 1;
  const bounded = Math.min(size, largest);
  return incompleteBeta(mean / (mean + bounded), count, bounded);
}

/** The chance of `count` or fewer. */
export const lowerTail = (count: number, { mean, size }: NegativeBinomial): number => {
  const bounded = Math.min(size, largest);
  return incompleteBeta(bounded / (mean + bounded), bounded, count + 1);
};
