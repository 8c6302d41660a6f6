import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BucketScorer, bucketRows, packBuckets } from '../../pipeline/learning/buckets.ts';
import { bagOf } from '../../pipeline/learning/documents.ts';
import type { ClauseFeatures } from '../../pipeline/records.ts';
import { silent } from '../lexicon/readings.ts';

const hashes = fc.array(fc.integer(), { maxLength: 10 });
const clause: fc.Arbitrary<ClauseFeatures> = fc.record({
  grams: hashes,
  induced: hashes,
  signs: hashes,
  cued: fc.constant([]),
  reading: fc.constant(silent),
  scope: fc.constant('own' as const),
});
const review = fc.array(clause, { minLength: 1, maxLength: 4 });
/** The first column scores clauses, the second reviews, the third both, the fourth nothing. */
const use = { clauses: [0, 2], reviews: [1, 2] };

/** One weight a bucket, a different one for each, no two columns alike. */
const columns = [1, 7, 13, 19].map((step) =>
  Float32Array.from({ length: 2 ** 19 }, (_, bucket) => Math.sin(bucket * step)),
);
const scorer = new BucketScorer(packBuckets(columns), use);

function product(clauses: readonly ClauseFeatures[], column: number): number {
  const { start, index, value } = bucketRows([bagOf(clauses)]);
  let sum = 0;
  for (let cell = start[0]!; cell < start[1]!; cell++) sum += columns[column]![index[cell]!]! * value[cell]!;
  return sum;
}

describe('the bucket scorer', () => {
  test('gives each clause and the review the dot product of its training row with the weights, as far as a byte can tell', () => {
    fc.assert(
      fc.property(review, (clauses) => {
        const scores = scorer.score(clauses);
        for (const [at, one] of clauses.entries())
          for (const [place, column] of use.clauses.entries())
            expect(scores.clauses[at]![place]!).toBeCloseTo(product([one], column), 1);
        for (const [place, column] of use.reviews.entries())
          expect(scores.review[place]!).toBeCloseTo(product(clauses, column), 1);
      }),
    );
  });

  test('counts a feature as often as it stands', () => {
    const once = { grams: [5], induced: [], signs: [], cued: [], reading: silent, scope: 'own' as const };
    const twice = scorer.score([{ ...once, grams: [5, 5] }]).review[0]!;
    expect(twice).toBeCloseTo(scorer.score([once]).review[0]! * Math.SQRT2);
  });

  test('takes four columns, no more and no fewer', () => {
    expect(() => new BucketScorer(packBuckets(columns.slice(1)), use)).toThrow(
      '3 columns share buckets; 4 are allowed',
    );
  });

  test('scores a review without features as nothing', () => {
    expect(scorer.score([])).toEqual({ review: [0, 0], clauses: [] });
  });
});
