import type { WordClasses } from '../lexicon/cues.ts';
import type { CauseBook } from './book.ts';
import { clauseBreak, folded, Spotter } from './spotter.ts';

/** Clauses on each side of a complaint's evidence in which its cause may be told. */
const clausesAround = 1;
/** UTF-16 units on each side that are read at most, where nothing ends a clause. */
const longest = 40;

/** Says for which of an issue's rival causes the words beside a complaint speak. */
export class CauseFinder {
  readonly #spotter: Spotter;

  constructor({ issues }: CauseBook, classes: WordClasses) {
    const causes = [...issues.values()].flatMap((issue) => issue.causes);
    this.#spotter = new Spotter(new Map(causes.map(({ id, cues }) => [id, cues])), classes);
  }

  /**
   * Ids of the rival causes of the issue whose cues fire in the clauses of the evidence or in one beside them, in the order met.
   * @param start of the evidence in the text, UTF-16 units
   * @param end of the evidence
   */
  speaking(issue: string, text: string, start: number, end: number): string[] {
    const prefix = `${issue}/`;
    const { meanings } = this.#spotter;
    const causes = new Set<string>();
    for (const { id } of this.#spotter.find(folded(surroundings(text, start, end)).text))
      if (meanings[id]!.startsWith(prefix)) causes.add(meanings[id]!);
    return [...causes];
  }
}

/** The evidence with the rest of its clauses and one clause on each side. */
export function surroundings(text: string, start: number, end: number): string {
  return text.slice(reach(text, start, -1), reach(text, end, 1));
}

/** How far the text beside `from` is read: to the second break, or as many units as are read at most. */
function reach(text: string, from: number, step: -1 | 1): number {
  let at = from;
  let crossed = 0;
  let inBreak = false;
  for (; Math.abs(at - from) < longest; at += step) {
    const unit = text.charAt(step < 0 ? at - 1 : at);
    if (unit === '') break;
    const breaks = clauseBreak.test(unit);
    if (breaks && !inBreak && ++crossed > clausesAround) break;
    inBreak = breaks;
  }
  return at;
}
