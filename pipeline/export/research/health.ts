import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fold } from '../../clean/fold.ts';
import { profileOf } from '../../clean/profile.ts';
import { lexiconFolder, publicationFolder } from '../../codebook.ts';
import { UserError } from '../../errors.ts';
import { originalSpan, type Span } from '../../field.ts';
import { Automaton } from '../../lexicon/automaton.ts';
import { parseYamlFile } from '../../yaml-file.ts';

/** What a reader sees in the place of a condition. */
export const healthPlaceholder = '[健康状况]';

/** A person and a condition with more characters between them, or the end of a sentence, are not taken together. */
const reach = 12;
const sentenceEnd = /[。.!?！？;；\n]/;

const words = z.array(z.coerce.string().min(1)).min(1);
const healthShape = z.strictObject({
  ...{ persons: words, conditions: words, parts: words, aches: words },
  ...{ body: words, drugs: words, offered: words },
});
type Health = z.infer<typeof healthShape>;

/** Finds what is said of somebody's health: spans of the text, in order, not overlapping. */
export type HealthFinder = (text: string) => Span[];

/**
 * Reads `publication/health.yaml` of a lexicon folder; one of one's own that has none is served by that which ships.
 * @throws UserError `lexicon-invalid`
 */
export function readHealth(lexicons: string): HealthFinder {
  const own = join(lexicons, publicationFolder, 'health.yaml');
  const path = existsSync(own) ? own : join(lexiconFolder, publicationFolder, 'health.yaml');
  const read = healthShape.safeParse(parseYamlFile(path));
  if (!read.success)
    throw new UserError({
      code: 'lexicon-invalid',
      message: `${path}: ${z.prettifyError(read.error)}`,
      hint: 'The file holds seven lists of words: persons, conditions, parts, aches, body, drugs, offered.',
    });
  return finderOf(read.data);
}

/** `own`: taken for somebody's unless it only names what is offered; `near`: only near a person. */
type Kind = 'person' | 'own' | 'near';

function finderOf({ persons, conditions, parts, aches, drugs, body, offered }: Health): HealthFinder {
  const compounds = parts.flatMap((part) => aches.map((ache) => `${part}${ache}`));
  const kinds = new Map<string, Kind>([
    ...body.map((word): [string, Kind] => [word, 'near']),
    ...[...conditions, ...compounds, ...drugs].map((word): [string, Kind] => [word, 'own']),
    ...persons.map((word): [string, Kind] => [word, 'person']),
  ]);
  const all = [...kinds.keys()];
  const automaton = new Automaton(all);
  const namesAField = new RegExp(`^.{0,1}(?:${offered.join('|')})`, 'u');
  const hits: number[] = [];
  return (text) => {
    const folded = fold(text, { start: 0, end: text.length }, profileOf(text, 0, text.length));
    const written = automaton.scan(folded.text, hits);
    const found: { readonly span: Span; readonly kind: Kind }[] = [];
    for (let at = 0; at < written; at += 2) {
      const [word, end] = [hits[at]!, hits[at + 1]!];
      const span = { start: end - automaton.lengths[word]!, end };
      if (isWhole(folded.text, span)) found.push({ span, kind: kinds.get(all[word]!)! });
    }
    const people = found.filter(({ kind }) => kind === 'person').map(({ span }) => span);
    const tied = found.filter(({ kind, span }) => {
      if (kind === 'person') return false;
      if (kind === 'own' && !namesAField.test(folded.text.slice(span.end))) return true;
      return people.some((one) => isNear(folded.text, one, span));
    });
    const field = {
      ...folded,
      original: text,
      body: { start: 0, end: text.length },
      match: folded.text,
      masks: [],
    };
    return joined(tied.map(({ span }) => originalSpan(field, span.start, span.end)));
  };
}

const latin = /[a-z\d]/;

/** A Latin word must not be a part of another one. */
const isWhole = (text: string, { start, end }: Span): boolean =>
  !(latin.test(text[start]!) && start > 0 && latin.test(text[start - 1]!)) &&
  !(latin.test(text[end - 1]!) && end < text.length && latin.test(text[end]!));

function isNear(text: string, one: Span, other: Span): boolean {
  const between = text.slice(Math.min(one.end, other.end), Math.max(one.start, other.start));
  return between.length <= reach && !sentenceEnd.test(between);
}

/** Overlapping and adjacent spans as one, in order. */
function joined(spans: readonly Span[]): Span[] {
  const ordered = [...spans].sort((a, b) => a.start - b.start || a.end - b.end);
  const result: Span[] = [];
  for (const span of ordered) {
    const last = result.at(-1);
    if (last !== undefined && span.start <= last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else result.push(span);
  }
  return result;
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
