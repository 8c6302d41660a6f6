import type { NegativeBinomial } from '../statistics/negative-binomial.ts';
import { z95 } from '../statistics/normal.ts';
import type { Exposure } from './history.ts';

/** Places `from` up to, but without, `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What is usual for one series: a share of the reviews, how it goes with the day of the week, and how much it scatters. */
export interface Usual {
  /** Reviews that stated it on the days learned from; all reviews, and those with a complaint, of these days. */
  readonly count: number;
  readonly reviews: number;
  readonly complaining: number;
  /** By day number modulo 7; over the reviews learned from their mean is 1. */
  readonly weekday: Float64Array;
  /** The share expected on the calmest day of the week. */
  readonly least: number;
  /** Scatter beyond chance: the variance of one day's count is `mean + dispersion × mean²`. */
  readonly dispersion: number;
  /** How few days the reviews learned from lie on: 1 / days, were all alike. */
  readonly concentration: number;
}

/** Half a review more than was counted: Jeffreys' prior for the rate of a Poisson process, which leaves nothing impossible. */
export const jeffreys = 0.5;

/**
 * What the usual lets expect of the days of a span: a negative binomial that holds three doubts, chance in what was learned from
 * (`1 / (count + ½)`, as a rate with a gamma distribution predicts), the scatter of those days, and the scatter of the days expected.
 * Shares are of all reviews, or of those with a complaint. After A. Noufaily et al., An improved algorithm for outbreak detection in
 * multiple surveillance systems, Statistics in Medicine 32 (2013) 1206-1222, who hold counts against a scattered baseline in the same way.
 */
export function expectedIn(
  usual: Usual,
  days: Int32Array,
  exposure: Exposure,
  { from, to }: Span,
  of: keyof Exposure = 'reviews',
): NegativeBinomial {
  const known = usual.count + jeffreys;
  const rate = known / usual[of];
  let [mean, squares] = [0, 0];
  for (let place = from; place < to; place++) {
    const expected = rate * exposure[of][place]! * usual.weekday[days[place]! % 7]!;
    mean += expected;
    squares += expected * expected;
  }
  const scatter = usual.dispersion * (usual.concentration + squares / (mean * mean));
  return { mean, size: 1 / (1 / known + scatter) };
}

/** A count over its expectation, with its 95 % interval. */
export interface Ratio {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

/** The logarithm of the ratio varies by `1 / count + 1 / size` (delta method); for a count of 0 the interval is that of a half. */
export function ratioOf(count: number, { mean, size }: NegativeBinomial): Ratio {
  const shown = Math.max(count, 0.5) / mean;
  const reach = Math.exp(z95 * Math.sqrt(1 / Math.max(count, 0.5) + 1 / size));
  return { ratio: count / mean, low: count === 0 ? 0 : shown / reach, high: shown * reach };
}

/** Sum of the values of places `from` up to, but without, `to`. */
export function countIn(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let place = from; place < to; place++) sum += values[place]!;
  return sum;
}
