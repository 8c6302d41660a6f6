import type { Span } from '../field.ts';
import { Automaton, type AutomatonParts } from '../lexicon/automaton.ts';

/** A person and a condition with more characters between them, or the end of a sentence, are not taken together. */
const reach = 12;
const sentenceEnd = /[。.!?！？;；\n]/;

/** `own`: taken for somebody's unless it only names what is offered; `near`: only near a person. */
export type HealthKind = 'person' | 'own' | 'near';

/** The words of health as plain data that threads can share. */
export interface HealthParts {
  readonly automaton: AutomatonParts;
  /** For each word of the automaton. */
  readonly kinds: readonly HealthKind[];
  /** What follows a word that names a field of medicine, not somebody's condition. */
  readonly offered: readonly string[];
}

/** Finds what is said of somebody's health: spans of a folded text, in order, not overlapping. */
export type HealthFinder = (folded: string) => readonly Span[];

export function healthFinderOf({ automaton: parts, kinds, offered }: HealthParts): HealthFinder {
  const automaton = new Automaton(parts);
  const namesAField = new RegExp(`^.{0,1}(?:${offered.join('|')})`, 'u');
  const ahead = Math.max(...offered.map((word) => word.length)) + 2;
  const longest = automaton.lengths.reduce(
    (most, length, word) => (kinds[word] === 'person' ? Math.max(most, length) : most),
    0,
  );
  const hits: number[] = [];
  return (text) => {
    const written = automaton.scan(text, hits);
    if (written === 0) return none;
    const found: { readonly span: Span; readonly kind: HealthKind }[] = [];
    for (let at = 0; at < written; at += 2) {
      const [word, end] = [hits[at]!, hits[at + 1]!];
      const span = { start: end - automaton.lengths[word]!, end };
      if (isWhole(text, span)) found.push({ span, kind: kinds[word]! });
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
