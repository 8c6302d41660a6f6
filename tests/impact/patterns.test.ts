import fc from 'fast-check';
import { expect, test } from 'vitest';
import { patternsOf } from '../../pipeline/impact/patterns.ts';
import { anyReviews, many, patternsCounted, talliesOf } from './support.ts';

test('tallies of issues, pairs and larger sets give back what each review states', () => {
  const reviews = [...many(3, 5), ...many(2, 1, 7), ...many(1, 2, 7, 9), ...many(1, 1, 3, 7, 9)];
  expect(patternsOf(talliesOf(reviews))).toEqual([
    { issues: [], stars: [0, 0, 0, 0, 3] },
    { issues: [3, 7, 9], stars: [1, 0, 0, 0, 0] },
    { issues: [7], stars: [2, 0, 0, 0, 0] },
    { issues: [7, 9], stars: [0, 1, 0, 0, 0] },
  ]);
});

test('law: patterns made of tallies are those counted review by review', () => {
  const sorted = (patterns: readonly object[]) => patterns.map((one) => JSON.stringify(one)).sort();
  fc.assert(
    fc.property(anyReviews, (reviews) => {
      expect(sorted(patternsOf(talliesOf(reviews)))).toEqual(sorted(patternsCounted(reviews)));
    }),
  );
});
