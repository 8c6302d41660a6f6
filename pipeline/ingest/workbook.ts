import { brokenWorkbook, lockedWorkbook, missingSheet, notAWorkbook, unreadable } from './faults.ts';
import { type BinaryFormat, formatNote, someRows } from './format.ts';
import type { IngestOptions, Item } from './items.ts';
import { sheetRows } from './sheet.ts';
import type { SourceFile } from './source-file.ts';
import {
  appIn,
  findHeader,
  type Header,
  headerWithin,
  headless,
  type TableRow,
  tableReader,
} from './table.ts';
import { type CellContext, readParts, type SheetPart } from './workbook-parts.ts';
import { openZip, type ZipFile } from './zip.ts';

/** XLSX, and other ZIP archives, which are refused. */
export const workbook: BinaryFormat = {
  recognises: (head) => head.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1')),
  read: readWorkbook,
};

/** The container of old .xls files and of workbooks with a password ([MS-CFB] 2.2). */
export const oldWorkbook: BinaryFormat = {
  recognises: (head) => head.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex')),
  read: ({ input }) => {
    throw lockedWorkbook(input);
  },
};

async function* readWorkbook({ input, file }: SourceFile, options: IngestOptions): AsyncGenerator<Item[]> {
  if (file === null) throw unreadable(input, new Error('a workbook cannot be read from a pipe'));
  const zip = await openZip(input, file.handle, file.size);
  const { sheets, context } = await readParts(zip);
  if (sheets.length === 0)
    throw zip.whole ? notAWorkbook(input) : brokenWorkbook(input, 'no sheet is left of it');
  yield* someRows(input, readSheets(zip, wantedSheets(input, sheets, options), context, options));
  if (!zip.whole) throw brokenWorkbook(input, 'its end is missing');
}

/** The sheet that the mapping names; of a Qimai workbook those with reviews, not the analyst's notes beside them; else all. */
function wantedSheets(
  input: string,
  sheets: readonly SheetPart[],
  { mapping }: IngestOptions,
): readonly SheetPart[] {
  if (mapping?.sheet === undefined) {
    const qimai = sheets.filter(({ name }) => name.endsWith('_评论详情'));
    return qimai.length > 0 ? qimai : sheets;
  }
  const wanted = sheets.filter(({ name }) => name === mapping.sheet);
  if (wanted.length > 0) return wanted;
  throw missingSheet(
    input,
    mapping.sheet,
    sheets.map(({ name }) => name),
  );
}

async function* readSheets(
  zip: ZipFile,
  sheets: readonly SheetPart[],
  context: CellContext,
  options: IngestOptions,
): AsyncGenerator<Item[]> {
  const skipped: (readonly TableRow[])[] = [];
  for (const { name, entry } of sheets) {
    const sheet = await beginSheet(sheetRows(zip, entry, context), options);
    const { header } = sheet;
    if (header === undefined) {
      skipped.push(sheet.first);
      yield [{ kind: 'note', input: zip.input, note: 'skipped-sheet', detail: `${name}: no known columns` }];
      continue;
    }
    const titled = { ...header, app: header.app ?? appIn(header.layout, [name]) };
    yield [formatNote(zip.input, header.layout.name, 'xlsx', name)];
    yield* sheetItems(tableReader(titled, zip.input, options), sheet);
  }
  if (skipped.length < sheets.length) return;
  throw zip.whole
    ? headless(zip.input, skipped.flat(), options)
    : brokenWorkbook(zip.input, 'no row is left of it');
}

async function* sheetItems(read: ReturnType<typeof tableReader>, sheet: BegunSheet): AsyncGenerator<Item[]> {
  const items = (rows: readonly TableRow[]): Item[] => rows.map(read).filter((item) => item !== undefined);
  yield items(sheet.first);
  if (sheet.fault !== undefined) throw sheet.fault;
  for await (const rows of sheet.rest) yield items(rows);
}

interface BegunSheet {
  readonly header: Header | undefined;
  readonly first: readonly TableRow[];
  readonly rest: AsyncGenerator<TableRow[]>;
  /** What cut the sheet off within the first rows. */
  readonly fault: Error | undefined;
}

/** Reads as many rows as a header is looked for in. */
async function beginSheet(rest: AsyncGenerator<TableRow[]>, options: IngestOptions): Promise<BegunSheet> {
  const first: TableRow[] = [];
  let fault: Error | undefined;
  try {
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
      first.push(...next.value);
      if (first.length >= headerWithin) break;
    }
  } catch (error) {
    fault = error as Error;
  }
  const header = findHeader(first, options);
  if (header === undefined) await rest.return(undefined);
  if (header === undefined && fault !== undefined) throw fault;
  return { header, first, rest, fault };
}
