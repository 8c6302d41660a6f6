import { fold } from '../clean/fold.ts';
import { profileOf } from '../clean/profile.ts';
import { placeholder, type Span } from '../field.ts';

/** One word as search sees it, folded; the span is of the text it was read from, UTF-16. */
export interface Token extends Span {
  readonly word: string;
}

/** What a UTF-16 unit is to search; units of one run of letters or of digits make one word, every other one is a word of its own. */
const kind = { unknown: 0, gap: 1, single: 2, letter: 3, digit: 4, surrogate: 5 } as const;

const kinds = new Uint8Array(65_536);

/** Han, kana and hangul are written without spaces; pictures are words too. */
const alone =
  /^[\p{Script=Han}\p{Script=Bopomofo}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u;

function kindOf(code: number): number {
  const known = kinds[code]!;
  if (known !== kind.unknown) return known;
  kinds[code] = classify(code);
  return kinds[code]!;
}

function classify(code: number): number {
  if (code >= 0xd800 && code <= 0xdfff) return kind.surrogate;
  const character = String.fromCharCode(code);
  if (/^\p{N}/u.test(character)) return kind.digit;
  if (/^[©®™]/.test(character)) return kind.gap;
  if (alone.test(character)) return kind.single;
  return /^[\p{L}\p{M}]/u.test(character) ? kind.letter : kind.gap;
}

/** `text` folded as the coder folds it, for matching; placeholders of personal data are nobody's words. */
function folded(text: string) {
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
  eachWord(match, (start, end) => {
    tokens.push({
      word: match.slice(start, end),
      start: starts?.[start] ?? start,
      end: ends?.[end - 1] ?? end,
    });
  });
  return tokens;
}

/** The words of a text with one space between: what the index is given. */
export function spaced(text: string): string {
  const match = folded(text).text;
  let words = '';
  eachWord(match, (start, end) => {
    words += words === '' ? match.slice(start, end) : ` ${match.slice(start, end)}`;
  });
  return words;
}

/** The words of a text that is folded already. */
export function wordsOf(match: string): string[] {
  const words: string[] = [];
  eachWord(match, (start, end) => words.push(match.slice(start, end)));
  return words;
}

function eachWord(match: string, take: (start: number, end: number) => void): void {
  for (let at = 0; at < match.length; ) {
    const own = kindOf(match.charCodeAt(at));
    const end = wordEnd(match, at, own);
    if (own !== kind.gap) take(at, end);
    at = end;
  }
}

function wordEnd(match: string, at: number, own: number): number {
  if (own === kind.surrogate) return at + (match.codePointAt(at)! > 0xffff ? 2 : 1);
  let end = at + 1;
  if (own !== kind.letter && own !== kind.digit) return end;
  while (end < match.length && kindOf(match.charCodeAt(end)) === own) end++;
  return end;
}
