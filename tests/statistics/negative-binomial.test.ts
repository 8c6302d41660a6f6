import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incompleteBeta } from '../../pipeline/statistics/beta.ts';
import { lowerTail, upperTail } from '../../pipeline/statistics/negative-binomial.ts';

/** The chance of exactly `count`, term by term: P(0) = (r / (r + m))^r, P(k) = P(k - 1) (k - 1 + r) / k · m / (m + r). */
function chanceOf(count: number, mean: number, size: number): number {
  let chance = Math.exp(size * Math.log(size / (size + mean)));
  for (let k = 1; k <= count; k++) chance *= ((k - 1 + size) / k) * (mean / (mean + size));
  return chance;
}

const sumUpTo = (count: number, mean: number, size: number): number =>
  Array.from({ length: count + 1 }, (_, k) => chanceOf(k, mean, size)).reduce(
    (sum, chance) => sum + chance,
    0,
  );

describe('negative binomial tails', () => {
  it('are the sums of the single chances', () => {
    const cases = fc.tuple(
      fc.integer({ min: 0, max: 60 }),
      fc.double({ min: 0.05, max: 40, noNaN: true }),
      fc.double({ min: 0.2, max: 500, noNaN: true }),
    );
    fc.assert(
      fc.property(cases, ([count, mean, size]) => {
        const below = sumUpTo(count, mean, size);
        expect(lowerTail(count, { mean, size })).toBeCloseTo(below, 9);
        expect(upperTail(count + 1, { mean, size })).toBeCloseTo(1 - below, 9);
      }),
    );
  });

  it('are those of a Poisson count where nothing scatters', () => {
    // 1 - exp(-2) (1 + 2 + 2)
    expect(upperTail(3, { mean: 2, size: Number.POSITIVE_INFINITY })).toBeCloseTo(0.3233235838, 6);
  });

  it('keep their digits far out', () => {
    // Poisson: exp(-1) Σ 1/k! from 20 on
    expect(upperTail(20, { mean: 1, size: Number.POSITIVE_INFINITY }) / 1.5875e-19).toBeCloseTo(1, 3);
  });

  it('say that none or more is certain', () => {
    expect(upperTail(0, { mean: 3, size: 2 })).toBe(1);
  });
});

describe('incomplete beta function', () => {
  it('has its known values', () => {
    expect(incompleteBeta(0.5, 2, 3)).toBeCloseTo(0.6875, 12);
    expect(incompleteBeta(0.2, 1, 1)).toBeCloseTo(0.2, 12);
    expect(incompleteBeta(0.9, 5, 2)).toBeCloseTo(0.885735, 12);
  });
});
