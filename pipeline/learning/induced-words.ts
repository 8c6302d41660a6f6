import { emptyHash, extend, hashText } from './hashing.ts';
import { FeatureTable } from './table.ts';

/** Finds the words of the induced classes in a text without cutting it into tokens: from the left, always the longest. */
export class InducedWords {
  private readonly table: FeatureTable;
  private readonly classes: Int32Array;
  private readonly longest: number;

  /** @param induced word to number of its class */
  constructor(induced: ReadonlyMap<string, number>) {
    const byHash = new Map(Array.from(induced, ([word, group]) => [hashText(word), group]));
    this.table = new FeatureTable(Int32Array.from(byHash.keys()));
    this.classes = Int32Array.from(byHash.values());
    this.longest = Math.max(0, ...Array.from(induced.keys(), (word) => word.length));
  }

  /** Calls `found` with the class of each word in `text[start, end)`, in order. */
  find(text: string, start: number, end: number, found: (group: number) => void): void {
    for (let at = start; at < end; ) {
      const stop = Math.min(end, at + this.longest);
      let hash = emptyHash;
      let row = -1;
      let next = at + 1;
      for (let i = at; i < stop; i++) {
        hash = extend(hash, text.charCodeAt(i));
        const here = this.table.rowOf(hash);
        if (here < 0) continue;
        row = here;
        next = i + 1;
      }
      if (row >= 0) found(this.classes[row]!);
      at = next;
    }
  }
}
