import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { openWorkbook, type Sheet, type Workbook } from '../dated-workbook.ts';
import type { Lang } from '../lang.ts';
import { shownRow } from './spreadsheet.ts';
import type { CellKind, Column, Table } from './table.ts';

/** Most rows of a sheet, header and all (Excel specifications and limits, Microsoft). */
const rowsPerSheet = 1_048_576;
/** Most characters of a cell, by the same source. */
const charactersPerCell = 32_767;
/** Rows written before the archive is waited for; bounds memory. */
const rowsPerBatch = 200;

const formats: Readonly<Record<CellKind, string>> = {
  text: '@',
  long: '@',
  count: '#,##0',
  share: '0.0%',
  decimal: '0.00',
  precise: 'General',
  flag: '@',
};

const widths: Readonly<Record<CellKind, number>> = {
  text: 16,
  long: 40,
  count: 9,
  share: 12,
  decimal: 9,
  precise: 12,
  flag: 9,
};

/**
 * Writes one XLSX workbook, a sheet a table (more where a table has more rows than a sheet can hold), row by row. Text is text whatever it
 * begins with; the header stays in sight and can be filtered by.
 * @param dated ISO instant that the file says it was made, so that the same tables give the same bytes
 */
export async function writeWorkbook(
  path: string,
  tables: readonly Table[],
  lang: Lang,
  dated: string,
): Promise<void> {
  const output = createWriteStream(path);
  const failed = once(output, 'error').then(([error]) => Promise.reject(error));
  try {
    await Promise.race([failed, fill(output, tables, lang, new Date(dated))]);
  } finally {
    output.destroy();
  }
}

async function fill(output: Writable, tables: readonly Table[], lang: Lang, dated: Date): Promise<void> {
  const book = await openWorkbook(output, dated);
  for (const table of tables) await addTable(book, table, lang);
  await book.commit();
}

/** One object a kind: exceljs looks up a style it has seen before by identity, and works out any other anew for every cell. */
const styles = Object.fromEntries(
  Object.entries(formats).map(([kind, numFmt]) => [kind, { numFmt }]),
) as Readonly<Record<CellKind, { readonly numFmt: string }>>;

async function addTable(book: Workbook, { label, columns, rows }: Table, lang: Lang): Promise<void> {
  let number = 1;
  let sheet = addSheet(book, label[lang], columns, lang);
  let written = 1;
  for (const row of rows()) {
    if (written === rowsPerSheet) {
      sheet.commit();
      number += 1;
      written = 1;
      sheet = addSheet(book, `${label[lang]} ${number}`, columns, lang);
    }
    const cells = sheet.addRow(shownRow(columns, row, lang).map(fitting));
    cells.eachCell((cell, place) => {
      cell.style = styles[columns[place - 1]!.kind];
    });
    cells.commit();
    written += 1;
    if (written % rowsPerBatch === 0) await drained(sheet);
  }
  sheet.commit();
}

function addSheet(book: Workbook, name: string, columns: readonly Column[], lang: Lang): Sheet {
  const sheet = book.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  sheet.columns = columns.map((column) => ({
    header: column[lang],
    width: widths[column.kind],
    style: styles[column.kind],
  }));
  const header = sheet.getRow(1);
  header.font = { bold: true };
  header.commit();
  return sheet;
}

const fitting = (value: string | number): string | number | null => {
  if (value === '') return null;
  return typeof value === 'string' ? value.slice(0, charactersPerCell) : value;
};

/** Waits until the archive has taken what was written; exceljs itself never waits. */
async function drained(sheet: Sheet): Promise<void> {
  const { stream } = sheet as unknown as { stream: { pipes: readonly Writable[] } };
  const [archive] = stream.pipes;
  if (archive?.writableNeedDrain) await once(archive, 'drain');
  else await setImmediate();
}
