import { describe, expect, test } from 'vitest';
import { type SparseRows, trainSvms } from '../../pipeline/learning/svm.ts';

/** Rows of `[feature, value]` pairs. */
function rows(given: readonly (readonly (readonly [number, number])[])[]): SparseRows {
  const cells = given.flat();
  const start = Int32Array.from([0, ...given.map((_, at) => given.slice(0, at + 1).flat().length)]);
  return {
    start,
    index: Int32Array.from(cells, ([feature]) => feature),
    value: Float32Array.from(cells, ([, value]) => value),
    width: 1 + Math.max(...cells.map(([feature]) => feature)),
  };
}

const options = { cost: 1, positiveWeight: 1, passes: 20 };
/** Feature 0 is in every row, feature 1 marks the first target's positives, feature 2 the second's. */
const toy = rows([
  [
    [0, 0.5],
    [1, 1],
  ],
  [
    [0, 0.5],
    [1, 1],
  ],
  [
    [0, 0.5],
    [2, 1],
  ],
  [
    [0, 0.5],
    [2, 1],
  ],
  [[0, 0.5]],
]);
const targets = [{ labels: Uint8Array.of(1, 1, 0, 0, 0) }, { labels: Uint8Array.of(0, 0, 1, 1, 0) }];

const margins = (
  { start, index, value }: SparseRows,
  weights: Float32Array,
  target: number,
  width: number,
): number[] =>
  Array.from({ length: start.length - 1 }, (_, row) => {
    let sum = 0;
    for (let cell = start[row]!; cell < start[row + 1]!; cell++)
      sum += weights[index[cell]! * width + target]! * value[cell]!;
    return sum;
  });

describe('support vector machines', () => {
  test('separate a set that can be separated, every target by its own feature', () => {
    const weights = trainSvms(toy, targets, options);
    targets.forEach(({ labels }, target) => {
      expect(margins(toy, weights, target, 2).map((margin) => Number(margin > 0))).toEqual([...labels]);
    });
  });

  test('trained side by side are the same as trained alone', () => {
    const together = trainSvms(toy, targets, options);
    targets.forEach((target, at) => {
      const alone = trainSvms(toy, [target], options);
      for (const [feature, weight] of alone.entries())
        expect(together[feature * 2 + at]).toBeCloseTo(weight, 6);
    });
  });

  test('are the same every time', () => {
    expect(trainSvms(toy, targets, options)).toEqual(trainSvms(toy, targets, options));
  });

  test('reach the known optimum of one row: w = 1 / (1 + 1 / (2 cost))', () => {
    const one = trainSvms(rows([[[0, 1]]]), [{ labels: Uint8Array.of(1) }], options);
    expect(one[0]).toBeCloseTo(1 / 1.5, 6);
  });

  test('heed what costs more: a dearer row, a dearer positive', () => {
    const twoAgainstOne = rows([[[0, 1]], [[0, 1]], [[0, 1]]]);
    const labels = Uint8Array.of(1, 0, 0);
    const sign = (positiveWeight: number, rowWeights?: Float32Array) =>
      Math.sign(
        trainSvms(twoAgainstOne, [{ labels, ...(rowWeights && { rowWeights }) }], {
          ...options,
          positiveWeight,
          passes: 200,
        })[0]!,
      );
    expect(sign(1)).toBe(-1);
    expect(sign(4)).toBe(1);
    expect(sign(1, Float32Array.of(4, 1, 1))).toBe(1);
  });
});
