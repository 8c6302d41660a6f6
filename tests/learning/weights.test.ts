import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { readWeights, writeWeights } from '../../pipeline/learning/weights.ts';

const folder = mkdtempSync(join(tmpdir(), 'wenzhen-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'some.bin');

const arrays = fc.record({
  hashes: fc.int32Array(),
  idf: fc.float32Array({ noNaN: true }),
  weights: fc.int8Array(),
  labels: fc.uint8Array(),
});
const head = fc.record({
  issues: fc.array(fc.string()),
  abstainBelow: fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 }),
});

const refused = { code: 'weights-unreadable', message: expect.stringContaining(path) };

describe('a weights file', () => {
  test('gives back what was written, and the same bytes for the same weights', () => {
    fc.assert(
      fc.property(head, arrays, (given, numbers) => {
        writeWeights(path, { head: given, arrays: numbers });
        const bytes = readFileSync(path);
        expect(readWeights(path)).toEqual({ head: given, arrays: numbers });
        writeWeights(path, readWeights(path));
        expect(readFileSync(path).equals(bytes)).toBe(true);
      }),
    );
  });

  test('that is cut short anywhere is refused, naming the file', () => {
    writeWeights(path, { head: { issues: ['stability.crash'] }, arrays: { hashes: Int32Array.of(1, 2, 3) } });
    const whole = readFileSync(path);
    for (let length = 0; length <= whole.length - 5; length += 3) {
      writeFileSync(path, whole);
      truncateSync(path, length);
      expect(() => readWeights(path)).toThrow(expect.objectContaining(refused));
    }
  });

  test('that is missing, or another kind of file, is refused', () => {
    writeFileSync(path, 'PK\u0003\u0004 not weights');
    expect(() => readWeights(path)).toThrow(expect.objectContaining(refused));
    rmSync(path);
    expect(() => readWeights(path)).toThrow(expect.objectContaining(refused));
  });
});
