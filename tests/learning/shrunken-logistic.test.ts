import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitLogistic } from '../../pipeline/learning/logistic.ts';
import { fitShrunken, type SparseInputs } from '../../pipeline/learning/shrunken-logistic.ts';

/** Rows with a constant input 0 and one that tells something. */
const row = (value: number): SparseInputs => ({ at: [0, 1], values: [1, value] });
const rows = [-2, -1, 0, 1, 2, -1, 1, 0].map(row);
const labels = [0, 0, 0, 1, 1, 1, 0, 1];

describe('a logistic rule drawn towards another', () => {
  it('stays with the other where belief in it is strong', () => {
    const weights = fitShrunken(rows, labels, [0.5, -0.3], [1e9, 1e9]);
    expect(weights[0]).toBeCloseTo(0.5, 5);
    expect(weights[1]).toBeCloseTo(-0.3, 5);
  });

  it('follows its own examples where belief is weak', () => {
    const weights = fitShrunken(rows, labels, [3, -3], [1e-9, 1e-9]);
    const free = fitLogistic(
      rows.map(({ values }) => [values[1]!]),
      labels,
    );
    expect(weights[0]).toBeCloseTo(free.bias, 1);
    expect(weights[1]).toBeCloseTo(free.weights[0]!, 1);
  });

  it('leaves an input that no row has where it was', () => {
    expect(fitShrunken(rows, labels, [0, 0, 0.7], [1, 1, 1])[2]).toBe(0.7);
  });

  it('is never further from the examples and the prior together than the prior was', () => {
    const cases = fc.array(fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.boolean()), {
      minLength: 1,
    });
    fc.assert(
      fc.property(cases, fc.double({ min: -2, max: 2, noNaN: true }), (pairs, prior) => {
        const inputs = pairs.map(([value]) => row(value));
        const truth = pairs.map(([, label]) => Number(label));
        const loss = (weights: readonly number[]) =>
          0.5 * ((weights[0]! - prior) ** 2 + (weights[1]! - prior) ** 2) +
          inputs.reduce((sum, { values }, at) => {
            const logit = weights[0]! + weights[1]! * values[1]!;
            return sum + Math.log1p(Math.exp(truth[at] === 1 ? -logit : logit));
          }, 0);
        expect(loss(fitShrunken(inputs, truth, [prior, prior], [1, 1]))).toBeLessThanOrEqual(
          loss([prior, prior]) + 1e-9,
        );
      }),
    );
  });
});
