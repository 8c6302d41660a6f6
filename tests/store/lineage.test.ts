import { expect, test } from 'vitest';
import { traceNumber } from '../../pipeline/store/queries.ts';
import { keepTallies } from '../../pipeline/store/tallies.ts';
import type { Store } from '../../pipeline/store/store.ts';
import { coded, faultOf, inRun, newStore, type Sample } from './support.ts';

/** Reviews in one run with its tallies. */
const storeOf = (...reviews: Sample[]): Promise<Store> => storeWith('', reviews);

/** The same; what is known of the whole store alone is set by hand before the tallies are made. */
async function storeWith(known: string, reviews: readonly Sample[]): Promise<Store> {
  const store = newStore();
  await inRun(store, (writer, source) => {
    for (const [place, review] of reviews.entries())
      writer.reviews.put(source, coded({ id: `r${place + 1}`, row: place + 1, ...review }));
    writer.flush();
    store.db.exec(known);
    keepTallies(writer);
  });
  return store;
}

const refund = {
  text: '说好退款😡不给退，客服不理',
  says: [['refund.refused', '不给退']],
} as const satisfies Sample;

test('a number leads to its complaints, and they to words, row, input, run and coder', async () => {
  const store = await storeOf(refund, { text: '医生耐心' });
  const { complaints, ...number } = traceNumber(store, {
    app: '康宁医生',
    issue: 'refund.refused',
    limit: 9,
  });
  expect(number).toMatchObject({ reviews: 1, of: 2, share: 0.5, total: 1 });
  expect(complaints).toEqual([
    {
      review: 'r1',
      app: '康宁医生',
      day: '2025-03-01',
      stars: 2,
      version: '3.1.0',
      issue: 'refund.refused',
      stage: 'revenue',
      cause: 'support',
      confidence: 0.9,
      title: '',
      text: refund.text,
      field: 'text',
      start: 6,
      end: 9,
      quote: '不给退',
      input: 'reviews.csv',
      sha256: 'abc',
      row: 1,
      firstRun: 1,
      codedRun: 1,
      code: '1',
      lexicon: '1',
      model: '1',
      segmenter: 'jieba',
    },
  ]);
});

test('what does not count is left out, and it is told why', async () => {
  const unsure: Sample = { text: '退款的事', says: [['refund.refused', '退款', 'text', 0.2]] };
  const known = `UPDATE review SET duplicate_of = 1 WHERE key = 2;
    INSERT INTO review_flag (review, flag) SELECT 3, key FROM flag WHERE id = 'bought-praise';`;
  const store = await storeWith(known, [refund, refund, refund, unsure]);
  expect(traceNumber(store, { issue: 'refund.refused', limit: 9 })).toMatchObject({
    reviews: 1,
    of: 2,
    leftOut: { repeated: 1, suspect: 1, unsure: 1 },
  });
});

test('complaints come in pages, newest first', async () => {
  const store = await storeOf(
    ...['2025-03-01', '2025-03-03', '2025-03-02'].map((day) => ({ ...refund, date: `${day}T00:00:00Z` })),
  );
  const page = (offset: number) =>
    traceNumber(store, { stage: 'revenue', limit: 2, offset }).complaints.map(({ review }) => review);
  expect([page(0), page(2)]).toEqual([['r2', 'r3'], ['r1']]);
});

test('law: every number of the views is the one that is traced', async () => {
  const store = await storeOf(
    refund,
    { ...refund, date: '2025-03-04T00:00:00Z', version: '3.2.0' },
    {
      text: '打开就闪退，也不给退',
      says: [
        ['startup.crash', '打开就闪退'],
        ['refund.refused', '不给退'],
      ],
    },
    { ...refund, app: '安和药房', date: null, version: null },
  );
  const byDay = store.db.prepare('SELECT app, day, issue, reviews, of_reviews FROM issue_by_day').all();
  const rows = byDay as {
    app: string;
    day: string | null;
    issue: string;
    reviews: number;
    of_reviews: number;
  }[];
  expect(rows.length).toBeGreaterThan(2);
  for (const { app, day, issue, reviews, of_reviews } of rows) {
    if (day === null) continue;
    const traced = traceNumber(store, { app, issue, since: day, until: day, limit: 9 });
    expect(traced).toMatchObject({ reviews, of: of_reviews, total: reviews });
  }
});

test('a number can be asked for as of an earlier run', async () => {
  const store = await storeOf(refund);
  await inRun(store, (writer, source) =>
    writer.reviews.put(source, coded({ id: 'r1', text: '钱退了', stars: 5, says: [] })),
  );
  const asOf = (run: number) => traceNumber(store, { issue: 'refund.refused', asOf: run, limit: 9 });
  expect(asOf(1)).toMatchObject({ reviews: 1, complaints: [{ quote: '不给退', stars: 2, codedRun: 1 }] });
  expect(asOf(2)).toMatchObject({ reviews: 0, of: 1, complaints: [] });
  expect(traceNumber(store, { issue: 'refund.refused', limit: 9 }).reviews).toBe(0);
});

test('an unknown name is refused with the nearest', async () => {
  const store = await storeOf(refund);
  expect(await faultOf(() => traceNumber(store, { issue: 'refund.refuse', limit: 1 }))).toBe('unknown-issue');
});
