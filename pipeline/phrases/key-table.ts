/** Numbers by the key of a phrase: an open-addressed hash table in typed arrays, 12 bytes a slot, at most half full. */
export class KeyTable {
  #keys = new Float64Array(1024);
  /** 0: a free slot. */
  #numbers = new Uint32Array(1024);
  #size = 0;

  /** The number of a key; 0 where it has none. */
  of(key: number): number {
    return this.#numbers[this.#slotOf(key)]!;
  }

  /** Adds one to the number of a key, and gives it. */
  increase(key: number): number {
    const slot = this.#taken(key);
    return ++this.#numbers[slot]!;
  }

  /** Adds one to the number of a key that has one; of others nothing is kept. */
  increaseKnown(key: number): void {
    const slot = this.#slotOf(key);
    if (this.#numbers[slot] !== 0) this.#numbers[slot]! += 1;
  }

  /** @param number above 0 */
  set(key: number, number: number): void {
    const slot = this.#taken(key); // first: the table may grow
    this.#numbers[slot] = number;
  }

  /** Keys with this number or a higher one, ascending. */
  keysFrom(least: number): Float64Array {
    return this.#keys.filter((_, slot) => this.#numbers[slot]! >= least).sort();
  }

  #taken(key: number): number {
    const slot = this.#slotOf(key);
    if (this.#numbers[slot] !== 0) return slot;
    if (2 * this.#size >= this.#keys.length) {
      this.#grow();
      return this.#taken(key);
    }
    this.#size += 1;
    this.#keys[slot] = key;
    return slot;
  }

  /** The slot that holds the key, or the one that will. A key is a hash, so that its lower bits will do. */
  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    let slot = key & mask;
    while (this.#numbers[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [keys, numbers] = [this.#keys, this.#numbers];
    this.#keys = new Float64Array(2 * keys.length);
    this.#numbers = new Uint32Array(2 * keys.length);
    for (let from = 0; from < keys.length; from++) {
      if (numbers[from] === 0) continue;
      const slot = this.#slotOf(keys[from]!);
      this.#keys[slot] = keys[from]!;
      this.#numbers[slot] = numbers[from]!;
    }
  }
}
