import { Automaton, type AutomatonParts } from '../lexicon/automaton.ts';
import { type HealthFinder, healthFinderOf, type HealthParts } from './health.ts';
import { type SeverityCues, type SeverityParts, severityCuesOf } from './severity.ts';

/** What a word of the lexicons speaks for. */
export const wordKinds = ['cantonese-strong', 'cantonese-weak', 'offer', 'contact', 'complaint'] as const;
export type WordKind = (typeof wordKinds)[number];

/** What the clean stage needs beside the review. */
export interface CleanContext {
  /** All words that are looked for in running text; a hit's word is of `kinds[index]`. */
  readonly automaton: Automaton;
  readonly kinds: readonly WordKind[];
  readonly english: ReadonlySet<string>;
  /** Sounds and fillers by their first unit, longest first. */
  readonly noise: ReadonlyMap<string, readonly string[]>;
  readonly severity: SeverityCues;
  readonly health: HealthFinder;
}

/** The same as plain data that threads can share. */
export interface CleanParts {
  readonly automaton: AutomatonParts;
  readonly kinds: readonly WordKind[];
  readonly english: readonly string[];
  readonly noise: readonly (readonly [string, readonly string[]])[];
  readonly severity: SeverityParts;
  readonly health: HealthParts;
}

export const cleanContextOf = ({
  automaton,
  kinds,
  english,
  noise,
  severity,
  health,
}: CleanParts): CleanContext => ({
  automaton: new Automaton(automaton),
  kinds,
  english: new Set(english),
  noise: new Map(noise),
  severity: severityCuesOf(severity),
  health: healthFinderOf(health),
});

/** How many different words of each kind a text has, in the order of `wordKinds`. */
export function countWords(
  text: string,
  { automaton, kinds }: CleanContext,
): Readonly<Record<WordKind, number>> {
  const written = automaton.scan(text, hits);
  if (written === 0) return none;
  const counts: Record<WordKind, number> = { ...none };
  const seen = new Set<number>();
  for (let at = 0; at < written; at += 2) seen.add(hits[at]!);
  for (const word of seen) counts[kinds[word]!]++;
  return counts;
}

const none: Readonly<Record<WordKind, number>> = {
  'cantonese-strong': 0,
  'cantonese-weak': 0,
  offer: 0,
  contact: 0,
  complaint: 0,
};
/** Reused from call to call; its content is read before the next. */
const hits: number[] = [];
