import { parse } from 'csv-parse/sync';

export interface CsvShape {
  readonly delimiter: string;
  /** Cells in a row; absent: any number will do. */
  readonly width?: number;
}

/** Characters. A quoted cell may run over lines, but no row over more than this. */
export const longestRecord = 1_048_576;

/** Just after the last line end with an even number of quotes before it; 0 where there is none. */
export function lastRowEnd(text: string): number {
  let before = quotesIn(text);
  let quote = text.lastIndexOf('"');
  for (let line = text.lastIndexOf('\n'); line > 0; line = text.lastIndexOf('\n', line - 1)) {
    for (; quote > line; quote = text.lastIndexOf('"', quote - 1)) before -= 1;
    if (before % 2 === 0) return line + 1;
  }
  return 0;
}

export function quotesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) count += 1;
  return count;
}

/** Splits text into rows of cells, strictly by RFC 4180, or with stray quotes taken as they stand. @throws CsvError */
export function splitCsv(text: string, delimiter: string, strayQuotes = false): string[][] {
  return parse(text, {
    delimiter,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    relax_quotes: strayQuotes,
    skip_empty_lines: false,
  });
}

/** The rows of a text in which nothing is amiss but, here and there, the number of cells; `undefined` where there is. */
export function soundRows(text: string, shape: CsvShape, strayQuotes = false): string[][] | undefined {
  try {
    const rows = splitCsv(text, shape.delimiter, strayQuotes);
    return rows.some((cells) => hasSwallowed(cells, shape)) ? undefined : rows;
  } catch {
    return undefined;
  }
}

/** Whether a row has as many cells as it should; a blank line counts as one. */
export const fits = (cells: readonly string[], { width }: CsvShape): boolean =>
  width === undefined || cells.length === width || (cells.length === 1 && cells[0]!.trim() === '');

/** Whether a stray quote has drawn the lines after a row into one of its cells. */
const hasSwallowed = (cells: readonly string[], shape: CsvShape): boolean =>
  !fits(cells, shape) && cells.some((cell) => cell.includes('\n'));
