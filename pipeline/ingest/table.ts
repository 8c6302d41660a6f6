import type { RawFields, RawReview } from '../records.ts';
import type { Drop } from '../stage.ts';
import { type Claims, chooseColumns, claimsBy, type FieldKey, idOfLink, isReadable } from './columns.ts';
import { missingColumn, unknownColumns } from './faults.ts';
import { drop, type IngestOptions, type Item, reject, rowMaker } from './items.ts';
import { dateReading } from './reading.ts';
import { type TableLayout, tableLayout } from './table-layouts.ts';

/** A row of a CSV file or sheet; `row` counts from 1, the header and blank rows included. */
export interface TableRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** A row that could not be split into cells. */
export interface BrokenRow {
  readonly row: number;
  readonly broken: Drop;
  readonly raw: string;
}

export interface Header extends TableRow {
  readonly layout: TableLayout;
  /** Where each field is. */
  readonly columns: ReadonlyMap<FieldKey, number>;
  /** The app's name, where no column but a title above the header gives it. */
  readonly app: string | undefined;
}

/** How many rows are looked through for a header: exports put a title, a date range and an advert above it. */
export const headerWithin = 10;

/** Finds the header: of the first rows the one with the most known columns, text or stars among them. */
export function findHeader(rows: readonly TableRow[], options: IngestOptions): Header | undefined {
  const claimOf = claimsBy(options.mapping?.columns);
  let best: { row: TableRow; columns: Header['columns'] } | undefined;
  for (const row of rows.slice(0, headerWithin)) {
    const columns = chooseColumns(row.cells, claimOf);
    if (isReadable(columns) && columns.size > (best?.columns.size ?? 0)) best = { row, columns };
  }
  return best && headerOf(best.row, best.columns, rows);
}

function headerOf(row: TableRow, columns: Header['columns'], rows: readonly TableRow[]): Header {
  const layout = tableLayout(row.cells);
  const above = rows.filter((other) => other.row < row.row).flatMap(({ cells }) => cells);
  return { ...row, columns, layout, app: columns.has('app') ? undefined : appIn(layout, above) };
}

/** The app's name in a title, or in a sheet's name. */
export function appIn({ title }: TableLayout, texts: readonly string[]): string | undefined {
  if (title === undefined) return undefined;
  return texts.map((text) => title.exec(text.trim())?.[1]).find((app) => app !== undefined);
}

/** The fault of a table without a header we know. */
export function headless(input: string, rows: readonly TableRow[], options: IngestOptions): Error {
  const widest = rows.reduce<readonly string[]>(
    (cells, row) => (row.cells.length > cells.length ? row.cells : cells),
    [],
  );
  const seen = widest.filter((name) => name !== '');
  return (
    missingMapped(input, options, claimsBy(options.mapping?.columns), seen) ?? unknownColumns(input, seen)
  );
}

/** The fault of a source that lacks a column which the mapping names; `undefined` where it lacks none. */
export function missingMapped(
  input: string,
  { mapping }: IngestOptions,
  claimOf: Claims,
  seen: readonly string[],
): Error | undefined {
  const there = new Set(seen.map((column) => claimOf(column)?.field));
  const missing = Object.entries(mapping?.columns ?? {}).find(([field]) => !there.has(field as FieldKey));
  return missing && missingColumn(input, missing[0], missing[1] ?? [], seen);
}

/** Makes an item of each row under a header; `undefined` for one to pass over: blank, or the header itself. */
export function tableReader(
  header: Header,
  input: string,
  options: IngestOptions,
): (row: TableRow | BrokenRow) => Item | undefined {
  const missing = missingMapped(input, options, claimsBy(options.mapping?.columns), header.cells);
  if (missing !== undefined) throw missing;
  const make = rowMaker(header.layout.name, input, dateReading(options));
  const read = fieldReader(header, options);
  return (row) => {
    if (row.row <= header.row) return undefined;
    if ('broken' in row)
      return reject({ source: header.layout.name, input, row: row.row }, row.broken, row.raw);
    if (row.cells.every((cell) => cell.trim() === '')) return undefined;
    return cappedExport(header.layout, input, row) ?? make(row.row, read(row.cells));
  };
}

function cappedExport({ footer }: TableLayout, input: string, { cells }: TableRow): Item | undefined {
  if (footer === undefined || cells.filter((cell) => cell !== '').length !== 1) return undefined;
  const detail = cells.find((cell) => cell !== '')!;
  const count = footer.exec(detail)?.[1];
  return count === undefined
    ? undefined
    : { kind: 'note', input, note: 'capped-export', detail, count: Number(count) };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

function fieldReader(
  header: Header,
  options: IngestOptions,
): (cells: readonly string[]) => RawReview['fields'] {
  const fixed = constantsOf(options, header.app);
  const columns = [...header.columns].filter(([field]) => !(field in fixed));
  const width = header.cells.findLastIndex((cell) => cell !== '') + 1;
  const link = header.layout.name === 'google-play-console';
  return (cells) => {
    const fields: Mutable<RawFields> = { ...fixed };
    for (const [field, at] of columns) fields[field] = cells[at] ?? '';
    if (header.layout.spills === true) fields.text = rejoined(fields.text ?? '', cells, width);
    if (link && fields.id !== undefined) fields.id = idOfLink(fields.id);
    return fields;
  };
}

/** The text with what spilled over the header's last column. */
function rejoined(text: string, cells: readonly string[], width: number): string {
  if (cells.length <= width) return text;
  return [text, ...cells.slice(width).filter((cell) => cell !== '')].join(',');
}

/** What every row has: the mapping's constants, the app of the options, else that of the title. */
export function constantsOf({ mapping, app }: IngestOptions, titled?: string): RawFields {
  const named = app ?? mapping?.constants.app ?? titled;
  const given = Object.entries(mapping?.constants ?? {}).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(given), ...(named === undefined ? {} : { app: named }) };
}

/** Why a row with this many cells cannot be read. */
export const wrongWidth = (cells: number, width: number): Drop =>
  drop('column-count', `${cells} columns where the header has ${width}`);
