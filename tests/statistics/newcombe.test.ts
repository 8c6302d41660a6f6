import { expect, test } from 'vitest';
import { differenceOf } from '../../pipeline/statistics/newcombe.ts';
import { wilson } from '../../pipeline/statistics/wilson.ts';

/** Newcombe 1998 (Statistics in Medicine 17, 873-890), table II, method 10. */
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 10, -0.2775, 0.2775],
])('%i/%i less %i/%i has the published interval', (count, total, otherCount, otherTotal, low, high) => {
  const interval = differenceOf(wilson(count, total), wilson(otherCount, otherTotal));
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});
