import { parse } from 'csv-parse/sync';
import { drop } from './items.ts';
import { type BrokenRow, type TableRow, wrongWidth } from './table.ts';

export interface CsvShape {
  readonly delimiter: string;
  /** Cells in a row; absent: any number will do. */
  readonly width?: number;
}

/** Characters. A quoted cell may run over lines, but not over more than this. */
const longestRecord = 1_048_576;
/** Where quotes are in disorder, a row is looked for in at most so many lines. */
const longestSalvaged = 200;

/**
 * The rows of a CSV file, in batches. The text is cut after whole rows and parsed block by block; in a block that does not parse, or in
 * which a stray quote has swallowed lines, each row is looked for by itself, so that only the faulty lines are lost.
 */
export async function* csvRows(
  text: AsyncIterable<string>,
  shape: CsvShape,
): AsyncGenerator<(TableRow | BrokenRow)[]> {
  const reader = new CsvReader(shape);
  let held = '';
  for await (const piece of withoutEndlessLines(text)) {
    held += piece;
    const cut = lastRowEnd(held) || (held.length < longestRecord ? 0 : held.lastIndexOf('\n') + 1);
    if (cut === 0) continue;
    const { rows, rest } = reader.read(held.slice(0, cut), false);
    yield rows;
    held = rest + held.slice(cut);
  }
  yield reader.read(held, true).rows;
}

/** The text, but of a line that is longer than any row only the start, which is enough to tell that it is. */
async function* withoutEndlessLines(text: AsyncIterable<string>): AsyncGenerator<string> {
  let length = 0;
  for await (const piece of text) {
    const first = piece.indexOf('\n');
    const line = first === -1 ? piece.length : first;
    yield length + line <= longestRecord
      ? piece
      : piece.slice(0, Math.max(0, longestRecord - length)) + piece.slice(line);
    length = first === -1 ? length + piece.length : piece.length - piece.lastIndexOf('\n') - 1;
  }
}

/** Just after the last line end with an even number of quotes before it; 0 where there is none. */
export function lastRowEnd(text: string): number {
  let before = quotesIn(text, 0, text.length);
  for (let end = text.length; end > 0; ) {
    const line = text.lastIndexOf('\n', end - 1);
    if (line === -1) return 0;
    before -= quotesIn(text, line, end);
    if (before % 2 === 0) return line + 1;
    end = line;
  }
  return 0;
}

function quotesIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('"', from); at !== -1 && at < to; at = text.indexOf('"', at + 1)) count += 1;
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

/** Numbers rows over the blocks of one file. */
class CsvReader {
  readonly #shape: CsvShape;
  #row = 0;

  constructor(shape: CsvShape) {
    this.#shape = shape;
  }

  /** The rows of a block; `rest` is what needs the text after the block to be read. */
  read(block: string, last: boolean): { rows: (TableRow | BrokenRow)[]; rest: string } {
    const records = this.#attempt(block, false);
    if (records === undefined || records.some((cells) => this.#hasSwallowed(cells)))
      return this.#salvage(block, last);
    return { rows: records.map((cells) => this.#rowOf(cells)), rest: '' };
  }

  #attempt(text: string, strayQuotes: boolean): string[][] | undefined {
    try {
      return splitCsv(text, this.#shape.delimiter, strayQuotes);
    } catch {
      return undefined;
    }
  }

  #fits(cells: readonly string[]): boolean {
    return this.#shape.width === undefined || cells.length === this.#shape.width || isBlank(cells);
  }

  #hasSwallowed(cells: readonly string[]): boolean {
    return !this.#fits(cells) && cells.some((cell) => cell.includes('\n'));
  }

  #rowOf(cells: readonly string[]): TableRow | BrokenRow {
    this.#row += 1;
    if (this.#fits(cells)) return { row: this.#row, cells };
    return {
      row: this.#row,
      broken: wrongWidth(cells.length, this.#shape.width!),
      raw: cells.join(this.#shape.delimiter),
    };
  }

  #salvage(block: string, last: boolean): { rows: (TableRow | BrokenRow)[]; rest: string } {
    const lines = block.split(/(?<=\n)/);
    const rows: (TableRow | BrokenRow)[] = [];
    for (let at = 0; at < lines.length; ) {
      const found = this.#rowAt(lines, at);
      const rest = found === undefined && !last ? lines.slice(at, at + longestSalvaged + 1) : [];
      if (rest.length > 0 && rest.length <= longestSalvaged && lengthOf(rest) < longestRecord / 2)
        return { rows, rest: rest.join('') };
      rows.push(found === undefined ? this.#unclosed(lines[at]!) : this.#rowOf(found.cells));
      at += found?.lines ?? 1;
    }
    return { rows, rest: '' };
  }

  /** The row that begins at a line: as far as its quotes reach, else the line alone with its quotes as they stand. */
  #rowAt(lines: readonly string[], at: number): { cells: string[]; lines: number } | undefined {
    const reach = closedAfter(lines, at);
    const strict = reach === undefined ? undefined : this.#only(lines.slice(at, at + reach).join(''), false);
    if (strict !== undefined && this.#fits(strict)) return { cells: strict, lines: reach! };
    const alone = this.#only(lines[at]!, true);
    return alone && { cells: alone, lines: 1 };
  }

  #only(text: string, strayQuotes: boolean): string[] | undefined {
    const records = this.#attempt(text, strayQuotes);
    return records?.length === 1 ? records[0] : undefined;
  }

  #unclosed(line: string): BrokenRow {
    this.#row += 1;
    return { row: this.#row, broken: drop('column-count', 'a quoted cell that is never closed'), raw: line };
  }
}

/** In how many lines from `at` on the quotes come to be even. */
function closedAfter(lines: readonly string[], at: number): number | undefined {
  let quotes = 0;
  for (let count = 1; count <= longestSalvaged && at + count <= lines.length; count += 1) {
    const line = lines[at + count - 1]!;
    quotes += quotesIn(line, 0, line.length);
    if (quotes % 2 === 0) return count;
  }
  return undefined;
}

const lengthOf = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length, 0);

const isBlank = (cells: readonly string[]): boolean => cells.length === 1 && cells[0]!.trim() === '';
