import type { ClauseFeatures } from '../records.ts';
import { spread } from './table.ts';

/** How the three blocks of features weigh against each other; chosen: words say much that runs of characters say too. Not fitted. */
export const blocks = [
  { name: 'grams', scale: 1 },
  { name: 'words', scale: 0.7 },
  { name: 'signs', scale: 1 },
] as const;

/**
 * What a trained linear model is made of. Its weights are sparse: the rows of the features follow each other in `columns` and `codes`,
 * each in the order of its columns and ended by `endOfRow`.
 */
export interface LinearParts {
  /** Distinct feature hashes. */
  readonly hashes: Int32Array;
  /** Inverse document frequency of each feature, 1 and up. */
  readonly idf: Float32Array;
  readonly columns: Uint8Array;
  readonly codes: Int8Array;
  /** One a column: what a code of 1 is worth; a code `q` stands for `q·|q|` times this. */
  readonly scales: Float32Array;
}

/** Stands in `columns` behind each row; so a model has at most 255 columns. */
export const endOfRow = 255;

/** The raw scores of one review, a number a column. */
export interface ReviewScores {
  readonly review: Float64Array;
  readonly clauses: readonly Float64Array[];
}

/**
 * Scores clauses, and the review as the union of its clauses. A feature counts once. Each block of features is scaled to unit length
 * (idf-weighted) before the weights are applied, so that long and short texts compare.
 *
 * Looking features up is where the coder spends its time, and memory is what it waits for. So all that is needed of a feature lies in one
 * slot of 16 bytes (hash, start of its row + 1, idf, turn) in an open-addressed table; and before it a bitmap that fits the cache answers
 * for most of the features that the weights do not know, which are three in four.
 * `turn` says when the feature was last met: before this review, earlier in this review, or in this clause.
 */
export class LinearScorer {
  readonly width: number;
  private readonly columns: Uint8Array;
  /** `q·|q|` for each code. */
  private readonly weights: Int16Array;
  private readonly scales: Float32Array;
  private readonly slots: Int32Array;
  private readonly idf: Float32Array;
  private readonly mask: number;
  /** One bit for each value of a hash's upper bits: not set, the weights do not know it (B. Bloom, CACM 13(7), 1970, with one function). */
  private readonly known = new Uint32Array(2 ** (knownBits - 5));
  private turn = 0;

  constructor({ hashes, idf, columns, codes, scales }: LinearParts) {
    this.width = scales.length;
    this.columns = columns;
    this.weights = Int16Array.from(codes, (code) => code * Math.abs(code));
    this.scales = scales;
    const size = 2 ** Math.ceil(Math.log2(Math.max(4, hashes.length * 2)));
    this.mask = size - 1;
    this.slots = new Int32Array(size * slotWidth);
    this.idf = new Float32Array(this.slots.buffer);
    let start = 0;
    for (let row = 0; row < hashes.length; row++) {
      const mixed = spread(hashes[row]!);
      this.known[mixed >>> (37 - knownBits)]! |= 1 << (mixed >>> (32 - knownBits));
      let at = (mixed & this.mask) * slotWidth;
      while (this.slots[at + 1] !== 0) at = (at + slotWidth) % this.slots.length;
      this.slots[at] = hashes[row]!;
      this.slots[at + 1] = start + 1;
      this.idf[at + 2] = idf[row]!;
      start = columns.indexOf(endOfRow, start) + 1;
    }
  }

  /**
   * @param clauseColumns the first this many columns score clauses, the others the review
   */
  score(clauses: readonly ClauseFeatures[], clauseColumns: number): ReviewScores {
    const { slots, idf, columns, weights, known, mask } = this;
    const reviewColumns = this.width - clauseColumns;
    const review = new Float64Array(reviewColumns);
    const scored = clauses.map(() => new Float64Array(clauseColumns));
    const reviewSum = new Float64Array(reviewColumns);
    const clauseSum = new Float64Array(clauseColumns);
    for (const { name, scale } of blocks) {
      this.renewTurns(clauses.length);
      const before = this.turn;
      let reviewNorm = 0;
      reviewSum.fill(0);
      for (let at = 0; at < clauses.length; at++) {
        const turn = ++this.turn;
        clauseSum.fill(0);
        let clauseNorm = 0;
        const hashes = clauses[at]![name];
        for (let i = 0; i < hashes.length; i++) {
          const hash = hashes[i]!;
          const mixed = spread(hash);
          if ((known[mixed >>> (37 - knownBits)]! & (1 << (mixed >>> (32 - knownBits)))) === 0) continue;
          let slot = (mixed & mask) * slotWidth;
          while (slots[slot + 1] !== 0 && slots[slot] !== hash)
            slot = ((slot / slotWidth + 1) & mask) * slotWidth;
          const met = slots[slot + 3]!;
          if (slots[slot + 1] === 0 || met === turn) continue;
          slots[slot + 3] = turn;
          const value = idf[slot + 2]!;
          clauseNorm += value * value;
          let k = slots[slot + 1]! - 1;
          for (; columns[k]! < clauseColumns; k++) clauseSum[columns[k]!]! += weights[k]! * value;
          if (met > before) continue;
          reviewNorm += value * value;
          for (; columns[k] !== endOfRow; k++) reviewSum[columns[k]! - clauseColumns]! += weights[k]! * value;
        }
        addScaled(clauseSum, clauseNorm, scale, scored[at]!);
      }
      addScaled(reviewSum, reviewNorm, scale, review);
    }
    for (const clause of scored) this.toUnits(clause, 0);
    this.toUnits(review, clauseColumns);
    return { review, clauses: scored };
  }

  /** What one feature weighs in one column, for those who ask why. */
  weightOf(hash: number, column: number): number {
    const slot = this.slotOf(hash);
    if (this.slots[slot + 1] === 0) return 0;
    let k = this.slots[slot + 1]! - 1;
    while (this.columns[k]! < column) k++;
    return this.columns[k] === column ? this.weights[k]! * this.scales[column]! * this.idf[slot + 2]! : 0;
  }

  /** The slot of a hash, or the empty one where it would be. */
  private slotOf(hash: number): number {
    const { slots, mask } = this;
    for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
      const at = slot * slotWidth;
      if (slots[at + 1] === 0 || slots[at] === hash) return at;
    }
  }

  /** Turns are 32-bit numbers: before they run out, all is forgotten and counting begins anew. */
  private renewTurns(needed: number): void {
    if (this.turn + needed < 0x7fffffff) return;
    for (let at = 3; at < this.slots.length; at += slotWidth) this.slots[at] = 0;
    this.turn = 0;
  }

  private toUnits(scores: Float64Array, firstColumn: number): void {
    for (let column = 0; column < scores.length; column++)
      scores[column]! *= this.scales[firstColumn + column]!;
  }
}

const slotWidth = 4;
/** 2^21 bits are 256 KB: a quarter of the second-level cache of the machine measured, and one false yes in 18 at 120,000 features. */
const knownBits = 21;

function addScaled(sum: Float64Array, norm: number, scale: number, into: Float64Array): void {
  if (norm === 0) return;
  const factor = scale / Math.sqrt(norm);
  for (let column = 0; column < sum.length; column++) into[column]! += sum[column]! * factor;
}
