import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Stars } from '../../pipeline/records.ts';
import { markDuplicates } from '../../pipeline/store/duplicates.ts';
import type { Store } from '../../pipeline/store/store.ts';
import { coded, derive, inRun, newStore, type Sample } from './support.ts';

vi.setConfig({ testTimeout: 60_000 }); // many databases, on a machine that may be busy

/** One run that puts these reviews. */
function night(store: Store, reviews: readonly Sample[]): Promise<void> {
  return inRun(store, (writer, source) => {
    for (const review of reviews) writer.reviews.put(source, coded(review));
    writer.flush();
    markDuplicates(writer);
    derive(writer);
  });
}

const said = [
  ['stability.crash', '一打开报告就闪退，重装也没有用'],
  ['stability.crash', '聊到一半又闪退了，只好重新排队'],
  ['network.fails', '首页一直转圈，什么也加载不出来'],
  ['refund.refused', '退款申请了五天，还在审核中'],
  ['support.unresponsive', '客服电话打不通，留言没人回'],
] as const;

const isoDay = (day: number, hour: number): string =>
  new Date(Date.UTC(2025, 0, 1 + day, hour)).toISOString().replace('.000Z', 'Z');

const review = fc
  .record({
    id: fc.nat(14),
    app: fc.constantFrom('康宁医生', '百川健康'),
    day: fc.option(fc.nat(20)),
    stars: fc.option(fc.constantFrom<Stars>(1, 2, 4, 5)),
    version: fc.option(fc.constantFrom('3.1', '3.2')),
    says: fc.uniqueArray(fc.tuple(fc.constantFrom(...said), fc.constantFrom(0.3, 0.7, 0.9)), {
      maxLength: 4,
      selector: ([[issue]]) => issue,
    }),
    tail: fc.constantFrom('', '唉', '请尽快处理一下这个老问题，谢谢各位工程师'),
    flags: fc.subarray(['removed', 'advert', 'harm'] as const),
  })
  .map(({ id, day, says, tail, ...rest }): Sample => {
    const clauses = says.map(([[, words]]) => words);
    return {
      ...rest,
      id: `r${id}`,
      date: day === null ? null : isoDay(day, id),
      text: [...clauses, tail].join('。'),
      says: says.map(([[issue, words], confidence]) => [issue, words, 'text', confidence] as const),
    };
  });

/** A day on which one sentence earns five stars many times. */
const burst = fc.tuple(fc.nat(20), fc.nat(2)).map(([day, series]): Sample[] =>
  Array.from({ length: 12 }, (_, place) => ({
    id: `b${series}-${place}`,
    app: '康宁医生',
    date: isoDay(day, 3),
    stars: 5 as const,
    text: '非常好用的软件，医生专业，强烈推荐给大家',
    polarity: 'pos' as const,
  })),
);

const oneNight = fc
  .tuple(fc.array(review, { maxLength: 12 }), fc.option(burst, { freq: 3 }))
  .map(([reviews, wave]): Sample[] => [...reviews, ...(wave ?? [])]);

const derived = [
  ...['day_tally', 'issue_tally', 'cell_tally', 'pair_tally', 'set_tally'],
  ...['issue_total', 'cell_total', 'pair_total', 'set_total'],
  ...['language_tally', 'flag_tally', 'coder_tally', 'wave', 'finding', 'finding_quote'],
];

const derivedOf = ({ db }: Store): object =>
  Object.fromEntries(
    [...derived, 'review_flag'].map((table) => [table, db.prepare(`SELECT * FROM ${table}`).all()]),
  );

/** Forgets all that is derived, and derives it anew. */
async function fromScratch(store: Store): Promise<object> {
  for (const table of [...derived, 'derivation']) store.db.exec(`DELETE FROM ${table}`);
  store.db.exec(`DELETE FROM review_flag WHERE flag = (SELECT key FROM flag WHERE id = 'bought-praise')`);
  await night(store, []);
  return derivedOf(store);
}

test('law: whatever the runs, tallies, waves, findings and quotes are what they would be if made from scratch', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(oneNight, { minLength: 1, maxLength: 5 }), async (nights) => {
      const store = newStore();
      for (const reviews of nights) await night(store, reviews);
      const kept = derivedOf(store);
      expect(kept).toEqual(await fromScratch(store));
    }),
    { numRuns: 40 },
  );
});
