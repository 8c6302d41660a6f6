import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cohensKappa } from '../../pipeline/agreement/cohens-kappa.ts';
import { fleissKappa } from '../../pipeline/agreement/fleiss-kappa.ts';
import { gwetsAc1 } from '../../pipeline/agreement/gwets-ac1.ts';
import { krippendorffsAlpha } from '../../pipeline/agreement/krippendorffs-alpha.ts';
import { masi } from '../../pipeline/agreement/masi.ts';
import { percentAgreement } from '../../pipeline/agreement/percent-agreement.ts';
import { patternsOf, type Ratings, ratingsOf, unrated } from '../../pipeline/agreement/ratings.ts';

const alpha = krippendorffsAlpha();
const rounded = (value: number): number => Math.round(value * 1e9) / 1e9 + 0; // -0 is 0

/** Ratings of two coders from a square table of counts. */
function fromTable(table: readonly (readonly number[])[]): Ratings {
  const cells = table.flatMap((row, one) => row.map((count, other) => ({ pattern: [one, other], count })));
  return {
    patterns: cells.map(({ pattern }) => pattern),
    counts: cells.map(({ count }) => count),
    categories: table.length,
  };
}

/** Ratings from one line a coder, a sign a unit; a dot is no rating. */
function fromLines(lines: readonly string[], categories: string): Ratings {
  const units = Array.from(lines[0]!, (_, unit) =>
    lines.map((line) => (line[unit] === '.' ? unrated : categories.indexOf(line[unit]!))),
  );
  return ratingsOf(patternsOf(units), categories.length);
}

describe('published examples', () => {
  test('Cohen 1960, the table that Cohen 1968 takes up: kappa .492', () => {
    const ratings = fromTable([
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ]);
    expect(cohensKappa(ratings)).toBeCloseTo(0.492, 3);
    expect(percentAgreement(ratings)).toBeCloseTo(0.7, 12);
  });

  /** A. Feinstein, D. Cicchetti, High agreement but low kappa, Journal of Clinical Epidemiology 43 (1990) 543-549. */
  test.each([
    [
      [
        [40, 9],
        [6, 45],
      ],
      0.85,
      0.7,
    ],
    [
      [
        [80, 10],
        [5, 5],
      ],
      0.85,
      0.32,
    ],
  ])('Feinstein and Cicchetti 1990: the same agreement, kappa %#', (table, agreed, kappa) => {
    expect(percentAgreement(fromTable(table))).toBeCloseTo(agreed, 12);
    expect(cohensKappa(fromTable(table))).toBeCloseTo(kappa, 2);
  });

  /** Table 1: the diagnoses of 30 patients by six psychiatrists each, as 1 depression to 5 other. */
  test('Fleiss 1971: kappa .430', () => {
    const patients =
      '444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 144444 224445 ' +
      '333335 111455 111112 224444 133555 555555 244444 224555 114444 144445 222224 111155 224444 133333 555555';
    const rows = patients
      .split(' ')
      .map((patient) => Array.from(patient, (diagnosis) => Number(diagnosis) - 1));
    expect(fleissKappa(ratingsOf(patternsOf(rows), 5))).toBeCloseTo(0.43, 3);
  });

  test('Krippendorff 2011, section A: binary data of two observers, alpha .095', () => {
    expect(alpha(fromLines(['0100000010', '1110010000'], '01'))).toBeCloseTo(0.095, 3);
  });

  test('Krippendorff 2011, section B: nominal data of two observers, alpha .692', () => {
    expect(alpha(fromLines(['aabbdcccedda', 'babbbccceddd'], 'abcde'))).toBeCloseTo(0.692, 3);
  });

  /** Also the data of K. Gwet's package irrCAC, whose vignette gives percent agreement, Fleiss' kappa and AC1. */
  test('Krippendorff 2011, section C: four observers with gaps, alpha .743; Gwet: agreement .818, kappa .761, AC1 .775', () => {
    const ratings = fromLines(['123321412...', '1233224125.3', '.3332342251.', '12332441251.'], '12345');
    expect(alpha(ratings)).toBeCloseTo(0.743, 3);
    expect(percentAgreement(ratings)).toBeCloseTo(0.8181818, 7);
    expect(fleissKappa(ratings)).toBeCloseTo(0.76117, 5);
    expect(gwetsAc1(ratings)).toBeCloseTo(0.77544, 5);
  });

  /** K. Gwet, Kappa statistic is not satisfactory for assessing the extent of agreement between raters, 2002. */
  test('Gwet 2002: 118 joint yes of 125, kappa -.0234, AC1 .9408', () => {
    const ratings = fromTable([
      [118, 5],
      [2, 0],
    ]);
    expect(cohensKappa(ratings)).toBeCloseTo(-0.0234, 4);
    expect(gwetsAc1(ratings)).toBeCloseTo(0.9408, 4);
  });
});

describe('MASI', () => {
  const distance = (one: string, other: string) => masi(new Set(one), new Set(other));

  test('Passonneau 2006: equal, held, overlapping and disjoint sets', () => {
    expect(distance('ab', 'ab')).toBe(0);
    expect(distance('ab', 'abcd')).toBeCloseTo(1 - (1 / 2) * (2 / 3), 12);
    expect(distance('ab', 'bc')).toBeCloseTo(1 - (1 / 3) * (1 / 3), 12);
    expect(distance('a', 'b')).toBe(1);
  });

  test('two reviews without complaints are alike, one without is unlike any with', () => {
    expect(distance('', '')).toBe(0);
    expect(distance('', 'a')).toBe(1);
  });
});

describe('laws', () => {
  const rows = fc.array(fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 3, maxLength: 3 }), {
    minLength: 1,
    maxLength: 20,
  });
  const coefficients = { percentAgreement, cohensKappa, fleissKappa, gwetsAc1, alpha };

  test('none is above 1, and all are 1 or cannot be told where everybody agrees', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const ratings = ratingsOf(patternsOf(given), 3);
        const agreeing = ratingsOf(patternsOf(given.map(([first]) => [first!, first!, first!])), 3);
        for (const coefficient of Object.values(coefficients)) {
          expect(coefficient(ratings) > 1 + 1e-12).toBe(false);
          expect(Math.abs(coefficient(agreeing) - 1) > 1e-12).toBe(false);
        }
      }),
    );
  });

  test('it does not matter who is called the first coder', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const one = ratingsOf(patternsOf(given), 3);
        const other = ratingsOf(patternsOf(given.map((row) => row.toReversed())), 3);
        for (const coefficient of Object.values(coefficients))
          expect(rounded(coefficient(one))).toBe(rounded(coefficient(other)));
      }),
    );
  });

  test('of two coders who rated all, alpha is Fleiss kappa corrected for the sample size', () => {
    const ratings = fromTable([
      [20, 5],
      [10, 15],
    ]);
    const n = 100; // ratings
    expect(alpha(ratings)).toBeCloseTo(1 - ((1 - fleissKappa(ratings)) * (n - 1)) / n, 12);
  });

  test('of ratings that are all the same, only percent agreement and AC1 can be told', () => {
    const ratings = fromTable([
      [9, 0],
      [0, 0],
    ]);
    expect([cohensKappa, fleissKappa, alpha].map((coefficient) => coefficient(ratings))).toEqual([
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
    expect([percentAgreement(ratings), gwetsAc1(ratings)]).toEqual([1, 1]);
  });
});
