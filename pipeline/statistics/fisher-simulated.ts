import type { Margins } from './cross-table.ts';
import { hypergeometric } from './hypergeometric.ts';
import { logFactorial } from './log-factorial.ts';
import { uniform } from './random.ts';

/** Tables drawn: the error of a p-value of .05 is .002. */
const draws = 9999;

/** As in `fisher.ts`. */
const slack = 1e-7;

/**
 * The exact test of Fisher, Freeman and Halton for tables of any size, by simulation: of random tables with the same margins, the share
 * no likelier than the observed one, which counts as one of them (A. Hope, Journal of the Royal Statistical Society B 30, 1968).
 * Source: G. Freeman, J. Halton, Biometrika 38 (1951) 141-149. The same seed gives the same p.
 */
export function fisherSimulated(margins: Margins, seed = 1): number {
  const random = uniform(seed);
  const observed = logWeight(margins.cells.flat()) + slack;
  let asExtreme = 1;
  for (let draw = 0; draw < draws; draw++) {
    if (logWeight(randomTable(margins, random)) <= observed) asExtreme += 1;
  }
  return asExtreme / (draws + 1);
}

/** The log of a table's chance but for what all tables with its margins share. */
const logWeight = (cells: readonly number[]): number =>
  -cells.reduce((sum, count) => sum + logFactorial(count), 0);

/** A table with these margins, drawn by its chance under independence, cell by cell. */
function randomTable({ rows, columns, total }: Margins, random: () => number): number[] {
  const left = [...columns];
  const cells: number[] = [];
  let all = total;
  for (const row of rows) {
    let rest = all;
    let wanted = row;
    for (const [column, available] of left.entries()) {
      const count = hypergeometric(available, wanted, rest, random);
      cells.push(count);
      rest -= available;
      wanted -= count;
      left[column] = available - count;
    }
    all -= row;
  }
  return cells;
}
