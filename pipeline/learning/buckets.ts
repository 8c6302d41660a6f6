import type { ClauseFeatures } from '../records.ts';
import type { Document } from './documents.ts';
import { decoded, encoded, stepOf } from './companding.ts';
import { blocks, type ReviewScores } from './scorer.ts';
import type { SparseRows } from './svm.ts';
import { spread } from './table.ts';

/**
 * A linear model whose features share buckets by their hash (K. Weinberger et al., "Feature hashing for large scale multitask learning",
 * ICML 2009, without signs): it knows every feature, and none by name.
 */
export interface BucketParts {
  /** Bucket after bucket, one companded byte a column. */
  readonly codes: Int8Array;
  /** One a column: what a code of 1 is worth. */
  readonly scales: Float32Array;
}

/**
 * 2^19 buckets. Held-out texts on food delivery, hotels and goods were read as well with 2^19, 2^20 and 2^22 (.904/.891/.937, .906/.887/.937,
 * .907/.891/.936); the 180,000 heaviest of the two million features, kept by name, read them at .850/.887/.907.
 */
const bucketBits = 19;

/** The bucket of a feature. */
const bucketOf = (hash: number): number => spread(hash) >>> (32 - bucketBits);

/** Training rows: how often each bucket is met in a text, divided by the root of how many features the text has. The scorer does the same. */
export function bucketRows(texts: readonly Document[]): SparseRows {
  const size = texts.reduce((sum, { hashes }) => sum + hashes.length, 0);
  const start = new Int32Array(texts.length + 1);
  const index = new Int32Array(size);
  const value = new Float32Array(size);
  let at = 0;
  texts.forEach(({ hashes }, row) => {
    const counts = new Map<number, number>();
    for (const hash of hashes) counts.set(bucketOf(hash), (counts.get(bucketOf(hash)) ?? 0) + 1);
    for (const [bucket, count] of counts) {
      index[at] = bucket;
      value[at++] = count / Math.sqrt(hashes.length);
    }
    start[row + 1] = at;
  });
  return { start, index: index.subarray(0, at), value: value.subarray(0, at), width: 2 ** bucketBits };
}

/** Packs trained columns, each a list of one weight a bucket. */
export function packBuckets(columns: readonly Float32Array[]): BucketParts {
  const scales = Float32Array.from(columns, (weights) => {
    let top = 0;
    for (const weight of weights) top = Math.max(top, Math.abs(weight));
    return stepOf(top);
  });
  const codes = new Int8Array(2 ** bucketBits * columns.length);
  columns.forEach((weights, column) => {
    for (let bucket = 0; bucket < weights.length; bucket++)
      codes[bucket * columns.length + column] = encoded(weights[bucket]!, scales[column]!);
  });
  return { codes, scales };
}

/** Which columns score what; one may score both. */
export interface ColumnUse {
  readonly clauses: readonly number[];
  readonly reviews: readonly number[];
}

/** How many columns there are: the four codes of a bucket are fetched as one 32-bit word. */
const width = 4;
/** What each code is worth in units of its column's scale, by its byte. */
const worth = Int32Array.from({ length: 256 }, (_, byte) => decoded((byte << 24) >> 24));

/** Scores clauses, and the review as all their features together; a feature counts as often as it stands. */
export class BucketScorer {
  private readonly scales: Float32Array;
  private readonly use: ColumnUse;
  /** The codes of each bucket, those of the first column lowest. */
  private readonly words: Int32Array;
  private readonly sums = new Float64Array(width);
  private readonly total = new Float64Array(width);

  /** @throws RangeError where there are not four columns */
  constructor({ codes, scales }: BucketParts, use: ColumnUse) {
    if (scales.length !== width)
      throw new RangeError(`${scales.length} columns share buckets; ${width} are allowed`);
    this.scales = scales;
    this.use = use;
    this.words = new Int32Array(codes.buffer, codes.byteOffset, codes.length / width);
  }

  score(clauses: readonly ClauseFeatures[]): ReviewScores {
    const { use, sums, total } = this;
    total.fill(0);
    let features = 0;
    const scores = clauses.map((clause) => {
      sums.fill(0);
      let here = 0;
      for (const { name } of blocks) {
        this.add(clause[name]);
        here += clause[name].length;
      }
      features += here;
      for (let column = 0; column < width; column++) total[column]! += sums[column]!;
      return this.margins(sums, use.clauses, here);
    });
    return { review: this.margins(total, use.reviews, features), clauses: scores };
  }

  /** Sums are kept in variables: a loop that writes nothing lets its places in memory come together. */
  private add(hashes: readonly number[]): void {
    const { words, sums } = this;
    let [first, second, third, fourth] = [0, 0, 0, 0];
    for (let at = 0; at < hashes.length; at++) {
      const word = words[bucketOf(hashes[at]!)]!;
      first += worth[word & 255]!;
      second += worth[(word >>> 8) & 255]!;
      third += worth[(word >>> 16) & 255]!;
      fourth += worth[word >>> 24]!;
    }
    sums[0]! += first;
    sums[1]! += second;
    sums[2]! += third;
    sums[3]! += fourth;
  }

  private margins(sums: Float64Array, columns: readonly number[], features: number): number[] {
    const norm = Math.sqrt(features || 1);
    return columns.map((column) => (sums[column]! * this.scales[column]!) / norm);
  }
}
