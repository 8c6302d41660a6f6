/** Counts by row and column; every row has as many columns. */
export type CrossTable = readonly (readonly number[])[];

/** A table without its empty rows and columns, and its sums. */
export interface Margins {
  readonly cells: CrossTable;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly total: number;
}

/** Empty rows and columns say nothing of association and are left out. */
export function marginsOf(table: CrossTable): Margins {
  const filled = table.filter((row) => sum(row) > 0);
  const width = filled[0]?.length ?? 0;
  const kept = Array.from({ length: width }, (_, at) => at).filter((at) =>
    filled.some((row) => row[at]! > 0),
  );
  const cells = filled.map((row) => kept.map((at) => row[at]!));
  const rows = cells.map(sum);
  return { cells, rows, columns: kept.map((_, at) => sum(cells.map((row) => row[at]!))), total: sum(rows) };
}

/** The count that a cell would have if rows and columns were independent. */
export const expected = ({ rows, columns, total }: Margins, row: number, column: number): number =>
  (rows[row]! * columns[column]!) / total;

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
