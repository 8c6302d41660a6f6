import { expect, test } from 'vitest';
import type { Store } from '../../pipeline/store/store.ts';
import { wilson } from '../../pipeline/statistics/wilson.ts';
import { coded, derive, inRun, newStore, type Sample } from './support.ts';

async function storeOf(...reviews: readonly Sample[]): Promise<Store> {
  const store = newStore();
  await inRun(store, (writer, source) => {
    reviews.forEach(
      (review, place) => void writer.reviews.put(source, coded({ id: `r${place}`, ...review })),
    );
    writer.flush();
    derive(writer);
  });
  return store;
}

const crash: Sample = {
  text: '看报告时闪退，重装也没用',
  stars: 1,
  says: [['stability.crash', '看报告时闪退']],
};
const praise: Sample = { text: '医生很耐心', stars: 5, polarity: 'pos' };
const sunday = '2025-03-02T04:00:00Z';
const monday = '2025-03-03T04:00:00Z';

test('issues are counted by day, week and version, each with its share of the reviews there', async () => {
  const store = await storeOf(
    { ...crash, date: sunday, version: '3.1' },
    { ...crash, date: sunday, version: '3.2' },
    { ...praise, date: sunday, version: '3.2' },
    { ...crash, date: monday, version: null },
    { ...crash, date: null, version: '3.2' },
  );
  const rows = (sql: string) => store.db.prepare(sql).raw().all();
  expect(rows('SELECT day, reviews, of_reviews FROM issue_by_day ORDER BY day')).toEqual([
    [null, 1, 1],
    ['2025-03-02', 2, 3],
    ['2025-03-03', 1, 1],
  ]);
  expect(rows('SELECT week, reviews, of_reviews FROM issue_by_week ORDER BY week')).toEqual([
    ['2025-02-24', 2, 3],
    ['2025-03-03', 1, 1],
  ]);
  expect(rows('SELECT version, reviews, of_reviews FROM issue_by_version ORDER BY version')).toEqual([
    ['', 1, 1],
    ['3.1', 1, 1],
    ['3.2', 2, 3],
  ]);
});

test('shares in views have the Wilson interval', async () => {
  const store = await storeOf(crash, praise, praise, praise);
  const bounds = (view: string) => store.db.prepare(`SELECT share, low, high FROM ${view}`).get() as object;
  const { share, low, high } = wilson(1, 4);
  for (const view of ['app_list', 'issue_by_day', 'stage_cause_matrix', 'finding_list'])
    expect(bounds(view), view).toEqual({
      share: expect.closeTo(share, 12),
      low: expect.closeTo(low, 12),
      high: expect.closeTo(high, 12),
    });
});

test('apps are listed with what was left out of their totals', async () => {
  const store = await storeOf(crash, { ...praise, date: null }, { ...praise, app: '百川健康' });
  const list =
    'SELECT app, collected, reviews, complaining, mean_stars, first_day, versions FROM app_list ORDER BY reviews DESC';
  expect(store.db.prepare(list).raw().all()).toEqual([
    ['康宁医生', 2, 2, 1, 3, '2025-03-01', 1],
    ['百川健康', 1, 1, 0, 5, '2025-03-01', 1],
  ]);
});

test('the words that show a finding, and how it stood after each run, are listed', async () => {
  const store = await storeOf(crash, praise);
  expect(store.db.prepare('SELECT issue, rank, quote, review FROM top_quote').raw().all()).toEqual([
    ['stability.crash', 1, '看报告时闪退', 'r0'],
  ]);
  await inRun(store, (writer, source) => {
    writer.reviews.put(source, coded({ ...crash, id: 'r9' }));
    writer.flush();
    derive(writer);
  });
  await inRun(store, derive);
  expect(store.db.prepare('SELECT run, issue, reviews, of_reviews FROM finding_by_run').raw().all()).toEqual([
    [1, 'stability.crash', 1, 2],
    [2, 'stability.crash', 2, 3],
  ]);
});

test('the views that analysts are told of are there, and every code in a view has its labels', async () => {
  const { db } = newStore();
  const columns = db
    .prepare(
      `SELECT schema.name AS view, json_group_array(info.name) AS columns
      FROM sqlite_schema AS schema JOIN pragma_table_info(schema.name) AS info WHERE schema.type = 'view' GROUP BY schema.name`,
    )
    .raw()
    .all() as [string, string][];
  const views = new Map(columns.map(([view, names]) => [view, JSON.parse(names) as string[]]));
  for (const view of [
    ...['complaint_list', 'issue_by_day', 'issue_by_version', 'stage_cause_matrix', 'app_comparison'],
    ...['emerging_issue', 'topic_list', 'top_quote', 'suggestion_list', 'reject_list', 'run_list'],
  ])
    expect(views.has(view), view).toBe(true);
  const codes = [
    ...['issue', 'stage', 'cause', 'polarity', 'language', 'polarity_before', 'polarity_after'],
    ...['trajectory', 'state', 'verdict', 'outcome', 'moves', 'by', 'kind', 'part'],
  ];
  const isNumber = {
    priority_list: ['part'],
    rival_cause_list: ['part'],
    suggestion_list: ['part'],
  } as Record<string, string[]>;
  for (const [view, names] of views)
    for (const code of codes.filter((one) => names.includes(one) && !isNumber[view]?.includes(one)))
      expect(names, view).toEqual(expect.arrayContaining([`${code}_zh`, `${code}_en`]));
});
