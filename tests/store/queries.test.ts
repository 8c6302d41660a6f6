import { expect, test } from 'vitest';
import {
  apps,
  complaintRows,
  findings,
  labels,
  quality,
  quotes,
  reviewById,
  stageCauseMatrix,
  timeline,
  versions,
} from '../../pipeline/store/queries.ts';
import type { Store } from '../../pipeline/store/store.ts';
import { coded, derive, inRun, newStore, type Sample } from './support.ts';

/** A store with these reviews, ids in order from `r1`; `copies` are marked as repeating the first. */
async function storeOf(reviews: readonly Sample[], copies: readonly string[] = []): Promise<Store> {
  const store = newStore();
  await inRun(store, (writer, source) => {
    reviews.forEach((review, place) => {
      writer.reviews.put(source, coded({ id: `r${place + 1}`, row: place + 1, ...review }));
    });
    writer.flush();
    for (const id of copies) store.db.prepare('UPDATE review SET duplicate_of = 1 WHERE id = ?').run(id);
    derive(writer);
  });
  return store;
}

const crash: Sample = { text: '看报告时闪退', stars: 1, says: [['stability.crash', '闪退']] };
const slow: Sample = { text: '打开要等半天', stars: 3, says: [['performance.slow', '等半天']] };
const praise: Sample = { text: '医生很耐心', stars: 5, polarity: 'pos' };

test('counts, shares and means leave duplicates out', async () => {
  const store = await storeOf([crash, crash, slow, praise, crash], ['r5']);
  expect(apps(store)).toMatchObject([{ reviews: 5, counted: 4, complaining: 3, meanStars: 2.5 }]);
  expect(findings(store)).toMatchObject([
    { app: null, issue: 'stability.crash', reviews: 2, share: 0.5, meanStars: 1 },
    { app: null, issue: 'performance.slow', reviews: 1, share: 0.25, meanStars: 3 },
  ]);
  expect(quality(store)).toMatchObject({ reviews: 5, counted: 4, duplicates: 1 });
});

test('findings of one app are shares of its own reviews; of all apps, of all', async () => {
  const store = await storeOf([crash, { ...crash, app: '平价药房' }, { ...praise, app: '平价药房' }]);
  expect(findings(store, { app: '平价药房' })).toMatchObject([{ app: '平价药房', reviews: 1, share: 0.5 }]);
  expect(findings(store)).toMatchObject([{ app: null, reviews: 2, share: 2 / 3 }]);
  expect(findings(store, { app: '没有的' })).toEqual([]);
});

test('a review that says the same twice counts once in a finding and in a cell', async () => {
  const twice: Sample = {
    text: '闪退，又卡又慢，还是闪退',
    says: [
      ['stability.crash', '闪退'],
      ['stability.crash', '还是闪退'],
      ['performance.slow', '又卡又慢'],
    ],
  };
  const store = await storeOf([twice, praise]);
  expect(findings(store).map(({ issue, reviews }) => [issue, reviews])).toEqual([
    ['performance.slow', 1],
    ['stability.crash', 1],
  ]);
  expect(stageCauseMatrix(store)).toMatchObject([
    { stage: 'retention', cause: 'engineering', reviews: 1, share: 0.5 },
  ]);
});

test('days and weeks are those of China', async () => {
  const store = await storeOf([
    { ...crash, date: '2025-03-02T15:59:59Z' }, // Sunday, last second
    { ...praise, date: '2025-03-02T16:00:00Z' }, // Monday, first second
    { ...praise, date: null },
  ]);
  const periods = (by: 'day' | 'week') =>
    timeline(store, { by }).map(({ period, reviews, complaining }) => [period, reviews, complaining]);
  expect(periods('day')).toEqual([
    ['2025-03-02', 1, 1],
    ['2025-03-03', 1, 0],
  ]);
  expect(periods('week')).toEqual([
    ['2025-02-24', 1, 1],
    ['2025-03-03', 1, 0],
  ]);
});

test('versions come in the order in which they appeared', async () => {
  const store = await storeOf([
    { ...crash, version: '3.10.0', date: '2025-03-05T04:00:00Z' },
    { ...praise, version: '3.9.0', date: '2025-03-01T04:00:00Z' },
    { ...praise, version: null },
  ]);
  expect(versions(store).map(({ version, complaining }) => [version, complaining])).toEqual([
    ['3.9.0', 0],
    ['3.10.0', 1],
  ]);
});

