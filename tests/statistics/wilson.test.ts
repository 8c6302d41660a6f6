import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilson } from '../../pipeline/statistics/wilson.ts';

/** Newcombe 1998, table I, method 3. */
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i has the published interval', (count, total, low, high) => {
  const interval = wilson(count, total);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

test('the share lies within its interval, and the interval within 0 and 1', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(100_000), (count, rest) => {
      const { share, low, high } = wilson(count, count + rest);
      return 0 <= low && low <= share + 1e-12 && share <= high + 1e-12 && high <= 1;
    }),
  );
});
