import { type CsvShape, fits, lastRowEnd, longestRecord, quotesIn, soundRows } from './csv-block.ts';

/** Cells, or a line whose quote is never closed. */
export type Salvaged = readonly string[] | string;

/** Where quotes are in disorder, a row is looked for in at most so many lines. */
const longestRow = 200;
/** Lines that are first tried together. */
const groupSize = 64;

/**
 * The rows of a block that does not parse as a whole, group by group, and within a group that does not parse, row by row. `rest` is
 * a row at the end of the block, unless it is the `last`, whose quotes may be closed in the next.
 */
export function salvage(block: string, shape: CsvShape, last: boolean): { rows: Salvaged[]; rest: string } {
  const lines = block.split(/(?<=\n)/);
  const rows: Salvaged[] = [];
  let oneByOneTo = 0;
  for (let at = 0; at < lines.length; ) {
    const group = at < oneByOneTo ? undefined : groupAt(lines, at, shape);
    if (group === undefined) oneByOneTo = Math.max(oneByOneTo, at + groupSize);
    const found = group ?? rowAt(lines, at, shape);
    if (found === undefined && !last && mayGoOn(lines, at)) return { rows, rest: lines.slice(at).join('') };
    rows.push(...(found?.rows ?? [lines[at]!]));
    at += found?.lines ?? 1;
  }
  return { rows, rest: '' };
}

interface Found {
  readonly rows: readonly (readonly string[])[];
  /** How many lines they take. */
  readonly lines: number;
}

/** Whole rows at the beginning of the next lines, if all of them are sound. */
function groupAt(lines: readonly string[], at: number, shape: CsvShape): Found | undefined {
  const text = lines.slice(at, at + groupSize).join('');
  const whole = text.slice(0, lastRowEnd(text));
  const rows = whole === '' ? undefined : soundRows(whole, shape);
  return rows && { rows, lines: whole.split('\n').length - 1 };
}

/** The row that begins at a line: as far as its quotes reach, else the line alone with its quotes as they stand. */
function rowAt(lines: readonly string[], at: number, shape: CsvShape): Found | undefined {
  const reach = closedAfter(lines, at);
  const strict = reach === undefined ? undefined : soundRows(lines.slice(at, at + reach).join(''), shape);
  if (strict?.length === 1 && fits(strict[0]!, shape)) return { rows: strict, lines: reach! };
  const alone = soundRows(lines[at]!, shape, true);
  return alone?.length === 1 ? { rows: alone, lines: 1 } : undefined;
}

/** In how many lines from `at` on the quotes come to be even. */
function closedAfter(lines: readonly string[], at: number): number | undefined {
  let quotes = 0;
  for (let count = 1; count <= longestRow && at + count <= lines.length; count += 1) {
    quotes += quotesIn(lines[at + count - 1]!);
    if (quotes % 2 === 0) return count;
  }
  return undefined;
}

/** Whether the lines from `at` on are few and short enough to be the beginning of one row. */
function mayGoOn(lines: readonly string[], at: number): boolean {
  if (lines.length - at > longestRow) return false;
  return lines.slice(at).reduce((sum, line) => sum + line.length, 0) < longestRecord / 2;
}
