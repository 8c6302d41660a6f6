import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import excel from 'exceljs';
import { describe, expect, test } from 'vitest';
import { agree } from '../../pipeline/agreement/agree.ts';
import type { Item } from '../../pipeline/agreement/coding.ts';
import { blankLines, blankSheet } from '../../pipeline/agreement/sheets/blank-sheet.ts';
import { columnNamed, headerOf } from '../../pipeline/agreement/sheets/columns.ts';
import { disagreementSheet } from '../../pipeline/agreement/sheets/disagreements.ts';
import { type FindItem, readSheet } from '../../pipeline/agreement/sheets/read-sheet.ts';
import type { Sheet } from '../../pipeline/agreement/sheets/sheet.ts';
import { vocabularyOf } from '../../pipeline/agreement/sheets/vocabulary.ts';
import { writeFillIn } from '../../pipeline/agreement/sheets/write-workbook.ts';
import { emptyFolder } from '../cli/wenzhen.ts';
import { faultOf } from '../store/support.ts';
import { codebook, coding, complaint } from './support.ts';

const items: readonly Item[] = [
  { item: 'S001', app: '康宁医生', id: 'x1', title: '', text: '看报告时闪退' },
  { item: 'S002', app: '康宁医生', id: 'x2', title: '好用', text: '医生很耐心' },
  { item: 'S003', app: '平价药房', id: 'x3', title: '', text: '=HYPERLINK("x") 也不退款' },
];

const known: FindItem = (id) => items.find(({ item }) => item === id.toUpperCase());
const anything: FindItem = (id) => ({ item: id, title: '', text: '' });

/** Writes a file of these bytes or this text and reads it as a coding sheet. */
async function read(name: string, content: string | Uint8Array, find = known): Promise<Sheet> {
  const path = join(emptyFolder(), name);
  writeFileSync(path, content);
  return readSheet(path, codebook, find);
}

const csv = (...rows: string[]): string => rows.join('\r\n');

