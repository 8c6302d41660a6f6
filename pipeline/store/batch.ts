import type Database from 'better-sqlite3';

/** What a column can hold. */
export type Value = string | number | null;

/** Rows waiting to be inserted into one table. */
export interface Batch<Column extends string> {
  add(row: Readonly<Record<Column, Value>>): void;
  /** Inserts all that wait, in order. */
  flush(): void;
}

/** Rows of one statement: more gain nothing measurable, and SQLite allows 32,766 values a statement. */
const rowsPerStatement = 50;

/** Collects rows and inserts them many at a time, by prepared statements. `verb` may be `INSERT OR IGNORE`. */
export function batch<Column extends string>(
  db: Database.Database,
  table: string,
  columns: readonly Column[],
  verb = 'INSERT',
): Batch<Column> {
  const row = `(${columns.map(() => '?').join(',')})`;
  const insert = (rows: number) =>
    db.prepare(`${verb} INTO ${table} (${columns.join(',')}) VALUES ${Array(rows).fill(row).join(',')}`);
  const many = insert(rowsPerStatement);
  const one = insert(1);
  const step = rowsPerStatement * columns.length;
  let waiting: Value[] = [];
  return {
    add: (row) => {
      for (const column of columns) waiting.push(row[column]);
    },
    flush: () => {
      const values = waiting;
      waiting = [];
      let at = 0;
      for (; at + step <= values.length; at += step) many.run(values.slice(at, at + step));
      for (; at < values.length; at += columns.length) one.run(values.slice(at, at + columns.length));
    },
  };
}
