import { fold } from '../../clean/fold.ts';
import { joined } from '../../clean/health.ts';
import { profileOf } from '../../clean/profile.ts';
import { readHealth } from '../../clean/read-health.ts';
import { originalSpan, type Span } from '../../field.ts';

/** What a reader sees in the place of a condition. */
export const healthPlaceholder = '[健康状况]';

/** Finds what is said of somebody's health: spans of the text as it is stored, in order, not overlapping. */
export type StoredHealthFinder = (text: string) => Span[];

/**
 * Finds by `health.yaml` of a lexicon folder.
 * @throws UserError `lexicon-invalid`
 */
export function storedHealth(lexicons: string): StoredHealthFinder {
  const find = readHealth(lexicons);
  return (original) => {
    const body = { start: 0, end: original.length };
    const { text, starts, ends } = fold(original, body, profileOf(original, 0, original.length));
    const field = { original, body, match: text, starts, ends, masks: [] };
    return joined(find(text).map(({ start, end }) => originalSpan(field, start, end)));
  };
}

/** `words.slice(start, end)` with the given spans of `words` masked as far as they reach into it. */
export function maskedQuote(text: string, { start, end }: Span, spans: readonly Span[]): string {
  let quote = '';
  let at = start;
  for (const span of spans) {
    if (span.end <= start || span.start >= end) continue;
    quote += text.slice(at, Math.max(at, span.start)) + healthPlaceholder;
    at = Math.min(span.end, end);
  }
  return quote + text.slice(at, end);
}
