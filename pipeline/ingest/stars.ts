import type { Stars } from '../records.ts';

const chineseDigits = '零一二三四五六七八九';
/** `5`, `4.0`, `5星`, `五颗星`, `5分`, `4 stars`, `4/5`, after NFKC. */
const counted = /^([0-9一二三四五六七八九])(?:\.0+)?\s*(?:颗?星|分|stars?|\/\s*5(?:\.0+)?)?$/i;
/** `★★★★☆`: the filled ones count. */
const drawn = /^([★⭐🌟]+)[☆✩]*$/u;

/** Reads a rating of 1 to 5; null where it is empty, `undefined` where it is anything else. */
export function parseStars(value: string): Stars | null | undefined {
  const single = value.length === 1 ? value.charCodeAt(0) - 48 : Number.NaN;
  if (single >= 1 && single <= 5) return single as Stars;
  const text = value.normalize('NFKC').replaceAll('\uFE0F', '').trim();
  return text === '' ? null : inRange(starsIn(text));
}

function starsIn(text: string): number {
  const filled = drawn.exec(text)?.[1];
  if (filled !== undefined) return [...filled].length;
  const digit = counted.exec(text)?.[1];
  if (digit === undefined) return 0;
  return Math.max(chineseDigits.indexOf(digit), Number(digit) || 0);
}

const inRange = (stars: number): Stars | undefined =>
  stars >= 1 && stars <= 5 ? (stars as Stars) : undefined;
