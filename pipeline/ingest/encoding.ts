import { commonCharacters } from './common-characters.ts';
import type { ForcedEncoding } from './items.ts';

export type Encoding = Exclude<ForcedEncoding, 'gbk'>;

/** Byte order marks, which settle the question. */
const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

const eightBit: readonly Encoding[] = ['utf-8', 'gb18030', 'big5'];
const sixteenBit: readonly Encoding[] = ['utf-16le', 'utf-16be'];

/** A wrong character says more than a right one: mojibake holds some common characters by chance, right text no wrong ones. */
const wrongWeight = 4;

/**
 * The encoding of a text, from its first bytes: a byte order mark, else strict UTF-8, else the decoding that looks most like Chinese.
 * UTF-16 without a mark is thought of only where there are NUL bytes, as there are round every line end.
 */
export function detectEncoding(head: Buffer): Encoding {
  const marked = marks.find(([, mark]) => mark.every((byte, at) => head[at] === byte));
  if (marked !== undefined) return marked[0];
  const nul = head.includes(0);
  if (!nul && isUtf8Head(head)) return 'utf-8';
  return mostPlausible(head, nul ? [...eightBit, ...sixteenBit] : eightBit);
}

/** UTF-8 but for a last character that may be cut off. */
function isUtf8Head(head: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function mostPlausible(head: Buffer, candidates: readonly Encoding[]): Encoding {
  const scored = candidates.map((encoding) => ({
    encoding,
    score: plausibility(decodeHead(head, encoding)),
  }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).encoding;
}

/** The text of the first bytes; a character cut off at their end is left out. */
export const decodeHead = (head: Buffer, encoding: Encoding): string =>
  new TextDecoder(encoding).decode(head, { stream: true });

/** Common characters less wrong ones, as a share of all; at most 1. */
function plausibility(text: string): number {
  let score = 0;
  for (const character of text) {
    if (isWrong(character)) score -= wrongWeight;
    else if (isPlain(character) || commonCharacters.has(character)) score += 1;
  }
  return score / Math.max(1, text.length);
}

/** Replacement, control and private-use characters. */
const isWrong = (character: string): boolean =>
  /[\uFFFD\u0000-\u0008\u000E-\u001F\u007F-\u009F\uE000-\uF8FF]/.test(character);

/** ASCII, and the punctuation and full-width forms of Chinese. */
const isPlain = (character: string): boolean =>
  character <= '~' || /[\u3000-\u303F\uFF00-\uFFEF]/.test(character);
