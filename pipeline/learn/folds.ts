/**
 * Deals groups into folds: the largest group first, each to the fold that holds least. What shares a group (an app, a file) is never
 * split, so that every held-out score is of an unseen app. Deterministic.
 * @returns the fold of each item
 */
export function foldsOf(groups: readonly string[], folds: number): Int32Array {
  const sizes = new Map<string, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const order = [...sizes].sort(([a, sizeA], [b, sizeB]) => sizeB - sizeA || (a < b ? -1 : 1));
  const load = new Float64Array(folds);
  const foldOf = new Map<string, number>();
  for (const [group, size] of order) {
    const lightest = load.indexOf(Math.min(...load));
    load[lightest]! += size;
    foldOf.set(group, lightest);
  }
  return Int32Array.from(groups, (group) => foldOf.get(group)!);
}
