import { createHash } from 'node:crypto';

/**
 * A number in [0, 1) that belongs to these words for good: a "permanent random number" (E. Ohlsson, in Business Survey Methods, 1995,
 * chapter 9). Whoever sorts reviews by it has drawn them at random, in an order that hangs on nothing but the seed and the reviews.
 */
export function chance(seed: number, ...words: readonly string[]): number {
  const digest = createHash('sha256')
    .update(JSON.stringify([seed, ...words]))
    .digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}
