import type { TableRow } from './table.ts';
import { TextPiece } from './text-piece.ts';
import type { CellContext } from './workbook-parts.ts';
import { parseXml, type XmlHandler } from './xml.ts';
import { entryBytes, type ZipFile } from './zip.ts';
import type { ZipEntry } from './zip-directory.ts';

/** Excel's last column, XFD. */
const mostColumns = 16_384;

/**
 * The rows of a sheet (ECMA-376 part 1, section 18.3), in batches as they stream in.
 * @throws UserError `broken-workbook`, `zip-bomb`, after the rows before the fault
 */
export async function* sheetRows(
  zip: ZipFile,
  entry: ZipEntry,
  context: CellContext,
): AsyncGenerator<TableRow[]> {
  const sheet = new SheetHandler(context);
  try {
    for await (const _ of parseXml(zip.input, entryBytes(zip, entry), sheet)) yield sheet.take();
  } catch (error) {
    yield sheet.take();
    throw error;
  }
}

class SheetHandler implements XmlHandler {
  readonly #context: CellContext;
  readonly #piece = new TextPiece();
  #rows: TableRow[] = [];
  #row = 0;
  #cells: string[] = [];
  #column = 0;
  #type = '';
  #style = 0;

  constructor(context: CellContext) {
    this.#context = context;
  }

  /** The rows completed since the last call. */
  take(): TableRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(tag: string, { r, t, s }: Readonly<Record<string, string>>): void {
    if (tag === 'row') this.#openRow(r);
    else if (tag === 'c') this.#openCell(r, t, s);
    else this.#piece.open(tag);
  }

  text(text: string): void {
    this.#piece.add(text);
  }

  close(tag: string): void {
    if (tag === 'row') this.#rows.push({ row: this.#row, cells: this.#cells });
    else if (tag === 'c') this.#closeCell();
    else this.#piece.close(tag);
  }

  #openRow(number: string | undefined): void {
    this.#row = number === undefined ? this.#row + 1 : Number(number);
    this.#cells = [];
    this.#column = 0;
  }

  #openCell(reference: string | undefined, type = 'n', style = '0'): void {
    this.#column = reference === undefined ? this.#column + 1 : columnNumber(reference);
    this.#type = type;
    this.#style = Number(style);
    this.#piece.take();
  }

  #closeCell(): void {
    if (this.#column > mostColumns) return;
    while (this.#cells.length < this.#column - 1) this.#cells.push('');
    this.#cells[this.#column - 1] = this.#value(this.#piece.take());
  }

  #value(text: string): string {
    if (this.#type === 's') return this.#context.strings[Number(text)] ?? '';
    if (this.#type === 'b') return text === '1' ? 'TRUE' : 'FALSE';
    if (this.#type !== 'n' || text === '') return text;
    if (this.#context.dateStyles[this.#style] === true)
      return excelDate(Number(text) + this.#context.dayShift);
    return /e/i.test(text) ? String(Number(text)) : text;
  }
}

/** `AB12` is 28. */
function columnNumber(reference: string): number {
  let number = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    number = number * 26 + letter;
  }
  return number;
}

/** A serial date, days since 1899-12-30, as the wall-clock time it shows: `2019-07-03 15:04:05`. */
function excelDate(serial: number): string {
  const at = new Date(Math.round((serial - 25_569) * 86_400) * 1000);
  return Number.isNaN(at.getTime()) ? String(serial) : at.toISOString().slice(0, 19).replace('T', ' ');
}
