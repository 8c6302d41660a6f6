/**
 * Weights as one signed byte each, companded by squares: a stored `q` stands for `q·|q|` steps, so that the many small weights keep their
 * shape. A step is as large as the heaviest weight of a column allows.
 */

/** The largest code. */
const topCode = 127;

/** What a code of 1 is worth where `top` is the size of the heaviest weight. */
export const stepOf = (top: number): number => Math.max(top, 1e-9) / topCode ** 2;

/** The code nearest to a weight, from -127 to 127. */
export function encoded(weight: number, step: number): number {
  const steps = weight / step;
  return Math.round(Math.sign(steps) * Math.sqrt(Math.abs(steps)));
}

/** What a code stands for, in steps. */
export const decoded = (code: number): number => code * Math.abs(code);
