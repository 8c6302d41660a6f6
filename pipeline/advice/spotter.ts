import { fold } from '../clean/fold.ts';
import { profileOf } from '../clean/profile.ts';
import { CueMatcher, type Hit, parseCue, type WordClasses } from '../lexicon/cues.ts';

/** Where a pattern fired, UTF-16 offsets into the folded text. */
export interface Spot extends Hit {
  /** What the pattern stands for. */
  readonly meaning: string;
  readonly source: string;
}

/** Patterns, by what they stand for. */
export type Patterns = ReadonlyMap<string, readonly string[]>;

/**
 * Finds cue patterns in texts as they are stored. The classes they name are written out, so that only patterns fire.
 * @throws Error naming a pattern that is none; the lint names its file first
 */
export class Spotter {
  readonly #matcher: CueMatcher;

  constructor(patterns: Patterns, classes: WordClasses) {
    const cues = [...patterns].flatMap(([issue, sources]) =>
      sources.map((source) => ({ issue, source: writtenOut(source, classes) })),
    );
    this.#matcher = new CueMatcher({}, cues);
  }

  /** All firings in a folded text. */
  find(folded: string): Spot[] {
    const [found] = this.#matcher.find(folded, [0, folded.length]);
    return found!.cues.map((hit) => {
      const { issue, source } = this.#matcher.cues[hit.id]!;
      return { ...hit, meaning: issue, source };
    });
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
