import { root, stateWidth, type Trie, trieOf } from './trie.ts';

/** An automaton as plain data, which `compileAutomaton` makes and threads can share. */
export interface AutomatonParts {
  /** Length of each word, UTF-16 units, by its index. */
  readonly lengths: Int32Array;
  readonly numbers: Uint16Array;
  /** For each state its parent, its base, its entry in `outputs`, and the state of its longest proper ending. */
  readonly nodes: Int32Array;
  /** Entries: how many words end in a state, and which, longer ones first. The entry at 0 is that of states where none ends. */
  readonly outputs: Int32Array;
}

/** Compiles words, which are distinct and not empty; a hit names a word by its index, or by what `names` has there. */
export function compileAutomaton(
  words: readonly string[],
  names: ArrayLike<number> = words.map((_, word) => word),
): AutomatonParts {
  const { numbers, nodes, states } = trieOf(words);
  const outputs = [0];
  for (const state of states) {
    if (state === root) continue;
    const ending = longestEnding(nodes, state);
    const entry = nodes[ending + 2]!;
    const word = nodes[state + 2]! - 1;
    nodes[state + 3] = ending;
    nodes[state + 2] = word < 0 ? entry : outputs.length;
    if (word < 0) continue;
    const shorter = outputs.slice(entry + 1, entry + 1 + outputs[entry]!);
    outputs.push(shorter.length + 1, names[word]!, ...shorter);
  }
  const lengths = Int32Array.from(words, (word) => word.length);
  return { lengths, numbers, nodes, outputs: Int32Array.from(outputs) };
}

/** The state of the longest proper ending of what was read, as far as it begins a word; those of shorter states are known. */
function longestEnding(nodes: Trie['nodes'], state: number): number {
  const parent = nodes[state]!;
  if (parent === root) return root;
  const step = state - nodes[parent + 1]!;
  for (let ending = nodes[parent + 3]!; ; ending = nodes[ending + 3]!) {
    const next = nodes[ending + 1]! + step;
    if (nodes[next] === ending) return next;
    if (ending === root) return root;
  }
}

/**
 * Aho-Corasick over UTF-16 units: finds every occurrence of every word in one pass, cost linear in the text
 * (A. Aho, M. Corasick, "Efficient string matching", CACM 18(6), 1975), on a trie in a double array.
 */
export class Automaton {
  readonly parts: AutomatonParts;

  constructor(parts: AutomatonParts) {
    this.parts = parts;
  }

  static of(words: readonly string[]): Automaton {
    return new Automaton(compileAutomaton(words));
  }

  get lengths(): Int32Array {
    return this.parts.lengths;
  }

  /**
   * Writes every hit within `text[start, end)` as a pair (word, end offset) into `hits`, ordered by end, longer words first.
   * @returns how many numbers were written; `hits` grows as needed
   */
  scan(text: string, hits: number[], start = 0, end = text.length): number {
    const { numbers, nodes, outputs } = this.parts;
    let count = 0;
    let state = root;
    for (let i = start; i < end; i++) {
      const number = numbers[text.charCodeAt(i)]!;
      if (number === 0) {
        state = root;
        continue;
      }
      const step = number * stateWidth;
      let next = nodes[state + 1]! + step;
      while (nodes[next] !== state && state !== root) {
        state = nodes[state + 3]!;
        next = nodes[state + 1]! + step;
      }
      state = nodes[next] === state ? next : root;
      const entry = nodes[state + 2]!;
      if (entry === 0) continue;
      const last = entry + outputs[entry]!;
      for (let at = entry + 1; at <= last; at++) {
        hits[count++] = outputs[at]!;
        hits[count++] = i + 1;
      }
    }
    return count;
  }
}
