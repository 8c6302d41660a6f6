import { childOf, root, type Trie, trieOf } from '../lexicon/trie.ts';

/** Words with their classes as plain data. */
export interface InducedParts extends Trie {
  /** The class of each word, in the order of the words. */
  readonly classes: Int32Array;
}

/** @param induced word to number of its class */
export function compileInduced(induced: ReadonlyMap<string, number>): InducedParts {
  const { numbers, nodes } = trieOf([...induced.keys()]);
  return { numbers, nodes, classes: Int32Array.from(induced.values()) };
}

/** Finds the words of the induced classes in a text without cutting it into tokens: from the left, always the longest. */
export class InducedWords {
  private readonly parts: InducedParts;

  constructor(parts: InducedParts) {
    this.parts = parts;
  }

  /**
   * Writes the class of each word in `text[start, end)` into `found`, in order.
   * @returns how many there are; `found` grows as needed
   */
  find(text: string, start: number, end: number, found: number[]): number {
    const { nodes, classes } = this.parts;
    let count = 0;
    for (let at = start; at < end; ) {
      let word = 0;
      let next = at + 1;
      let state = childOf(this.parts, root, text.charCodeAt(at));
      for (let i = at + 1; state !== root; i++) {
        if (nodes[state + 2] !== 0) {
          word = nodes[state + 2]!;
          next = i;
        }
        if (i >= end) break;
        state = childOf(this.parts, state, text.charCodeAt(i));
      }
      if (word !== 0) found[count++] = classes[word - 1]!;
      at = next;
    }
    return count;
  }
}
