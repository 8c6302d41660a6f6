/**
 * p-values corrected for their number so that the expected share of false rejections among all stays at the level compared with (false
 * discovery rate), for tests that are independent or positively dependent: the k-th smallest of m times `m / k`, never more than the one
 * after, at most 1. Order as given.
 * @param tests how many were made, where those with a p-value of 1 are left out
 * Source: Y. Benjamini, Y. Hochberg, Controlling the false discovery rate, Journal of the Royal Statistical Society B 57 (1995) 289-300.
 */
export function benjaminiHochberg(pValues: readonly number[], tests = pValues.length): number[] {
  const adjusted = new Array<number>(pValues.length);
  let most = 1;
  for (const [behind, at] of descending(pValues).entries()) {
    most = Math.min(most, (tests * pValues[at]!) / (pValues.length - behind));
    adjusted[at] = most;
  }
  return adjusted;
}

/** The places of the values, greatest value first. */
const descending = (values: readonly number[]): number[] =>
  [...values.keys()].sort((a, b) => values[b]! - values[a]!);
