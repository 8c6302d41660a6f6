import { type Cell, type CellKind, type Field, rounded } from './table.ts';

/** Short ways to write columns of one kind of row: key, Chinese and English header, and the cell. */
export interface Columns<Row> {
  readonly text: Maker<Row, string | null>;
  readonly long: Maker<Row, string | null>;
  readonly count: Maker<Row, number | null>;
  /** Rounded, as are decimals. */
  readonly share: Maker<Row, number | null>;
  readonly decimal: Maker<Row, number | null>;
  readonly flag: Maker<Row, boolean>;
}

type Maker<Row, Value extends Cell> = (
  key: string,
  zh: string,
  en: string,
  cell: (row: Row) => Value,
) => Field<Row>;

/** Columns of such rows. */
export const columnsOf = <Row>(): Columns<Row> => ({
  text: maker('text'),
  long: maker('long'),
  count: maker('count'),
  share: maker('share', rounded),
  decimal: maker('decimal', rounded),
  flag: maker('flag'),
});

const maker =
  <Row, Value extends Cell>(
    kind: CellKind,
    shown: (value: Value) => Cell = (value) => value,
  ): Maker<Row, Value> =>
  (key, zh, en, cell) => ({ key, zh, en, kind, cell: (row) => shown(cell(row)) });
