import { Automaton, type AutomatonParts, compileAutomaton } from '../lexicon/automaton.ts';
import type { SeverityFlag } from '../records.ts';

/** Words that count, and longer ones that take them back. */
export interface CueList {
  readonly words: readonly string[];
  readonly but: readonly string[];
}

/** The kinds of consequence, in the order of their flags. */
export const severityKinds: readonly SeverityFlag[] = ['leaving', 'refund', 'regulator', 'harm'];

/** The words of all kinds as plain data that threads can share. */
export interface SeverityParts {
  readonly automaton: AutomatonParts;
  /** For each word of the automaton, the kinds it counts for and those it takes back, as bits in the order of `severityKinds`. */
  readonly counts: Uint8Array;
  readonly covers: Uint8Array;
  /** Length of the longest word, UTF-16 units. */
  readonly longest: number;
}

/** The words of all kinds, ready to be looked for in one pass. */
export interface SeverityCues extends Omit<SeverityParts, 'automaton'> {
  readonly automaton: Automaton;
}

export const severityCuesOf = (parts: SeverityParts): SeverityCues => ({
  ...parts,
  automaton: new Automaton(parts.automaton),
});

/** Compiles the lists; a word may stand in several. */
export function compileSeverity(lists: Readonly<Record<SeverityFlag, CueList>>): SeverityParts {
  const words = [...new Set(severityKinds.flatMap((kind) => [...lists[kind].words, ...lists[kind].but]))];
  const places = new Map(words.map((word, place) => [word, place]));
  const counts = new Uint8Array(words.length);
  const covers = new Uint8Array(words.length);
  for (const [bit, kind] of severityKinds.entries()) {
    for (const word of lists[kind].words) counts[places.get(word)!]! |= 1 << bit;
    for (const word of lists[kind].but) covers[places.get(word)!]! |= 1 << bit;
  }
  const longest = Math.max(0, ...words.map((word) => word.length));
  return { automaton: compileAutomaton(words), counts, covers, longest };
}

/**
 * What a reviewer speaks of: leaving, a refund, a regulator, harm. A word counts unless a longer one of its kind that stands over it
 * takes it back. Whether the review complains at all is for others to judge.
 * @param text folded
 */
export function severityOf(text: string, cues: SeverityCues): SeverityFlag[] {
  const written = cues.automaton.scan(text, hits);
  if (written === 0) return none;
  let found = 0;
  for (let at = 0; at < written; at += 2) {
    const kinds = cues.counts[hits[at]!]!;
    if ((kinds & ~found) !== 0) found |= kinds & ~coveredAt(at, written, cues);
  }
  return found === 0 ? none : severityKinds.filter((_, bit) => (found >> bit) & 1);
}

/** The kinds taken back for the hit at `place` by hits that stand over it; hits are in the order of their ends. */
function coveredAt(place: number, written: number, { automaton, covers, longest }: SeverityCues): number {
  const { lengths } = automaton;
  const end = hits[place + 1]!;
  const start = end - lengths[hits[place]!]!;
  let kinds = 0;
  let at = place;
  while (at > 0 && hits[at - 1] === end) at -= 2;
  for (; at < written && hits[at + 1]! - longest <= start; at += 2) {
    const over = hits[at]!;
    if (hits[at + 1]! - lengths[over]! <= start) kinds |= covers[over]!;
  }
  return kinds;
}

const none: SeverityFlag[] = [];
/** Reused from call to call; its content is read before the next. */
const hits: number[] = [];
