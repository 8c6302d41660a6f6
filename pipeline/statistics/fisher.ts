import type { Margins } from './cross-table.ts';
import { logFactorial } from './log-factorial.ts';

/** Tables as likely as the observed one up to rounding count as no likelier; R's `fisher.test` has the same slack. */
const slack = 1e-7;

/**
 * Fisher's exact test of a 2 × 2 table, two-sided: the chance, margins given, of a table no likelier than the observed one.
 * Source: A. Agresti, Categorical Data Analysis, 3rd ed. 2013, section 3.5.1.
 */
export function fisherExact({ cells, rows, columns, total }: Margins): number {
  const [row, other] = rows as readonly [number, number];
  const [column] = columns as readonly [number];
  const margin =
    logFactorial(row) +
    logFactorial(other) +
    logFactorial(column) +
    logFactorial(total - column) -
    logFactorial(total);
  const logChance = (a: number): number =>
    margin -
    logFactorial(a) -
    logFactorial(row - a) -
    logFactorial(column - a) -
    logFactorial(other - column + a);
  const observed = logChance(cells[0]![0]!) + slack;
  let p = 0;
  for (let a = Math.max(0, column - other); a <= Math.min(row, column); a++) {
    const chance = logChance(a);
    if (chance <= observed) p += Math.exp(chance);
  }
  return Math.min(1, p);
}
