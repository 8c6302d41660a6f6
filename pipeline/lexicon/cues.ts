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
      if (words === undefined)
        throw new Error(`cue "${source}" names class {${named[1]}}, which no lexicon defines`);
      return { words };
    }
    const either = /^\(([^(){}]+)\)$/.exec(part);
    const words = either === null ? [part] : either[1]!.split('|');
    if (words.some((word) => word === '' || /[(){}|]/.test(word)))
      throw new Error(
        `cue "${source}" has a part that is neither a literal, {class} nor (one|two): "${part}"`,
      );
    return { words };
  });
}

/**
 * All word classes and cues of the lexicons compiled into one automaton over their literals.
 * Law: `find` gives the same as looking for every literal with `indexOf` (tests/lexicon).
 */
export class CueMatcher {
  readonly classNames: readonly string[];
  readonly cues: readonly Cue[];
  private readonly automaton: Automaton;
  private readonly longestWord: number;
  /** The classes each literal is a word of. */
  private readonly classesOf: readonly Int32Array[];
  /** The literals of each part of each cue, as part numbers. */
  private readonly partsOf: readonly Int32Array[];
  /** Which literals a part may be. */
  private readonly members: readonly ReadonlySet<number>[];
  /** For each literal the cues it may begin to prove, and as which part: pairs. Only a cue's rarest part does. */
  private readonly anchorsOf: readonly Int32Array[];
  private readonly raw: number[] = [];
  private literals = new Int32Array(256);
  private starts = new Int32Array(256);
  private ends = new Int32Array(256);
  private count = 0;

  constructor(classes: WordClasses, cues: readonly Cue[]) {
    this.classNames = Object.keys(classes);
    this.cues = cues;
    const literals = new Map<string, number>();
    const literalOf = (word: string): number => {
      if (!literals.has(word)) literals.set(word, literals.size);
      return literals.get(word)!;
    };
    const members: Set<number>[] = [];
    const partNumbers = new Map<string, number>();
    const partOf = (text: string, { words }: Part): number => {
      if (!partNumbers.has(text)) partNumbers.set(text, members.push(new Set(words.map(literalOf))) - 1);
      return partNumbers.get(text)!;
    };
    const classLiterals = this.classNames.map((name) => new Set(classes[name]!.map(literalOf)));
    this.partsOf = cues.map(({ source }) => {
      const texts = source.split('…');
      return Int32Array.from(parseCue(source, classes), (part, at) => partOf(texts[at]!, part));
    });
    this.members = members;
    const words = [...literals.keys()];
    this.classesOf = words.map((_, literal) =>
      Int32Array.from(this.classNames.keys()).filter((id) => classLiterals[id]!.has(literal)),
    );
    this.anchorsOf = this.anchor(words);
    this.automaton = new Automaton(words);
    this.longestWord = Math.max(0, ...this.automaton.lengths);
  }

  /** A part's rarity is guessed by the length of its shortest word, then by how few words it has. */
  private anchor(words: readonly string[]): Int32Array[] {
    const rarity = this.members.map(
      (literals) =>
        Math.min(...[...literals].map((literal) => words[literal]!.length)) - literals.size / 1000,
    );
    const anchors: number[][] = words.map(() => []);
    this.partsOf.forEach((parts, cue) => {
      const best = parts.reduce(
        (chosen, part, at) => (rarity[part]! > rarity[parts[chosen]!]! ? at : chosen),
        0,
      );
      for (const literal of this.members[parts[best]!]!) anchors[literal]!.push(cue, best);
    });
    return anchors.map((list) => Int32Array.from(list));
  }

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
      this.count = 0;
      while (at < count && this.raw[at + 1]! <= from) at += 2;
      for (; at < count && this.raw[at + 1]! <= to; at += 2)
        this.keep(this.raw[at]!, this.raw[at + 1]!, from);
      found.push(this.count === 0 ? noHits : { classes: this.classHits(), cues: this.cueHits() });
    }
    return found;
  }

  private keep(literal: number, end: number, from: number): void {
    const start = end - this.automaton.lengths[literal]!;
    if (start < from) return;
    if (this.count === this.literals.length) this.grow();
    this.literals[this.count] = literal;
    this.starts[this.count] = start;
    this.ends[this.count++] = end;
  }

  private grow(): void {
    const doubled = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const larger = new Int32Array(old.length * 2);
      larger.set(old);
      return larger;
    };
    this.literals = doubled(this.literals);
    this.starts = doubled(this.starts);
    this.ends = doubled(this.ends);
  }

  private classHits(): Hit[] {
    const hits: Hit[] = [];
    for (let at = 0; at < this.count; at++) {
      const classes = this.classesOf[this.literals[at]!]!;
      for (let k = 0; k < classes.length; k++)
        hits.push({ id: classes[k]!, start: this.starts[at]!, end: this.ends[at]! });
    }
    return hits;
  }

  private cueHits(): Hit[] {
    const hits: Hit[] = [];
    for (let at = 0; at < this.count; at++) {
      const anchors = this.anchorsOf[this.literals[at]!]!;
      for (let k = 0; k < anchors.length; k += 2) this.tryCue(anchors[k]!, anchors[k + 1]!, at, hits);
    }
    return hits;
  }

  /** Adds the cue if its other parts lie around hit `at`, which is its part `anchor`. */
  private tryCue(cue: number, anchor: number, at: number, hits: Hit[]): void {
    const parts = this.partsOf[cue]!;
    const start = anchor === 0 ? this.starts[at]! : this.reachBack(parts, anchor - 1, at);
    if (start < 0) return;
    const end = anchor === parts.length - 1 ? this.ends[at]! : this.reach(parts, anchor + 1, at);
    if (end > 0) hits.push({ id: cue, start, end });
  }

  /**
   * Where the cue ends if its parts from `index` on follow hit `at` within the gap, else 0; the nearest next part is tried first.
   * Hits are ordered by end, so only a short stretch behind `at` can hold the next part: cost is linear in the clause.
   */
  private reach(parts: Int32Array, index: number, at: number): number {
    const from = this.ends[at]!;
    const horizon = from + longestGap + this.longestWord;
    const members = this.members[parts[index]!]!;
    for (let i = at + 1; i < this.count && this.ends[i]! <= horizon; i++) {
      if (this.starts[i]! < from || this.starts[i]! > from + longestGap || !members.has(this.literals[i]!))
        continue;
      const end = index + 1 === parts.length ? this.ends[i]! : this.reach(parts, index + 1, i);
      if (end > 0) return end;
    }
    return 0;
  }

  /** The same to the left: where the cue starts if its parts up to `index` come before hit `at`, else -1. */
  private reachBack(parts: Int32Array, index: number, at: number): number {
    const to = this.starts[at]!;
    const members = this.members[parts[index]!]!;
    for (let i = at - 1; i >= 0 && this.ends[i]! >= to - longestGap; i--) {
      if (this.ends[i]! > to || !members.has(this.literals[i]!)) continue;
      const start = index === 0 ? this.starts[i]! : this.reachBack(parts, index - 1, i);
      if (start >= 0) return start;
    }
    return -1;
  }
}

const noHits: ClauseHits = { classes: [], cues: [] };
