import type { Estimate } from '../../statistics/bootstrap.ts';
import { benjaminiHochberg } from '../../statistics/benjamini-hochberg.ts';
import { holm } from '../../statistics/holm.ts';
import { type Independence, testIndependence } from '../../statistics/independence.ts';
import { type Proportion, wilson } from '../../statistics/wilson.ts';
import type { ResearchReview } from '../../store/queries.ts';
import { Count, type Part } from './clusters.ts';
import { codesOf, countedComplaints, type Dimension, factOf, isCode } from './dimensions.ts';
import { nameOf } from './disclosure/names.ts';
import type { CrossPair } from './options.ts';
import type { DateUnit } from './period.ts';

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
  /** Cluster bootstrap; null where there are no clusters. */
  readonly clustered: Estimate | null;
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
  /** Of what is told alone, so that nothing hidden could be solved for: columns of which nothing is told and rows with a hidden cell are left out. */
  readonly tests: readonly CrossTest[];
  readonly suppressed: number;
}

/** How a table is told. */
export interface Telling {
  /** Puts the values of a dimension in order. */
  readonly order: (dimension: Dimension, values: Iterable<string>) => string[];
  /** Names of the figures that are not told. */
  readonly hidden: ReadonlySet<string>;
  readonly clustered: ReadonlyMap<Count, Estimate>;
  readonly seed: number;
}

/** Counts one table. A code stands in the rows. */
export class Cross {
  readonly pair: CrossPair;
  readonly unit: CrossUnit;
  /** Counts by row and column; what was not met is not there. */
  readonly rows = new Map<string, Map<string, Count>>();
  /** By column. */
  readonly totals = new Map<string, Count>();
  readonly #dates: DateUnit;

  constructor([one, other]: CrossPair, dates: DateUnit) {
    this.pair = isCode(other) && !isCode(one) ? [other, one] : [one, other];
    this.unit = !isCode(this.pair[0]) ? 'reviews' : isCode(this.pair[1]) ? 'complaints' : 'stating';
    this.#dates = dates;
  }

  /** @param cluster of the review, which is a counted one */
  add(review: ResearchReview, cluster: number): void {
    if (this.unit === 'complaints') {
      for (const complaint of countedComplaints(review))
        this.#count([complaint[this.pair[0] as 'issue']], complaint[this.pair[1] as 'issue'], cluster);
    } else this.#count(this.#rowsOf(review), this.#factOf(review, this.pair[1]), cluster);
  }

  /** All cells as shares of their columns. */
  shares(): Part[] {
    return [...this.rows.values()].flatMap((cells) =>
      [...cells].map(([column, part]) => ({ part, whole: this.totals.get(column)! })),
    );
  }

  result({ order, hidden, clustered, seed }: Telling): CrossResult {
    const rows = order(this.pair[0], this.rows.keys());
    const columns = order(this.pair[1], this.totals.keys());
    const cells = rows.map((row) =>
      columns.map((column): CrossCell => {
        if (this.#isHidden(row, column, hidden))
          return { row, column, count: null, total: null, share: null, clustered: null };
        const part = this.rows.get(row)!.get(column);
        const [count, total] = [part?.count ?? 0, this.totals.get(column)!.count];
        const interval = part === undefined ? undefined : clustered.get(part);
        return { row, column, count, total, share: wilson(count, total), clustered: interval ?? null };
      }),
    );
    return {
      ...{ pair: this.pair, unit: this.unit, rows, columns, cells },
      tests: this.#tests(cells, columns, seed),
      suppressed: cells.flat().filter(({ count }) => count === null).length,
    };
  }

  /** Of a column whose total is not told no cell is: a share would tell it. */
  #isHidden(row: string, column: string, hidden: ReadonlySet<string>): boolean {
    const [, dimension] = this.pair;
    const total = nameOf[this.unit === 'complaints' ? 'complaints' : 'reviews'](dimension, column);
    return hidden.has(total) || hidden.has(nameOf.cell(this.pair, row, column));
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

  #count(rows: Iterable<string>, column: string, cluster: number): void {
    countIn(this.totals, column, cluster);
    for (const row of rows) {
      const cells = this.rows.get(row) ?? new Map<string, Count>();
      countIn(cells, column, cluster);
      this.rows.set(row, cells);
    }
  }

  /** Of codes that a review may bear several of, each is tested on its own: stated or not, by column. Else the whole table is. */
  #tests(cells: readonly (readonly CrossCell[])[], columns: readonly string[], seed: number): CrossTest[] {
    const told = [...columns.keys()].filter((at) => cells.some((row) => row[at]!.count !== null));
    const totals = told.map((at) => this.totals.get(columns[at]!)!.count);
    const n = totals.reduce((sum, total) => sum + total, 0);
    const rows = cells.map((row) => told.map((at) => row[at]!));
    const tables =
      this.unit === 'stating'
        ? rows.filter(isTold).map((row) => ({ row: row[0]!.row, table: statedOrNot(row, totals) }))
        : rows.every(isTold)
          ? [{ row: '', table: rows.map((row) => row.map(({ count }) => count!)) }]
          : [];
    const tests = tables.map(({ row, table }) => ({ row, n, test: testIndependence(table, seed) }));
    const ps = tests.map(({ test }) => test.p);
    const [byHolm, byBh] = [holm(ps), benjaminiHochberg(ps)];
    return tests.map((test, at) => ({ ...test, holm: byHolm[at]!, benjaminiHochberg: byBh[at]! }));
  }
}

const isTold = (row: readonly CrossCell[]): boolean =>
  row.length > 0 && row.every(({ count }) => count !== null);

const statedOrNot = (row: readonly CrossCell[], totals: readonly number[]): number[][] => [
  row.map(({ count }) => count!),
  row.map(({ count }, at) => totals[at]! - count!),
];

function countIn(counts: Map<string, Count>, name: string, cluster: number): void {
  const known = counts.get(name) ?? new Count();
  known.add(cluster);
  counts.set(name, known);
}
