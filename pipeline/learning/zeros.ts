/** A plain array that V8 knows to hold doubles: it allocates a typed array of this size outside its heap, which takes far longer. */
export function zeros(length: number): number[] {
  doubles[length] ??= Array.from({ length }, () => 0.5);
  return doubles[length].slice().fill(0);
}

/** By length: arrays to copy, none of whose numbers could be taken for an integer. */
const doubles: number[][] = [];
