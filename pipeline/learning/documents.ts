import type { ClauseFeatures } from '../records.ts';
import { blocks } from './scorer.ts';
import type { SparseRows } from './svm.ts';
import { FeatureTable, spread } from './table.ts';

/** The distinct feature hashes of one training text, block after block; `ends[b]` is where block `b` ends. */
export interface Document {
  readonly hashes: Int32Array;
  readonly ends: Int32Array;
}

/** One training text out of its clauses: a review from all, a clause from one. */
export function documentOf(clauses: readonly ClauseFeatures[]): Document {
  const ends = new Int32Array(blocks.length);
  const hashes: number[] = [];
  blocks.forEach(({ name }, block) => {
    const distinct = new Set<number>();
    for (const clause of clauses) for (const hash of clause[name]) distinct.add(hash);
    for (const hash of distinct) hashes.push(hash);
    ends[block] = hashes.length;
  });
  return { hashes: Int32Array.from(hashes), ends };
}

/** The same with every feature as often as it stands. */
export function bagOf(clauses: readonly ClauseFeatures[]): Document {
  const ends = new Int32Array(blocks.length);
  const hashes: number[] = [];
  blocks.forEach(({ name }, block) => {
    for (const clause of clauses) for (const hash of clause[name]) hashes.push(hash);
    ends[block] = hashes.length;
  });
  return { hashes: Int32Array.from(hashes), ends };
}

/** The features worth learning from, with their weight in a text. */
export interface Vocabulary {
  readonly table: FeatureTable;
  /** ln((1 + n) / (1 + df)) + 1, the smoothed inverse document frequency of scikit-learn's TfidfVectorizer. */
  readonly idf: Float32Array;
}

const countBuckets = 2 ** 24;

/** Features found in at least `least` documents. Counts share 2^24 buckets, so a rare feature may slip in; none that is due is lost. */
export function vocabularyOf(documents: readonly Document[], least: number): Vocabulary {
  const bucketCounts = new Uint32Array(countBuckets);
  for (const { hashes } of documents) for (const hash of hashes) bucketCounts[spread(hash) >>> 8]!++;
  const counts = new Map<number, number>();
  for (const { hashes } of documents)
    for (const hash of hashes)
      if (bucketCounts[spread(hash) >>> 8]! >= least) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const kept = Int32Array.from([...counts.keys()].filter((hash) => counts.get(hash)! >= least)).sort();
  const idf = Float32Array.from(
    kept,
    (hash) => Math.log((1 + documents.length) / (1 + counts.get(hash)!)) + 1,
  );
  return { table: new FeatureTable(kept), idf };
}

/** Documents as training rows: each block idf-weighted, scaled to unit length, then by the block's scale. The scorer does the same. */
export function rowsOf(documents: readonly Document[], { table, idf }: Vocabulary): SparseRows {
  const size = documents.reduce((sum, { hashes }) => sum + hashes.length, 0);
  const start = new Int32Array(documents.length + 1);
  const index = new Int32Array(size);
  const value = new Float32Array(size);
  let at = 0;
  documents.forEach(({ hashes, ends }, row) => {
    let from = 0;
    blocks.forEach(({ scale }, block) => {
      const first = at;
      let norm = 0;
      for (; from < ends[block]!; from++) {
        const feature = table.rowOf(hashes[from]!);
        if (feature < 0) continue;
        index[at] = feature;
        value[at++] = idf[feature]!;
        norm += idf[feature]! ** 2;
      }
      const factor = scale / Math.sqrt(norm || 1);
      for (let k = first; k < at; k++) value[k]! *= factor;
    });
    start[row + 1] = at;
  });
  return { start, index: index.subarray(0, at), value: value.subarray(0, at), width: idf.length };
}
