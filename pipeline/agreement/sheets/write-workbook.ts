import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import type { Codebook } from '../../codebook.ts';
import { openWorkbook, type Sheet, type Workbook } from '../../dated-workbook.ts';
import type { Label, Lang } from '../../lang.ts';
import { instructions } from './instructions.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** A column of a sheet that people fill in. */
export interface ShownColumn {
  readonly header: string;
  /** Characters. */
  readonly width: number;
  /** What may be chosen in it; absent: anything may be written. */
  readonly choices?: keyof Vocabulary;
}

export interface FillIn {
  readonly name: Label;
  readonly columns: readonly ShownColumn[];
  readonly rows: readonly (readonly string[])[];
  /** Columns that stay in sight on the left. */
  readonly frozen: number;
}

const choiceSheet: Label = { zh: '选项', en: 'choices' };
const choiceKinds = ['issue', 'stage', 'polarity'] as const satisfies readonly (keyof Vocabulary)[];

/**
 * Writes a workbook to be filled in: the table with drop-downs, the instructions, the codebook, and, hidden, what the drop-downs offer.
 * Whatever else is typed into a cell is taken too, after a warning.
 */
export async function writeFillIn(
  path: string,
  table: FillIn,
  codebook: Codebook,
  lang: Lang,
  dated: Date,
): Promise<void> {
  const output = createWriteStream(path);
  await Promise.all([once(output, 'close'), fill(output, table, codebook, lang, dated)]);
}

async function fill(
  output: Writable,
  table: FillIn,
  codebook: Codebook,
  lang: Lang,
  dated: Date,
): Promise<void> {
  const book = await openWorkbook(output, dated);
  const vocabulary = vocabularyOf(codebook);
  addTable(book, table, vocabulary, lang);
  addInstructions(book, lang);
  addCodebook(book, codebook, lang);
  addChoices(book, vocabulary, lang);
  await book.commit();
}

function addTable(
  book: Workbook,
  { name, columns, rows, frozen }: FillIn,
  vocabulary: Vocabulary,
  lang: Lang,
): void {
  const sheet = book.addWorksheet(name[lang], { views: [{ state: 'frozen', ySplit: 1, xSplit: frozen }] });
  setColumns(sheet, columns);
  for (const row of rows) sheet.addRow(row.map((cell) => (cell === '' ? null : cell))).commit();
  for (const [at, { choices }] of columns.entries()) {
    if (choices === undefined || rows.length === 0) continue;
    const letter = sheet.getColumn(at + 1).letter;
    offer(sheet, `${letter}2:${letter}${rows.length + 1}`, choices, vocabulary, lang);
  }
  sheet.commit();
}

/** exceljs keeps the rules of a sheet under this name, which its types do not tell. */
interface Validated {
  readonly dataValidations: { add(cells: string, rule: object): void };
}

function offer(
  sheet: Sheet,
  cells: string,
  choices: keyof Vocabulary,
  vocabulary: Vocabulary,
  lang: Lang,
): void {
  const column = 'ABC'[choiceKinds.indexOf(choices)];
  const count = vocabulary[choices].shown(lang).length;
  (sheet as unknown as Validated).dataValidations.add(cells, {
    type: 'list',
    allowBlank: true,
    formulae: [`'${choiceSheet[lang]}'!$${column}$1:$${column}$${count}`],
    showErrorMessage: true,
    errorStyle: 'warning',
  });
}

function addInstructions(book: Workbook, lang: Lang): void {
  const sheet = book.addWorksheet({ zh: '说明', en: 'instructions' }[lang]);
  setColumns(sheet, [{ header: { zh: '编码说明', en: 'How to code' }[lang], width: 110 }]);
  for (const line of instructions) sheet.addRow([line[lang]]).commit();
  sheet.commit();
}

function addCodebook(book: Workbook, { issues, stages, causes }: Codebook, lang: Lang): void {
  const sheet = book.addWorksheet({ zh: '编码手册', en: 'codebook' }[lang], {
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  const headers: readonly (readonly [Label, number])[] = [
    [{ zh: '问题', en: 'issue' }, 26],
    [{ zh: '编码', en: 'id' }, 24],
    [{ zh: '阶段', en: 'stage' }, 14],
    [{ zh: '内因', en: 'cause' }, 26],
    [{ zh: '含义', en: 'meaning' }, 90],
  ];
  setColumns(
    sheet,
    headers.map(([label, width]) => ({ header: label[lang], width })),
  );
  for (const [id, issue] of Object.entries(issues))
    sheet
      .addRow([issue[lang], id, stages[issue.stage]![lang], causes[issue.cause]![lang], issue.means])
      .commit();
  sheet.commit();
}

function addChoices(book: Workbook, vocabulary: Vocabulary, lang: Lang): void {
  const sheet = book.addWorksheet(choiceSheet[lang], { state: 'hidden' });
  const lists = choiceKinds.map((kind) => vocabulary[kind].shown(lang));
  for (let at = 0; at < Math.max(...lists.map((list) => list.length)); at++)
    sheet.addRow(lists.map((list) => list[at] ?? null)).commit();
  sheet.commit();
}

/** All cells are text, whatever they begin with, and run over several lines. */
function setColumns(sheet: Sheet, columns: readonly ShownColumn[]): void {
  const style = { numFmt: '@', alignment: { wrapText: true, vertical: 'top' as const } };
  sheet.columns = columns.map(({ header, width }) => ({ header, width, style }));
  const header = sheet.getRow(1);
  header.font = { bold: true };
  header.commit();
}
