/**
 * Aho-Corasick over UTF-16 units: finds every occurrence of every word in one pass, cost linear in the text
 * (A. Aho, M. Corasick, "Efficient string matching", CACM 18(6), 1975). Edges live in one open-addressed hash table in typed arrays, so
 * twenty thousand words load in some tens of milliseconds and take a few megabytes.
 */
export class Automaton {
  private readonly root = new Int32Array(65_536);
  private edgeKeys: Float64Array;
  private edgeTargets: Int32Array;
  private mask: number;
  private edges = 0;
  private fail: Int32Array = new Int32Array(0);
  /** Nearest state on the failure path that ends a word, 0 for none. */
  private shorter: Int32Array = new Int32Array(0);
  /** The word ended by a state, -1 for none. */
  private readonly word: number[] = [-1];
  readonly lengths: Int32Array;

  /** `words` are distinct and not empty; a hit names a word by its index. */
  constructor(words: readonly string[]) {
    this.mask = 1023;
    this.edgeKeys = new Float64Array(this.mask + 1).fill(-1);
    this.edgeTargets = new Int32Array(this.mask + 1);
    this.lengths = Int32Array.from(words, (word) => word.length);
    const parents: number[] = [0];
    const units: number[] = [0];
    words.forEach((word, index) => {
      let state = 0;
      for (let i = 0; i < word.length; i++) {
        const unit = word.charCodeAt(i);
        let next = this.step(state, unit);
        if (next === 0) {
          next = this.word.push(-1) - 1;
          parents.push(state);
          units.push(unit);
          this.link(state, unit, next);
        }
        state = next;
      }
      this.word[state] = index;
    });
    this.connect(parents, units);
  }

  /**
   * Writes every hit in `text` as a pair (word index, end offset) into `hits`, ordered by end, longer words first.
   * @returns how many numbers were written; `hits` grows as needed
   */
  scan(text: string, hits: number[]): number {
    let count = 0;
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      let next = this.step(state, unit);
      while (next === 0 && state !== 0) {
        state = this.fail[state]!;
        next = this.step(state, unit);
      }
      state = next;
      for (let at = this.word[state]! >= 0 ? state : this.shorter[state]!; at !== 0; at = this.shorter[at]!) {
        hits[count++] = this.word[at]!;
        hits[count++] = i + 1;
      }
    }
    return count;
  }

  private step(state: number, unit: number): number {
    if (state === 0) return this.root[unit]!;
    const key = state * 65_536 + unit;
    for (let slot = hash(state, unit) & this.mask; ; slot = (slot + 1) & this.mask) {
      const found = this.edgeKeys[slot]!;
      if (found === key) return this.edgeTargets[slot]!;
      if (found === -1) return 0;
    }
  }

  private link(state: number, unit: number, target: number): void {
    if (state === 0) {
      this.root[unit] = target;
      return;
    }
    if (++this.edges * 3 > this.mask) this.grow();
    this.place(state * 65_536 + unit, target);
  }

  private place(key: number, target: number): void {
    let slot = hash(Math.floor(key / 65_536), key % 65_536) & this.mask;
    while (this.edgeKeys[slot] !== -1) slot = (slot + 1) & this.mask;
    this.edgeKeys[slot] = key;
    this.edgeTargets[slot] = target;
  }

  private grow(): void {
    const keys = this.edgeKeys;
    const targets = this.edgeTargets;
    this.mask = this.mask * 2 + 1;
    this.edgeKeys = new Float64Array(this.mask + 1).fill(-1);
    this.edgeTargets = new Int32Array(this.mask + 1);
    keys.forEach((key, slot) => {
      if (key !== -1) this.place(key, targets[slot]!);
    });
  }

  /** Failure links, breadth first; a state's parent always has a smaller depth. */
  private connect(parents: readonly number[], units: readonly number[]): void {
    const states = parents.length;
    this.fail = new Int32Array(states);
    this.shorter = new Int32Array(states);
    const depth = new Int32Array(states);
    for (let state = 1; state < states; state++) depth[state] = depth[parents[state]!]! + 1;
    const order = Array.from({ length: states - 1 }, (_, i) => i + 1).sort(
      (a, b) => depth[a]! - depth[b]! || a - b,
    );
    for (const state of order) {
      const parent = parents[state]!;
      if (parent === 0) continue;
      let back = this.fail[parent]!;
      while (back !== 0 && this.step(back, units[state]!) === 0) back = this.fail[back]!;
      const target = this.step(back, units[state]!);
      this.fail[state] = target;
      this.shorter[state] = this.word[target]! >= 0 ? target : this.shorter[target]!;
    }
  }
}

/** Mixes a state and a unit; constants of the 32-bit golden-ratio (Knuth, TAOCP 3, 6.4) and MurmurHash3 finalisers. */
function hash(state: number, unit: number): number {
  const mixed = Math.imul(state, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
