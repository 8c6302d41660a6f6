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
 * The part of a text worth showing: all of it when it has at most `length` UTF-16 units, else that many around the place with the most
 * hits, ending where a character does. Law: inside the text, and no hit of that place is cut unless it is itself longer.
 */
export function excerptOf(text: string, hits: readonly Span[], length: number): Span {
  if (text.length <= length) return { start: 0, end: text.length };
  const densest = hits.reduce(
    (best, { start }) => {
      const within = hits.filter((hit) => hit.start >= start && hit.end <= start + length);
      return within.length > best.count ? { count: within.length, start, end: within.at(-1)!.end } : best;
    },
    { count: 0, start: hits[0]?.start ?? 0, end: hits[0]?.start ?? 0 },
  );
  const before = Math.max(0, Math.floor((length - (densest.end - densest.start)) / 2));
  const start = Math.max(0, Math.min(densest.start - before, text.length - length));
  return { start: boundary(text, start), end: boundary(text, start + length) };
}

/** A place that does not fall into a surrogate pair: the same one or the one before. */
const boundary = (text: string, at: number): number =>
  at > 0 && at < text.length && text.codePointAt(at - 1)! > 0xffff ? at - 1 : at;
