/** Feature hashes to row numbers: open addressing in one typed array, half full at most. */
export class FeatureTable {
  private readonly slots: Int32Array;
  private readonly mask: number;

  /** Row `i` belongs to `hashes[i]`; the hashes are distinct. */
  readonly hashes: Int32Array;

  constructor(hashes: Int32Array) {
    this.hashes = hashes;
    const size = 2 ** Math.ceil(Math.log2(Math.max(4, hashes.length * 2)));
    this.mask = size - 1;
    this.slots = new Int32Array(size);
    for (let row = 0; row < hashes.length; row++) {
      let slot = spread(hashes[row]!) & this.mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & this.mask;
      this.slots[slot] = row + 1;
    }
  }

  /** The row of a hash, or -1. */
  rowOf(hash: number): number {
    for (let slot = spread(hash) & this.mask; ; slot = (slot + 1) & this.mask) {
      const row = this.slots[slot]! - 1;
      if (row < 0 || this.hashes[row] === hash) return row;
    }
  }
}

/** Finaliser of MurmurHash3: FNV leaves its high bits weak. */
export function spread(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
