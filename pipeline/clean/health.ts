import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { lexiconFolder } from '../codebook.ts';
import { UserError } from '../errors.ts';
import type { Span } from '../field.ts';
import { Automaton } from '../lexicon/automaton.ts';
import { parseYamlFile } from '../yaml-file.ts';

/** A person and a condition with more characters between them, or the end of a sentence, are not taken together. */
const reach = 12;
const sentenceEnd = /[。.!?！？;；\n]/;

const words = z.array(z.coerce.string().min(1)).min(1);
const healthShape = z.strictObject({
  ...{ persons: words, conditions: words, parts: words, aches: words },
  ...{ body: words, drugs: words, offered: words },
});
type Health = z.infer<typeof healthShape>;

/** Finds what is said of somebody's health: spans of a folded text, in order, not overlapping. */
export type HealthFinder = (folded: string) => readonly Span[];

/**
 * Reads `health.yaml` of a lexicon folder; one of one's own that has none is served by that which ships.
 * @throws UserError `lexicon-invalid`
 */
export function readHealth(lexicons: string): HealthFinder {
  const own = join(lexicons, 'health.yaml');
  const path = existsSync(own) ? own : join(lexiconFolder, 'health.yaml');
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
  const ahead = Math.max(...offered.map((word) => word.length)) + 2;
  const longest = Math.max(...persons.map((word) => word.length));
  const hits: number[] = [];
  return (text) => {
    const written = automaton.scan(text, hits);
    if (written === 0) return none;
    const found: { readonly span: Span; readonly kind: Kind }[] = [];
    for (let at = 0; at < written; at += 2) {
      const [word, end] = [hits[at]!, hits[at + 1]!];
      const span = { start: end - automaton.lengths[word]!, end };
      if (isWhole(text, span)) found.push({ span, kind: kinds.get(all[word]!)! });
    }
    const people = found.filter(({ kind }) => kind === 'person').map(({ span }) => span);
    const tied = found.filter(({ kind, span }) => {
      if (kind === 'person') return false;
      if (kind === 'own' && !namesAField.test(text.slice(span.end, span.end + ahead))) return true;
      return isNearOne(text, people, longest, span);
    });
    return joined(tied.map(({ span }) => span));
  };
}

const none: readonly Span[] = [];

const latin = /[a-z\d]/;

/** A Latin word must not be a part of another one. */
const isWhole = (text: string, { start, end }: Span): boolean =>
  !(latin.test(text[start]!) && start > 0 && latin.test(text[start - 1]!)) &&
  !(latin.test(text[end - 1]!) && end < text.length && latin.test(text[end]!));

/** Whether one of `people`, who are in the order of their ends and no longer than `longest`, stands near the span. */
function isNearOne(text: string, people: readonly Span[], longest: number, span: Span): boolean {
  for (let at = firstEndingAt(people, span.start - reach); at < people.length; at++) {
    const one = people[at]!;
    if (one.end > span.end + reach + longest) return false;
    if (isNear(text, one, span)) return true;
  }
  return false;
}

/** The place of the first span that ends at `least` or later. */
function firstEndingAt(spans: readonly Span[], least: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (spans[middle]!.end < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isNear(text: string, one: Span, other: Span): boolean {
  const between = text.slice(Math.min(one.end, other.end), Math.max(one.start, other.start));
  return between.length <= reach && !sentenceEnd.test(between);
}

/** Overlapping and adjacent spans as one, in order. */
export function joined(spans: readonly Span[]): Span[] {
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
