import { describe, expect, it } from 'vitest';
import { readMapping } from '../../pipeline/ingest/index.ts';
import { nearest } from '../../pipeline/nearest.ts';
import { sheetOf, workbookOf } from './archive.ts';
import { codeOf, fileOf, readText } from './support.ts';

const mapping = (yaml: string) => readMapping(fileOf(yaml));
const refusal = (yaml: string): { code: string; message: string; hint: string } => {
  try {
    return mapping(yaml) as never;
  } catch (error) {
    return error as { code: string; message: string; hint: string };
  }
};

describe('a mapping file', () => {
  it('names columns, constants, date format, zone, encoding and delimiter', async () => {
    const { reviews } = await readText('when~what~from\n03.07.2024~好~甲\n', {
      mapping: mapping(
        'columns: {text: what, date: when}\nconstants: {app: 问安, stars: 4}\ndateFormat: DD.MM.YYYY\nzone: UTC\nencoding: utf-8\ndelimiter: "~"\n',
      ),
    });
    expect(reviews).toMatchObject([{ text: '好', date: '2024-07-03T00:00:00Z', app: '问安', stars: 4 }]);
  });

  it('leaves the fields of which it says nothing to the names we know', async () => {
    const { reviews } = await readText('what,评分,text\n好,5,-\n', {
      mapping: mapping('columns: {text: what}'),
    });
    expect(reviews).toMatchObject([{ text: '好', stars: 5 }]);
  });

  it('maps the keys of JSON lines too', async () => {
    const { reviews } = await readText('{"what":"好"}\n{"what":"坏"}\n', {
      mapping: mapping('columns: {text: [body, what]}'),
    });
    expect(reviews.map(({ text }) => text)).toEqual(['好', '坏']);
  });

  it('names the sheet to read', async () => {
    const workbook = workbookOf(sheetOf([['内容'], ['好']]));
    expect((await readText(workbook, { mapping: mapping('sheet: 评论') })).reviews).toMatchObject([
      { text: '好' },
    ]);
    expect(await codeOf(readText(workbook, { mapping: mapping('sheet: 评') }))).toBe('unknown-sheet');
  });

  it('is refused where the source has no such column', async () => {
    expect(await codeOf(readText('text,stars\n好,5\n', { mapping: mapping('columns: {date: when}') }))).toBe(
      'unknown-columns',
    );
  });

  it.each([
    ['colums: {text: a}', 'colums', 'columns'],
    ['columns: {txt: a}', 'columns.txt', 'text'],
    ['columns: {text: a}\nzome: UTC', 'zome', 'zone'],
  ])('%j is refused with the key that was meant', (yaml, key, meant) => {
    const { code, message, hint } = refusal(yaml);
    expect([code, message.includes(`"${key}"`), hint.startsWith(`Did you mean ${meant}?`)]).toEqual([
      'bad-mapping',
      true,
      true,
    ]);
  });

  it.each([
    ['zone: Mars/Olympus', 'bad-mapping'],
    ['encoding: latin1', 'bad-mapping'],
    ['columns: {text: []}', 'bad-mapping'],
    ['- a list', 'bad-mapping'],
    ['columns: {text: a', 'mapping-unreadable'],
  ])('%j is refused', (yaml, code) => {
    expect(refusal(yaml).code).toBe(code);
  });
});

describe('the zone and the app of the options', () => {
  it('hold for every row, and a zone that is none is refused', async () => {
    const csv = 'app,text,date\n康康,好,2024-01-02\n';
    expect((await readText(csv, { zone: 'UTC', app: '问安' })).reviews).toMatchObject([
      { app: '问安', date: '2024-01-02T00:00:00Z' },
    ]);
    expect(await codeOf(readText(csv, { zone: 'Nowhere' }))).toBe('bad-zone');
  });
});

describe('the nearest word', () => {
  it('is found within a few letters and not beyond', () => {
    expect(nearest('reprot', ['run', 'report', 'export'])).toBe('report');
    expect(nearest('CODE', ['code'])).toBe('code');
    expect(nearest('xyzzy', ['zone', 'sheet'])).toBeUndefined();
  });
});
