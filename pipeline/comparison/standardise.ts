import { type Proportion, wilson } from '../statistics/wilson.ts';

/** Counts of one subject in one stratum. */
export interface Stratum {
  readonly count: number;
  readonly total: number;
}

/**
 * The share that a subject would have if its strata had the standard's sizes (direct standardisation): the mean of the strata's shares
 * weighted by `weights`. Strata in which the subject has nothing are left out and the others weighted up; null where none is left. The
 * interval is the stratified Wilson interval: each stratum's reach, by its weight, added in squares.
 * Source: K. J. Rothman, S. Greenland, T. L. Lash, Modern Epidemiology, 3rd ed. (2008), ch. 4; interval: X. Yan, X. G. Su, Stratified
 * Wilson and Newcombe confidence intervals for multiple binomial proportions, Statistics in Biopharmaceutical Research 2 (2010) 329-335,
 * with the standard's weights.
 */
export function standardised(strata: readonly Stratum[], weights: readonly number[]): Proportion | null {
  const known = strata.flatMap(({ count, total }, at) =>
    total > 0 && weights[at]! > 0 ? [{ ...wilson(count, total), weight: weights[at]! }] : [],
  );
  const whole = known.reduce((sum, { weight }) => sum + weight, 0);
  if (whole === 0) return null;
  return combined(known.map(({ weight, ...share }) => ({ ...share, weight: weight / whole })));
}

/** The plain mean of shares that are of different reviews, each as weighty as any other; null of none. */
export function meanShare(shares: readonly Proportion[]): Proportion | null {
  if (shares.length === 0) return null;
  return combined(shares.map((share) => ({ ...share, weight: 1 / shares.length })));
}

/** For each of two shares or more the mean of all others, as `meanShare` gives it, by sums: many apps are many others. */
export function meansOfOthers(shares: readonly Proportion[]): Proportion[] {
  const others = shares.length - 1;
  const sum = (value: (share: Proportion) => number) => shares.reduce((total, one) => total + value(one), 0);
  const below = ({ share, low }: Proportion) => (share - low) ** 2;
  const above = ({ share, high }: Proportion) => (high - share) ** 2;
  const all = { share: sum(({ share }) => share), below: sum(below), above: sum(above) };
  return shares.map((one) => {
    const share = (all.share - one.share) / others;
    const reachBelow = Math.sqrt(Math.max(0, all.below - below(one))) / others;
    const reachAbove = Math.sqrt(Math.max(0, all.above - above(one))) / others;
    return { share, low: Math.max(0, share - reachBelow), high: share + reachAbove };
  });
}

/** The share times a constant. */
export const scaled = ({ share, low, high }: Proportion, by: number): Proportion => ({
  ...{ share: share * by, low: low * by, high: high * by },
});

/**
 * A weighted sum of independent shares; the reaches below and above are added in squares.
 * Source: G. Y. Zou, A. Donner, Construction of confidence limits about effect measures: a general approach, Statistics in Medicine 27
 * (2008) 1693-1702.
 */
function combined(parts: readonly (Proportion & { readonly weight: number })[]): Proportion {
  const share = parts.reduce((sum, part) => sum + part.weight * part.share, 0);
  const below = Math.hypot(...parts.map((part) => part.weight * (part.share - part.low)));
  const above = Math.hypot(...parts.map((part) => part.weight * (part.high - part.share)));
  return { share, low: Math.max(0, share - below), high: share + above };
}
