import { fold } from '../clean/fold.ts';
import { profileOf } from '../clean/profile.ts';
import type { Rewritten } from '../clean/simplify.ts';
import { placeholder, type Span } from '../field.ts';

/** One word as search sees it, folded; the span is of the text it was read from, UTF-16. */
export interface Token extends Span {
  readonly word: string;
}

/** What a UTF-16 unit is to search; see `continues`. */
const kind = { unknown: 0, gap: 1, single: 2, letter: 3, digit: 4, high: 5, low: 6 } as const;

const kinds = new Uint8Array(65_536);

function kindOf(code: number): number {
  const known = kinds[code]!;
  if (known !== kind.unknown) return known;
  kinds[code] = classify(code);
  return kinds[code]!;
}

/** Han, kana and hangul are written without spaces; pictures are words too. */
const alone =
  /^[\p{Script=Han}\p{Script=Bopomofo}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u;

function classify(code: number): number {
  if (code >= 0xd800 && code <= 0xdfff) return code < 0xdc00 ? kind.high : kind.low;
  const character = String.fromCharCode(code);
  if (/^\p{N}/u.test(character)) return kind.digit;
  if (/^[©®]/.test(character)) return kind.gap;
  if (alone.test(character)) return kind.single;
  return /^[\p{L}\p{M}]/u.test(character) ? kind.letter : kind.gap;
}

/** Runs of letters make one word, so do runs of digits and surrogate pairs; every other unit is a word of its own. */
const continues = (before: number, own: number): boolean =>
  own === before ? own === kind.letter || own === kind.digit : own === kind.low && before === kind.high;

/** `text` folded as the coder folds it, for matching; placeholders of personal data are nobody's words. */
function folded(text: string): Rewritten {
  const words = text.includes('[') ? text.replace(placeholder, (found) => ' '.repeat(found.length)) : text;
  return fold(words, { start: 0, end: words.length }, profileOf(words, 0, words.length));
}

/**
 * The words of a stored text in order: one for every Han character, kana or picture, one for every run of letters or of digits.
 * Traditional writing, capitals and full-width forms are folded away; punctuation is left out.
 */
export function tokensOf(text: string): Token[] {
  const { text: match, starts, ends } = folded(text);
  const tokens: Token[] = [];
  for (let at = 0; at < match.length; ) {
    const end = wordEnd(match, at);
    if (kindOf(match.charCodeAt(at)) !== kind.gap)
      tokens.push({ word: match.slice(at, end), start: starts?.[at] ?? at, end: ends?.[end - 1] ?? end });
    at = end;
  }
  return tokens;
}

function wordEnd(match: string, start: number): number {
  let own = kindOf(match.charCodeAt(start));
  for (let at = start + 1; at < match.length; at++) {
    const next = kindOf(match.charCodeAt(at));
    if (!continues(own, next)) return at;
    own = next;
  }
  return match.length;
}

/** The words of a stored text with one space between: what the index is given. */
export const spaced = (text: string): string => spacedMatch(folded(text).text);

/** The same of a text that is folded already. Slices and callbacks took four times as long here. */
export function spacedMatch(match: string): string {
  let words = '';
  let before: number = kind.gap;
  for (let at = 0; at < match.length; at++) {
    const own = kindOf(match.charCodeAt(at));
    if (own !== kind.gap) {
      if (words !== '' && !continues(before, own)) words += ' ';
      words += match[at]!;
    }
    before = own;
  }
  return words;
}
