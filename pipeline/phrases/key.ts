/** Bits of a key that one 32-bit hash gives, and that the other adds. */
const high = 2 ** 16;

/**
 * A 48-bit key that stands for a phrase in the log: of a million phrases, two get the same with a chance of 1 in 560. Two 32-bit hashes
 * over UTF-16 units, as in FNV-1a but the second by another multiplier (Knuth's), finished as in MurmurHash3.
 * Source: G. Fowler, L. C. Noll, K.-P. Vo, FNV-1a (public domain); A. Appleby, MurmurHash3 (public domain).
 */
export function keyOf(phrase: string): number {
  let one = 0x811c9dc5;
  let other = 0x050c5d1f;
  for (let at = 0; at < phrase.length; at++) {
    const unit = phrase.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ unit, 0x9e3779b1);
  }
  return (finished(one) >>> 0) * high + (finished(other) >>> 16);
}

function finished(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
