import type { CleanContext } from './context.ts';

/** No review longer than this, in letters, is looked at: sheer length of noise is rare, and long texts say something. */
const longest = 60;

/**
 * Whether a text says nothing of the app: sounds (嗯嗯嗯), digits (123), one letter over and over, rolls over the keyboard (asdfgh),
 * filler (凑字数). Praise and blame in one character (好好好, 差差差, 666) say something. `text` is folded; one without letters and
 * digits is not uninformative but text-free.
 */
export function isUninformative(text: string, { noise }: CleanContext): boolean {
  const first = firstLetter.exec(text)?.[0];
  if (first === undefined || !(noise.has(first) || /[a-z\d]/.test(first)) || text.length > 4 * longest)
    return false;
  const letters = text.replace(/[^\p{L}\p{N}]+/gu, '');
  if (letters.length > longest) return false;
  // 666 is praise, 100 a mark, 5 stars.
  if (/^\d+$/.test(letters)) return !/^(?:6+|100|10|[1-5])$/.test(letters);
  return (/^[a-z\d]+$/.test(letters) && isKeyboardRoll(letters)) || isNoise(letters, noise);
}

const firstLetter = /[\p{L}\p{N}]/u;

/** Whether sounds and fillers, one after another, make up all of it. */
function isNoise(letters: string, noise: ReadonlyMap<string, readonly string[]>): boolean {
  let at = 0;
  while (at < letters.length) {
    const word = noise.get(letters[at]!)?.find((one) => letters.startsWith(one, at));
    if (word === undefined) return false;
    at += word.length;
  }
  return true;
}

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1234567890'];
const place = new Map(rows.flatMap((row, y) => Array.from(row, (key, x) => [key, [x, y]] as const)));
/** Share of neighbouring or equal keys: words have .75 at most (power), rolls more. */
const rollShare = 0.8;
/** Shorter strings are words and abbreviations (were, yyds, tmd). */
const shortestRoll = 5;

function isKeyboardRoll(letters: string): boolean {
  if (/^([a-z])\1{2,}$/.test(letters)) return true;
  const typed = letters.replace(/(.)\1{2,}/g, '$1$1'); // goooood is good
  if (typed.length < shortestRoll) return false;
  let near = 0;
  for (let at = 1; at < typed.length; at++) if (areNear(typed[at - 1]!, typed[at]!)) near++;
  return near / (typed.length - 1) >= rollShare || !/[aeiouy\d]/.test(typed);
}

function areNear(a: string, b: string): boolean {
  const [one, other] = [place.get(a)!, place.get(b)!];
  return one[1] === other[1] && Math.abs(one[0] - other[0]) <= 1;
}
