import { describe, expect, test } from 'vitest';
import { scaledBy, tellingRatios } from '../../pipeline/learn/naive-bayes.ts';
import type { SparseRows } from '../../pipeline/learning/svm.ts';

/** Two rows of praise and two of blame: feature 0 stands in all, 1 in praise alone, 2 in blame alone. */
const rows: SparseRows = {
  start: Int32Array.of(0, 2, 4, 6, 8),
  index: Int32Array.of(0, 1, 0, 1, 0, 2, 0, 2),
  value: Float32Array.of(1, 1, 1, 1, 1, 1, 1, 1),
  width: 3,
};
const labels = Uint8Array.of(1, 1, 0, 0);

describe('how much a feature tells', () => {
  test('is the floor for one as common on both sides, and alike for one that stands on either side alone', () => {
    const [everywhere, praise, blame] = tellingRatios(rows, { labels });
    expect(everywhere).toBe(0.5);
    // (2 + 1) of 2 rows against 1 of 2: ln 3, eased
    expect(praise).toBeCloseTo(0.5 + 0.5 * Math.log(3));
    expect(blame).toBe(praise);
  });

  test('counts a row by its weight', () => {
    const [, praise] = tellingRatios(rows, { labels, rowWeights: Float32Array.of(3, 3, 1, 1) });
    // 7 of 6 against 1 of 2
    expect(praise).toBeCloseTo(0.5 + 0.5 * Math.log(7 / 3));
  });

  test('scales the values of its feature, and leaves the rows as they were', () => {
    expect([...scaledBy(rows, Float32Array.of(1, 2, 3)).value]).toEqual([1, 2, 1, 2, 1, 3, 1, 3]);
    expect(rows.value.every((value) => value === 1)).toBe(true);
  });
});
