/**
 * p-values corrected for their number so that the chance of any false rejection stays at the level compared with (family-wise error rate),
 * whatever their dependence: the k-th smallest of m times `m - k + 1`, never less than the one before, at most 1. Order as given.
 * Source: S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6 (1979) 65-70.
 */
export function holm(pValues: readonly number[]): number[] {
  const adjusted = new Array<number>(pValues.length);
  let least = 0;
  for (const [rank, at] of ascending(pValues).entries()) {
    least = Math.max(least, Math.min(1, (pValues.length - rank) * pValues[at]!));
    adjusted[at] = least;
  }
  return adjusted;
}

/** The places of the values, smallest value first; equal ones in the order given. */
const ascending = (values: readonly number[]): number[] =>
  [...values.keys()].sort((a, b) => values[a]! - values[b]!);
