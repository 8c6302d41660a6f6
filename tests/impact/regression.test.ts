import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inverse } from '../../pipeline/impact/cholesky.ts';
import { impactsOf } from '../../pipeline/impact/impact.ts';
import { patternsOf } from '../../pipeline/impact/patterns.ts';
import { fitStars, placesOf } from '../../pipeline/impact/regression.ts';
import { anyReviews, many, type Rated, talliesOf } from './support.ts';

const patterns = (reviews: readonly Rated[]) => patternsOf(talliesOf(reviews));

test('one issue: the coefficient is the difference of the means, its variance that of Welch’s test with HC3 weights', () => {
  const reviews = [...many(6, 5), ...many(2, 3), ...many(4, 1, 1), ...many(2, 3, 1)];
  const { method, coefficients, variances } = fitStars(patterns(reviews));
  expect(method).toBe('ols');
  expect(coefficients[0]).toBeCloseTo(4.5);
  expect(coefficients[1]).toBeCloseTo(5 / 3 - 4.5);
  // In groups of n, HC3 makes each group's variance of the mean SS / (n - 1)².
  expect(variances[1]).toBeCloseTo(6 / 49 + 16 / 3 / 25);
});

test('two issues that come together share what they cost', () => {
  const reviews = [...many(20, 5), ...many(10, 3, 1), ...many(10, 4, 2), ...many(10, 2, 1, 2)];
  const { coefficients } = fitStars(patterns(reviews));
  expect(coefficients.map((value) => Math.round(value * 1e9) / 1e9)).toEqual([5, -2, -1]);
});

test('issues that are never apart cannot be told apart: a ridge shares the loss between them, and says so', () => {
  const { method, coefficients } = fitStars(patterns([...many(20, 5), ...many(20, 1, 1, 2)]));
  expect(method).toBe('ridge');
  expect(coefficients[1]).toBeCloseTo(coefficients[2]!);
  expect(coefficients[1]! + coefficients[2]!).toBeCloseTo(-4, 1);
});

test('issues that hardly anybody states share one coefficient', () => {
  const all = patterns([...many(20, 5), ...many(6, 1, 1), ...many(2, 2, 2), ...many(2, 4, 3)]);
  const fit = fitStars(all);
  expect(fit.columns).toEqual({ frequent: [1], rare: [2, 3] });
  expect(impactsOf(all, fit).map(({ issue, shared, coefficient }) => [issue, shared, coefficient])).toEqual([
    [1, false, expect.closeTo(-4)],
    [2, true, expect.closeTo(-2)],
    [3, true, expect.closeTo(-2)],
  ]);
});

test('the mean without an issue is the mean and what the issue costs it', () => {
  const all = patterns([...many(30, 5), ...many(10, 1, 1)]);
  expect(impactsOf(all, fitStars(all))).toMatchObject([
    { share: 0.25, lost: expect.closeTo(1), without: expect.closeTo(5) },
  ]);
});

test('law: residuals add up to nothing over all reviews, and over those of each column, where the columns are independent', () => {
  fc.assert(
    fc.property(anyReviews, (reviews) => {
      const all = patterns(reviews);
      const { method, columns, coefficients } = fitStars(all);
      fc.pre(method === 'ols');
      const sums = new Array<number>(coefficients.length).fill(0);
      for (const pattern of all) {
        const places = placesOf(columns, pattern);
        const fitted = places.reduce((sum, place) => sum + coefficients[place]!, 0);
        const residual = pattern.stars.reduce((sum, n, at) => sum + n * (at + 1 - fitted), 0);
        for (const place of places) sums[place]! += residual;
      }
      for (const sum of sums) expect(sum).toBeCloseTo(0, 6);
    }),
  );
});

test('law: a matrix times its inverse is one; a singular one has none', () => {
  const number = fc.integer({ min: -9, max: 9 });
  fc.assert(
    fc.property(
      fc.array(fc.array(number, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 }),
      (a) => {
        const gram = a.map((_, i) =>
          Float64Array.from(a, (_, j) => a.reduce((sum, row) => sum + row[i]! * row[j]!, i === j ? 1 : 0)),
        );
        const inverted = inverse(gram)!;
        for (const [i, row] of gram.entries())
          for (const j of [0, 1, 2]) {
            const product = row.reduce((sum, value, k) => sum + value * inverted[k]![j]!, 0);
            expect(product).toBeCloseTo(i === j ? 1 : 0, 6);
          }
      },
    ),
  );
  expect(inverse([Float64Array.of(1, 2), Float64Array.of(2, 4)])).toBeNull();
});
