import type { ClauseFeatures } from '../records.ts';
import { inThisClause, Met, notYet } from './met.ts';
import { decoded } from './companding.ts';
import {
  compileScorer,
  firstSlot,
  forClauses,
  forReviews,
  type LinearParts,
  mayKnow,
  rowHead,
  type ScorerTables,
  slotFrom,
  slotOf,
} from './scorer-tables.ts';
import { spread } from './table.ts';
import { zeros } from './zeros.ts';

/** How the three blocks of features weigh against each other; chosen: classes of words say much that runs of characters say too. Not fitted. */
export const blocks = [
  { name: 'grams', scale: 1 },
  { name: 'induced', scale: 0.7 },
  { name: 'signs', scale: 1 },
] as const;

/** The raw scores of one review, a number a column. */
export interface ReviewScores {
  readonly review: readonly number[];
  readonly clauses: readonly (readonly number[])[];
}

/**
 * Scores clauses, and the review as the union of its clauses. A feature counts once. Each block of features is scaled to unit length
 * (idf-weighted) before the weights are applied, so that long and short texts compare.
 *
 * Looking features up is where the coder spends its time, and memory is what it waits for: 140 ns for a place beyond the caches, but 15
 * where the next ones can be asked for meanwhile (measured). So a bitmap that fits the cache answers first for the features that the
 * weights do not know, three in four, and the others of a review are looked up all together, step by step.
 */
export class LinearScorer {
  readonly width: number;
  private readonly tables: ScorerTables;
  /** The features of the review that the weights may know, block by block and clause by clause; and then where the row of each begins, or 0. */
  private hashes = new Int32Array(1024);
  private rows = new Int32Array(1024);
  /** Where each clause ends in them. */
  private readonly ends: number[] = [];
  private readonly met = new Met();
  /** The known features of a block, in the clause at hand and as far as they are new to the review. */
  private readonly ofClause = new Found();
  private readonly ofReview = new Found();

  constructor(tables: ScorerTables) {
    this.width = tables.width;
    this.tables = tables;
  }

  /** @param clauseColumns the first this many columns score clauses, the others the review */
  static of(parts: LinearParts, clauseColumns: number): LinearScorer {
    return new LinearScorer(compileScorer(parts, clauseColumns));
  }

  score(clauses: readonly ClauseFeatures[]): ReviewScores {
    const { clauseColumns } = this.tables;
    const review = zeros(this.width - clauseColumns);
    const scored = clauses.map(() => zeros(clauseColumns));
    this.lookUp(clauses);
    let part = 0;
    for (const { scale } of blocks) {
      this.met.beginText();
      this.ofReview.clear();
      for (let at = 0; at < clauses.length; at++, part++) {
        this.gather(part === 0 ? 0 : this.ends[part - 1]!, this.ends[part]!);
        this.addClause(scale, scored[at]!);
      }
      this.addReview(scale, review);
    }
    for (const clause of scored) this.toUnits(clause, 0);
    this.toUnits(review, clauseColumns);
    return { review, clauses: scored };
  }

  /** Looks up all features of a review. */
  private lookUp(clauses: readonly ClauseFeatures[]): void {
    const { slots, known } = this.tables;
    this.makeRoom(clauses);
    const { hashes, rows, ends } = this;
    let count = 0;
    let part = 0;
    for (const { name } of blocks)
      for (let at = 0; at < clauses.length; at++) {
        const features = clauses[at]![name];
        for (let i = 0; i < features.length; i++) {
          const mixed = spread(features[i]!);
          hashes[count] = features[i]!;
          rows[count] = firstSlot(slots, mixed);
          count += mayKnow(known, mixed);
        }
        ends[part++] = count;
      }
    this.slotsToRows(count);
  }

