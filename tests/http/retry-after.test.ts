import { expect, test } from 'vitest';
import { retryAfter } from '../../pipeline/http/retry-after.ts';

const now = new Date('2025-03-02T02:00:00Z');

test.each([
  ['120', 120],
  [' 0 ', 0],
  ['Sun, 02 Mar 2025 02:00:30 GMT', 30],
  ['Sun, 02 Mar 2025 01:59:00 GMT', 0],
  ['-5', null],
  ['1.5', null],
  ['soon', null],
  ['Sun, 99 Mar 2025 02:00:30 GMT', null],
  ['2025-03-02T02:00:30Z', null],
  ['', null],
  [null, null],
])('Retry-After: %s', (header, seconds) => {
  expect(retryAfter(header, now)).toBe(seconds);
});
