import type { HashBuffer } from './hash-buffer.ts';

/**
 * 32-bit FNV-1a over UTF-16 units (G. Fowler, L. C. Noll, K.-P. Vo, "The FNV Non-Cryptographic Hash Algorithm", RFC 9923:
 * offset basis 0x811c9dc5, prime 0x01000193). Features are known by these hashes alone: no text is kept in the weights.
 */
const basis = 0x811c9dc5 | 0;
const prime = 0x01000193;

/** The hash of a string, as a signed 32-bit integer. */
export function hashText(text: string): number {
  let hash = basis;
  for (let i = 0; i < text.length; i++) hash = extend(hash, text.charCodeAt(i));
  return hash;
}

/** The hash of a text and one more unit after it. */
const extend = (hash: number, unit: number): number => Math.imul(hash ^ unit, prime);

/** One hash out of two, order kept. */
export const combine = (first: number, second: number): number =>
  Math.imul(Math.imul(first ^ 0x5bd1e995, prime) ^ second, 0x9e3779b1);

/** Longest run of characters that is a feature: the strongest plain learner measured on these reviews used runs of 1 to 4. */
export const longestGram = 4;
const boundary = 0x1f;

/** Adds the hashes of all runs of 1 to 4 units of `^text[start, end)$`, `^` and `$` being the ends of the clause. */
export function addGrams(text: string, start: number, end: number, into: HashBuffer): void {
  for (let from = start - 1; from <= end; from++) {
    let hash = basis;
    const stop = Math.min(from + longestGram, end + 1);
    for (let at = from; at < stop; at++) {
      const unit = at < start || at >= end ? boundary : text.charCodeAt(at);
      hash = extend(hash, unit);
      into.push(hash);
    }
  }
}
