import { basename, extname } from 'node:path';
import type { Codebook } from '../../codebook.ts';
import { UserError } from '../../errors.ts';
import type { Coding, Item } from '../coding.ts';
import type { Ruling } from '../settle.ts';
import { readContent } from './cells.ts';
import { rowsOfLines } from './line-rows.ts';
import { codingOf, type ReadCodes, readCodes, rulingOf } from './row-codes.ts';
import type { RowCodes, Sheet, SheetFault, SheetRow } from './sheet.ts';
import { type LostRow, rowsOfTable } from './table-rows.ts';
import { fold, type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** The item that a sheet means by an id, with its words where they are known; undefined for none. */
export type FindItem = (id: string) => Pick<Item, 'item' | 'title' | 'text'> | undefined;

/**
 * Reads what somebody coded: a workbook, a CSV file or JSON lines, his columns in any order and in either language.
 * @throws UserError `not-a-coding-sheet`, and those of reading a file
 */
export async function readSheet(file: string, codebook: Codebook, find: FindItem): Promise<Sheet> {
  const content = await readContent(file);
  const rows =
    content.kind === 'lines'
      ? rowsOfLines(content.lines)
      : content.tables.map(rowsOfTable).find((found) => found !== undefined);
  if (rows === undefined) throw notASheet(file);
  const reading = new SheetReading(file, codebook, find);
  for (const row of rows) reading.add(row);
  return reading.done();
}

/** Gathers the rows of one sheet. */
class SheetReading {
  readonly #file: string;
  readonly #codebook: Codebook;
  readonly #vocabulary: Vocabulary;
  readonly #find: FindItem;
  readonly #codings = new Map<string, Coding>();
  readonly #rulings = new Map<string, Ruling>();
  readonly #ruled = new Map<string, RowCodes>();
  readonly #items = new Map<string, Item>();
  readonly #faults: SheetFault[] = [];
  #rules = false;
  #blank = 0;

  constructor(file: string, codebook: Codebook, find: FindItem) {
    this.#file = file;
    this.#codebook = codebook;
    this.#vocabulary = vocabularyOf(codebook);
    this.#find = find;
  }

  add(row: SheetRow | LostRow): void {
    if ('lost' in row) {
      this.#fault(row.row, { reason: 'broken-row', value: row.lost.slice(0, 80) });
      return;
    }
    const item = this.#itemOf(row);
    if (item === undefined) return;
    this.#items.set(item, { ...row.item, item });
    const coding = codingOf(this.#read(row.row, row.codes));
    if (coding !== null) this.#codings.set(item, coding);
    else this.#blank += 1;
    if (row.ruling !== null) this.#rule(row.row, item, row.ruling);
  }

  done(): Sheet {
    return {
      file: this.#file,
      name: basename(this.#file, extname(this.#file)),
      codings: this.#codings,
      rules: this.#rules,
      rulings: this.#rulings,
      ruled: this.#ruled,
      items: this.#items,
      blank: this.#blank,
      faults: this.#faults,
    };
  }

  #rule(row: number, item: string, codes: RowCodes): void {
    this.#rules = true;
    this.#ruled.set(item, codes);
    const ruling = rulingOf(this.#read(row, codes));
    if (ruling !== null) this.#rulings.set(item, ruling);
  }

  #read(row: number, codes: RowCodes): ReadCodes {
    const read = readCodes(codes, this.#vocabulary, this.#codebook);
    for (const fault of read.faults) this.#fault(row, fault);
    return read;
  }

  /** The item of a row; undefined for one that is none of ours, has other words than ours, or has come before. */
  #itemOf({ row, item: given }: SheetRow): string | undefined {
    const value = given.item;
    if (value === '') return this.#fault(row, { reason: 'no-item', value });
    const known = this.#find(value);
    if (known === undefined) return this.#fault(row, { reason: 'unknown-item', value });
    if (!mayBeSame(known.title + known.text, given.title + given.text))
      return this.#fault(row, { reason: 'other-words', value });
    if (this.#items.has(known.item)) return this.#fault(row, { reason: 'repeated-item', value });
    return known.item;
  }

  #fault(row: number, fault: Omit<SheetFault, 'file' | 'row'>): undefined {
    this.#faults.push({ file: this.#file, row, ...fault });
  }
}

/** Letters at either end by which texts are compared. */
const comparedLetters = 6;

/**
 * Whether two texts may be the same review's: one holds the other, as where the column of titles was cut, or they begin or end alike, as
 * where a typo was mended. The items of another sample have other texts.
 */
function mayBeSame(one: string, other: string): boolean {
  const [first, second] = [fold(one), fold(other)];
  return (
    first.includes(second) ||
    second.includes(first) ||
    first.slice(0, comparedLetters) === second.slice(0, comparedLetters) ||
    first.slice(-comparedLetters) === second.slice(-comparedLetters)
  );
}

const notASheet = (file: string): UserError =>
  new UserError({
    code: 'not-a-coding-sheet',
    message: `${file}: no row names an item and a code`,
    hint: 'A coding sheet has a header with "item" (编号) and "polarity" (情感) or "issue 1" (问题1); `wenzhen sample` writes one. JSON lines hold {"item", "polarity", "complaints": [{"issue"}]}.',
    zh: {
      message: `${file}：没有一行是含“编号”与“情感”或“问题1”的表头`,
      hint: '编码表由 `wenzhen sample` 写出；JSON 行的格式是 {"item", "polarity", "complaints": [{"issue"}]}。',
    },
  });
