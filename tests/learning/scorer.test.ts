import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentOf, rowsOf, vocabularyOf } from '../../pipeline/learning/documents.ts';
import { pack } from '../../pipeline/learning/pack.ts';
import { LinearScorer } from '../../pipeline/learning/scorer.ts';
import type { ClauseFeatures } from '../../pipeline/records.ts';
import { silent } from '../lexicon/readings.ts';

const hashes = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 10 });
const clause: fc.Arbitrary<ClauseFeatures> = fc.record({
  grams: hashes,
  induced: hashes.map((list) => list.map((hash) => hash + 100)),
  signs: hashes.map((list) => list.map((hash) => hash + 200)),
  cued: fc.constant([]),
  reading: fc.constant(silent),
  scope: fc.constant('own' as const),
});
const clauseOf = (
  grams: readonly number[],
  induced: readonly number[] = [],
  signs: readonly number[] = [],
): ClauseFeatures => ({ grams, induced, signs, cued: [], reading: silent, scope: 'own' });
const review = fc.array(clause, { minLength: 1, maxLength: 4 });
const reviews = fc.array(review, { minLength: 2, maxLength: 6 });

/** Columns of clauses, then of reviews. */
const clauseColumns = 2;
const width = 3;
/** None so small beside the others that it rounds to nothing: such a feature would not count towards the length of a text. */
const weight = fc.integer({ min: 10, max: 100 }).chain((size) => fc.constantFrom(size / 100, -size / 100));

describe('the scorer', () => {
  test('gives each clause and the review the dot product of its training row with the weights, as far as a byte can tell', () => {
    fc.assert(
      fc.property(reviews, fc.infiniteStream(weight), (texts, stream) => {
        const vocabulary = vocabularyOf(texts.map(documentOf), 1);
        const weights = Float32Array.from(
          { length: vocabulary.idf.length * width },
          () => stream.next().value as number,
        );
        const scorer = LinearScorer.of(
          pack([{ weights, width }], vocabulary, { most: 1000, leastCode: 1 }),
          clauseColumns,
        );
        for (const text of texts) {
          const scores = scorer.score(text);
          for (const [at, one] of text.entries())
            for (const [column, product] of products([one], weights).slice(0, clauseColumns).entries())
              expect(scores.clauses[at]![column]!).toBeCloseTo(product, 1);
          expect(scores.review[0]!).toBeCloseTo(products(text, weights)[clauseColumns]!, 1);
        }

        function products(clauses: readonly ClauseFeatures[], of: Float32Array): number[] {
          const { start, index, value } = rowsOf([documentOf(clauses)], vocabulary);
          return Array.from({ length: width }, (_, column) => {
            let sum = 0;
            for (let cell = start[0]!; cell < start[1]!; cell++)
              sum += of[index[cell]! * width + column]! * value[cell]!;
            return sum;
          });
        }
      }),
      { numRuns: 100 },
    );
  });

  test('scores a review that knows no feature as nothing', () => {
    const empty = {
      hashes: new Int32Array(0),
      idf: new Float32Array(0),
      columns: new Uint8Array(0),
      codes: new Int8Array(0),
      scales: Float32Array.of(1, 1),
    };
    const scores = LinearScorer.of(empty, 1).score([clauseOf([1])]);
    expect(scores).toEqual({ review: [0], clauses: [[0]] });
  });

  test('does not remember the review before', () => {
    const vocabulary = vocabularyOf([documentOf([clauseOf([1, 2], [3], [4])])], 1);
    const weights = Float32Array.from({ length: vocabulary.idf.length * width }, (_, at) => at - 3);
    const scorer = LinearScorer.of(
      pack([{ weights, width }], vocabulary, { most: 1000, leastCode: 1 }),
      clauseColumns,
    );
    const one: ClauseFeatures[] = [clauseOf([1, 1], [3])];
    const first = scorer.score(one);
    scorer.score([clauseOf([2], [], [4])]);
    expect(scorer.score(one)).toEqual(first);
  });
});

describe('packing', () => {
  test('keeps the features with the heaviest weights', () => {
    const vocabulary = vocabularyOf([documentOf([clauseOf([1, 2, 3])])], 1);
    const weights = Float32Array.from(vocabulary.table.hashes, (hash) => hash / 3);
    const { hashes: kept } = pack([{ weights, width: 1 }], vocabulary, { most: 2, leastCode: 1 });
    expect([...kept].sort()).toEqual([2, 3]);
  });

  test('leaves out features that weigh nothing', () => {
    const vocabulary = vocabularyOf([documentOf([clauseOf([1, 2])])], 1);
    const weights = Float32Array.from(vocabulary.table.hashes, (hash) => (hash === 1 ? 0 : 1));
    expect([...pack([{ weights, width: 1 }], vocabulary, { most: 10, leastCode: 1 }).hashes]).toEqual([2]);
  });
});
