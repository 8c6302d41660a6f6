import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Lang } from '../lang.ts';
import { shownRow } from './spreadsheet.ts';
import type { Cell, Column, Table } from './table.ts';

/**
 * Writes CSV that Excel opens as it is: UTF-8 with BOM, lines ended by CR LF. A text that a spreadsheet would take for a formula gets an
 * apostrophe before it (OWASP, CSV Injection: a text that begins with = + - @, tab or CR).
 */
export async function writeCsv(path: string, { columns, rows }: Table, lang: Lang): Promise<void> {
  const header = columns.map((column) => column[lang]);
  const format = stringify({
    bom: true,
    header: true,
    columns: header,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
  await pipeline(Readable.from(records(columns, rows(), lang)), format, createWriteStream(path));
}

function* records(columns: readonly Column[], rows: Iterable<readonly Cell[]>, lang: Lang) {
  for (const row of rows) yield shownRow(columns, row, lang);
}
