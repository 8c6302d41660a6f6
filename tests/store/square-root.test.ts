import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { squareRoot } from '../../pipeline/store/views/square-root.ts';

const root = new Database(':memory:')
  .prepare(`SELECT ${squareRoot('number')} FROM (SELECT ? AS number)`)
  .pluck();

test('law: the square root in SQL is that of the machine, to the last two digits', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.5, max: 4e6, noNaN: true }), (x) => {
      expect(Math.abs((root.get(x) as number) / Math.sqrt(x) - 1)).toBeLessThan(1e-15);
    }),
    { numRuns: 1_000 },
  );
});

test('of nothing there is none', () => {
  expect(root.get(null)).toBeNull();
});
