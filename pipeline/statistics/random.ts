/**
 * Uniform numbers in [0, 1), the same ones for the same seed on every machine: xoshiro128** (D. Blackman, S. Vigna, Scrambled linear
 * pseudorandom number generators, ACM Transactions on Mathematical Software 47, 2021), its state filled from the seed by splitmix32.
 */
export function uniform(seed: number): () => number {
  const state = Uint32Array.from({ length: 4 }, (_, word) => mixed(seed + Math.imul(word + 1, 0x9e3779b9)));
  return () => {
    const drawn = Math.imul(rotated(Math.imul(state[1]!, 5), 7), 9) >>> 0;
    const shifted = state[1]! << 9;
    state[2]! ^= state[0]!;
    state[3]! ^= state[1]!;
    state[1]! ^= state[2]!;
    state[0]! ^= state[3]!;
    state[2]! ^= shifted;
    state[3] = rotated(state[3]!, 11);
    return drawn / 2 ** 32;
  };
}

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** The finaliser of MurmurHash3 (A. Appleby). */
function mixed(word: number): number {
  let bits = word | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
