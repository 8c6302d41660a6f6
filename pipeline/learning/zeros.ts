/**
 * A plain array that V8 knows to hold doubles: it allocates a typed array of this size outside its heap, which takes far longer. A copy of
 * an array that once held a fraction: one made of zeros would be taken for integers, and made anew at the first fraction.
 */
export function zeros(length: number): number[] {
  doubles[length] ??= Array.from({ length }, () => 0.5).fill(0);
  return doubles[length].slice();
}

/** By length: arrays to copy. */
const doubles: number[][] = [];
