import type { Label } from '../lang.ts';

export type Cell = string | number | boolean | null;

/**
 * How a column is shown in a spreadsheet; `long` is text of many words, a share is a number in [0, 1], `precise` one of which the digits
 * far behind the point matter.
 */
export type CellKind = 'text' | 'long' | 'count' | 'share' | 'decimal' | 'precise' | 'flag';

/** One column; its label is the header of a spreadsheet. */
export interface Column extends Label {
  /** The name in JSON lines, the same in every language. */
  readonly key: string;
  readonly kind: CellKind;
  /** What stands in a spreadsheet for no value. */
  readonly blank?: Label;
}

/** A column, and how its cell is made of a row. */
export interface Field<Row> extends Column {
  readonly cell: (row: Row) => Cell;
}

/** One table to be exported. */
export interface Table {
  /** Name of the file, without its ending. */
  readonly name: string;
  /** Name of the sheet. */
  readonly label: Label;
  readonly columns: readonly Column[];
  /** Cells in the order of the columns. Starts anew at every call, and streams. */
  readonly rows: () => Iterable<readonly Cell[]>;
}

/** The rows as cells, one at a time. */
export function* cells<Row>(fields: readonly Field<Row>[], rows: Iterable<Row>): Iterable<readonly Cell[]> {
  for (const row of rows) yield fields.map(({ cell }) => cell(row));
}

/** To six places: finer than any sample tells, and the same digits on every machine. */
export const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 1e6) / 1e6;
