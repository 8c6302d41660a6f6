import { Automaton, type AutomatonParts } from './automaton.ts';

/** Longest gap `…` in a cue, in UTF-16 units: part of the grammar that cues are written in. */
const longestGap = 8;

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

/** Firings in flat lists, which are used again for the next clause: only the first `count` entries count. */
export class Hits {
  count = 0;
  readonly ids: number[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];

  add(id: number, start: number, end: number): void {
    const at = this.count++;
    this.ids[at] = id;
    this.starts[at] = start;
    this.ends[at] = end;
  }

  /** Takes out the hits that `drops` names; their ids, each once. */
  drop(drops: (id: number, start: number, end: number) => boolean): number[] {
    const dropped: number[] = [];
    const all = this.count;
    this.count = 0;
    for (let at = 0; at < all; at++) {
      const [id, start, end] = [this.ids[at]!, this.starts[at]!, this.ends[at]!];
      if (!drops(id, start, end)) this.add(id, start, end);
      else if (!dropped.includes(id)) dropped.push(id);
    }
    return dropped;
  }

  list(): Hit[] {
    return Array.from({ length: this.count }, (_, at) => ({
      id: this.ids[at]!,
      start: this.starts[at]!,
      end: this.ends[at]!,
    }));
  }
}

/** What was found in one clause. */
export class ClauseHits {
  readonly classes = new Hits();
  readonly cues = new Hits();
}

export type WordClasses = Readonly<Record<string, readonly string[]>>;

/** Word classes and cues compiled, as plain data that threads can share; `compileCues` makes it. */
export interface MatcherParts {
  readonly classNames: readonly string[];
  readonly cues: readonly Cue[];
  /** Over all literals; a hit names a literal by where its run in `facts` begins. */
  readonly automaton: AutomatonParts;
  /**
   * All that is known of a literal in one run: its length; how many classes it is a word of, and which; how many cue parts it can be, and
   * which; how many cues it may begin to prove, and for each the cue and as which of its parts. One run, because a processor waits for
   * every place in memory that it has to look up.
   */
  readonly facts: Int32Array;
  /** The parts of cue `c` are `parts[partsAt[c] .. partsAt[c + 1])`. */
  readonly parts: Int32Array;
  readonly partsAt: Int32Array;
  /** How many different parts there are. */
  readonly partCount: number;
}

/**
 * Finds all word classes and cues of the lexicons by one automaton over their literals.
 * Law: `find` gives the same as looking for every literal with `indexOf` (tests/lexicon).
 */
export class CueMatcher {
  readonly classNames: readonly string[];
  readonly cues: readonly Cue[];
  private readonly automaton: Automaton;
  private readonly longestWord: number;
  private readonly facts: Int32Array;
  private readonly parts: Int32Array;
  private readonly partsAt: Int32Array;
  /** The clause in which a part was last met, by the number of the clause. */
  private readonly met: Int32Array;
  private clause = 0;
  private readonly raw: number[] = [];
  /** The hits of the automaton in the clause at hand; `ids` say where the facts of a literal begin. */
  private readonly found = new Hits();

  constructor({ classNames, cues, automaton, facts, parts, partsAt, partCount }: MatcherParts) {
    this.classNames = classNames;
    this.cues = cues;
    this.automaton = new Automaton(automaton);
    this.longestWord = automaton.lengths.reduce((longest, length) => Math.max(longest, length), 0);
    this.facts = facts;
    this.parts = parts;
    this.partsAt = partsAt;
    this.met = new Int32Array(partCount);
  }

  /**
   * Finds classes and cues in each clause of `text`.
   * @param bounds clause starts and ends, alternating
   */
  find(text: string, bounds: readonly number[]): ClauseHits[] {
    return Array.from({ length: bounds.length / 2 }, (_, clause) => {
      const hits = new ClauseHits();
      this.findIn(text, bounds[2 * clause]!, bounds[2 * clause + 1]!, hits);
      return hits;
    });
  }

