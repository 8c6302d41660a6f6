import type { ClauseFeatures } from '../records.ts';
import { FeatureTable } from './table.ts';

/** How the three blocks of features weigh against each other; settled by leave-one-app-out on the coded reviews. */
export const blocks = [
  { name: 'grams', scale: 1 },
  { name: 'words', scale: 0.7 },
  { name: 'signs', scale: 1 },
] as const;

/** What a trained linear model is made of. Row-major: the weights of feature `i` are `weights[i * width .. (i + 1) * width)`. */
export interface LinearParts {
  /** Distinct feature hashes. */
  readonly hashes: Int32Array;
  /** Inverse document frequency of each feature, 1 and up. */
  readonly idf: Float32Array;
  readonly weights: Int8Array;
  /** One a column: what a code of 1 is worth; a code `q` stands for `q·|q|` times this. */
  readonly scales: Float32Array;
}

/** The raw scores of one review, a number a column. */
export interface ReviewScores {
  readonly review: Float64Array;
  readonly clauses: readonly Float64Array[];
}

/**
 * Scores clauses, and the review as the union of its clauses. A feature counts once. Each block of features is scaled to unit length
 * (idf-weighted) before the weights are applied, so that long and short texts compare.
 */
export class LinearScorer {
  readonly table: FeatureTable;
  readonly parts: LinearParts;
  readonly width: number;
  private readonly clauseStamp: Int32Array;
  private readonly reviewStamp: Int32Array;
  private stamp = 0;

  constructor(parts: LinearParts) {
    this.parts = parts;
    this.table = new FeatureTable(parts.hashes);
    this.width = parts.scales.length;
    this.clauseStamp = new Int32Array(parts.hashes.length);
    this.reviewStamp = new Int32Array(parts.hashes.length);
  }

  /**
   * @param clauseColumns the first this many columns score clauses, the others the review
   */
  score(clauses: readonly ClauseFeatures[], clauseColumns: number): ReviewScores {
    const { width } = this;
    const reviewColumns = width - clauseColumns;
    const review = new Float64Array(reviewColumns);
    const scored = clauses.map(() => new Float64Array(clauseColumns));
    const reviewSum = new Float64Array(reviewColumns);
    const clauseSum = new Float64Array(clauseColumns);
    const reviewTurn = ++this.stamp;
    for (const { name, scale } of blocks) {
      let reviewNorm = 0;
      reviewSum.fill(0);
      for (let at = 0; at < clauses.length; at++) {
        const clauseTurn = ++this.stamp;
        clauseSum.fill(0);
        let clauseNorm = 0;
        const hashes = clauses[at]![name];
        for (let i = 0; i < hashes.length; i++) {
          const row = this.table.rowOf(hashes[i]!);
          if (row < 0 || this.clauseStamp[row] === clauseTurn) continue;
          this.clauseStamp[row] = clauseTurn;
          const value = this.parts.idf[row]!;
          clauseNorm += value * value;
          this.add(row * width, value, clauseSum);
          if (this.reviewStamp[row] === reviewTurn) continue;
          this.reviewStamp[row] = reviewTurn;
          reviewNorm += value * value;
          this.add(row * width + clauseColumns, value, reviewSum);
        }
        addScaled(clauseSum, clauseNorm, scale, scored[at]!);
      }
      addScaled(reviewSum, reviewNorm, scale, review);
    }
    for (const clause of scored) this.toUnits(clause, 0);
    this.toUnits(review, clauseColumns);
    return { review, clauses: scored };
  }

  private add(from: number, value: number, sum: Float64Array): void {
    const { weights } = this.parts;
    for (let column = 0; column < sum.length; column++) {
      const code = weights[from + column]!;
      sum[column]! += code * Math.abs(code) * value;
    }
  }

  private toUnits(scores: Float64Array, firstColumn: number): void {
    for (let column = 0; column < scores.length; column++) scores[column]! *= this.parts.scales[firstColumn + column]!;
  }
}

function addScaled(sum: Float64Array, norm: number, scale: number, into: Float64Array): void {
  if (norm === 0) return;
  const factor = scale / Math.sqrt(norm);
  for (let column = 0; column < sum.length; column++) into[column]! += sum[column]! * factor;
}
