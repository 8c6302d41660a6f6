import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test, vi } from 'vitest';
import { writeExport } from '../../pipeline/export/index.ts';
import type { Lang } from '../../pipeline/lang.ts';
import { complaintRows, findings, type Store } from '../../pipeline/store/queries.ts';
import { inventedStore, storeOf } from '../report/support.ts';
import { coded, faultOf, folder, newStore } from '../store/support.ts';
import { sheetsOf } from './sheets.ts';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine

async function exported(store: Store, lang: Lang = 'zh'): Promise<string> {
  const out = join(folder(), 'made');
  await writeExport(store, { formats: ['csv', 'xlsx', 'jsonl'], complaints: true, lang, out });
  return out;
}

const csv = (path: string): Record<string, string>[] =>
  parse(readFileSync(path), { bom: true, columns: true });
const jsonLines = (path: string): Record<string, unknown>[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

const tables = [
  ...['findings', 'complaints', 'priorities', 'star_changes', 'growth', 'journey', 'comparison', 'phrases'],
  ...['trends', 'alerts', 'suggestions', 'ledger'],
];

test('the files asked for are written, and only they', async () => {
  const store = await inventedStore(20);
  expect(readdirSync(await exported(store)).sort()).toEqual([
    ...tables.flatMap((name) => [`${name}.csv`, `${name}.jsonl`]).sort(),
    'wenzhen.xlsx',
  ]);
  const out = folder();
  expect(await writeExport(store, { formats: ['csv'], complaints: true, lang: 'zh', out })).toEqual([
    ...tables.map((name) => join(out, `${name}.csv`)),
  ]);
  expect(readdirSync(out)).toHaveLength(tables.length);
});

test('CSV opens in Excel: a BOM, lines ended by CR LF, Chinese headers', async () => {
  const text = readFileSync(join(await exported(await inventedStore(20)), 'findings.csv'), 'utf8');
  expect(text.startsWith('\uFEFF应用,问题编码,问题,阶段编码,阶段,')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toContain('\n');
});

test('findings in all three formats are those of the store, over all apps and app by app', async () => {
  const store = await inventedStore(300);
  const out = await exported(store);
  const apps = [undefined, '安诺保险管家', '康宁医生', '百川健康'];
  const expected = apps.flatMap((app) => findings(store, app === undefined ? {} : { app }));
  const lines = jsonLines(join(out, 'findings.jsonl'));
  expect(lines.map(({ app, issue, stage, cause, reviews }) => [app, issue, stage, cause, reviews])).toEqual(
    expected.map(({ app, issue, stage, cause, reviews }) => [app, issue, stage, cause, reviews]),
  );
  expect(lines[0]!.share).toBeCloseTo(expected[0]!.share, 6);
  const rows = csv(join(out, 'findings.csv'));
  expect(rows.map((row) => [row.应用, row.问题编码, Number(row.评论数)])).toEqual(
    lines.map(({ app, issue, reviews }) => [app ?? '全部应用', issue, reviews]),
  );
  const { 问题汇总: sheet } = await sheetsOf(join(out, 'wenzhen.xlsx'));
  expect(sheet!.slice(1).map((row) => [row[0], row[1], row[7]])).toEqual(
    rows.map((row) => [row.应用, row.问题编码, Number(row.评论数)]),
  );
});

test('every complaint is exported with its review, those of duplicates too', async () => {
  const store = await inventedStore(300);
  const out = await exported(store, 'en');
  const expected = [...complaintRows(store)].map(({ reviewId, issue, quote }) => [reviewId, issue, quote]);
  expect(
    csv(join(out, 'complaints.csv')).map((row) => [row['review id'], row['issue id'], row.quote]),
  ).toEqual(expected);
  expect(jsonLines(join(out, 'complaints.jsonl')).map((row) => [row.review, row.issue, row.quote])).toEqual(
    expected,
  );
  const { complaints } = await sheetsOf(join(out, 'wenzhen.xlsx'));
  expect(complaints!.slice(1).map((row) => [row[0], row[5], row[12]])).toEqual(expected);
});

test.each(['=HYPERLINK("x")', '+86 退款', '-1分', '@all 打不开', '\t退款', '\r退款'])(
  'a spreadsheet takes %j for text, not for a formula',
  async (text) => {
    const store = await storeOf([coded({ text, says: [['refund.refused', text]] })]);
    const out = await exported(store);
    expect(csv(join(out, 'complaints.csv'))[0]).toMatchObject({ 证据原话: `'${text}`, 正文: `'${text}` });
    const { 抱怨明细: sheet } = await sheetsOf(join(out, 'wenzhen.xlsx'));
    expect(sheet![1]![12]).toBe(text.replace('\r', '\n'));
    expect(jsonLines(join(out, 'complaints.jsonl'))[0]).toMatchObject({ quote: text });
  },
);

test('each finding has its first suggestion, and the sheet of suggestions has all, as the store ranks them', async () => {
  const store = await inventedStore(300);
  const out = await exported(store);
  const firsts = jsonLines(join(out, 'findings.jsonl')).filter(({ app }) => app === '康宁医生');
  const all = jsonLines(join(out, 'suggestions.jsonl')).filter(({ app }) => app === '康宁医生');
  expect(
    all
      .filter(({ rank }) => rank === 1)
      .map(({ issue, stage, suggestion_id: id }) => `${issue} ${stage} ${id}`)
      .sort(),
  ).toEqual(firsts.map(({ issue, stage, suggestion_id: id }) => `${issue} ${stage} ${id}`).sort());
  expect(all.length).toBeGreaterThan(3 * firsts.length);
});

test('cells keep their types: numbers are numbers, ids and days are text, no value is empty', async () => {
  const store = await storeOf([
    coded({
      id: '00123456789012345',
      stars: null,
      version: null,
      text: '退款不到账',
      says: [['refund.refused', '退款不到账']],
    }),
  ]);
  const out = await exported(store);
  const { 问题汇总: findingSheet, 抱怨明细: sheet } = await sheetsOf(join(out, 'wenzhen.xlsx'));
  expect(findingSheet![1]!.slice(7, 12)).toEqual([1, 1, expect.closeTo(0.2065, 3), 1, undefined]);
  expect(sheet![1]!.slice(0, 5)).toEqual([
    '00123456789012345',
    '康宁医生',
    '2025-03-01',
    undefined,
    undefined,
  ]);
  expect(jsonLines(join(out, 'complaints.jsonl'))[0]).toMatchObject({
    stars: null,
    version: null,
    duplicate: false,
  });
});

test('text with quotes, commas and line breaks comes back as it was', async () => {
  const text = '他说："不行",\n然后就挂了\r\n退款没到';
  const out = await exported(await storeOf([coded({ text, says: [['refund.refused', '退款没到']] })]));
  expect(csv(join(out, 'complaints.csv'))[0]!.正文).toBe(text);
  expect(jsonLines(join(out, 'complaints.jsonl'))[0]!.text).toBe(text);
});

test('an empty store gives headers and no rows', async () => {
  const out = await exported(newStore());
  expect(csv(join(out, 'findings.csv'))).toEqual([]);
  expect(readFileSync(join(out, 'complaints.csv'), 'utf8')).toContain('评论编号');
  expect((await sheetsOf(join(out, 'wenzhen.xlsx'))).抱怨明细).toHaveLength(1);
});

test('the same store gives the same bytes', async () => {
  const store = await inventedStore(200);
  const [one, other] = [await exported(store), await exported(store)];
  for (const name of readdirSync(one)) {
    expect(readFileSync(join(one, name)).equals(readFileSync(join(other, name))), name).toBe(true);
  }
});

test('where nothing can be written the fault is told and nothing is left behind', async () => {
  const store = await inventedStore(20);
  const out = join(folder(), 'taken');
  await writeExport(store, { formats: ['csv'], complaints: true, lang: 'zh', out });
  expect(
    await faultOf(() =>
      writeExport(store, { formats: ['csv'], complaints: true, lang: 'zh', out: join(out, 'findings.csv') }),
    ),
  ).toMatch(/EEXIST|ENOTDIR/);
  expect(existsSync(join(out, 'findings.csv.part'))).toBe(false);
});
