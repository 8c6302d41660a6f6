/** Bits of a sketch, in words of 32. */
const words = 4;
/** Group, number of bigrams, then the bits. */
const width = 2 + words;

/** What tells, without the text, that another one cannot be like it. */
export type Sketch = Uint32Array;

/**
 * The sketch of a text: how many bigrams it has, and which of 128 values their hashes take.
 * @param group only texts of one group are compared
 */
export function sketchOf(group: number, bigrams: Uint32Array): Sketch {
  const sketch = new Uint32Array(width);
  sketch[0] = group;
  sketch[1] = bigrams.length;
  for (const bigram of bigrams) {
    const value = Math.imul(bigram, 0x9e37_79b1) >>> 25; // Knuth's multiplicative hash
    sketch[2 + (value >>> 5)]! |= 1 << (value & 31);
  }
  return sketch;
}

/** The sketches of many texts, 24 bytes each. */
export class Sketches {
  #sketches = new Uint32Array(width * 1024);
  #size = 0;

  /** @returns the place of the text */
  add(sketch: Sketch): number {
    if (width * (this.#size + 1) > this.#sketches.length) this.#grow();
    this.#sketches.set(sketch, width * this.#size);
    return this.#size++;
  }

  /**
   * Whether the text at this place may be as like as `likeness`. A value that only one of two texts takes stands for a bigram that the other
   * lacks, which bounds what they share; so the answer is never no for two texts that are as like.
   * Source: E. Sandes, G. Teodoro, A. Melo, Bitmap filter: speeding up exact set similarity joins with bitwise operations, Information
   * Systems 88 (2020) 101449.
   */
  mayBeLike(place: number, sketch: Sketch, likeness: number): boolean {
    const at = width * place;
    const sketches = this.#sketches;
    if (sketches[at] !== sketch[0]) return false;
    const [one, other] = [sketches[at + 1]!, sketch[1]!];
    let [onlyOne, onlyOther] = [0, 0];
    for (let word = 2; word < width; word++) {
      onlyOne += bitsIn(sketches[at + word]! & ~sketch[word]!);
      onlyOther += bitsIn(sketch[word]! & ~sketches[at + word]!);
    }
    const shared = Math.min(one - onlyOne, other - onlyOther);
    return shared >= likeness * (one + other - shared);
  }

  #grow(): void {
    const sketches = new Uint32Array(this.#sketches.length * 2);
    sketches.set(this.#sketches);
    this.#sketches = sketches;
  }
}

/** Counted in parallel, two, four and eight bits at a time (H. Warren, Hacker's Delight, 2nd edition, 2012, 5-1). */
function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x5555_5555);
  bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
