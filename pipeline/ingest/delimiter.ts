import { lastRowEnd, splitCsv } from './csv-block.ts';
import type { IngestOptions } from './items.ts';
import { findHeader, type Header, headerWithin, headless, type TableRow } from './table.ts';

const delimiters = [',', '\t', ';', '|'];

/** How the rows of a text are divided, and its header. */
export interface Division {
  readonly delimiter: string;
  readonly header: Header;
}

/**
 * Finds the delimiter with which the first lines of a text have a header that we know.
 * @throws UserError `unknown-columns`
 */
export function divide(input: string, head: string, options: IngestOptions): Division {
  const tried = options.mapping?.delimiter === undefined ? delimiters : [options.mapping.delimiter];
  let best: Division | undefined;
  for (const delimiter of tried) {
    const header = findHeader(firstRows(head, delimiter), options);
    if (header !== undefined && header.columns.size > (best?.header.columns.size ?? 0))
      best = { delimiter, header };
  }
  return best ?? raise(headless(input, bestSplit(head, tried), options));
}

/** The rows to name in an error: those that are split into most cells. */
function bestSplit(head: string, tried: readonly string[]): TableRow[] {
  const splits = tried.map((delimiter) => firstRows(head, delimiter));
  const width = (rows: readonly TableRow[]): number => Math.max(0, ...rows.map(({ cells }) => cells.length));
  return splits.reduce((best, rows) => (width(rows) > width(best) ? rows : best));
}

function firstRows(head: string, delimiter: string): TableRow[] {
  const lines = head.split(/(?<=\n)/, headerWithin * 2).join('');
  const whole = lines.slice(0, lastRowEnd(lines)) || lines;
  return rowsOf(whole, delimiter).map((cells, at) => ({ row: at + 1, cells }));
}

function rowsOf(text: string, delimiter: string): string[][] {
  try {
    return splitCsv(text, delimiter);
  } catch {
    return text.split('\n').map((line) => line.trimEnd().split(delimiter));
  }
}

function raise(error: Error): never {
  throw error;
}
