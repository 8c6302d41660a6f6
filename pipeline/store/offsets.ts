/**
 * JavaScript counts UTF-16 units, SQLite's `substr` and Python count code points: 😀 is two of the one and one of the other. The store
 * keeps code points. A lone surrogate is one of both.
 */
const anySurrogate = /[\uD800-\uDFFF]/;

/** How many code points the first `units` UTF-16 units of `text` are; inside a pair, the pair counts. */
export function toCodePoints(text: string, units: number): number {
  if (!anySurrogate.test(text)) return units;
  let points = 0;
  for (let at = 0; at < units; points++) at += width(text, at);
  return points;
}

/** How many UTF-16 units the first `points` code points of `text` are. */
export function toUnits(text: string, points: number): number {
  if (!anySurrogate.test(text)) return points;
  let at = 0;
  for (let seen = 0; seen < points && at < text.length; seen++) at += width(text, at);
  return at;
}

const width = (text: string, at: number): number => (text.codePointAt(at)! > 0xffff ? 2 : 1);
