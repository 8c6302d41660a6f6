import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Options, stringify } from 'csv-stringify';
import { stringify as stringifyNow } from 'csv-stringify/sync';
import type { Lang } from '../lang.ts';
import { shownRow } from './spreadsheet.ts';
import type { Cell, Column, Table } from './table.ts';

/**
 * Writes CSV that Excel opens as it is: UTF-8 with BOM, lines ended by CR LF. A text that a spreadsheet would take for a formula gets an
 * apostrophe before it (OWASP, CSV Injection: a text that begins with = + - @, tab or CR).
 */
export async function writeCsv(path: string, { columns, rows }: Table, lang: Lang): Promise<void> {
  const format = stringify({ ...shape, bom: true, header: true, columns: headerOf(columns, lang) });
  await pipeline(Readable.from(records(columns, rows(), lang)), format, createWriteStream(path));
}

/** The same as text; `head` false: rows alone, to follow others. */
export function csvText({ columns, rows }: Table, lang: Lang, head = true): string {
  const lines = head ? { bom: true, header: true, columns: headerOf(columns, lang) } : {};
  return stringifyNow([...records(columns, rows(), lang)], { ...shape, ...lines });
}

const shape = { record_delimiter: 'windows', escape_formulas: true } as const satisfies Options;

const headerOf = (columns: readonly Column[], lang: Lang): string[] => columns.map((column) => column[lang]);

function* records(columns: readonly Column[], rows: Iterable<readonly Cell[]>, lang: Lang) {
  for (const row of rows) yield shownRow(columns, row, lang);
}