test('quotes are distinct, sure, readable and beyond suspicion', async () => {
  const says = (text: string, confidence: number, quote = text): Sample => ({
    text,
    says: [['stability.crash', quote, 'text', confidence]],
  });
  const store = await storeOf([
    says('闪退', 0.95),
    says('每次打开检查报告都会闪退', 0.95),
    says('每次打开检查报告，都会闪退！', 0.97),
    { ...says('加我微信领红包，不再闪退', 0.95), flags: ['advert'] },
    says('聊到一半就闪退，换了手机也一样', 0.8),
    { ...says('付款的时候闪退，钱却扣了', 0.97), stars: null },
    says('好像有一次闪退，也可能是手机的问题吧', 0.3),
  ]);
  const asked = quotes(store, { issue: 'stability.crash', limit: 3 });
  expect(asked.map(({ reviewId, quote }) => [reviewId, quote])).toEqual([
    ['r3', '每次打开检查报告，都会闪退！'],
    ['r1', '闪退'],
    ['r6', '付款的时候闪退，钱却扣了'],
  ]);
  expect(quotes(store, { stage: 'revenue', limit: 3 })).toEqual([]);
});

test('what the coder was not sure of is kept and told, but not counted', async () => {
  const unsure: Sample = { text: '可能有点卡', says: [['performance.slow', '有点卡', 'text', 0.3]] };
  const store = await storeOf([crash, unsure, praise]);
  expect(findings(store).map(({ issue, share }) => [issue, share])).toEqual([['stability.crash', 1 / 3]]);
  expect(apps(store)).toMatchObject([{ counted: 3, complaining: 1 }]);
  expect(quality(store)).toMatchObject({ abstained: 1 });
  expect([...complaintRows(store)].map(({ issue, abstained }) => [issue, abstained])).toEqual([
    ['stability.crash', false],
    ['performance.slow', true],
  ]);
});

test('every complaint is listed, those of duplicates marked', async () => {
  const store = await storeOf([crash, slow, crash], ['r3']);
  expect(
    [...complaintRows(store)].map(({ reviewId, issue, duplicate, at }) => [reviewId, issue, duplicate, at]),
  ).toEqual([
    ['r1', 'stability.crash', false, '2025-03-01T04:00:00Z'],
    ['r2', 'performance.slow', false, '2025-03-01T04:00:00Z'],
    ['r3', 'stability.crash', true, '2025-03-01T04:00:00Z'],
  ]);
});

test('labels come in both languages and in the order of the codebook', async () => {
  const { stages, issues, flags } = labels(await storeOf([]));
  expect([...stages.keys()]).toEqual(['acquisition', 'activation', 'retention', 'revenue', 'referral']);
  expect(issues.get('refund.refused')).toMatchObject({
    zh: '退款退货难',
    stage: 'revenue',
    cause: 'support',
  });
  expect(flags.get('advert')).toMatchObject({ zh: '广告或垃圾信息', en: 'advert or spam' });
});

test('flags, languages and the newest reading of each input are told', async () => {
  const store = await storeOf([
    { ...crash, flags: ['removed', 'advert'] },
    { ...praise, flags: ['removed'], language: 'en' },
  ]);
  expect(quality(store)).toMatchObject({
    flags: [
      { id: 'removed', count: 2 },
      { id: 'advert', count: 1 },
    ],
    languages: [
      { id: 'en', count: 1 },
      { id: 'zh', count: 1 },
    ],
  });
  expect(reviewById(store, 'r1')?.flags).toEqual([
    { flag: 'removed', reason: '' },
    { flag: 'advert', reason: '' },
  ]);
});

test('a review that is not there is null', async () => {
  expect(reviewById(await storeOf([crash]), 'nobody')).toBe(null);
});

test('every view answers', async () => {
  const store = await storeOf([crash, slow, praise]);
  const views = store.db
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'view'`)
    .pluck()
    .all() as string[];
  const rows = views.map((view) => [view, store.db.prepare(`SELECT * FROM ${view}`).all().length]);
  expect(Object.fromEntries(rows)).toMatchObject({
    review_list: 3,
    complaint_list: 2,
    finding_list: 2,
    stage_cause_matrix: 1,
    run_list: 1,
  });
});
