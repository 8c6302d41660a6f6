import type { WordClasses } from '../lexicon/cues.ts';
import type { CauseBook } from './book.ts';
import { clauseBreak, folded, type Spot, Spotter } from './spotter.ts';

/** A clause that praises what an issue is about, UTF-16 offsets into the text given. */
export interface Praise {
  readonly issue: string;
  readonly start: number;
  readonly end: number;
}

/** Words that turn praise into its contrary, and words with such a character that do not. */
const negators = /[不没无未别难差]/;
const harmless = /不错|不愧|不仅|不但|不光|不只|不止|差不多|没得说|没话说|没毛病|无比|别提/g;
/** Words of clauses that wish, compare or look back: what they name is not praised. */
const unreal =
  /希望|如果|要是|假如|建议|更好|应该|要求|以前|之前|原来|曾经|本来|除了|唯一|缺点|再.{1,4}[点些]|就(好|五星|完美)/;

/** Finds what reviewers praise about the things that issues are about. */
export class PraiseFinder {
  readonly #spotter: Spotter;

  constructor({ issues }: CauseBook, classes: WordClasses) {
    const patterns = [...issues.values()].map(({ issue, praise }) => [issue, praise] as const);
    this.#spotter = new Spotter(new Map(patterns), classes);
  }

  /** The first clause of praise for each issue, in reading order. */
  find(text: string): Praise[] {
    const { text: seen, starts, ends } = folded(text);
    const { meanings, sources } = this.#spotter;
    const found = new Map<string, Praise>();
    for (const spot of this.#spotter.find(seen)) {
      const issue = meanings[spot.id]!;
      if (found.has(issue) || !isPraise(seen, spot, sources[spot.id]!)) continue;
      const [from, to] = clauseOf(seen, spot);
      const start = starts === null ? from : starts[from]!;
      const end = ends === null ? to : ends[to - 1]!;
      found.set(issue, { issue, start, end });
    }
    return [...found.values()].sort(
      (one, other) => one.start - other.start || (one.issue < other.issue ? -1 : 1),
    );
  }
}

/** Whether what fired by the pattern stands as praise, not denied, wished for or asked. */
function isPraise(text: string, spot: Spot, pattern: string): boolean {
  const [from, to] = clauseOf(text, spot);
  const inside = text.slice(spot.start, spot.end);
  if (clauseBreak.test(inside) || text.charAt(to) === '?' || unreal.test(text.slice(from, to))) return false;
  return !isDenied(text.slice(from, spot.start)) && (negators.test(pattern) || !isDenied(inside));
}

const isDenied = (words: string): boolean =>
  negators.test(words) && negators.test(words.replace(harmless, ''));

function clauseOf(text: string, { start, end }: Spot): [from: number, to: number] {
  let from = start;
  let to = end;
  while (from > 0 && !clauseBreak.test(text.charAt(from - 1))) from--;
  while (to < text.length && !clauseBreak.test(text.charAt(to))) to++;
  return [from, to];
}
