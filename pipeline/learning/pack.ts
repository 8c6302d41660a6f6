import { encoded, stepOf } from './companding.ts';
import type { Vocabulary } from './documents.ts';
import { endOfRow, type LinearParts } from './scorer-tables.ts';

/** What `trainSvms` gave for some targets: row-major, `width` targets wide. */
export interface Trained {
  readonly weights: Float32Array;
  readonly width: number;
}

/** What is kept of the trained weights. */
export interface PackOptions {
  /** Features kept at most, those with the heaviest weights first. */
  readonly most: number;
  /** Codes nearer to nothing than this are left out. */
  readonly leastCode: number;
}

/**
 * Packs trained columns into the form the scorer takes: one companded byte a weight. Features whose every weight rounds to nothing are
 * left out.
 */
export function pack(
  trained: readonly Trained[],
  { table, idf }: Vocabulary,
  { most, leastCode }: PackOptions,
): LinearParts {
  const columns = trained.flatMap((one) =>
    Array.from({ length: one.width }, (_, offset) => ({ ...one, offset })),
  );
  const scales = Float32Array.from(columns, ({ weights, width, offset }) => {
    let top = 0;
    for (let at = offset; at < weights.length; at += width) top = Math.max(top, Math.abs(weights[at]!));
    return stepOf(top);
  });
  const code = (feature: number, column: number): number => {
    const { weights, width, offset } = columns[column]!;
    return encoded(weights[feature * width + offset]!, scales[column]!);
  };
  const importance = new Float64Array(idf.length);
  for (let feature = 0; feature < idf.length; feature++) {
    let top = 0;
    for (let column = 0; column < columns.length; column++)
      top = Math.max(top, Math.abs(code(feature, column)));
    importance[feature] = top * idf[feature]!;
  }
  const kept = Array.from(importance.keys())
    .filter((feature) => importance[feature]! >= leastCode * idf[feature]!)
    .sort((a, b) => importance[b]! - importance[a]! || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
  const sparse: { column: number; code: number }[] = [];
  for (const feature of kept) {
    for (let column = 0; column < columns.length; column++) {
      const here = code(feature, column);
      if (Math.abs(here) >= leastCode) sparse.push({ column, code: here });
    }
    sparse.push({ column: endOfRow, code: 0 });
  }
  return {
    hashes: Int32Array.from(kept, (feature) => table.hashes[feature]!),
    idf: Float32Array.from(kept, (feature) => idf[feature]!),
    columns: Uint8Array.from(sparse, ({ column }) => column),
    codes: Int8Array.from(sparse, (entry) => entry.code),
    scales,
  };
}
