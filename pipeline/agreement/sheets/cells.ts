import { csvRows } from '../../ingest/csv.ts';
import { decode } from '../../ingest/decoding.ts';
import { detectEncoding } from '../../ingest/encoding.ts';
import { sheetRows } from '../../ingest/sheet.ts';
import { openSource, type SourceFile } from '../../ingest/source-file.ts';
import type { BrokenRow, TableRow } from '../../ingest/table.ts';
import { oldWorkbook, workbook } from '../../ingest/workbook.ts';
import { readParts } from '../../ingest/workbook-parts.ts';
import { openZip } from '../../ingest/zip.ts';

/** What is in a file that somebody coded in: lines of JSON, or the tables of a workbook, or one table for each way to divide a text. */
export type Content =
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'tables'; readonly tables: readonly CellTable[] };

export type CellTable = readonly (TableRow | BrokenRow)[];

const delimiters = [',', '\t', ';'];

/** Reads a whole file. @throws UserError for one that cannot be read or is no table */
export async function readContent(path: string): Promise<Content> {
  const source = await openSource(path);
  try {
    if (oldWorkbook.recognises(source.head)) oldWorkbook.read(source, {});
    if (workbook.recognises(source.head)) return { kind: 'tables', tables: await tablesOfWorkbook(source) };
    return await contentOfText(source);
  } finally {
    await source.close();
  }
}

async function tablesOfWorkbook({ input, file }: SourceFile): Promise<CellTable[]> {
  const zip = await openZip(input, file!.handle, file!.size);
  const { sheets, context } = await readParts(zip);
  const tables: CellTable[] = [];
  for (const { entry } of sheets) {
    const rows: TableRow[] = [];
    for await (const batch of sheetRows(zip, entry, context)) rows.push(...batch);
    tables.push(rows);
  }
  return tables;
}

async function contentOfText(source: SourceFile): Promise<Content> {
  const pieces: string[] = [];
  for await (const piece of decode(source.bytes(), detectEncoding(source.head))) pieces.push(piece);
  const text = pieces.join('').replace(/^\uFEFF/, '');
  if (text.trimStart().startsWith('{')) return { kind: 'lines', lines: text.split('\n') };
  return {
    kind: 'tables',
    tables: await Promise.all(delimiters.map((delimiter) => tableOf(text, delimiter))),
  };
}

async function tableOf(text: string, delimiter: string): Promise<CellTable> {
  const rows: (TableRow | BrokenRow)[] = [];
  for await (const batch of csvRows(whole(text), { delimiter })) rows.push(...batch);
  return rows;
}

async function* whole(text: string): AsyncGenerator<string> {
  yield text;
}
