import { fold } from '../clean/fold.ts';
import { profileOf } from '../clean/profile.ts';
import { compileCues, parseCue } from '../lexicon/compile-cues.ts';
import { CueMatcher, type Hit, type WordClasses } from '../lexicon/cues.ts';

/** Where a pattern fired: `id` is its number, the offsets are UTF-16 units of the folded text. */
export type Spot = Hit;

/** Patterns, by what they stand for. */
export type Patterns = ReadonlyMap<string, readonly string[]>;

/**
 * Finds cue patterns in texts as they are stored. The classes they name are written out, so that only patterns fire.
 * @throws Error naming a pattern that is none; the lint names its file first
 */
export class Spotter {
  /** What each pattern stands for, and how it is written, by its number. */
  readonly meanings: readonly string[];
  readonly sources: readonly string[];
  readonly #matcher: CueMatcher;

  constructor(patterns: Patterns, classes: WordClasses) {
    const cues = [...patterns].flatMap(([issue, sources]) => sources.map((source) => ({ issue, source })));
    this.meanings = cues.map(({ issue }) => issue);
    this.sources = cues.map(({ source }) => source);
    this.#matcher = new CueMatcher(
      compileCues(
        {},
        cues.map(({ issue, source }) => ({ issue, source: writtenOut(source, classes) })),
      ),
    );
  }

  /** All firings in a folded text. */
  find(folded: string): readonly Spot[] {
    return this.#matcher.find(folded, [0, folded.length])[0]!.cues.list();
  }
}

const writtenOut = (source: string, classes: WordClasses): string =>
  parseCue(source, classes)
    .map(({ words }) => (words.length === 1 ? words[0] : `(${words.join('|')})`))
    .join('…');

/** A stored text folded as cue patterns are, with where each unit came from (`fold`). */
export const folded = (text: string) =>
  fold(text, { start: 0, end: text.length }, profileOf(text, 0, text.length));

/** What ends a clause in a folded text. Spaces do, as Chinese reviewers write them for commas. */
export const clauseBreak = /[。！？!?；;，,、…~～\s]/;
