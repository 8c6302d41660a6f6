import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare } from '../../pipeline/comparison/compare.ts';
import { meanShare, meansOfOthers, standardised } from '../../pipeline/comparison/standardise.ts';
import type { AppCounts } from '../../pipeline/comparison/strata.ts';
import { wilson } from '../../pipeline/statistics/wilson.ts';

const revenue = 4;
const late = 1;
const dear = 2;

/** An app with so many one-star reviews and five-star ones, and so many one-star reviews stating each issue of the revenue stage. */
const app = (
  number: number,
  low: number,
  high: number,
  stated: Readonly<Record<number, number>>,
): AppCounts => ({
  app: number,
  reviews: [low, 0, 0, 0, high, 0],
  stages: new Map([[revenue, [Object.values(stated).reduce((a, b) => a + b, 0), 0, 0, 0, 0, 0]]]),
  issues: new Map([
    [
      revenue,
      new Map(Object.entries(stated).map(([issue, count]) => [Number(issue), [count, 0, 0, 0, 0, 0]])),
    ],
  ]),
});

const found = (apps: readonly AppCounts[], subject: number, issue: number | null) =>
  compare(apps, (one) => one).find((one) => one.subject === subject && one.issue === issue)!;

test('a platform with more orders, and so more complaints of orders, is not called worse at each of them', () => {
  const busy = app(1, 600, 400, { [late]: 300, [dear]: 150 });
  const quiet = app(2, 600, 400, { [late]: 60, [dear]: 30 });
  const { crude, standardised, difference, corrected } = found([busy, quiet], 1, late);
  expect(crude).toBeCloseTo(0.3);
  expect(standardised.share).toBeCloseTo(0.18); // the usual 0.27 complaints a review, two thirds of them of lateness
  expect(difference.difference).toBeCloseTo(0);
  expect(corrected).toBeGreaterThan(0.9);
});

test('what differs among the complaints of a stage is told, with interval and corrected p', () => {
  const apps = [app(1, 500, 500, { [late]: 150, [dear]: 50 }), app(2, 500, 500, { [late]: 50, [dear]: 150 })];
  const { difference, others, corrected } = found(apps, 1, late);
  expect(difference.difference).toBeCloseTo(0.1);
  expect(difference.low).toBeGreaterThan(0);
  expect(others).toBeCloseTo(0.05);
  expect(corrected).toBeLessThan(0.001);
});

test('an app whose unhappy users write more is compared at the same mix of stars', () => {
  const rare = app(1, 900, 100, { [late]: 90 });
  const usual = app(2, 100, 900, { [late]: 10 });
  const { crude, difference } = found([rare, usual], 1, null);
  expect(crude).toBeCloseTo(0.09);
  expect(difference.difference).toBeCloseTo(0);
});

test('operators are the mean of their apps, each as weighty as any other', () => {
  const apps = [
    app(1, 500, 500, { [late]: 100, [dear]: 100 }),
    app(2, 5_000, 5_000, { [late]: 100, [dear]: 900 }),
    app(3, 500, 500, { [late]: 180, [dear]: 20 }),
  ];
  const operators = compare(apps, (one) => (one < 3 ? 'giant' : 'insurer'));
  const share = (subject: string) => operators.find((one) => one.subject === subject && one.issue === late)!;
  expect(share('giant').apps).toBe(2);
  // Complaints a review: .2, .1 and .2; of lateness .5 and .1 of them at the giant, .9 at the insurer.
  expect(share('giant').standardised.share).toBeCloseTo((0.5 / 3) * 0.3);
  expect(share('insurer').standardised.share).toBeCloseTo((0.5 / 3) * 0.9);
});

test('few reviews and few complaints are not compared, nor an app with nothing beside it', () => {
  expect(compare([app(1, 5, 5, { [late]: 5 }), app(2, 500, 500, { [late]: 5 })], (one) => one)).toEqual([]);
  expect(compare([app(1, 500, 500, { [late]: 50 })], (one) => one)).toEqual([]);
});

test('law: a share standardised to its own mix is the crude share, and lies within its interval', () => {
  const stratum = fc
    .integer({ min: 1, max: 500 })
    .chain((total) => fc.record({ total: fc.constant(total), count: fc.integer({ min: 0, max: total }) }));
  fc.assert(
    fc.property(fc.array(stratum, { minLength: 1, maxLength: 6 }), (strata) => {
      const whole = strata.reduce((sum, { total }) => sum + total, 0);
      const { share, low, high } = standardised(
        strata,
        strata.map(({ total }) => total),
      )!;
      expect(share).toBeCloseTo(strata.reduce((sum, { count }) => sum + count, 0) / whole, 9);
      expect(low <= share && share <= high).toBe(true);
    }),
  );
  expect(standardised([{ count: 0, total: 0 }], [1])).toBeNull();
});

test('law: the mean of the others is the mean of all but one', () => {
  const share = fc
    .tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 99 }))
    .map(([count, more]) => wilson(count, count + more));
  fc.assert(
    fc.property(fc.array(share, { minLength: 2, maxLength: 8 }), (shares) => {
      for (const [at, rest] of meansOfOthers(shares).entries()) {
        const mean = meanShare(shares.filter((_, other) => other !== at))!;
        for (const end of ['share', 'low', 'high'] as const) expect(rest[end]).toBeCloseTo(mean[end], 9);
      }
    }),
  );
});
