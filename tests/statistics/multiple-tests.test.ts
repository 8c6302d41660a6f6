import fc from 'fast-check';
import { expect, test } from 'vitest';
import { benjaminiHochberg } from '../../pipeline/statistics/benjamini-hochberg.ts';
import { holm } from '../../pipeline/statistics/holm.ts';

/** The fifteen p-values of the thrombolysis trial in Benjamini and Hochberg 1995, section 4.1. */
const published = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
  0.759, 1,
];

test('at 5 %, Benjamini-Hochberg rejects the four hypotheses of the paper, Holm the three', () => {
  expect(benjaminiHochberg(published).filter((p) => p <= 0.05)).toHaveLength(4);
  expect(holm(published).filter((p) => p <= 0.05)).toHaveLength(3);
});

/** The corrections of the paper's p-values, by their definitions: 15 × .0004 / 2, and 14 × .0004. */
test('the second smallest of fifteen p-values is corrected to .0030 and .0056', () => {
  expect(benjaminiHochberg(published)[1]).toBeCloseTo(0.003, 12);
  expect(holm(published)[1]).toBeCloseTo(0.0056, 12);
});

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });

test('corrected p-values are never smaller than they were, keep their order and stay within 1', () => {
  fc.assert(
    fc.property(pValues, (given) => {
      for (const corrected of [holm(given), benjaminiHochberg(given)])
        for (const [i, p] of given.entries()) {
          expect(corrected[i]).toBeGreaterThanOrEqual(p * (1 - 1e-12));
          expect(corrected[i]).toBeLessThanOrEqual(1);
          for (const [j, q] of given.entries())
            if (p <= q) expect(corrected[i]).toBeLessThanOrEqual(corrected[j]!);
        }
    }),
  );
});

test('Holm is never below Benjamini-Hochberg, and one test needs no correction', () => {
  fc.assert(
    fc.property(pValues, (given) => {
      const discoveries = benjaminiHochberg(given);
      return holm(given).every((p, i) => p >= discoveries[i]! - 1e-12);
    }),
  );
  expect(holm([0.03])).toEqual([0.03]);
  expect(benjaminiHochberg([0.03])).toEqual([0.03]);
});
