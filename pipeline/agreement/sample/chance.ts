import { hash } from 'node:crypto';

/**
 * A number in [0, 1) that belongs to these words for good: a "permanent random number" (E. Ohlsson, in Business Survey Methods, 1995,
 * chapter 9). Whoever sorts reviews by it has drawn them at random, in an order that hangs on nothing but the seed and the reviews.
 */
export function chance(seed: number, ...words: readonly string[]): number {
  return hash('sha256', JSON.stringify([seed, ...words]), 'buffer').readUIntBE(0, 6) / 2 ** 48;
}