/** A workbook as somebody saves it. */
async function workbook(rows: readonly (readonly (string | number | null)[])[]): Promise<Buffer> {
  const book = new excel.Workbook();
  book.addWorksheet('笔记').addRow(['先看说明']);
  book.addWorksheet('编码').addRows(rows.map((row) => [...row]));
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('what people do to spreadsheets', () => {
  test('codes by id, by label in either language, by both, in any width and case', async () => {
    const sheet = await read(
      'anna.csv',
      csv(
        '编号,情感,问题1,问题2',
        'S001,负面 neg,使用中闪退卡死 stability.crash,Ｓｔａｂｉｌｉｔｙ．Ｃｒａｓｈ',
        's002, 正面 ,无,',
        'S003,NEGATIVE,退款退货难,Refund refused (refund.refused)',
      ),
    );
    expect(sheet.faults).toEqual([]);
    expect(sheet.name).toBe('anna');
    expect(Object.fromEntries(sheet.codings)).toEqual({
      S001: coding('neg', 'stability.crash', 'stability.crash'),
      S002: coding('pos'),
      S003: coding('neg', 'refund.refused', 'refund.refused'),
    });
  });

  test('columns moved, added and renamed, a title above, empty rows between, English headers', async () => {
    const bytes = await workbook([
      ['第一编码员的表', null],
      [],
      ['my notes', 'Issue 1', 'Evidence 1', ' ID ', 'sentiment', 'stage1', 'text'],
      ['hm', 'stability.crash', '闪退', 'S001', 'neg', '变现', '看报告时闪退'],
      [],
      [null, null, null, 'S002', 'pos', null, '医生很耐心'],
    ]);
    const sheet = await read('bela.xlsx', bytes);
    expect(Object.fromEntries(sheet.codings)).toEqual({
      S001: { polarity: 'neg', complaints: [complaint('stability.crash@revenue', '闪退')] },
      S002: coding('pos'),
    });
    expect(sheet.items.get('S001')).toMatchObject({ text: '看报告时闪退' });
  });

  test('several codes in one cell are several complaints', async () => {
    const sheet = await read(
      'c.csv',
      csv('编号,情感,问题1', 'S001,负面,"闪退"', 'S002,负面,stability.crash；refund.refused、无'),
    );
    expect(sheet.codings.get('S002')).toEqual(coding('neg', 'stability.crash', 'refund.refused'));
  });

  test('what is unknown is told by row, with what it may have meant, and costs nothing else of the row', async () => {
    const sheet = await read(
      'd.csv',
      csv(
        '编号,情感,问题1,问题2,阶段2',
        'S001,负面,stability.crahs,退款退货难,变限',
        'S009,负面,无,,',
        ',负面,无,,',
        'S001,正面,无,,',
        'S002,怒,,,留存',
      ),
    );
    expect(sheet.faults.map(({ row, reason, value, meant }) => [row, reason, value, meant])).toEqual([
      [2, 'unknown-issue', 'stability.crahs', 'stability.crash'],
      [2, 'unknown-stage', '变限', 'revenue'],
      [3, 'unknown-item', 'S009', undefined],
      [4, 'no-item', '', undefined],
      [5, 'repeated-item', 'S001', undefined],
      [6, 'unknown-polarity', '怒', undefined],
      [6, 'stage-without-issue', '留存', undefined],
    ]);
    expect(Object.fromEntries(sheet.codings)).toEqual({ S001: coding('neg', 'refund.refused') });
    expect(sheet.blank).toBe(1);
  });

  test('a text that was mended is the same review, a row of another sample is not used', async () => {
    const sheet = await read(
      'i.csv',
      csv('编号,内容,情感', 'S001,看报告时闪退了！,负面', 'S003,送货太慢等了一周,负面'),
    );
    expect([...sheet.codings.keys()]).toEqual(['S001']);
    expect(sheet.faults).toMatchObject([{ row: 3, reason: 'other-words', value: 'S003' }]);
  });

  test('GBK, semicolons and a broken quote', async () => {
    const gbk = Buffer.from([
      0xb1,
      0xe0,
      0xba,
      0xc5,
      0x3b,
      0xc7,
      0xe9,
      0xb8,
      0xd0,
      0x0a,
      ...Buffer.from('S001;'),
      0xb8,
      0xba,
      0xc3,
      0xe6,
    ]);
    expect((await read('e.csv', gbk)).codings.get('S001')).toEqual(coding('neg'));
    const broken = await read('f.csv', csv('编号,情感,备注', 'S001,负面,ok', 'S002,正面,"never closed'));
    expect(broken.codings.get('S001')).toEqual(coding('neg'));
    expect(broken.faults).toMatchObject([{ row: 3, reason: 'broken-row' }]);
  });

  test('JSON lines, as the sheet has them or as gold has them', async () => {
    const sheet = await read(
      'g.jsonl',
      [
        '{"item":"S001","polarity":"neg","complaints":[{"issue":"stability.crash","evidence":{"quote":"闪退"}}]}',
        '{"id":"S002","text":"医生很耐心","polarity":"正面","complaints":[]}',
        '{"item":"S003","polarity":null,"complaints":[]}',
        '{oops',
      ].join('\n'),
    );
    expect(Object.fromEntries(sheet.codings)).toEqual({
      S001: { polarity: 'neg', complaints: [complaint('stability.crash', '闪退')] },
      S002: coding('pos'),
    });
    expect(sheet.blank).toBe(1);
    expect(sheet.faults).toMatchObject([{ row: 4, reason: 'broken-row', value: '{oops' }]);
  });

  test('a table that is no coding sheet is refused', async () => {
    expect(await faultOf(() => read('h.csv', csv('日期,评分', '2025-01-01,5')))).toBe('not-a-coding-sheet');
  });
});

describe('the blank sheet', () => {
  test('holds the words of each item and no code, and is read back as blank', async () => {
    const path = join(emptyFolder(), 'coder-1.xlsx');
    await writeFillIn(path, blankSheet(items, 'zh'), codebook, 'zh', new Date(0));
    const sheet = await readSheet(path, codebook, known);
    expect([...sheet.items.values()].map(({ item, text }) => [item, text])).toEqual(
      items.map(({ item, text }) => [item, text]),
    );
    expect([sheet.codings.size, sheet.blank, sheet.rules]).toEqual([0, 3, false]);
  });

  test('offers what can be chosen, in both languages', async () => {
    for (const lang of ['zh', 'en'] as const) {
      const path = join(emptyFolder(), 'coder-1.xlsx');
      await writeFillIn(path, blankSheet(items, lang), codebook, lang, new Date(0));
      const book = new excel.Workbook();
      await book.xlsx.readFile(path);
      const sheet = book.worksheets[0]!;
      const rules = ['E2', 'F4', 'G4'].map((cell) => sheet.getCell(cell).dataValidation?.formulae?.[0]);
      const name = { zh: '选项', en: 'choices' }[lang];
      expect(rules).toEqual([`'${name}'!$C$1:$C$4`, `'${name}'!$A$1:$A$46`, `'${name}'!$B$1:$B$5`]);
      const choices = book.getWorksheet(name)!;
      expect(choices.state).toBe('hidden');
      expect(vocabularyOf(codebook).issue.named(String(choices.getCell('A1').value))).toBe(
        Object.keys(codebook.issues)[0],
      );
    }
  });

  test('says the same in JSON lines', async () => {
    expect((await read('coder-1.jsonl', blankLines(items))).blank).toBe(3);
  });

  test('every header of ours is recognised in both languages', () => {
    for (const lang of ['zh', 'en'] as const)
      for (const ruling of [false, true])
        for (const field of ['issue', 'stage', 'evidence'] as const)
          expect(columnNamed(headerOf({ field, place: 3, ruling }, lang))).toEqual({
            field,
            place: 3,
            ruling,
          });
    expect(columnNamed('问题二')).toEqual({ field: 'issue', place: 2, ruling: false });
    expect(columnNamed('康宁医生的情感')).toBe(undefined);
  });
});

describe('the list of disagreements', () => {
  const sheets = async (): Promise<Sheet[]> => [
    await read(
      'a.csv',
      csv('编号,内容,情感,问题1', 'S001,看报告时闪退,负面,stability.crash', 'S002,医生很耐心,正面,无'),
      anything,
    ),
    await read('b.csv', csv('编号,情感,问题1', 'S001,负面,function.broken', 'S002,正面,无'), anything),
  ];

  test('has the words, what each coder said, and nothing of what they agree on', async () => {
    const { rows, columns } = disagreementSheet(agree(await sheets(), null), codebook, 'zh');
    expect(rows).toHaveLength(1);
    expect(rows[0]!.slice(0, 8)).toEqual([
      'S001',
      '',
      '',
      '看报告时闪退',
      '功能失灵 function.broken\n使用中闪退卡死 stability.crash',
      '待裁定',
      '负面 neg\n使用中闪退卡死 stability.crash @ 留存 retention',
      '负面 neg\n功能失灵 function.broken @ 留存 retention',
    ]);
    expect(columns.slice(6, 10).map(({ header }) => header)).toEqual(['a', 'b', '裁定情感', '裁定问题1']);
  });

  test('a filled ruling wins when it is read again, and stays as it was written, a word nobody knows too', async () => {
    const coded = await sheets();
    const { columns, rows } = disagreementSheet(agree(coded, null), codebook, 'en');
    const filled = rows[0]!.map(
      (cell, at) =>
        ({ 'ruling issue 1': 'Crashes or freezes in use', 'ruling issue 2': '退款难难' })[
          columns[at]!.header
        ] ?? cell,
    );
    const list = await read(
      'disagreements.xlsx',
      await workbook([columns.map(({ header }) => header), filled]),
      anything,
    );
    expect(list.rules).toBe(true);
    expect(list.faults).toMatchObject([{ reason: 'unknown-issue', value: '退款难难' }]);
    const again = agree([list, ...coded], null);
    expect(again.humans.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(again.settled[0]).toMatchObject({ by: 'ruling', coding: coding('neg', 'stability.crash') });
    expect(again.gold.map(({ id, by }) => [id, by])).toEqual([
      ['S001', 'ruling'],
      ['S002', 'agreement'],
    ]);
    const next = disagreementSheet(again, codebook, 'en').rows[0]!;
    expect(next).toContain('Crashes or freezes in use');
    expect(next).toContain('退款难难');
  });
});
