/**
 * The distance of two sets of codes in [0, 1], "measuring agreement on set-valued items": 1 less the share they have in common (Jaccard)
 * times 1 for equal sets, 2/3 where one holds the other, 1/3 where they overlap; 1 for sets with nothing in common; 0 for two empty ones.
 * Source: R. Passonneau, Measuring agreement on set-valued items (MASI) for semantic and pragmatic annotation, LREC 2006.
 */
export function masi(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((code) => other.has(code)).length;
  const all = one.size + other.size - common;
  if (all === 0) return 0;
  return 1 - (common / all) * likeness(common, one.size, other.size);
}

function likeness(common: number, one: number, other: number): number {
  if (common === one && common === other) return 1;
  if (common === Math.min(one, other)) return 2 / 3;
  return 1 / 3;
}
