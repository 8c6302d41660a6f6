import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chiSquare } from '../../pipeline/statistics/chi-square.ts';
import { cramersV } from '../../pipeline/statistics/cramers-v.ts';
import { marginsOf } from '../../pipeline/statistics/cross-table.ts';
import { fisherExact } from '../../pipeline/statistics/fisher.ts';
import { fisherSimulated } from '../../pipeline/statistics/fisher-simulated.ts';
import { hypergeometric } from '../../pipeline/statistics/hypergeometric.ts';
import { testIndependence } from '../../pipeline/statistics/independence.ts';
import { noncentralChiSquare, noncentralityOf } from '../../pipeline/statistics/noncentral.ts';
import { uniform } from '../../pipeline/statistics/random.ts';

/** Gender by party identification: A. Agresti, An Introduction to Categorical Data Analysis, 2nd ed. 2007, table 2.5. */
const party = [
  [762, 327, 468],
  [484, 239, 477],
];
/** Fisher's tea taster: the same book, table 2.8. */
const tea = [
  [3, 1],
  [1, 3],
];
/** Job satisfaction by income: A. Agresti, Categorical Data Analysis, 2nd ed. 2002, table 2.8; the p-value is that of R's `fisher.test`. */
const jobs = [
  [1, 2, 1, 0],
  [3, 3, 6, 1],
  [10, 10, 14, 9],
  [6, 7, 12, 11],
];

describe('published examples', () => {
  test('gender and party: χ² = 30.07 on 2 degrees of freedom, p = 2.954e-07', () => {
    const { statistic, degrees, p } = chiSquare(marginsOf(party));
    expect(statistic).toBeCloseTo(30.07, 2);
    expect(degrees).toBe(2);
    expect(p).toBeCloseTo(2.954e-7, 10);
  });

  test('the tea taster: two-sided p = .486', () => {
    expect(fisherExact(marginsOf(tea))).toBeCloseTo(0.486, 3);
  });

  test('job satisfaction: p = .7827 within the error of simulation', () => {
    expect(Math.abs(fisherSimulated(marginsOf(jobs)) - 0.7827)).toBeLessThan(0.013); // three standard errors
  });

  /** C. Zaiontz, Real Statistics Using Excel, "Confidence interval for power and effect size of chi-square test", example 1. */
  test('χ² = 30 on 4 degrees of freedom: the noncentrality lies between 9.98 and 51.81', () => {
    const { low, high } = noncentralityOf(30, 4);
    expect(low).toBeCloseTo(9.98, 2);
    expect(high).toBeCloseTo(51.81, 2);
  });

  /** R 4.2.2, `pchisq(2387.736, 4, ncp = c(2000, 2200, 2380, 2600))`. */
  test.each([
    [2000, 0.9999803],
    [2200, 0.97313307],
    [2380, 0.51934022],
    [2600, 0.01555043],
  ])('the noncentral chi-square distribution is R’s at noncentrality %i', (noncentrality, chance) => {
    expect(noncentralChiSquare(2387.736, 4, noncentrality)).toBeCloseTo(chance, 7);
  });

  /** The example of `ci.cramer(.05, 19.21, 2, 3, 200)` in D. Bonett's R package statpsych: .3099, .1601 to .4417. */
  test('V = .3099 lies between .1601 and .4417', () => {
    // A table of 200 whose χ² is near 19.21: V and its interval follow from χ², degrees and n alone.
    const { low, high } = noncentralityOf(19.21, 2);
    expect(Math.sqrt(low / 200)).toBeCloseTo(0.1601, 4);
    expect(Math.sqrt(high / 200)).toBeCloseTo(0.4417, 4);
    const { v, low: from, high: to } = cramersV(marginsOf(party));
    expect(v).toBeCloseTo(Math.sqrt(30.07 / 2757), 4);
    expect(from).toBeCloseTo(Math.sqrt(11.615 / 2757), 4);
    expect(to).toBeCloseTo(Math.sqrt(54.241 / 2757), 4);
  });

  /** ClickHouse's reference shows both for 150 numbers by their rest modulo 10 and modulo 4. */
  test('V = .5798 is corrected to .5305', () => {
    const table = Array.from({ length: 10 }, () => [0, 0, 0, 0]);
    for (let n = 0; n < 150; n++) table[n % 10]![n % 4]! += 1;
    const { v, corrected } = cramersV(marginsOf(table));
    expect(v).toBeCloseTo(0.5798088336225178, 12);
    expect(corrected).toBeCloseTo(0.5305112825189074, 12);
  });
});

test('the test is chosen by what the counts can bear', () => {
  expect(testIndependence(party)).toMatchObject({ method: 'chi-square', degrees: 2 });
  expect(testIndependence(tea)).toMatchObject({ method: 'fisher', degrees: 1 });
  expect(testIndependence(jobs)).toMatchObject({ method: 'fisher-simulated', degrees: 9 });
  expect(
    testIndependence([
      [3, 0],
      [5, 0],
    ]),
  ).toMatchObject({ method: 'none', p: 1, v: Number.NaN });
});

const counts = fc.array(fc.array(fc.nat(30), { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 2 });

test('rows and columns may change places', () => {
  fc.assert(
    fc.property(counts, (table) => {
      const turned = table[0]!.map((_, column) => table.map((row) => row[column]!));
      const [one, other] = [testIndependence(table), testIndependence(turned)];
      expect(one.p).toBeCloseTo(other.p, 9);
      if (!Number.isNaN(one.v)) expect(one.v).toBeCloseTo(other.v, 9);
    }),
  );
});

test('the exact and the simulated test agree', () => {
  const table = marginsOf([
    [9, 2],
    [4, 8],
  ]);
  expect(Math.abs(fisherExact(table) - fisherSimulated(table))).toBeLessThan(0.01);
});

test('perfect association is 1', () => {
  const { v, corrected } = cramersV(
    marginsOf([
      [20, 0],
      [0, 20],
    ]),
  );
  expect(v).toBe(1);
  expect(corrected).toBeCloseTo(1, 12);
});

test('draws without replacement have the mean and the bounds of their law', () => {
  const random = uniform(3);
  const drawn = Array.from({ length: 4000 }, () => hypergeometric(30, 12, 50, random));
  const mean = drawn.reduce((sum, count) => sum + count, 0) / drawn.length;
  expect(Math.abs(mean - (30 * 12) / 50)).toBeLessThan(0.1);
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...drawn)).toBeLessThanOrEqual(12);
});
