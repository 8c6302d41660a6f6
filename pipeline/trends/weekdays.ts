import { jeffreys } from './usual.ts';

/** What the days learned from sum up to, by day of the week (day number modulo 7) and in all. */
export interface Sums {
  readonly counts: Float64Array;
  /** All reviews, and the sum of their squares by day. */
  readonly of: Float64Array;
  readonly squares: Float64Array;
  readonly count: number;
  readonly reviews: number;
}

/** The same of a series whose scatter is known. */
export interface ScatteredSums extends Sums {
  readonly dispersion: number;
}

/** The variance of weekday factors around 1 in all series of an app, beyond chance and scatter; by moments, at least 0. */
export function weekdayVariation(series: readonly ScatteredSums[]): number {
  let [excess, squares] = [0, 0];
  for (const { counts, of, squares: ofSquares, count, reviews, dispersion } of series) {
    const rate = count / reviews;
    for (let weekday = 0; weekday < 7; weekday++) {
      const expected = rate * of[weekday]!;
      const chance = expected + dispersion * rate * rate * ofSquares[weekday]!;
      excess += (counts[weekday]! - expected) ** 2 - chance * (1 - of[weekday]! / reviews);
      squares += expected * expected;
    }
  }
  return squares === 0 ? 0 : Math.max(0, excess / squares);
}

/** Each weekday's rate over the mean rate, drawn towards 1 by what chance and scatter leave open. Over the reviews their mean is 1. */
export function weekdayFactors(sums: ScatteredSums, variation: number): Float64Array {
  const factors = new Float64Array(7).fill(1);
  if (variation === 0) return factors;
  const rate = (sums.count + jeffreys) / sums.reviews;
  let mean = 0;
  for (let weekday = 0; weekday < 7; weekday++) {
    const of = sums.of[weekday]!;
    if (of > 0) {
      const chance = 1 / (rate * of) + (sums.dispersion * sums.squares[weekday]!) / (of * of);
      const beyond = sums.counts[weekday]! / (rate * of) - 1;
      factors[weekday] = 1 + (beyond * variation) / (variation + chance);
    }
    mean += (factors[weekday]! * of) / sums.reviews;
  }
  return factors.map((factor) => factor / mean);
}
