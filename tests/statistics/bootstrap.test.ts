import { expect, test } from 'vitest';
import { bootstrap } from '../../pipeline/statistics/bootstrap.ts';
import { type Clustered, clusteredShare } from '../../pipeline/statistics/clustered-share.ts';
import { uniform } from '../../pipeline/statistics/random.ts';
import { wilson } from '../../pipeline/statistics/wilson.ts';

const mean = (values: readonly number[]) => (weights: ArrayLike<number>) => [
  values.reduce((sum, value, i) => sum + weights[i]! * value, 0) / values.length,
];

test('the same seed gives the same interval, another seed another one', () => {
  const values = Array.from({ length: 40 }, (_, i) => i % 7);
  expect(bootstrap(40, mean(values))).toEqual(bootstrap(40, mean(values)));
  expect(bootstrap(40, mean(values), 2)).not.toEqual(bootstrap(40, mean(values), 1));
});

/** B. Efron, R. Tibshirani, An Introduction to the Bootstrap, 1993, table 2.1 and section 13.3: treated mice, mean 86.86, standard error 25.24. */
test('the bootstrapped mean of the seven treated mice is as wide as the book has it', () => {
  const mice = [94, 197, 16, 38, 99, 141, 23];
  const [{ value, low, high } = { value: 0, low: 0, high: 0 }] = bootstrap(mice.length, mean(mice));
  expect(value).toBeCloseTo(86.86, 2);
  expect((high - low) / (2 * 1.96)).toBeGreaterThan(20);
  expect((high - low) / (2 * 1.96)).toBeLessThan(26);
});

test('a figure that cannot be told has no interval', () => {
  expect(bootstrap(3, () => [Number.NaN])).toEqual([
    { value: Number.NaN, low: Number.NaN, high: Number.NaN },
  ]);
});

test('a share of single rows has nearly the Wilson interval; the order of rows does not matter', () => {
  const rows = Array.from(
    { length: 400 },
    (_, i): Clustered => ({ cluster: `a${i}`, count: i % 4 === 0 ? 1 : 0, total: 1 }),
  );
  const { value, low, high } = clusteredShare(rows);
  const expected = wilson(100, 400);
  expect(value).toBe(0.25);
  expect(Math.abs(low - expected.low)).toBeLessThan(0.006);
  expect(Math.abs(high - expected.high)).toBeLessThan(0.006);
  expect(clusteredShare(rows.toReversed())).toEqual({ value, low, high });
});

test('authors who repeat themselves widen the interval', () => {
  const rows = (authors: number) =>
    Array.from(
      { length: 400 },
      (_, i): Clustered => ({
        cluster: `a${i % authors}`,
        count: i % authors < authors / 4 ? 1 : 0,
        total: 1,
      }),
    );
  const width = ({ low, high }: { low: number; high: number }) => high - low;
  expect(width(clusteredShare(rows(50)))).toBeGreaterThan(2 * width(clusteredShare(rows(400))));
});

test('of 600 surveys of 100 authors with four reviews each, 93 to 97 % of the intervals hold the true share', () => {
  const random = uniform(11);
  let held = 0;
  for (let survey = 0; survey < 600; survey++) {
    // An author's readiness to complain is even between 0 and .6: the mean is .3, and reviews of one author go together.
    const rows = Array.from({ length: 100 }, (_, author): Clustered => {
      const readiness = random() * 0.6;
      const count = [0, 0, 0, 0].filter(() => random() < readiness).length;
      return { cluster: String(author), count, total: 4 };
    });
    const { low, high } = clusteredShare(rows, survey);
    if (low <= 0.3 && 0.3 <= high) held += 1;
  }
  expect(held / 600).toBeGreaterThanOrEqual(0.93);
  expect(held / 600).toBeLessThanOrEqual(0.97);
});
