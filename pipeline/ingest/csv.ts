import { type CsvShape, fits, lastRowEnd, longestRecord, soundRows } from './csv-block.ts';
import { salvage } from './csv-salvage.ts';
import { drop } from './items.ts';
import { type BrokenRow, type TableRow, wrongWidth } from './table.ts';

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

/** Reads the blocks of one file and numbers their rows. */
class CsvReader {
  readonly #shape: CsvShape;
  #row = 0;

  constructor(shape: CsvShape) {
    this.#shape = shape;
  }

  /** The rows of a block; `rest` is what needs the text after the block to be read. */
  read(block: string, last: boolean): { rows: (TableRow | BrokenRow)[]; rest: string } {
    const whole = soundRows(block, this.#shape);
    if (whole !== undefined) return { rows: whole.map((cells) => this.#numbered(cells)), rest: '' };
    const { rows, rest } = salvage(block, this.#shape, last);
    return { rows: rows.map((found) => this.#numbered(found)), rest };
  }

  #numbered(found: readonly string[] | string): TableRow | BrokenRow {
    this.#row += 1;
    const row = this.#row;
    if (typeof found === 'string')
      return { row, broken: drop('column-count', 'a quoted cell that is never closed'), raw: found };
    if (fits(found, this.#shape)) return { row, cells: found };
    const { delimiter, width } = this.#shape;
    return { row, broken: wrongWidth(found.length, width!), raw: found.join(delimiter) };
  }
}
