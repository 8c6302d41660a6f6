import { z95 } from './normal.ts';

/** A proportion in [0, 1] with the ends of its interval. */
export interface Proportion {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The share `count / total` with its 95 % Wilson score interval, without continuity correction:
 * `(p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)`. Of nothing, all three are 0, 0 and 1: anything may be.
 * Source: E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, JASA 22 (1927) 209-212;
 * as method 3 in R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872.
 */
export function wilson(count: number, total: number): Proportion {
  if (total === 0) return { share: 0, low: 0, high: 1 };
  const share = count / total;
  const z2 = (z95 * z95) / total;
  const middle = share + z2 / 2;
  const reach = Math.sqrt((z95 * z95 * share * (1 - share)) / total + (z2 * z2) / 4);
  return {
    share,
    low: Math.max(0, (middle - reach) / (1 + z2)),
    high: Math.min(1, (middle + reach) / (1 + z2)),
  };
}
