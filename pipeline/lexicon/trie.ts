/** Numbers a state takes in `Trie.nodes`; a state is named by the place of its first. */
export const stateWidth = 4;

/** The state in which nothing has been read. */
export const root = 0;

/**
 * Words over UTF-16 units as a double array (J. Aoe, "An efficient digital search algorithm by using a double-array structure", IEEE
 * Transactions on Software Engineering 15(9), 1989): the child of a state by the unit numbered `n` is the `n`-th state after the state's
 * base, if that has the state for its parent. One look tells whether a word goes on, and all that is known of a state lies in one line of
 * the processor's cache.
 */
export interface Trie {
  /** The number of each unit that occurs in a word, from 1 up in the order of the units; 0 for all others. */
  readonly numbers: Uint16Array;
  /** For each state: its parent, or `nobody`; its base; the word that it ends + 1, or 0; and a place that is left to who uses the trie. */
  readonly nodes: Int32Array;
}

/** Builds a trie. `words` are distinct and not empty; `states` are all of its states, by how much has been read, the root first. */
export function trieOf(words: readonly string[]): Trie & { readonly states: readonly number[] } {
  const numbers = new Uint16Array(65_536);
  const { nodes, states } = new Builder(words, numbers);
  return { numbers, nodes, states };
}

/** The state after one more unit, or the root where no word goes on so. */
export function childOf({ numbers, nodes }: Trie, state: number, unit: number): number {
  const number = numbers[unit]!;
  const next = nodes[state + 1]! + number * stateWidth;
  return number !== 0 && nodes[next] === state ? next : root;
}

const nobody = -1;

/** Lays the states out, those of short beginnings first. */
class Builder {
  nodes: Int32Array;
  readonly states: number[] = [root];
  /** Of each state the words that begin so, `sorted[from .. to)`, and how many units have been read. */
  private readonly from: number[] = [0];
  private readonly to: number[];
  private readonly depth: number[] = [0];
  private readonly sorted: readonly string[];
  private readonly places: ReadonlyMap<string, number>;
  private readonly numbers: Uint16Array;
  private readonly units: number;
  /** No place before this one is free, those among the children of the root left aside. */
  private free: number;
  /** Where several children found places last: looking for the next from here on is quick, and single children fill what it leaves. */
  private found: number;
  private last = 0;

  constructor(words: readonly string[], numbers: Uint16Array) {
    this.numbers = numbers;
    this.units = numberUnits(words, numbers);
    this.free = this.found = this.units + 1;
    this.sorted = words.toSorted();
    this.places = new Map(words.map((word, place) => [word, place]));
    this.to = [words.length];
    this.nodes = emptyNodes(words.length + this.units + 1);
    for (let at = 0; at < this.states.length; at++) this.expand(at);
    this.nodes = this.nodes.slice(0, (this.last + this.units + 1) * stateWidth);
  }

  private expand(at: number): void {
    const state = this.states[at]!;
    const depth = this.depth[at]!;
    const to = this.to[at]!;
    let from = this.from[at]!;
    if (this.sorted[from]?.length === depth)
      this.nodes[state + 2] = this.places.get(this.sorted[from++]!)! + 1;
    const children: number[] = [];
    const firsts: number[] = [];
    for (; from < to; from++) {
      const number = this.numbers[this.sorted[from]!.charCodeAt(depth)]!;
      if (number === children.at(-1)) continue;
      children.push(number);
      firsts.push(from);
    }
    if (children.length === 0) return;
    const base = state === root ? 0 : this.baseFor(children);
    this.nodes[state + 1] = base * stateWidth;
    for (const [child, number] of children.entries()) {
      this.take(base + number, state);
      this.from.push(firsts[child]!);
      this.to.push(firsts[child + 1] ?? to);
      this.depth.push(depth + 1);
    }
  }

  private take(place: number, parent: number): void {
    this.nodes[place * stateWidth] = parent;
    this.states.push(place * stateWidth);
    this.last = Math.max(this.last, place);
  }

  /** A base from which all of these children lie on free places. */
  private baseFor(children: readonly number[]): number {
    const first = children[0]!;
    if (children.length === 1) {
      this.free = this.fit(children, this.free);
      return this.free - first;
    }
    this.found = this.fit(children, this.found);
    return this.found - first;
  }

  /** The first place from `begin` on where these children can lie, the first of them there. */
  private fit(children: readonly number[], begin: number): number {
    for (let place = begin; ; place++) {
      this.reserve(place + this.units);
      if (children.every((number) => this.isFree(place - children[0]! + number))) return place;
    }
  }

  private isFree(place: number): boolean {
    return this.nodes[place * stateWidth] === nobody;
  }

  private reserve(place: number): void {
    if ((place + 1) * stateWidth <= this.nodes.length) return;
    const larger = emptyNodes(place * 2);
    larger.set(this.nodes);
    this.nodes = larger;
  }
}

function emptyNodes(states: number): Int32Array {
  const nodes = new Int32Array((states + 1) * stateWidth);
  for (let at = 0; at < nodes.length; at += stateWidth) nodes[at] = nobody;
  return nodes;
}

/** Numbers the units of these words; tells how many there are. */
function numberUnits(words: readonly string[], numbers: Uint16Array): number {
  for (const word of words) for (let at = 0; at < word.length; at++) numbers[word.charCodeAt(at)] = 1;
  let count = 0;
  for (let unit = 0; unit < numbers.length; unit++) if (numbers[unit] !== 0) numbers[unit] = ++count;
  return count;
}
