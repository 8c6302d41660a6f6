import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Agreement, agree } from '../agreement/agree.ts';
import { itemFinder } from '../agreement/find-item.ts';
import { readKey, sampleFacts, type SampleKey } from '../agreement/key.ts';
import { disagreementSheet } from '../agreement/sheets/disagreements.ts';
import { readSheet } from '../agreement/sheets/read-sheet.ts';
import type { Sheet } from '../agreement/sheets/sheet.ts';
import { type FillIn, writeFillIn } from '../agreement/sheets/write-workbook.ts';
import { agreementTable, prevalenceTable } from '../agreement/tables.ts';
import { type Codebook, readCodebook } from '../codebook.ts';
import { lexiconFolder } from '../folders.ts';
import { UserError } from '../errors.ts';
import { writeCsv } from '../export/csv.ts';
import type { Table } from '../export/table.ts';
import type { Lang } from '../lang.ts';
import { writeWholeFile } from '../whole-file.ts';
import { agreementTold } from './agreement.ts';
import { filesTold } from './summary.ts';
import { type Execute, exitCode, print } from './terminal.ts';

/** `wenzhen agree`: reads the sheets that coders filled in, and writes and shows all that comes of them. */
export const execute: Execute = async (settings, terminal, operands) => {
  const { db, lang, json, lexicons = lexiconFolder, out = join(dirname(db), 'agreement') } = settings;
  const codebook = readCodebook(join(lexicons, 'codebook.yaml'));
  const key = keyFor(settings.key, operands[0]!);
  const sheets = await readSheets([...formerRulings(out, operands), ...operands], codebook, key);
  const agreement = agree(sheets, key);
  const told = toldOf(agreement, sheets, key);
  const files = await writeAll(out, agreement, told, codebook, lang);
  print(terminal, json ? JSON.stringify(told) : agreementTold(agreement, sheets, codebook, lang));
  if (!json) print(terminal, filesTold(files, lang));
  return exitCode.done;
};

const disagreements = 'disagreements.xlsx';

/** The rulings of the last time are read first, so that those of a list that is named win. */
function formerRulings(out: string, operands: readonly string[]): string[] {
  const list = join(out, disagreements);
  return existsSync(list) && !operands.includes(list) ? [list] : [];
}

function keyFor(named: string | undefined, sheet: string): SampleKey | null {
  const beside = join(dirname(sheet), 'key.json');
  if (named !== undefined) return readKey(named);
  return existsSync(beside) ? readKey(beside) : null;
}

/** @throws UserError `no-codings` where no coder has coded anything */
async function readSheets(
  files: readonly string[],
  codebook: Codebook,
  key: SampleKey | null,
): Promise<Sheet[]> {
  const find = itemFinder(key);
  const sheets = [];
  for (const file of files) sheets.push(await readSheet(file, codebook, find));
  if (sheets.some(({ rules, codings }) => !rules && codings.size > 0)) return sheets;
  throw new UserError({
    code: 'no-codings',
    message: `${files.join(', ')}: nobody has coded anything`,
    hint: 'Fill in the sheets that `wenzhen sample` wrote; with --key, the items must be those of that sample.',
    zh: {
      message: `${files.join('、')}：还没有任何编码`,
      hint: '请先填写 `wenzhen sample` 写出的编码表；用 --key 时，编号必须属于那次抽样。',
    },
  });
}

/** What machines are told: the same as people. */
const toldOf = (
  { humans, rows, settled, gold, prevalence }: Agreement,
  sheets: readonly Sheet[],
  key: SampleKey | null,
) => ({
  coders: humans.map(({ name, codings }) => ({ name, items: codings.size })),
  sample: key && sampleFacts(key),
  agreement: rows,
  settled: Object.fromEntries(
    (['agreement', 'majority', 'ruling', 'open'] as const).map((way) => [
      way,
      settled.filter(({ by }) => by === way).length,
    ]),
  ),
  gold: gold.length,
  prevalence,
  faults: sheets.flatMap(({ faults }) => faults),
});

async function writeAll(
  out: string,
  agreement: Agreement,
  told: object,
  codebook: Codebook,
  lang: Lang,
): Promise<string[]> {
  const { rows, prevalence, gold } = agreement;
  const list = disagreementSheet(agreement, codebook, lang);
  const tables = [
    agreementTable(rows, codebook, lang),
    ...(prevalence === null ? [] : [prevalenceTable(prevalence, codebook, lang)]),
    asTable(list),
  ];
  const writers: [string, (path: string) => Promise<void>][] = [
    ['agreement.json', (path) => writeFile(path, `${JSON.stringify(told, null, 1)}\n`)],
    ...tables.map((table): [string, (path: string) => Promise<void>] => [
      `${table.name}.csv`,
      (path) => writeCsv(path, table, lang),
    ]),
    [disagreements, (path) => writeFillIn(path, list, codebook, lang, new Date(0))],
    ['gold.jsonl', (path) => writeFile(path, gold.map((line) => `${JSON.stringify(line)}\n`).join(''))],
  ];
  const files: string[] = [];
  for (const [name, write] of writers) files.push(await writeWholeFile(join(out, name), write));
  return files;
}

const asTable = ({ name, columns, rows }: FillIn): Table => ({
  name: 'disagreements',
  label: name,
  columns: columns.map(({ header }) => ({ key: header, zh: header, en: header, kind: 'long' })),
  rows: () => rows,
});
