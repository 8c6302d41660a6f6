import { solve } from './logistic.ts';

/** One row of inputs that are mostly zero: input `at[i]` is `values[i]`. */
export interface SparseInputs {
  readonly at: readonly number[];
  readonly values: readonly number[];
}

const steps = 30;
const smallestStep = 1e-4;
/** A gain in log-likelihood below this ends the search. */
const enough = 1e-4;

/**
 * Fits a logistic rule that is drawn towards a rule known before: maximises the log-likelihood less half the sum of penalty · (weight - prior)²,
 * a Gaussian prior of variance 1 / penalty on each weight (A. Gelman, J. Hill, "Data Analysis Using Regression and Multilevel/Hierarchical
 * Models", 2007, chapter 14). Newton's method with halved steps. Deterministic.
 * @param labels 1 or 0, one a row
 * @returns the weights, in the order of `prior`
 */
export function fitShrunken(
  rows: readonly SparseInputs[],
  labels: readonly number[],
  prior: readonly number[],
  penalties: readonly number[],
): number[] {
  let weights = [...prior];
  let loss = lossOf(rows, labels, weights, prior, penalties);
  for (let step = 0; step < steps; step++) {
    const { gradient, curvature } = slopesOf(rows, labels, weights, prior, penalties);
    const change = solve(curvature, gradient);
    const next = shorten(weights, change, loss, (tried) => lossOf(rows, labels, tried, prior, penalties));
    if (next === undefined || loss - next.loss < enough) break;
    weights = next.weights;
    loss = next.loss;
  }
  return weights;
}

/** The longest of the halved steps that lowers the loss; none where even the smallest does not. */
function shorten(
  weights: readonly number[],
  change: Float64Array,
  loss: number,
  lossAt: (weights: readonly number[]) => number,
): { weights: number[]; loss: number } | undefined {
  for (let length = 1; length > smallestStep; length /= 2) {
    const tried = weights.map((weight, i) => weight - length * change[i]!);
    const reached = lossAt(tried);
    if (reached < loss) return { weights: tried, loss: reached };
  }
  return undefined;
}

function lossOf(
  rows: readonly SparseInputs[],
  labels: readonly number[],
  weights: readonly number[],
  prior: readonly number[],
  penalties: readonly number[],
): number {
  let loss = 0;
  for (let i = 0; i < weights.length; i++) loss += 0.5 * penalties[i]! * (weights[i]! - prior[i]!) ** 2;
  rows.forEach((row, at) => {
    const logit = logitOf(row, weights);
    loss += Math.log1p(Math.exp(-Math.abs(logit))) + Math.max(logit, 0) - labels[at]! * logit;
  });
  return loss;
}

function slopesOf(
  rows: readonly SparseInputs[],
  labels: readonly number[],
  weights: readonly number[],
  prior: readonly number[],
  penalties: readonly number[],
): { gradient: Float64Array; curvature: Float64Array[] } {
  const gradient = Float64Array.from(weights, (weight, i) => penalties[i]! * (weight - prior[i]!));
  const curvature = weights.map((_, i) => {
    const line = new Float64Array(weights.length);
    line[i] = penalties[i]!;
    return line;
  });
  rows.forEach((row, n) => {
    const p = 1 / (1 + Math.exp(-logitOf(row, weights)));
    const { at, values } = row;
    for (let i = 0; i < at.length; i++) {
      gradient[at[i]!]! += (p - labels[n]!) * values[i]!;
      const line = curvature[at[i]!]!;
      for (let j = 0; j < at.length; j++) line[at[j]!]! += p * (1 - p) * values[i]! * values[j]!;
    }
  });
  return { gradient, curvature };
}

function logitOf({ at, values }: SparseInputs, weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < at.length; i++) sum += weights[at[i]!]! * values[i]!;
  return sum;
}
