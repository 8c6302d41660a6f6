import { expect, test } from 'vitest';
import { type SearchRequest, search } from '../../pipeline/store/queries.ts';
import type { Store } from '../../pipeline/store/store.ts';
import { coded, faultOf, inRun, newStore, type Sample } from './support.ts';

async function storeOf(...reviews: Sample[]): Promise<Store> {
  const store = newStore();
  await inRun(store, (writer, source) => {
    for (const [place, review] of reviews.entries())
      writer.reviews.put(source, coded({ id: `r${place + 1}`, ...review }));
  });
  return store;
}

const ids = (store: Store, request: Partial<SearchRequest>) =>
  search(store, { query: '退款', limit: 20, ...request }).results.map(({ id }) => id);

test('finds one character, two, a phrase, in any writing and width', async () => {
  const store = await storeOf(
    { text: '無法退款，醫保也不能用' },
    { text: '退不了，ＡＰＰ只会推脱' },
    { text: '医生耐心', title: '好' },
  );
  expect(ids(store, { query: '退' }).sort()).toEqual(['r1', 'r2']);
  expect(ids(store, { query: '医保' })).toEqual(['r1']);
  expect(ids(store, { query: '醫' }).sort()).toEqual(['r1', 'r3']);
  expect(ids(store, { query: 'app 退' })).toEqual(['r2']);
  expect(ids(store, { query: '“法退”' })).toEqual(['r1']);
  expect(ids(store, { query: '退款 耐心' })).toEqual([]);
});

test('the words are marked where they stand, in title and text', async () => {
  const store = await storeOf({ title: '退款難', text: '说好的退款呢' });
  const { hits } = search(store, { query: '退款', limit: 1 }).results[0]!;
  expect(hits).toEqual({ title: [{ start: 0, end: 2 }], text: [{ start: 3, end: 5 }] });
});

test('what says it most tellingly comes first, of equals the newest', async () => {
  const store = await storeOf(
    { text: '客服态度很好，问了半天才说清楚，最后说退款要等十五个工作日', date: '2025-03-05T00:00:00Z' },
    { text: '退款无门', date: '2025-03-01T00:00:00Z' },
    { text: '退款太慢', date: '2025-03-02T00:00:00Z' },
    ...Array.from({ length: 20 }, () => ({ text: '挂号方便' })),
  );
  expect(ids(store, {})).toEqual(['r3', 'r2', 'r1']);
  expect(search(store, { query: '退款', limit: 1, offset: 1 })).toMatchObject({
    total: 3,
    results: [{ id: 'r2' }],
  });
});

test('filters by app, stars, version, day, polarity and the codes of one complaint', async () => {
  const store = await storeOf(
    { text: '不给退款', says: [['refund.refused', '不给退款']], stars: 1 },
    {
      text: '退款时闪退',
      app: '安和药房',
      version: '2.0',
      date: '2025-04-01T15:59:59Z',
      says: [['stability.crash', '闪退']],
    },
    { text: '退款很快', stars: 5, polarity: 'pos', date: '2025-03-31T16:00:00Z' },
  );
  expect(ids(store, { app: '安和药房' })).toEqual(['r2']);
  expect(ids(store, { stars: [1, 5] }).sort()).toEqual(['r1', 'r3']);
  expect(ids(store, { version: '2.0' })).toEqual(['r2']);
  expect(ids(store, { since: '2025-04-01', until: '2025-04-01' }).sort()).toEqual(['r2', 'r3']);
  expect(ids(store, { polarity: 'pos' })).toEqual(['r3']);
  expect(ids(store, { issue: 'refund.refused' })).toEqual(['r1']);
  expect(ids(store, { issue: 'refund.refused', cause: 'engineering' })).toEqual([]);
});

test('reviews that repeat each other are one result, and none is lost', async () => {
  const store = await storeOf({ text: '不给退款' }, { text: '不给退款！' }, { text: '退款到账' });
  store.db.exec('UPDATE review SET duplicate_of = 1 WHERE key = 2');
  const { total, results } = search(store, { query: '给退款', limit: 9 });
  expect(total).toBe(1);
  expect(results[0]).toMatchObject({ repeats: 1 });
});

test('law: batches after each other find what is found at once, whatever the filter and however few are looked at', async () => {
  const store = await storeOf(
    ...Array.from({ length: 23 }, (_, place) => ({
      text: place % 4 === 3 ? '挂号方便' : `退款第${place}天`,
      stars: ((place % 3) + 1) as 1 | 2 | 3,
    })),
  );
  for (const filter of [{}, { stars: [2] as const }])
    for (const most of [1, 2, 5, 100]) {
      const found: string[] = [];
      for (let before: number | null | undefined; before !== null; ) {
        const answer = search(store, { query: '退款', limit: 50, most, before, ...filter });
        found.push(...answer.results.map(({ id }) => id));
        before = answer.older;
      }
      expect(found.toSorted()).toEqual(ids(store, { ...filter, limit: 50 }).toSorted());
    }
});

test('a name that is not there is refused with the nearest one', async () => {
  const store = await storeOf({});
  expect(await faultOf(() => ids(store, { app: '康宁医师' }))).toBe('unknown-app');
  expect(await faultOf(() => ids(store, { issue: 'refund.refusd' }))).toBe('unknown-issue');
  expect(await faultOf(() => ids(store, { polarity: 'bad' }))).toBe('unknown-polarity');
  expect(await faultOf(() => ids(store, { query: '？！' }))).toBe('query-empty');
});
