import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BrowseFilter, browse, browsedReviews, type Place } from '../../pipeline/store/queries.ts';
import type { Store } from '../../pipeline/store/store.ts';
import { coded, derive, inRun, newStore, type Sample } from './support.ts';

const said: readonly (readonly [issue: string, quote: string])[] = [
  ['stability.crash', '闪退'],
  ['refund.refused', '不给退款'],
  ['consult.slow', '没人回'],
];

/** Two apps, few instants, so that many reviews share one, some undated. */
const sample = fc.record({
  app: fc.constantFrom('康宁医生', '百川健康'),
  date: fc.constantFrom(
    null,
    '2025-03-01T15:59:59Z',
    '2025-03-01T16:00:00Z',
    '2025-03-02T04:00:00Z',
    '2025-03-09T04:00:00Z',
  ),
  stars: fc.constantFrom(1, 3, 5, null),
  version: fc.constantFrom('1.0', '2.0', null),
  polarity: fc.constantFrom('neg', 'pos'),
  issue: fc.constantFrom(...said, undefined),
  confidence: fc.constantFrom(0.9, 0.2),
});

const filters = fc.record(
  {
    app: fc.constantFrom('康宁医生', '百川健康'),
    issue: fc.constantFrom('stability.crash', 'consult.slow'),
    stage: fc.constantFrom('retention', 'revenue'),
    stars: fc.constantFrom([1], [1, 5]),
    version: fc.constantFrom('1.0', '2.0'),
    polarity: fc.constantFrom('neg', 'pos'),
    since: fc.constant('2025-03-02'),
    until: fc.constant('2025-03-02'),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<BrowseFilter>;

async function storeOf(samples: readonly Sample[]): Promise<Store> {
  const store = newStore();
  await inRun(store, (writer, source) => {
    samples.forEach((given, place) => void writer.reviews.put(source, coded({ id: `r${place}`, ...given })));
    writer.flush();
    derive(writer);
  });
  return store;
}

/** All pages after each other. */
function pages(store: Store, filter: BrowseFilter, limit: number, most: number): number[] {
  const keys: number[] = [];
  let after: Place | undefined;
  for (;;) {
    const page = browse(store, { ...filter, after, limit }, most);
    expect(page.keys.length).toBeLessThanOrEqual(limit);
    keys.push(...page.keys);
    if (page.next === null) return keys;
    after = page.next;
  }
}

/** The same by a plain look at every review. */
function plainly(
  store: Store,
  { app, issue, stage, stars, version, polarity, since, until }: BrowseFilter,
): number[] {
  const rows = store.db.prepare(`
    SELECT review.key, app.name AS app, stars, version, polarity.id AS polarity, date(date + 28800, 'unixepoch') AS day,
      (SELECT group_concat(issue.id || '/' || stage.id) FROM complaint JOIN issue ON issue.key = complaint.issue
        JOIN stage ON stage.key = complaint.stage WHERE complaint.review = review.key AND NOT abstained) AS codes
    FROM review JOIN app ON app.key = review.app JOIN polarity ON polarity.key = review.polarity
    ORDER BY date IS NULL, date DESC, review.key DESC`);
  type Row = {
    key: number;
    app: string;
    stars: number | null;
    version: string | null;
    polarity: string;
    day: string | null;
    codes: string | null;
  };
  return (rows.all() as Row[])
    .filter((row) => app === undefined || row.app === app)
    .filter((row) => stars === undefined || (stars as (number | null)[]).includes(row.stars))
    .filter((row) => version === undefined || row.version === version)
    .filter((row) => polarity === undefined || row.polarity === polarity)
    .filter(({ day }) => since === undefined || (day !== null && day >= since))
    .filter(({ day }) => until === undefined || (day !== null && day <= until))
    .filter(({ codes }) => issue === undefined || codes?.startsWith(issue) === true)
    .filter(({ codes }) => stage === undefined || codes?.endsWith(`/${stage}`) === true)
    .map(({ key }) => key);
}

test('pages of any length, however few reviews each may look at, are all reviews that pass, newest first', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(sample, { maxLength: 40 }),
      fc.array(filters, { minLength: 6, maxLength: 6 }),
      fc.integer({ min: 1, max: 8 }),
      fc.constantFrom(0, 5, 1_000),
      async (samples, asked, limit, most) => {
        const store = await storeOf(
          samples.map(({ issue, confidence, ...given }, place) => ({
            ...given,
            text: `第${place}次${issue?.[1] ?? '还行'}`,
            says: issue === undefined ? [] : [[issue[0], issue[1], 'text', confidence]],
          })) as Sample[],
        );
        for (const filter of asked) expect(pages(store, filter, limit, most)).toEqual(plainly(store, filter));
      },
    ),
    { numRuns: 25 },
  );
}, 60_000);

test('a page that may look at no more goes on with the day before, not with the same again', async () => {
  const dates = ['2025-03-01T04:00:00Z', '2025-03-02T04:00:00Z', '2025-03-03T04:00:00Z'];
  const store = await storeOf(dates.map((date, place) => ({ date, text: `第${place}次` })));
  const first = browse(store, { limit: 8 }, 0);
  const second = browse(store, { limit: 8, after: first.next! }, 0);
  const third = browse(store, { limit: 8, after: second.next! }, 0);
  expect([first, second, third].map(({ keys }) => keys)).toEqual([[3], [2], [1]]);
  expect(third.next).toBeNull();
});

test('a listed review has its evidence where the text says it, emoji or not', async () => {
  const store = await storeOf([{ text: '😀😀又闪退了', says: [['stability.crash', '闪退']] }]);
  const [review] = browsedReviews(store, browse(store, { limit: 1 }).keys);
  const [complaint] = review!.complaints;
  expect(review!.text.slice(complaint!.start, complaint!.end)).toBe('闪退');
});
