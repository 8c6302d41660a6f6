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

/** A trained linear model laid out for scoring, as plain data that threads can share; `compileScorer` makes it. */
export interface ScorerTables {
  /** How many columns there are, and how many of them, the first, score clauses; the others score the review. */
  readonly width: number;
  readonly clauseColumns: number;
  readonly scales: Float32Array;
  /**
   * An open-addressed table by hash, four numbers a slot: the hash; where its weights begin + 1, or 0 in an empty slot; its idf as a 32-bit
   * float; how many weights it has for clauses, and 256 times how many for reviews.
   */
  readonly slots: Int32Array;
  /** Row after row the weights for clauses, then those for reviews: 256 times the weight, which is `q·|q|` of its code, + the column. */
  readonly weights: Int32Array;
  /** One bit for each value of a hash's upper bits: not set, the weights do not know it (B. Bloom, CACM 13(7), 1970, with one function). */
  readonly known: Uint32Array;
}

/** Lays out a trained model; `clauseColumns` of its columns, the first, score clauses, the others the review. */
export function compileScorer(
  { hashes, idf, columns, codes, scales }: LinearParts,
  clauseColumns: number,
): ScorerTables {
  const size = 2 ** Math.ceil(Math.log2(Math.max(4, hashes.length / fullest)));
  const slots = new Int32Array(size * slotWidth);
  const idfs = new Float32Array(slots.buffer);
  const weights = new Int32Array(columns.length - hashes.length);
  const known = new Uint32Array(2 ** (knownBits - 5));
  let from = 0;
  let to = 0;
  for (let row = 0; row < hashes.length; row++, from++) {
    const hash = hashes[row]!;
    const mixed = spread(hash);
    known[mixed >>> (37 - knownBits)]! |= 1 << (mixed >>> (32 - knownBits));
    const slot = slotOf(slots, hash);
    slots[slot] = hash;
    slots[slot + 1] = to + 1;
    idfs[slot + 2] = idf[row]!;
    for (; columns[from] !== endOfRow; from++, to++) {
      slots[slot + 3]! += columns[from]! < clauseColumns ? 1 : 256;
      weights[to] = codes[from]! * Math.abs(codes[from]!) * 256 + columns[from]!;
    }
  }
  return { width: scales.length, clauseColumns, scales, slots, weights, known };
}

/** Where a hash's slot begins, or the empty one where it would be. */
function slotOf(slots: Int32Array, hash: number): number {
  const mask = slots.length - 1;
  let slot = (spread(hash) * slotWidth) & mask;
  while (slots[slot + 1] !== 0 && slots[slot] !== hash) slot = (slot + slotWidth) & mask;
  return slot;
}

/**
 * Scores clauses, and the review as the union of its clauses. A feature counts once. Each block of features is scaled to unit length
 * (idf-weighted) before the weights are applied, so that long and short texts compare.
 *
 * Looking features up is where the coder spends its time, and memory is what it waits for. So all that is needed of a feature lies in one
 * slot of 16 bytes; before it a bitmap that fits the cache answers for most of the features that the weights do not know, which are three
 * in four; and a weight lies in one number with its column.
 */
export class LinearScorer {
  readonly width: number;
  private readonly clauseColumns: number;
  private readonly scales: Float32Array;
  private readonly slots: Int32Array;
  private readonly idf: Float32Array;
  private readonly weights: Int32Array;
  private readonly known: Uint32Array;
  /** For each slot when its feature was last met: before this review, earlier in this review, or in this clause. */
  private readonly met: Int32Array;
  private turn = 0;
  /** The known features of a block, in the clause at hand and as far as they are new to the review. */
  private readonly ofClause = new Found();
  private readonly ofReview = new Found();

  constructor({ width, clauseColumns, scales, slots, weights, known }: ScorerTables) {
    this.width = width;
    this.clauseColumns = clauseColumns;
    this.scales = scales;
    this.slots = slots;
    this.idf = new Float32Array(slots.buffer, slots.byteOffset, slots.length);
    this.weights = weights;
    this.known = known;
    this.met = new Int32Array(slots.length / slotWidth);
  }

