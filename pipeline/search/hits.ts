import type { Span } from '../field.ts';
import type { Phrase, SearchQuery } from './query.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Where a stored text says what is looked for: spans of the text, UTF-16, in order, apart from each other. */
export function hitsIn(text: string, { terms }: SearchQuery): Span[] {
  const tokens = tokensOf(text);
  const found = terms.flat().flatMap((phrase) => occurrences(tokens, phrase));
  return merged(found.sort((a, b) => a.start - b.start || a.end - b.end));
}

function occurrences(tokens: readonly Token[], phrase: Phrase): Span[] {
  const found: Span[] = [];
  for (let at = 0; at + phrase.length <= tokens.length; at++) {
    if (phrase.every((word, place) => tokens[at + place]!.word === word))
      found.push({ start: tokens[at]!.start, end: tokens[at + phrase.length - 1]!.end });
  }
  return found;
}

function merged(spans: readonly Span[]): Span[] {
  const runs: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = runs.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else runs.push({ start, end });
  }
  return runs;
}

/**
 * The part of a text worth showing: all of it when it has at most `length` UTF-16 units, else that many around the first place with the
 * most hits, one more where it would end inside a character. Law: inside the text.
 */
export function excerptOf(text: string, hits: readonly Span[], length: number): Span {
  if (text.length <= length) return { start: 0, end: text.length };
  const { start, end } = densest(hits, length);
  const before = Math.max(0, Math.floor((length - (end - start)) / 2));
  const from = Math.max(0, Math.min(start - before, text.length - length));
  return { start: boundary(text, from), end: boundary(text, from + length) };
}

/** The span from a hit to the last one that fits into `length` with it, where they are most. */
function densest(hits: readonly Span[], length: number): Span {
  let best: Span = { start: 0, end: 0 };
  let most = 0;
  let last = 0;
  for (const [first, { start, end }] of hits.entries()) {
    while (last < hits.length && hits[last]!.end <= start + length) last++;
    if (last - first <= most) continue;
    most = last - first;
    best = { start, end: Math.max(end, hits[last - 1]!.end) };
  }
  return best;
}

/** A place that does not fall into a surrogate pair: the same one or the one before. */
const boundary = (text: string, at: number): number =>
  at > 0 && at < text.length && text.codePointAt(at - 1)! > 0xffff ? at - 1 : at;
