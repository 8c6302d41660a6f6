import type { Span } from '../field.ts';

/**
 * What no engine and no clause boundary may cut, by alternatives: web addresses; version strings and decimals (`v3.2.1`, `ios11.4`,
 * `2.0`); flags, keycaps and emoji with their modifiers, joiners and tags (Unicode UTS #51, definition ED-17); lone surrogates, which the
 * engines would replace.
 * Linear: an address starts only at its prefix, a version only at the edge of a word.
 */
const uncut =
  /(?:https?:\/\/|www\.)[!-~]*[a-z0-9/=#%_-]|(?<![a-z0-9.])[a-z]{0,12}\d+(?:\.\d+)+|\p{RI}\p{RI}|[0-9#*]\ufe0f?\u20e3|\p{Extended_Pictographic}(?:\p{EMod}|\ufe0f)?(?:\u200d\p{Extended_Pictographic}(?:\p{EMod}|\ufe0f)?)*[\u{e0020}-\u{e007f}]*|\p{Surrogate}/gu;

/** True of every text with something to protect, and false of most: the fast path. */
const suspicious =
  /\.\d|:\/\/|www\.|[\ud800-\udfff\u00a9\u00ae\u203c\u2049\u2100-\u2bff\u3030\u303d\u3297\u3299]|\u20e3/;

const none: readonly Span[] = [];

/** The spans of `match` text that stay whole, in order. */
export function protectedSpans(match: string): readonly Span[] {
  if (!suspicious.test(match)) return none;
  return Array.from(match.matchAll(uncut), (found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }));
}
