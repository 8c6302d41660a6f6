import { benjaminiHochberg } from '../../statistics/benjamini-hochberg.ts';
import { holm } from '../../statistics/holm.ts';
import { type Independence, testIndependence } from '../../statistics/independence.ts';
import { type Proportion, wilson } from '../../statistics/wilson.ts';
import type { ResearchReview } from '../../store/queries.ts';
import { codesOf, countedComplaints, type Dimension, factOf, isCode } from './dimensions.ts';
import type { CrossPair } from './options.ts';
import type { DateUnit } from './period.ts';
import { hiddenCells } from './suppress.ts';

/**
 * What is counted in the cells, and what a share is of. `stating`: reviews of a column that state a code, of all reviews of the column.
 * `reviews`: reviews by two facts, of those of the column. `complaints`: complaints by two codes, of all of the column.
 */
export type CrossUnit = 'stating' | 'reviews' | 'complaints';

/** One cell; figures are null where it is suppressed. */
export interface CrossCell {
  readonly row: string;
  readonly column: string;
  readonly count: number | null;
  readonly total: number | null;
  readonly share: Proportion | null;
}

/** One test of a table, corrected for all tests of that table. */
export interface CrossTest {
  /** The code tested; empty where the table is tested as a whole. */
  readonly row: string;
  readonly n: number;
  readonly test: Independence;
  readonly holm: number;
  readonly benjaminiHochberg: number;
}

export interface CrossResult {
  readonly pair: CrossPair;
  readonly unit: CrossUnit;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Row by row, as `rows` and `columns` are ordered. */
  readonly cells: readonly (readonly CrossCell[])[];
  /** But for rows of which a cell is suppressed: a statistic could be solved for it. */
  readonly tests: readonly CrossTest[];
  readonly suppressed: number;
}

/** Counts one table. A code stands in the rows. */
export class Cross {
  readonly pair: CrossPair;
  readonly unit: CrossUnit;
  readonly #dates: DateUnit;
  readonly #cells = new Map<string, Map<string, number>>();
  readonly #totals = new Map<string, number>();

  constructor([one, other]: CrossPair, dates: DateUnit) {
    this.pair = isCode(other) && !isCode(one) ? [other, one] : [one, other];
    this.unit = !isCode(this.pair[0]) ? 'reviews' : isCode(this.pair[1]) ? 'complaints' : 'stating';
    this.#dates = dates;
  }

  add(review: ResearchReview): void {
    if (review.duplicate || review.suspect) return;
    if (this.unit === 'complaints') {
      for (const complaint of countedComplaints(review))
        this.#count([complaint[this.pair[0] as 'issue']], complaint[this.pair[1] as 'issue']);
    } else this.#count(this.#rowsOf(review), this.#factOf(review, this.pair[1]));
  }

  /** @param order puts the values of a dimension in order */
  result(
    order: (dimension: Dimension, values: Iterable<string>) => string[],
    k: number,
    seed: number,
  ): CrossResult {
    const rows = order(this.pair[0], this.#cells.keys());
    const columns = order(this.pair[1], this.#totals.keys());
    const counts = rows.map((row) => columns.map((column) => this.#cells.get(row)?.get(column) ?? 0));
    const totals = columns.map((column) => this.#totals.get(column)!);
    const hidden = hiddenCells(counts, totals, k);
    const cells = rows.map((row, at) =>
      columns.map((column, place): CrossCell => {
        if (hidden[at]![place]) return { row, column, count: null, total: null, share: null };
        const [count, total] = [counts[at]![place]!, totals[place]!];
        return { row, column, count, total, share: wilson(count, total) };
      }),
    );
    const hiddenRows = new Set(rows.filter((_, at) => hidden[at]!.includes(true)));
    return {
      pair: this.pair,
      unit: this.unit,
      rows,
      columns,
      cells,
      tests: this.#tests(rows, counts, totals, seed).filter(({ row }) => !hiddenRows.has(row)),
      suppressed: hidden.flat().filter(Boolean).length,
    };
  }

  #rowsOf(review: ResearchReview): Iterable<string> {
    const [dimension] = this.pair;
    return isCode(dimension)
      ? codesOf(countedComplaints(review), dimension)
      : [this.#factOf(review, dimension)];
  }

  #factOf(review: ResearchReview, dimension: Dimension): string {
    return factOf(review, dimension as 'app', this.#dates);
  }

  #count(rows: Iterable<string>, column: string): void {
    this.#totals.set(column, (this.#totals.get(column) ?? 0) + 1);
    for (const row of rows) {
      const cells = this.#cells.get(row) ?? new Map<string, number>();
      cells.set(column, (cells.get(column) ?? 0) + 1);
      this.#cells.set(row, cells);
    }
  }

  /** Of codes that a review may bear several of, each is tested on its own: stated or not, by column. Else the whole table is. */
  #tests(
    rows: readonly string[],
    counts: readonly (readonly number[])[],
    totals: readonly number[],
    seed: number,
  ): CrossTest[] {
    const n = totals.reduce((sum, total) => sum + total, 0);
    const tables =
      this.unit === 'stating'
        ? rows.map((row, at) => ({
            row,
            table: [counts[at]!, counts[at]!.map((count, place) => totals[place]! - count)],
          }))
        : [{ row: '', table: counts }];
    const tests = tables.map(({ row, table }) => ({ row, n, test: testIndependence(table, seed) }));
    const ps = tests.map(({ test }) => test.p);
    const [byHolm, byBh] = [holm(ps), benjaminiHochberg(ps)];
    return tests.map((test, at) => ({ ...test, holm: byHolm[at]!, benjaminiHochberg: byBh[at]! }));
  }
}