  /** Room for all features of a review, and one place more. */
  private makeRoom(clauses: readonly ClauseFeatures[]): void {
    let needed = 1;
    for (const { grams, induced, signs } of clauses) needed += grams.length + induced.length + signs.length;
    if (needed <= this.rows.length) return;
    this.hashes = new Int32Array(needed * 2);
    this.rows = new Int32Array(needed * 2);
  }

  /** The slot from which to search for each feature becomes the place of its row. Loops that only read let their places come together. */
  private slotsToRows(count: number): void {
    const { slots, rows: weights } = this.tables;
    const { hashes, rows } = this;
    let read = 0;
    for (let i = 0; i < count; i++) read |= slots[rows[i]!]!;
    for (let i = 0; i < count; i++) rows[i] = slots[slotFrom(slots, hashes[i]!, rows[i]!) + 1]!;
    for (let i = 0; i < count; i++) read |= weights[rows[i]!]!;
    rows[count] = read;
  }

  /** Takes the known features of one clause, each once, and notes which are new to the review. */
  private gather(from: number, to: number): void {
    const { rows, met, ofClause, ofReview } = this;
    const { rows: weights, idf } = this.tables;
    met.beginClause();
    ofClause.clear();
    for (let i = from; i < to; i++) {
      const row = rows[i]!;
      if (row === 0) continue;
      const when = met.meet(row);
      if (when === inThisClause) continue;
      const value = idf[weights[row + 1]! & 0xffff]!;
      ofClause.add(row, value);
      if (when === notYet) ofReview.add(row, value);
    }
  }

  private addClause(scale: number, sums: number[]): void {
    const { ofClause } = this;
    const { rows: weights } = this.tables;
    const factor = scale / Math.sqrt(ofClause.norm || 1);
    for (let i = 0; i < ofClause.count; i++) {
      const value = ofClause.values[i]! * factor;
      const row = ofClause.rows[i]!;
      const start = row + rowHead;
      const end = start + forClauses(weights[row]!);
      for (let k = start; k < end; k++) {
        const weight = weights[k]!;
        sums[weight & 255]! += decoded(weight >> 8) * value;
      }
    }
  }

  private addReview(scale: number, sums: number[]): void {
    const { ofReview } = this;
    const { rows: weights, clauseColumns } = this.tables;
    const factor = scale / Math.sqrt(ofReview.norm || 1);
    for (let i = 0; i < ofReview.count; i++) {
      const value = ofReview.values[i]! * factor;
      const row = ofReview.rows[i]!;
      const start = row + rowHead + forClauses(weights[row]!);
      const end = start + forReviews(weights[row]!);
      for (let k = start; k < end; k++) {
        const weight = weights[k]!;
        sums[(weight & 255) - clauseColumns]! += decoded(weight >> 8) * value;
      }
    }
  }

  /** What one feature weighs in one column, for those who ask why. */
  weightOf(hash: number, column: number): number {
    const { slots, rows, idf, scales } = this.tables;
    const row = slots[slotOf(slots, hash) + 1]!;
    if (row === 0) return 0;
    const count = forClauses(rows[row]!) + forReviews(rows[row]!);
    const weights = rows.subarray(row + rowHead, row + rowHead + count);
    const weight = weights.find((one) => (one & 255) === column) ?? 0;
    return decoded(weight >> 8) * scales[column]! * idf[rows[row + 1]! & 0xffff]!;
  }

  private toUnits(scores: number[], firstColumn: number): void {
    const { scales } = this.tables;
    for (let column = 0; column < scores.length; column++) scores[column]! *= scales[firstColumn + column]!;
  }
}

/** Features that the weights know: their rows, their idf values, and the sum of the squares of these. */
class Found {
  readonly rows: number[] = [];
  readonly values: number[] = [];
  count = 0;
  norm = 0;

  clear(): void {
    this.count = 0;
    this.norm = 0;
  }

  add(row: number, value: number): void {
    this.rows[this.count] = row;
    this.values[this.count++] = value;
    this.norm += value * value;
  }
}