  /** @param clauseColumns the first this many columns score clauses, the others the review */
  static of(parts: LinearParts, clauseColumns: number): LinearScorer {
    return new LinearScorer(compileScorer(parts, clauseColumns));
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
    const { slots, idf, known, met, ofClause, ofReview } = this;
    const mask = slots.length - 1;
    const turn = ++this.turn;
    ofClause.clear();
    for (let i = 0; i < hashes.length; i++) {
      const hash = hashes[i]!;
      const mixed = spread(hash);
      if ((known[mixed >>> (37 - knownBits)]! & (1 << (mixed >>> (32 - knownBits)))) === 0) continue;
      let slot = (mixed * slotWidth) & mask;
      while (slots[slot + 1] !== 0 && slots[slot] !== hash) slot = (slot + slotWidth) & mask;
      if (slots[slot + 1] === 0) continue;
      const last = met[slot / slotWidth]!;
      if (last === turn) continue;
      met[slot / slotWidth] = turn;
      const value = idf[slot + 2]!;
      ofClause.add(slot, value);
      if (last <= before) ofReview.add(slot, value);
    }
  }

  private addClause(scale: number, sums: number[]): void {
    const { slots, weights, ofClause } = this;
    const factor = scale / Math.sqrt(ofClause.norm || 1);
    for (let i = 0; i < ofClause.count; i++) {
      const value = ofClause.values[i]! * factor;
      const slot = ofClause.slots[i]!;
      const start = slots[slot + 1]! - 1;
      const end = start + (slots[slot + 3]! & 255);
      for (let k = start; k < end; k++) {
        const weight = weights[k]!;
        sums[weight & 255]! += (weight >> 8) * value;
      }
    }
  }

  private addReview(scale: number, sums: number[]): void {
    const { slots, weights, ofReview, clauseColumns } = this;
    const factor = scale / Math.sqrt(ofReview.norm || 1);
    for (let i = 0; i < ofReview.count; i++) {
      const value = ofReview.values[i]! * factor;
      const slot = ofReview.slots[i]!;
      const start = slots[slot + 1]! - 1 + (slots[slot + 3]! & 255);
      const end = start + (slots[slot + 3]! >> 8);
      for (let k = start; k < end; k++) {
        const weight = weights[k]!;
        sums[(weight & 255) - clauseColumns]! += (weight >> 8) * value;
      }
    }
  }

  /** What one feature weighs in one column, for those who ask why. */
  weightOf(hash: number, column: number): number {
    const slot = slotOf(this.slots, hash);
    if (this.slots[slot + 1] === 0) return 0;
    const start = this.slots[slot + 1]! - 1;
    const end = start + (this.slots[slot + 3]! & 255) + (this.slots[slot + 3]! >> 8);
    const weight = this.weights.subarray(start, end).find((one) => (one & 255) === column) ?? 0;
    return (weight >> 8) * this.scales[column]! * this.idf[slot + 2]!;
  }

  /** Turns are 32-bit numbers: before they run out, all is forgotten and counting begins anew. */
  private renewTurns(needed: number): void {
    if (this.turn + needed < 0x7fffffff) return;
    this.met.fill(0);
    this.turn = 0;
  }

  private toUnits(scores: number[], firstColumn: number): void {
    for (let column = 0; column < scores.length; column++)
      scores[column]! *= this.scales[firstColumn + column]!;
  }
}

/** Features that the weights know: their slots, their idf values, and the sum of the squares of these. */
class Found {
  slots = new Int32Array(1024);
  values = new Float64Array(1024);
  count = 0;
  norm = 0;

  clear(): void {
    this.count = 0;
    this.norm = 0;
  }

  add(slot: number, value: number): void {
    if (this.count === this.slots.length) this.grow();
    this.slots[this.count] = slot;
    this.values[this.count++] = value;
    this.norm += value * value;
  }

  private grow(): void {
    const { slots, values } = this;
    this.slots = new Int32Array(slots.length * 2);
    this.values = new Float64Array(values.length * 2);
    this.slots.set(slots);
    this.values.set(values);
  }
}

const slotWidth = 4;
/** How full the table of slots may be: a smaller table stays nearer to the processor, and the bitmap spares most of the long searches. */
const fullest = 0.75;
/** 2^21 bits are 256 KB: a quarter of the second-level cache of the machine measured, and one false yes in 18 at 120,000 features. */
const knownBits = 21;
