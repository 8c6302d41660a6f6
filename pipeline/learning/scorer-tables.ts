import { spread } from './table.ts';

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

/** A trained linear model laid out for scoring, as plain data that threads can share; `compileScorer` makes it. */
export interface ScorerTables {
  /** How many columns there are, and how many of them, the first, score clauses; the others score the review. */
  readonly width: number;
  readonly clauseColumns: number;
  readonly scales: Float32Array;
  /** An open-addressed table by hash, two numbers a slot: the hash, and where its row begins in `rows`, which is 0 in an empty slot. */
  readonly slots: Int32Array;
  /**
   * Row after row, from 1 on: how many weights it has for clauses, and 256 times how many for reviews; its idf, as a place in `idf`; then
   * these weights, each 256 times its code + its column.
   */
  readonly rows: Int16Array;
  /** The different values that idf takes: at most 65,536. */
  readonly idf: Float32Array;
  /** One bit for each value of a hash's upper bits: not set, the weights do not know it (B. Bloom, CACM 13(7), 1970, with one function). */
  readonly known: Uint32Array;
}

/** Numbers of a row before its weights. */
export const rowHead = 2;
export const slotWidth = 2;
/** How full the table of slots may be: a smaller table stays nearer to the processor, and the bitmap spares most of the long searches. */
const fullest = 0.75;
/** 2^21 bits are 256 KB: half of the second-level cache of the machine measured, and one false yes in 7 at 300,000 features. */
const knownBits = 21;

/** Lays out a trained model; `clauseColumns` of its columns, the first, score clauses, the others the review. */
export function compileScorer(
  { hashes, idf, columns, codes, scales }: LinearParts,
  clauseColumns: number,
): ScorerTables {
  const size = 2 ** Math.ceil(Math.log2(Math.max(4, hashes.length / fullest)));
  const slots = new Int32Array(size * slotWidth);
  const rows = new Int16Array(1 + columns.length + hashes.length * (rowHead - 1));
  const known = new Uint32Array(2 ** (knownBits - 5));
  const values = [...new Set(idf)];
  const places = new Map(values.map((value, place) => [value, place]));
  let from = 0;
  let to = 1;
  for (let feature = 0; feature < hashes.length; feature++, from++) {
    const hash = hashes[feature]!;
    const mixed = spread(hash);
    known[wordOf(mixed)]! |= 1 << bitOf(mixed);
    const slot = slotOf(slots, hash);
    slots[slot] = hash;
    slots[slot + 1] = to;
    const row = to;
    rows[row + 1] = places.get(idf[feature]!)!;
    for (to += rowHead; columns[from] !== endOfRow; from++, to++) {
      rows[row]! += columns[from]! < clauseColumns ? 1 : 256;
      rows[to] = codes[from]! * 256 + columns[from]!;
    }
  }
  return { width: scales.length, clauseColumns, scales, slots, rows, idf: Float32Array.from(values), known };
}

/** Where the search for a hash's slot begins. */
export const firstSlot = (slots: Int32Array, mixed: number): number =>
  (mixed * slotWidth) & (slots.length - 1);

/** Where a hash's slot begins, or the empty one where it would be, searched from its first slot on. */
export function slotFrom(slots: Int32Array, hash: number, first: number): number {
  const mask = slots.length - 1;
  let slot = first;
  while (slots[slot + 1] !== 0 && slots[slot] !== hash) slot = (slot + slotWidth) & mask;
  return slot;
}

/** The same, searched from the hash alone. */
export const slotOf = (slots: Int32Array, hash: number): number =>
  slotFrom(slots, hash, firstSlot(slots, spread(hash)));

/** Where in `known` the bit of a hash stands, of which this is `spread`: the word, and the place in it, of which shifts take the lower five bits. */
const wordOf = (mixed: number): number => mixed >>> (37 - knownBits);
const bitOf = (mixed: number): number => mixed >>> (32 - knownBits);

/** 1 where the weights may know a hash, of which this is `spread`; 0 where they do not. */
export const mayKnow = (known: Uint32Array, mixed: number): number =>
  (known[wordOf(mixed)]! >>> bitOf(mixed)) & 1;

/** How many weights a row has for clauses, which come first, and how many for reviews, by the number that it begins with. */
export const forClauses = (head: number): number => head & 255;
export const forReviews = (head: number): number => (head >> 8) & 255;
