import type { Difference } from './newcombe.ts';
import type { Proportion } from './wilson.ts';

/** One share and how often it is taken; below 0 where it is taken away. */
export interface Term {
  readonly coefficient: number;
  readonly share: Proportion;
}

/**
 * A linear combination of independent shares with its 95 % interval, each share's own interval taken into it (square-and-add, MOVER).
 * Of `+1` and `-1` it is Newcombe's difference; of four it is a difference between differences.
 * Source: G. Y. Zou, W. Huang, X. Zhang, A note on confidence interval estimation for a linear function of binomial proportions,
 * Computational Statistics & Data Analysis 53 (2009) 1080-1085.
 */
export function combinationOf(terms: readonly Term[]): Difference {
  const below: number[] = [];
  const above: number[] = [];
  let difference = 0;
  for (const {
    coefficient,
    share: { share, low, high },
  } of terms) {
    difference += coefficient * share;
    below.push(coefficient * (coefficient > 0 ? share - low : share - high));
    above.push(coefficient * (coefficient > 0 ? high - share : low - share));
  }
  return { difference, low: difference - Math.hypot(...below), high: difference + Math.hypot(...above) };
}
