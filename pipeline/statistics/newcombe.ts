import type { Proportion } from './wilson.ts';

/** A difference of two shares in [-1, 1] with the ends of its interval. */
export interface Difference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The difference `one - other` of two independent shares with its 95 % interval, from their Wilson intervals.
 * Source: method 10 in R. G. Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine 17
 * (1998) 873-890.
 */
export function differenceOf(one: Proportion, other: Proportion): Difference {
  const difference = one.share - other.share;
  return {
    difference,
    low: difference - Math.hypot(one.share - one.low, other.high - other.share),
    high: difference + Math.hypot(one.high - one.share, other.share - other.low),
  };
}
