import type { ClauseFeatures } from '../records.ts';
import { spread } from './table.ts';
import { zeros } from './zeros.ts';

/** How the three blocks of features weigh against each other; chosen: classes of words say much that runs of characters say too. Not fitted. */
export const blocks = [
  { name: 'grams', scale: 1 },
  { name: 'induced', scale: 0.7 },
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
  readonly review: readonly number[];
  readonly clauses: readonly (readonly number[])[];
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
  private readonly clauseColumns: number;
  /** Row after row: how many weights it has for clauses, how many for reviews, then the columns of both. */
  private readonly columns: Uint8Array;
  /** `q·|q|` for each code, beside its column. */
  private readonly weights: Int16Array;
  private readonly scales: Float32Array;
  private readonly slots: Int32Array;
  private readonly idf: Float32Array;
  private readonly mask: number;
  /** One bit for each value of a hash's upper bits: not set, the weights do not know it (B. Bloom, CACM 13(7), 1970, with one function). */
  private readonly known = new Uint32Array(2 ** (knownBits - 5));
  private turn = 0;
  /** The known features of a block, in the clause at hand and as far as they are new to the review. */
  private readonly ofClause = new Found();
  private readonly ofReview = new Found();

  /** @param clauseColumns the first this many columns score clauses, the others the review */
  constructor({ hashes, idf, columns, codes, scales }: LinearParts, clauseColumns: number) {
    this.width = scales.length;
    this.clauseColumns = clauseColumns;
    this.scales = scales;
    const size = 2 ** Math.ceil(Math.log2(Math.max(4, hashes.length / fullest)));
    this.mask = size - 1;
    this.slots = new Int32Array(size * slotWidth);
    this.idf = new Float32Array(this.slots.buffer);
    this.columns = new Uint8Array(columns.length + hashes.length);
    this.weights = new Int16Array(this.columns.length);
    let from = 0;
    let to = 0;
    for (let row = 0; row < hashes.length; row++, from++) {
      this.place(hashes[row]!, to, idf[row]!);
      const counts = to;
      to += 2;
      for (; columns[from] !== endOfRow; from++, to++) {
        this.columns[counts + Number(columns[from]! >= clauseColumns)]!++;
        this.columns[to] = columns[from]!;
        this.weights[to] = codes[from]! * Math.abs(codes[from]!);
      }
    }
  }

  score(clauses: readonly ClauseFeatures[]): ReviewScores {
    const review = zeros(this.width - this.clauseColumns);
    const scored = clauses.map(() => zeros(this.clauseColumns));
    this.renewTurns(clauses.length * blocks.length);
    for (const { name, scale } of blocks) {
      const before = this.turn;
      this.ofReview.clear();
      for (let at = 0; at < clauses.length; at++) {
        this.find(clauses[at]![name], before);
        this.addClause(scale, scored[at]!);
      }
      this.addReview(scale, review);
    }
    for (const clause of scored) this.toUnits(clause, 0);
    this.toUnits(review, this.clauseColumns);
    return { review, clauses: scored };
  }

  /** Looks up the features of a clause, each once; those last met at or before the turn `before` are new to the review. */
  private find(hashes: readonly number[], before: number): void {
    const { slots, idf, known, mask, ofClause, ofReview } = this;
    const turn = ++this.turn;
    ofClause.clear();
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
      const row = slots[slot + 1]! - 1;
      const value = idf[slot + 2]!;
      ofClause.add(row, value);
      if (met <= before) ofReview.add(row, value);
    }
  }

  private addClause(scale: number, sums: number[]): void {
    const { columns, weights, ofClause } = this;
    const factor = scale / Math.sqrt(ofClause.norm || 1);
    for (let i = 0; i < ofClause.count; i++) {
      const value = ofClause.values[i]! * factor;
      const row = ofClause.rows[i]!;
      const end = row + 2 + columns[row]!;
      for (let k = row + 2; k < end; k++) sums[columns[k]!]! += weights[k]! * value;
    }
  }

  private addReview(scale: number, sums: number[]): void {
    const { columns, weights, ofReview, clauseColumns } = this;
    const factor = scale / Math.sqrt(ofReview.norm || 1);
    for (let i = 0; i < ofReview.count; i++) {
      const value = ofReview.values[i]! * factor;
      const row = ofReview.rows[i]!;
      const start = row + 2 + columns[row]!;
      const end = start + columns[row + 1]!;
      for (let k = start; k < end; k++) sums[columns[k]! - clauseColumns]! += weights[k]! * value;
    }
  }

  /** What one feature weighs in one column, for those who ask why. */
  weightOf(hash: number, column: number): number {
    const slot = this.slotOf(hash) * slotWidth;
    if (this.slots[slot + 1] === 0) return 0;
    const row = this.slots[slot + 1]! - 1;
    const end = row + 2 + this.columns[row]! + this.columns[row + 1]!;
    const at = this.columns.subarray(row + 2, end).indexOf(column);
    return at < 0 ? 0 : this.weights[row + 2 + at]! * this.scales[column]! * this.idf[slot + 2]!;
  }

  private place(hash: number, row: number, idf: number): void {
    const mixed = spread(hash);
    this.known[mixed >>> (37 - knownBits)]! |= 1 << (mixed >>> (32 - knownBits));
    const slot = this.slotOf(hash) * slotWidth;
    this.slots[slot] = hash;
    this.slots[slot + 1] = row + 1;
    this.idf[slot + 2] = idf;
  }

  /** The number of a hash's slot, or of the empty one where it would be. */
  private slotOf(hash: number): number {
    const { slots, mask } = this;
    let slot = spread(hash) & mask;
    while (slots[slot * slotWidth + 1] !== 0 && slots[slot * slotWidth] !== hash) slot = (slot + 1) & mask;
    return slot;
  }

  /** Turns are 32-bit numbers: before they run out, all is forgotten and counting begins anew. */
  private renewTurns(needed: number): void {
    if (this.turn + needed < 0x7fffffff) return;
    for (let at = 3; at < this.slots.length; at += slotWidth) this.slots[at] = 0;
    this.turn = 0;
  }

  private toUnits(scores: number[], firstColumn: number): void {
    for (let column = 0; column < scores.length; column++)
      scores[column]! *= this.scales[firstColumn + column]!;
  }
}

/** Features that the weights know: their rows, their idf values, and the sum of the squares of these. */
class Found {
  rows = new Int32Array(1024);
  values = new Float64Array(1024);
  count = 0;
  norm = 0;

  clear(): void {
    this.count = 0;
    this.norm = 0;
  }

  add(row: number, value: number): void {
    if (this.count === this.rows.length) this.grow();
    this.rows[this.count] = row;
    this.values[this.count++] = value;
    this.norm += value * value;
  }

  private grow(): void {
    const { rows, values } = this;
    this.rows = new Int32Array(rows.length * 2);
    this.values = new Float64Array(values.length * 2);
    this.rows.set(rows);
    this.values.set(values);
  }
}

const slotWidth = 4;
/** How full the table of slots may be: a smaller table stays nearer to the processor, and the bitmap spares most of the long searches. */
const fullest = 0.75;
/** 2^21 bits are 256 KB: a quarter of the second-level cache of the machine measured, and one false yes in 18 at 120,000 features. */
const knownBits = 21;
