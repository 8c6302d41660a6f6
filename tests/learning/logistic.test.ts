import { describe, expect, test } from 'vitest';
import { fitLogistic, probability } from '../../pipeline/learning/logistic.ts';

const repeated = (times: number, input: number, label: number): [number, number][] =>
  Array.from({ length: times }, () => [input, label]);

function fitted(cells: readonly (readonly [number, number])[]) {
  return fitLogistic(
    cells.map(([input]) => [input]),
    cells.map(([, label]) => label),
  );
}

describe('a logistic fit', () => {
  test('meets the shares of a two-by-two table: 1 of 4 at 0, 3 of 4 at 1', () => {
    const cells = [
      ...repeated(300, 0, 0),
      ...repeated(100, 0, 1),
      ...repeated(100, 1, 0),
      ...repeated(300, 1, 1),
    ];
    const model = fitted(cells);
    // without the small ridge: bias -ln 3, weight 2 ln 3
    expect(model.bias).toBeCloseTo(-Math.log(3), 1);
    expect(model.weights[0]).toBeCloseTo(2 * Math.log(3), 1);
    expect(probability(model, [0])).toBeCloseTo(0.25, 2);
    expect(probability(model, [1])).toBeCloseTo(0.75, 2);
  });

  test('gives the base rate where no input tells anything', () => {
    const model = fitted([...repeated(30, 1, 1), ...repeated(70, 1, 0)]);
    expect(probability(model, [1])).toBeCloseTo(0.3, 3);
  });

  test('stays finite on separable data', () => {
    const model = fitted([...repeated(50, -1, 0), ...repeated(50, 1, 1)]);
    expect(Number.isFinite(model.bias + model.weights[0]!)).toBe(true);
    expect(probability(model, [1])).toBeGreaterThan(0.95);
  });

  test('leaves an input alone that never varies from nothing', () => {
    const model = fitLogistic(
      [
        [1, 0],
        [0, 0],
        [1, 0],
        [0, 0],
      ],
      [1, 0, 0, 0],
    );
    expect(model.weights[1]).toBeCloseTo(0, 9);
  });
});
