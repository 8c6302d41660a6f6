import { generator } from '../learning/svm.ts';
import type { Counts } from './counts.ts';

/** One number with its 95 % interval. */
export interface Figure {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A count summed over the reviews of a sample; 0 for a name that no review has. */
export type Sum = (name: string) => number;

/** A figure as a function of summed counts. */
export type Formula = (sum: Sum) => number;

/** Draws, seed and the ranks of the interval's ends are those of the yardstick the figures are compared by. */
const draws = 1000;
const seed = 20261123;
const [lowRank, highRank] = [25, 974];

/** Reviews ready to be measured. */
export interface Measured {
  /** The counts of all reviews. */
  readonly whole: Sum;
  readonly figure: (formula: Formula) => Figure;
}

/**
 * The percentile bootstrap over reviews (B. Efron, R. Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13). The draws are made
 * once; every figure is then computed on the same ones.
 */
export function bootstrap(rows: readonly Counts[]): Measured {
  const table = tableOf(rows);
  const random = generator(seed);
  const whole = table.sum(rows.keys());
  const samples = Array.from({ length: draws }, () => table.sum(drawn(rows.length, random)));
  const figure = (formula: Formula): Figure => {
    const values = Float64Array.from(samples, formula).sort();
    return { value: formula(whole), low: values[lowRank]!, high: values[highRank]! };
  };
  return { whole, figure };
}

function* drawn(count: number, random: () => number): Generator<number> {
  for (let i = 0; i < count; i++) yield Math.floor(random() * count);
}

/** The counts of all reviews side by side: review `i` has the amounts `amount[start[i]..start[i + 1])` in the columns beside them. */
function tableOf(rows: readonly Counts[]): { readonly sum: (picked: Iterable<number>) => Sum } {
  const columns = new Map<string, number>();
  for (const row of rows)
    for (const name of row.keys()) if (!columns.has(name)) columns.set(name, columns.size);
  const column = Int32Array.from(rows.flatMap((row) => Array.from(row.keys(), (name) => columns.get(name)!)));
  const amount = Float64Array.from(rows.flatMap((row) => [...row.values()]));
  const start = new Int32Array(rows.length + 1);
  rows.forEach((row, at) => {
    start[at + 1] = start[at]! + row.size;
  });
  return {
    sum: (picked) => {
      const sums = new Float64Array(columns.size);
      for (const at of picked)
        for (let cell = start[at]!; cell < start[at + 1]!; cell++) sums[column[cell]!]! += amount[cell]!;
      return (name) => sums[columns.get(name) ?? -1] ?? 0;
    },
  };
}
