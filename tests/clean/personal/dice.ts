/** Mulberry32 (Tommy Ettinger, public domain): small, seeded, the same on every machine. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const letters = [...'abcdefghjkmnpqrstuvwxyz'];

/** Chance that can be repeated. */
export class Dice {
  private readonly next: () => number;

  constructor(seed: number) {
    this.next = seeded(seed);
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)]!;
  }

  /** So many digits, the first none of zero. */
  digits(count: number): string {
    return Array.from({ length: count }, (_, at) => (at === 0 ? 1 + this.below(9) : this.below(10))).join('');
  }

  /** A whole number, both ends inclusive. */
  between(low: number, high: number): string {
    return String(low + this.below(high - low + 1));
  }

  letters(count: number): string {
    return Array.from({ length: count }, () => this.pick(letters)).join('');
  }

  /** Letters and digits as they stand in tokens and serial numbers, at least one of both. */
  serial(count: number): string {
    const middle = Array.from({ length: count - 2 }, () => this.pick([...letters, ...'0123456789']));
    return [this.pick(letters), ...middle, this.below(10)].join('');
  }
}
