import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { duplicatesOf, markDuplicates } from '../../pipeline/store/duplicates.ts';
import { quality, reviewById } from '../../pipeline/store/queries.ts';
import type { Store } from '../../pipeline/store/store.ts';
import { coded, derive, inRun, newStore, type Sample } from './support.ts';

vi.setConfig({ testTimeout: 30_000 }); // many databases, on a machine that may be busy

/** One run that puts these reviews; returns the duplicates of its input. */
function night(store: Store, reviews: readonly Sample[]): Promise<number | undefined> {
  return inRun(store, (writer, source) => {
    for (const review of reviews) writer.reviews.put(source, coded(review));
    writer.flush();
    markDuplicates(writer);
    derive(writer);
    writer.reading(source, {
      ...{ read: 0, accepted: 0, rejected: 0, added: 0, revised: 0, updated: 0, unchanged: 0 },
      ...{ format: '', notes: [], error: null },
    });
    return duplicatesOf(writer).get('reviews.csv');
  });
}

const leaderOf = (store: Store, id: string) => reviewById(store, id)?.duplicateOf ?? null;

const long = '预约了三甲医院的皮肤科，到了才说医生停诊，退号费还要我自己出';

test('an exact or near copy points at the first of its app, wherever the runs are cut', async () => {
  const store = newStore();
  expect(
    await night(store, [
      { id: 'a', text: long },
      { id: 'b', text: `${long}！` },
    ]),
  ).toBe(1);
  expect(
    await night(store, [
      { id: 'c', text: long.replace('三甲', '二甲') },
      { id: 'd', text: '客服态度很好，问题当天就解决了' },
    ]),
  ).toBe(1);
  expect(await night(store, [{ id: 'e', text: long, app: '别的应用' }])).toBe(0);
  expect(['a', 'b', 'c', 'd', 'e'].map((id) => leaderOf(store, id))).toEqual([null, 'a', 'a', null, null]);
});

test('short praise of different people is no copy', async () => {
  const store = newStore();
  await night(store, [
    { id: 'a', text: '很好用', author: '甲' },
    { id: 'b', text: '很好用', author: '乙' },
    { id: 'c', text: '很好用', author: '甲' },
  ]);
  expect(['a', 'b', 'c'].map((id) => leaderOf(store, id))).toEqual([null, null, 'a']);
});

test('when the first one is reworded, its copies find a new first', async () => {
  const store = newStore();
  await night(
    store,
    ['a', 'b', 'c'].map((id) => ({ id, text: long })),
  );
  await night(store, [
    { id: 'a', text: '更新以后好多了，预约成功，医生也准时', date: '2025-03-09T00:00:00Z' },
  ]);
  expect(['a', 'b', 'c'].map((id) => leaderOf(store, id))).toEqual([null, null, 'b']);
});

test('law: one run or several, the same reviews are marked; a duplicate points at a review that is none', async () => {
  const words = fc.constantFrom(
    '挂号',
    '排队',
    '太久',
    '医生',
    '很好',
    '客服',
    '不理',
    '退款',
    '闪退',
    '药品',
  );
  const text = fc.array(words, { minLength: 3, maxLength: 8 }).map((all) => all.join('又'));
  const reviews = fc.array(fc.tuple(text, fc.boolean()), { maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(reviews, async (all) => {
      const samples = all.map(([text], place) => ({ id: `r${place}`, row: place + 1, text }));
      const whole = newStore();
      await night(whole, samples);
      const split = newStore();
      let tonight: Sample[] = [];
      for (const [place, sample] of samples.entries()) {
        tonight.push(sample);
        if (!all[place]![1]) continue;
        await night(split, tonight);
        tonight = [];
      }
      await night(split, tonight);
      const marks = (store: Store) =>
        store.db.prepare('SELECT id, duplicate_of FROM review ORDER BY key').all();
      expect(marks(split)).toEqual(marks(whole));
      const chains = `SELECT count(*) FROM review JOIN review AS leader ON leader.key = review.duplicate_of WHERE leader.duplicate_of IS NOT NULL`;
      expect(whole.db.prepare(chains).pluck().get()).toBe(0);
    }),
    { numRuns: 8 },
  );
});

test('a burst of repeated five-star reviews is a wave, and its reviews are flagged', async () => {
  const store = newStore();
  const day = (n: number) => new Date(Date.UTC(2025, 0, n, 4)).toISOString().replace('.000', '');
  const usual = Array.from({ length: 40 }, (_, n) => ({
    id: `u${n}`,
    date: day(n + 1),
    stars: 3 as const,
    text: `第${n}天用，挂号${n}次`,
  }));
  const bought = Array.from({ length: 30 }, (_, n) => ({
    id: `b${n}`,
    date: day(20),
    stars: 5 as const,
    text: '非常好用的软件，医生专业，强烈推荐给大家',
  }));
  await night(store, [...usual, ...bought]);
  const { waves, flags } = quality(store);
  expect(waves).toMatchObject([
    {
      app: '康宁医生',
      firstDate: '2025-01-20',
      lastDate: '2025-01-20',
      praise: 30,
      reasons: expect.arrayContaining(['repeated']),
    },
  ]);
  expect(flags).toContainEqual({ id: 'bought-praise', count: 30 });
  await night(store, [{ id: 'later', date: day(41), text: '今天也还可以，排队不久' }]);
  expect(quality(store).flags).toContainEqual({ id: 'bought-praise', count: 30 });
});
