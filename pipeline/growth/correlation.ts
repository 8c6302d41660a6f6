/** Two values of the same week. */
export type Pair = readonly [one: number, other: number];

/** Fewer weeks say nothing of how two series go together. */
const leastWeeks = 8;

/**
 * Spearman's rank correlation in [-1, 1], tied values having their mean rank; null of fewer than eight pairs or where one side never
 * changes. It describes: neither series causes the other for that.
 * Source: C. Spearman, The proof and measurement of association between two things, American Journal of Psychology 15 (1904) 72-101.
 */
export function rankCorrelation(pairs: readonly Pair[]): number | null {
  if (pairs.length < leastWeeks) return null;
  const one = ranks(pairs.map(([value]) => value));
  const other = ranks(pairs.map(([, value]) => value));
  const spread = product(one, one) * product(other, other);
  return spread === 0 ? null : product(one, other) / Math.sqrt(spread);
}

/** Mean ranks, less their mean. */
function ranks(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return below + equal / 2 - values.length / 2;
  });
}

const product = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, value, place) => sum + value * other[place]!, 0);
