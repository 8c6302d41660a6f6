import { Automaton } from './automaton.ts';

/** Longest gap `…` in a cue, in UTF-16 units: the longest that kept precision on the coded reviews. */
const longestGap = 8;

/** One thing a cue part can be: any word of these. */
interface Part {
  readonly words: readonly string[];
}

/** A cue as the lexicon writes it: parts with gaps between them, all inside one clause. */
export interface Cue {
  readonly source: string;
  /** What firing means: an issue id. */
  readonly issue: string;
}

/** One firing of a word class or of a cue within the text, UTF-16 offsets into `match`. */
export interface Hit {
  /** Index into `classNames`, or into `cues`. */
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

/** What was found in one clause. */
export interface ClauseHits {
  readonly classes: readonly Hit[];
  readonly cues: readonly Hit[];
}

export type WordClasses = Readonly<Record<string, readonly string[]>>;

/**
 * Splits a cue into its parts.
 * Grammar: `part…part…part`, a part being a literal, `{class}` or `(one|two)`.
 * @throws Error naming the fault; the lexicon reader adds file and line
 */
export function parseCue(source: string, classes: WordClasses): Part[] {
  return source.split('…').map((part) => {
    const named = /^\{([a-z]+)\}$/.exec(part);
    if (named !== null) {
      const words = classes[named[1]!];
      if (words === undefined) throw new Error(`cue "${source}" names class {${named[1]}}, which no lexicon defines`);
      return { words };
    }
    const either = /^\(([^(){}]+)\)$/.exec(part);
    const words = either === null ? [part] : either[1]!.split('|');
    if (words.some((word) => word === '' || /[(){}|]/.test(word))) throw new Error(`cue "${source}" has a part that is neither a literal, {class} nor (one|two): "${part}"`);
    return { words };
  });
}

/**
 * All word classes and cues of the lexicons compiled into one automaton.
 * Law: `find` gives the same as looking for every literal with `indexOf` (tests/lexicon).
 */
export class CueMatcher {
  readonly classNames: readonly string[];
  readonly cues: readonly Cue[];
  private readonly automaton: Automaton;
  /** For each literal, the symbols it stands for: class indexes first, then ad hoc parts. */
  private readonly symbolsOf: readonly Int32Array[];
  private readonly cueParts: readonly Int32Array[];
  /** For each symbol, the cues whose first part it is. */
  private readonly startsWith: readonly Int32Array[];
  private readonly longestWord: number;
  private readonly seen: Int32Array;
  private stamp = 0;

  constructor(classes: WordClasses, cues: readonly Cue[]) {
    this.classNames = Object.keys(classes);
    this.cues = cues;
    const symbols = new Map<string, number>(this.classNames.map((name, index) => [`{${name}}`, index]));
    const literals = new Map<string, number[]>();
    const bind = (word: string, symbol: number): void => {
      const bound = literals.get(word);
      if (bound === undefined) literals.set(word, [symbol]);
      else if (!bound.includes(symbol)) bound.push(symbol);
    };
    this.classNames.forEach((name, index) => {
      for (const word of classes[name]!) bind(word, index);
    });
    const symbolFor = (text: string, part: Part): number => {
      const known = symbols.get(text);
      if (known !== undefined) return known;
      const symbol = symbols.size;
      symbols.set(text, symbol);
      for (const word of part.words) bind(word, symbol);
      return symbol;
    };
    this.cueParts = cues.map(({ source }) => {
      const texts = source.split('…');
      return Int32Array.from(parseCue(source, classes), (part, i) => symbolFor(texts[i]!, part));
    });
    const starts: number[][] = Array.from({ length: symbols.size }, () => []);
    this.cueParts.forEach((parts, cue) => {
      starts[parts[0]!]!.push(cue);
    });
    this.startsWith = starts.map((list) => Int32Array.from(list));
    this.seen = new Int32Array(symbols.size);
    this.symbolsOf = [...literals.values()].map((list) => Int32Array.from(list));
    this.automaton = new Automaton([...literals.keys()]);
    this.longestWord = Math.max(0, ...this.automaton.lengths);
  }

  private readonly raw: number[] = [];

  /**
   * Finds classes and cues in each clause of `text`.
   * @param bounds clause starts and ends, alternating, in order, not overlapping
   */
  find(text: string, bounds: readonly number[]): ClauseHits[] {
    const count = this.automaton.scan(text, this.raw);
    const found: ClauseHits[] = [];
    let at = 0;
    for (let clause = 0; clause < bounds.length; clause += 2) {
      const from = bounds[clause]!;
      const to = bounds[clause + 1]!;
      const hits: Hit[] = [];
      while (at < count && this.raw[at + 1]! <= from) at += 2;
      for (; at < count && this.raw[at + 1]! <= to; at += 2) {
        const literal = this.raw[at]!;
        const end = this.raw[at + 1]!;
        const start = end - this.automaton.lengths[literal]!;
        if (start < from) continue;
        for (const id of this.symbolsOf[literal]!) hits.push({ id, start, end });
      }
      found.push(this.compose(hits));
    }
    return found;
  }

  private compose(hits: Hit[]): ClauseHits {
    if (hits.length === 0) return noHits;
    this.stamp++;
    for (const hit of hits) this.seen[hit.id] = this.stamp;
    const cues: Hit[] = [];
    for (const [at, first] of hits.entries()) {
      for (const cue of this.startsWith[first.id]!) {
        const parts = this.cueParts[cue]!;
        if (!this.allSeen(parts)) continue;
        const end = parts.length === 1 ? first.end : this.reach(parts, 1, hits, at);
        if (end > 0) cues.push({ id: cue, start: first.start, end });
      }
    }
    return { classes: hits.filter((hit) => hit.id < this.classNames.length), cues };
  }

  private allSeen(parts: Int32Array): boolean {
    for (const part of parts) if (this.seen[part] !== this.stamp) return false;
    return true;
  }

  /**
   * Where the cue ends if its parts from `index` on follow `hits[at]` within the gap, else 0; the nearest next part is tried first.
   * Hits are ordered by end, so only a short stretch behind `at` can hold the next part: cost is linear in the clause.
   */
  private reach(parts: Int32Array, index: number, hits: readonly Hit[], at: number): number {
    const from = hits[at]!.end;
    const horizon = from + longestGap + this.longestWord;
    for (let i = at + 1; i < hits.length && hits[i]!.end <= horizon; i++) {
      const hit = hits[i]!;
      if (hit.id !== parts[index] || hit.start < from || hit.start > from + longestGap) continue;
      const end = index + 1 === parts.length ? hit.end : this.reach(parts, index + 1, hits, i);
      if (end > 0) return end;
    }
    return 0;
  }
}

const noHits: ClauseHits = { classes: [], cues: [] };
