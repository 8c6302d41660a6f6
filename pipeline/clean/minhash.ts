/**
 * MinHash signatures of texts and their bands (A. Broder, "On the resemblance and containment of documents", 1997; P. Indyk, R. Motwani,
 * "Approximate nearest neighbors", 1998). All numbers are the same on every machine and may be stored.
 */

/** Two texts of the wanted likeness of .8 share a band with probability 1 - (1 - .8⁴)⁸ = .985, of .9 with .9998, of .3 with .06. */
const bands = 8;
const rows = 4;
const hashes = bands * rows;

const multipliers = new Int32Array(hashes);
const increments = new Int32Array(hashes);
for (let at = 0; at < hashes; at++) {
  multipliers[at] = mixed(2 * at + 1) | 1;
  increments[at] = mixed(2 * at + 2);
}

/** The finaliser of MurmurHash3 (A. Appleby, public domain). */
function mixed(value: number): number {
  let bits = value ^ (value >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** The different pairs of neighbouring UTF-16 units of a text, ascending; a text of one unit is its own pair. */
export function bigramsOf(match: string): Uint32Array {
  const all = new Uint32Array(Math.max(match.length - 1, Math.min(match.length, 1)));
  for (let at = 0; at < all.length; at++)
    all[at] = ((match.charCodeAt(at) << 16) | (match.charCodeAt(at + 1) || 0)) >>> 0;
  all.sort();
  let kept = 0;
  for (let at = 0; at < all.length; at++) if (at === 0 || all[at] !== all[at - 1]) all[kept++] = all[at]!;
  return all.subarray(0, kept);
}

/** Shared elements over all elements of two ascending sets, in [0, 1]; two empty sets are alike. */
export function jaccard(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) shared++;
    if (a[i]! <= b[j]!) {
      if (a[i] === b[j]) j++;
      i++;
    } else j++;
  }
  const all = a.length + b.length - shared;
  return all === 0 ? 1 : shared / all;
}

/**
 * 32 minima; the share of equal places of two signatures estimates the Jaccard likeness of the sets. With the sign bit turned round, numbers
 * below 2³² stand in their order as signed ones, which are several times as fast.
 */
export function signatureOf(bigrams: Uint32Array): Uint32Array {
  const values = new Int32Array(bigrams.length);
  for (let at = 0; at < values.length; at++) values[at] = mixed(bigrams[at]!);
  const signature = new Uint32Array(hashes);
  for (let at = 0; at < hashes; at++) {
    const multiplier = multipliers[at]!;
    const increment = increments[at]!;
    let least = 0x7fff_ffff;
    for (let place = 0; place < values.length; place++) {
      const hash = ((Math.imul(values[place]!, multiplier) + increment) | 0) ^ 0x8000_0000;
      if (hash < least) least = hash;
    }
    signature[at] = least ^ 0x8000_0000;
  }
  return signature;
}

/** 8 numbers below 2³²; only texts that have one in common can be near-duplicates. Each already says which band it is. */
export function bandsOf(signature: Uint32Array): Uint32Array {
  const all = new Uint32Array(bands);
  for (let band = 0; band < bands; band++) {
    let hash = mixed(band + 1);
    for (let row = 0; row < rows; row++) hash = mixed(hash ^ signature[band * rows + row]!);
    all[band] = hash;
  }
  return all;
}
