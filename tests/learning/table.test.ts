import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FeatureTable } from '../../pipeline/learning/table.ts';

const hash = fc.oneof(
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  fc.integer({ min: -3, max: 3 }),
  fc.integer({ min: 0, max: 8 }).map((high) => high << 28),
);

test('the feature table finds what a map finds, and nothing else', () => {
  fc.assert(
    fc.property(fc.uniqueArray(hash, { maxLength: 200 }), fc.array(hash), (hashes, others) => {
      const table = new FeatureTable(Int32Array.from(hashes));
      const rows = new Map(hashes.map((one, row) => [one, row]));
      for (const one of [...hashes, ...others]) expect(table.rowOf(one)).toBe(rows.get(one) ?? -1);
    }),
    { numRuns: 300 },
  );
});
