import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { CodedReview, Stars } from '../../pipeline/records.ts';
import { recodable } from '../../pipeline/store/recodable.ts';
import { Recoder } from '../../pipeline/store/recode.ts';
import { type Store, storeFaults } from '../../pipeline/store/store.ts';
import type { Writer } from '../../pipeline/store/writer.ts';
import { coded, inRun, newStore, start } from '../store/support.ts';

vi.setConfig({ testTimeout: 60_000 }); // a store for every case

/** What each of three coders sees in a text. */
const coders = {
  first: [['stability.crash', '闪退']],
  second: [
    ['startup.crash', '打开就闪退'],
    ['refund.refused', '不给退款'],
  ],
  third: [
    ['stability.crash', '就闪退'],
    ['refund.refused', '退款'],
  ],
} as const;
type Version = keyof typeof coders;

interface Said {
  readonly id: string;
  readonly text: string;
  readonly stars: Stars | null;
  readonly date: string | null;
}

function codedBy(version: Version, { id, text, stars, date }: Said): CodedReview {
  const says = coders[version].filter(([, quote]) => text.includes(quote));
  return coded({ id, text, stars, date, says, polarity: says.length > 0 ? 'neg' : 'pos' });
}

const versionsOf = (code: Version) => ({ ...start.versions, code });

const runBy = <T>(store: Store, version: Version, work: (writer: Writer, source: number) => T) =>
  inRun(store, work, { ...start, versions: versionsOf(version) });

const putAll = (store: Store, version: Version, reviews: readonly Said[]) =>
  runBy(store, version, ({ reviews: writer }, source) => {
    for (const review of reviews) writer.put(source, codedBy(version, review));
  });

const recodeAll = (store: Store, version: Version) =>
  runBy(store, version, (writer) => {
    const recoder = new Recoder(writer);
    for (const page of recodable(writer.db, versionsOf(version), 2)) {
      for (const stored of page)
        recoder.put(stored, {
          review: codedBy(version, { ...stored, date: null }),
          faithful: true,
        });
      recoder.flush();
    }
  });

const texts = ['打开就闪退', '不给退款', '还是不给退款，打开就闪退', '医生很耐心😡闪退'];
const review: fc.Arbitrary<Said> = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  text: fc.constantFrom(...texts),
  stars: fc.constantFrom<Stars | null>(1, 2, null),
  date: fc.constantFrom(null, '2025-02-01T00:00:00Z', '2025-03-01T00:00:00Z'),
});
const step = fc.record({
  version: fc.constantFrom<Version>('first', 'second', 'third'),
  reviews: fc.option(fc.array(review, { minLength: 1, maxLength: 4 })),
});

test('law: as of every run, the history tells what the complaints were after it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const store = newStore();
      const ask = (sql: string) => store.db.prepare(sql).raw().all();
      const seen: unknown[][] = [];
      for (const { version, reviews } of steps) {
        await (reviews === null ? recodeAll(store, version) : putAll(store, version, reviews));
        seen.push(ask('SELECT review, issue, quote, stars FROM complaint_list ORDER BY 1, 2, 3'));
      }
      for (const [place, complaints] of seen.entries()) {
        const run = place + 1;
        const asOf = `from_run <= ${run} AND (until_run IS NULL OR until_run > ${run})`;
        expect(
          ask(`SELECT review, issue, quote, stars FROM complaint_history WHERE ${asOf} ORDER BY 1, 2, 3`),
        ).toEqual(complaints);
        expect(
          ask(`SELECT count(*) FROM coding_history WHERE ${asOf}`),
          'every review has one coding',
        ).toEqual(ask(`SELECT count(*) FROM review WHERE first_run <= ${run}`));
      }
      expect(storeFaults(store)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
