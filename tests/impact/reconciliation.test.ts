import fc from 'fast-check';
import { expect, test } from 'vitest';
import { patternsOf } from '../../pipeline/impact/patterns.ts';
import { reconcile } from '../../pipeline/impact/reconciliation.ts';
import { anyReviews, many, type Rated, talliesOf } from './support.ts';

const patterns = (reviews: readonly Rated[]) => patternsOf(talliesOf(reviews));

test('an issue stated more often explains the fall of the mean', () => {
  const former = [...many(90, 5), ...many(10, 1, 1)];
  const newest = [...many(60, 5), ...many(40, 1, 1)];
  const { change, contributions } = reconcile(patterns(former), patterns(newest));
  expect(change).toBeCloseTo(-1.2);
  expect(contributions).toMatchObject([
    { part: { issue: 1 }, before: 0.1, after: 0.4, contribution: expect.closeTo(-1.2) },
    { part: 'quiet', contribution: expect.closeTo(0) },
    { part: 'harsher', contribution: expect.closeTo(0) },
  ]);
  expect(contributions[0]!.high).toBeLessThan(0);
});

test('fewer stars without a stated issue are told as such', () => {
  const former = [...many(90, 5), ...many(10, 1, 1)];
  const newest = [...many(90, 4), ...many(10, 1, 1)];
  const { change, contributions } = reconcile(patterns(former), patterns(newest));
  expect(change).toBeCloseTo(-0.9);
  expect(contributions.find(({ part }) => part === 'quiet')!.contribution).toBeCloseTo(-0.9);
});

test('law: the contributions add up to the actual change of the mean', () => {
  const meanOf = (reviews: readonly Rated[]) =>
    reviews.reduce((sum, { stars }) => sum + stars, 0) / reviews.length;
  fc.assert(
    fc.property(anyReviews, anyReviews, (former, newest) => {
      const { change, contributions } = reconcile(patterns(former), patterns(newest));
      expect(change).toBeCloseTo(meanOf(newest) - meanOf(former), 9);
      expect(contributions.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(change, 9);
    }),
  );
});
