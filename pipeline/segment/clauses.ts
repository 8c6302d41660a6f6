import type { Span } from '../field.ts';
import type { Clause, FieldName } from '../records.ts';
import { connectiveLength, connectiveStarts } from './connectives.ts';

/** What a UTF-16 unit may do to a clause. */
const INSIDE = 0;
const BREAK = 1;
const COMMA = 2;
const DOT = 3;
const LIST = 4;
const SPACE = 5;
const CONNECTIVE = 6;

const roles = new Uint8Array(0x10000);
for (const unit of connectiveStarts) roles[unit] = CONNECTIVE;
for (const mark of '。！？!?；;，…~～\n\r\v\f\u2028\u2029') roles[mark.charCodeAt(0)] = BREAK;
for (const space of ' \t\u00a0\u3000') roles[space.charCodeAt(0)] = SPACE;
roles[','.charCodeAt(0)] = COMMA;
roles['.'.charCodeAt(0)] = DOT;
roles['、'.charCodeAt(0)] = LIST;

/** Both neighbours of 、 must be this long to be clauses: 闪退、卡顿 is one, 医生很耐心、客服没人理 are two. */
const LIST_PART = 4;

/**
 * UTF-16 units after which a clause ends in any case. What reads a clause compares its words with each other, so that its cost is the square
 * of this and no more: a review of 20,000 characters without a mark would take seconds. Of 256,317 real clauses none is as long.
 */
const LONGEST = 400;

/**
 * Splits `match` text into clauses at punctuation, at spaces between Han runs, before connectives and where one grows too long; the spans in `whole` are not split.
 * Laws: the clauses are in order, do not overlap, are not empty and hold every letter and Han character.
 */
export function clausesOf(field: FieldName, match: string, whole: readonly Span[]): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  let at = 0;
  let nextWhole = 0;
  while (at < match.length) {
    const skip = whole[nextWhole];
    if (skip !== undefined && skip.start === at) {
      at = skip.end;
      nextWhole++;
      continue;
    }
    if (at - start >= LONGEST && !isLowSurrogate(match.charCodeAt(at))) {
      close(clauses, field, match, start, at, at);
      start = at;
    }
    const role = roles[match.charCodeAt(at)]!;
    if (role === INSIDE) {
      at++;
    } else if (role === CONNECTIVE) {
      const length = connectiveLength(match, at);
      if (length > 0) {
        close(clauses, field, match, start, at, at);
        start = at;
      }
      at += length || 1;
    } else if (breaks(role, match, start, at)) {
      const next = endOfBreak(match, at);
      close(clauses, field, match, start, at, next);
      start = at = next;
    } else {
      at++;
    }
  }
  close(clauses, field, match, start, at, at);
  return clauses;
}

/** Adds the clause `start..end` without its outer spaces, unless nothing is left; the punctuation behind it runs to `next`. */
function close(
  clauses: Clause[],
  field: FieldName,
  match: string,
  start: number,
  end: number,
  next: number,
): void {
  while (start < end && roles[match.charCodeAt(start)] === SPACE) start++;
  while (end > start && roles[match.charCodeAt(end - 1)] === SPACE) end--;
  if (start < end) clauses.push({ field, start, end, mark: next > end ? match.slice(end, next).trim() : '' });
}

/** The end of the run of punctuation and spaces that begins at `at`. */
function endOfBreak(match: string, at: number): number {
  do at++;
  while (at < match.length && isPunctuation(roles[match.charCodeAt(at)]!));
  return at;
}

const isPunctuation = (role: number): boolean => role >= BREAK && role <= SPACE;

function breaks(role: number, match: string, start: number, at: number): boolean {
  if (role === COMMA) return !(isDigit(match.charCodeAt(at - 1)) && isDigit(match.charCodeAt(at + 1)));
  if (role === DOT) return !(isWord(match.charCodeAt(at - 1)) && isWord(match.charCodeAt(at + 1)));
  if (role === LIST) return at - start >= LIST_PART && partIsLong(match, at + 1);
  if (role === SPACE) return spaceBreaks(match, at);
  return true;
}

function partIsLong(match: string, from: number): boolean {
  if (from + LIST_PART > match.length) return false;
  for (let at = from; at < from + LIST_PART; at++)
    if (isPunctuation(roles[match.charCodeAt(at)]!)) return false;
  return true;
}

/** Chinese reviewers write a space for a comma; but 垃 圾 软 件 is one word spelled out. */
function spaceBreaks(match: string, at: number): boolean {
  if (!isWide(match.charCodeAt(at - 1))) return false;
  let right = at + 1;
  while (roles[match.charCodeAt(right)] === SPACE) right++;
  if (!isWide(match.charCodeAt(right))) return false;
  return isWide(match.charCodeAt(at - 2)) || isWide(match.charCodeAt(right + 1));
}

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
const isWord = (unit: number): boolean => isDigit(unit) || (unit >= 0x61 && unit <= 0x7a);

/** Han characters, kana, and emoji (symbols of the BMP and halves of surrogate pairs). */
function isWide(unit: number): boolean {
  return (
    (unit >= 0x3040 && unit <= 0x9fff) ||
    (unit >= 0xd800 && unit <= 0xdfff) ||
    (unit >= 0x2600 && unit <= 0x27bf)
  );
}
