import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { repeatsVisibly } from '../../pipeline/clean/duplicates.ts';
import { duplicatesOf, markDuplicates } from '../../pipeline/store/duplicates.ts';
import { printOfReview, type StoredWords } from '../../pipeline/store/leaders.ts';
import { byWriting } from '../../pipeline/store/precedence.ts';
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

test('an earlier one that comes later is the first, and what repeated the other finds a new first', async () => {
  const store = newStore();
  const [day, before] = ['2025-03-05T04:00:00Z', '2025-03-01T04:00:00Z'];
  const other = long.replace('还要我自己出', '还要我们自己掏钱');
  await night(store, [
    { id: 'a', text: long, date: day },
    { id: 'b', text: other, date: day },
  ]);
  expect(leaderOf(store, 'b')).toBe('a');
  await night(store, [{ id: 'c', text: `${long}。气人`, date: before }]);
  expect(['a', 'b', 'c'].map((id) => leaderOf(store, id))).toEqual(['c', null, null]);
});

test('a review that turns out to be older goes before its copies', async () => {
  const store = newStore();
  await night(store, [
    { id: 'a', text: long, date: '2025-03-05T04:00:00Z' },
    { id: 'b', text: long, date: '2025-03-04T04:00:00Z' },
  ]);
  expect(['a', 'b'].map((id) => leaderOf(store, id))).toEqual(['b', null]);
  await night(store, [{ id: 'b', text: long, version: '9', date: '2025-03-06T04:00:00Z' }]);
  expect(['a', 'b'].map((id) => leaderOf(store, id))).toEqual([null, 'a']);
});

describe('laws', () => {
  const words = fc.constantFrom(
    ...['挂号', '排队', '太久', '医生', '很好', '客服', '不理', '退款', '闪退', '药品'],
  );
  const base = fc.array(words, { minLength: 6, maxLength: 10 });
  /** Chains of texts, each a little further from the first: neighbours are alike, the ends are not. */
  const chain = fc
    .tuple(base, fc.nat(5))
    .map(([parts, edits]) => parts.map((part, at) => (at < edits ? `${part}了` : part)).join('又'));
  const review = fc.record({
    text: fc.oneof(chain, fc.constantFrom('好用', '垃圾')),
    author: fc.constantFrom(null, '甲', '乙'),
    day: fc.option(fc.nat(3)),
    last: fc.boolean(),
    rank: fc.nat(),
  });
  type Told = typeof review extends fc.Arbitrary<infer T> ? T : never;
  const sample = ({ text, author, day }: Told, place: number): Sample => ({
    ...{ id: `r${place}`, row: place + 1, text, author },
    date: day === null ? null : `2025-03-0${day + 1}T04:00:00Z`,
  });

  /** Reviews night by night; a night ends where one is marked as its last. */
  async function storeOf(all: readonly (Told & { readonly sample: Sample })[]): Promise<Store> {
    const store = newStore();
    let tonight: Sample[] = [];
    for (const { sample, last } of all) {
      tonight.push(sample);
      if (!last) continue;
      await night(store, tonight);
      tonight = [];
    }
    await night(store, tonight);
    return store;
  }

  const rows = (store: Store) =>
    store.db
      .prepare(
        `SELECT review.id, review.date, review.app, review.key, review.title, review.text, review.author, leader.id AS leader, leader.duplicate_of AS beyond
         FROM review LEFT JOIN review AS leader ON leader.key = review.duplicate_of ORDER BY review.id`,
      )
      .all() as (StoredWords & { leader: string | null; beyond: number | null })[];

  /** By the definition: in order of writing, whatever repeats one that leads is a duplicate. */
  function byDefinition(reviews: readonly StoredWords[]): string[] {
    const leaders: StoredWords[] = [];
    return reviews.toSorted(byWriting).flatMap((review) => {
      const repeats = leaders.some((leader) => repeatsVisibly(printOfReview(leader), printOfReview(review)));
      if (!repeats) leaders.push(review);
      return repeats ? [review.id] : [];
    });
  }

  test('whatever the order and the nights, the same reviews are duplicates; each points at a review before it that is none', async () => {
    const twice = fc.array(review, { minLength: 2, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(twice, async (all) => {
        const reviews = all.map((one, place) => ({ ...one, sample: sample(one, place) }));
        const store = await storeOf(reviews);
        const found = rows(store);
        const duplicates = found.filter(({ leader }) => leader !== null);
        expect(duplicates.map(({ id }) => id).sort()).toEqual(byDefinition(found).sort());
        const byId = new Map(found.map((one) => [one.id, one]));
        for (const one of duplicates) {
          expect(one.beyond).toBe(null);
          expect(byWriting(byId.get(one.leader!)!, one)).toBeLessThan(0);
        }
        const other = await storeOf(reviews.toSorted((a, b) => a.rank - b.rank));
        const marks = (from: Store) => rows(from).map(({ id, leader }) => [id, leader !== null]);
        expect(marks(other)).toEqual(marks(store));
      }),
      { numRuns: 25 },
    );
  });
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
