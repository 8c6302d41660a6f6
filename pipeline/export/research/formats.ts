import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Cell, CellKind, Table } from '../table.ts';

/**
 * CSV for statistics programs: the header is the machine names, yes and no are 1 and 0, no value is empty. Lines end by CR LF (RFC 4180). A
 * text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV Injection).
 */
export async function writeDataCsv(path: string, { columns, rows }: Table, bom: boolean): Promise<void> {
  const format = stringify({
    bom,
    header: true,
    columns: columns.map(({ key }) => key),
    record_delimiter: 'windows',
    escape_formulas: true,
  });
  await pipeline(Readable.from(plainRows(rows())), format, createWriteStream(path));
}

function* plainRows(rows: Iterable<readonly Cell[]>): Generator<(string | number)[]> {
  for (const row of rows) yield row.map((cell) => (typeof cell === 'boolean' ? Number(cell) : (cell ?? '')));
}

const parquetTypes = {
  text: 'STRING',
  long: 'STRING',
  count: 'INT32',
  share: 'DOUBLE',
  decimal: 'DOUBLE',
  precise: 'DOUBLE',
  flag: 'BOOLEAN',
} as const satisfies Record<CellKind, string>;

/** Rows of one row group; bounds memory. */
const rowsPerGroup = 20_000;

/** Parquet with typed columns that may be null; the labels of the columns are among its metadata. */
export async function writeParquet(
  path: string,
  { columns, rows }: Table,
  labels: Readonly<Record<string, string>>,
): Promise<void> {
  const { fileWriter, parquetWriteRows } = await import('hyparquet-writer');
  parquetWriteRows({
    writer: fileWriter(path),
    rows: objects(columns, rows()),
    columns: columns.map(({ key, kind }) => ({ name: key, type: parquetTypes[kind], nullable: true })),
    rowGroupSize: rowsPerGroup,
    kvMetadata: Object.entries(labels).map(([key, value]) => ({ key, value })),
    createdBy: 'Wenzhen',
  });
}

function* objects(
  columns: Table['columns'],
  rows: Iterable<readonly Cell[]>,
): Generator<Record<string, Cell>> {
  for (const row of rows) yield Object.fromEntries(columns.map(({ key }, at) => [key, row[at]!]));
}