  /** Finds classes and cues in the clause `text[start, end)`. */
  findIn(text: string, start: number, end: number, { classes, cues }: ClauseHits): void {
    const { raw, found, facts } = this;
    const written = this.automaton.scan(text, raw, start, end);
    found.count = classes.count = cues.count = 0;
    for (let at = 0; at < written; at += 2)
      found.add(raw[at]!, raw[at + 1]! - facts[raw[at]!]!, raw[at + 1]!);
    this.readFacts(classes);
    this.proveCues(cues);
  }

  /** Notes for every literal the classes it is a word of, and the parts that it can be. */
  private readFacts(classes: Hits): void {
    const { facts, met, found } = this;
    if (++this.clause === 0x7fffffff) {
      met.fill(0);
      this.clause = 1;
    }
    for (let at = 0; at < found.count; at++) {
      let fact = found.ids[at]! + 1;
      for (const last = fact + facts[fact]!; fact < last; )
        classes.add(facts[++fact]!, found.starts[at]!, found.ends[at]!);
      fact++;
      for (const last = fact + facts[fact]!; fact < last; ) met[facts[++fact]!] = this.clause;
    }
  }

  private proveCues(cues: Hits): void {
    const { facts, found } = this;
    for (let at = 0; at < found.count; at++) {
      const ofParts = this.partsFact(found.ids[at]!);
      const first = ofParts + facts[ofParts]! + 1;
      for (let k = 1; k < facts[first]!; k += 2)
        if (this.allMet(facts[first + k]!)) this.tryCue(facts[first + k]!, facts[first + k + 1]!, at, cues);
    }
  }

  /** Whether all parts of a cue stand somewhere in the clause: most cues fall here, before their order and gaps are looked at. */
  private allMet(cue: number): boolean {
    const { met, parts, clause } = this;
    for (let k = this.partsAt[cue]!; k < this.partsAt[cue + 1]!; k++)
      if (met[parts[k]!] !== clause) return false;
    return true;
  }

  /** Where the facts on a literal's parts begin: with their number. */
  private partsFact(literal: number): number {
    const first = literal + 1;
    return first + this.facts[first]! + 1;
  }

  private canBe(literal: number, part: number): boolean {
    const first = this.partsFact(literal);
    const last = first + this.facts[first]!;
    for (let k = first + 1; k <= last; k++) if (this.facts[k] === part) return true;
    return false;
  }

  /** Adds the cue if its other parts lie around hit `at`, which is its part `place`. */
  private tryCue(cue: number, place: number, at: number, cues: Hits): void {
    const first = this.partsAt[cue]!;
    const last = this.partsAt[cue + 1]! - 1;
    const anchor = first + place;
    const start = anchor === first ? this.found.starts[at]! : this.reachBack(first, anchor - 1, at);
    if (start < 0) return;
    const end = anchor === last ? this.found.ends[at]! : this.reach(last, anchor + 1, at);
    if (end > 0) cues.add(cue, start, end);
  }

  /**
   * Where the cue ends if its parts from `index` to `last` follow hit `at` within the gap, else 0; the nearest next part is tried first.
   * Hits are ordered by end, so only a short stretch behind `at` can hold the next part: cost is linear in the clause.
   */
  private reach(last: number, index: number, at: number): number {
    const { ids, starts, ends, count } = this.found;
    const from = ends[at]!;
    const horizon = from + longestGap + this.longestWord;
    const part = this.parts[index]!;
    for (let i = at + 1; i < count && ends[i]! <= horizon; i++) {
      const start = starts[i]!;
      if (start < from || start > from + longestGap || !this.canBe(ids[i]!, part)) continue;
      const end = index === last ? ends[i]! : this.reach(last, index + 1, i);
      if (end > 0) return end;
    }
    return 0;
  }

  /** The same to the left: where the cue starts if its parts from `first` to `index` come before hit `at`, else -1. */
  private reachBack(first: number, index: number, at: number): number {
    const { ids, starts, ends } = this.found;
    const to = starts[at]!;
    const part = this.parts[index]!;
    for (let i = at - 1; i >= 0 && ends[i]! >= to - longestGap; i--) {
      if (ends[i]! > to || !this.canBe(ids[i]!, part)) continue;
      const start = index === first ? starts[i]! : this.reachBack(first, index - 1, i);
      if (start >= 0) return start;
    }
    return -1;
  }
}
