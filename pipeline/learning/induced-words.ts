import { root, Trie } from '../lexicon/trie.ts';

/** Finds the words of the induced classes in a text without cutting it into tokens: from the left, always the longest. */
export class InducedWords {
  private readonly trie: Trie;
  private readonly classes: Int32Array;

  /** @param induced word to number of its class */
  constructor(induced: ReadonlyMap<string, number>) {
    this.trie = new Trie([...induced.keys()]);
    this.classes = Int32Array.from(induced.values());
  }

  /**
   * Writes the class of each word in `text[start, end)` into `found`, in order.
   * @returns how many there are; `found` grows as needed
   */
  find(text: string, start: number, end: number, found: number[]): number {
    const { nodes } = this.trie;
    let count = 0;
    for (let at = start; at < end; ) {
      let word = 0;
      let next = at + 1;
      let state = this.trie.child(root, text.charCodeAt(at));
      for (let i = at + 1; state !== root; i++) {
        if (nodes[state + 2] !== 0) {
          word = nodes[state + 2]!;
          next = i;
        }
        if (i >= end) break;
        state = this.trie.child(state, text.charCodeAt(i));
      }
      if (word !== 0) found[count++] = this.classes[word - 1]!;
      at = next;
    }
    return count;
  }
}
