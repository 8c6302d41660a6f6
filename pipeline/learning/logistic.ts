/** A logistic model over a few dense inputs: probability = 1 / (1 + exp(-(bias + weights · inputs))). */
export interface Logistic {
  readonly bias: number;
  readonly weights: readonly number[];
}

export function probability({ bias, weights }: Logistic, inputs: ArrayLike<number>): number {
  let sum = bias;
  for (let i = 0; i < weights.length; i++) sum += weights[i]! * inputs[i]!;
  return 1 / (1 + Math.exp(-sum));
}

/** Ridge on every weight but the bias: keeps separable data finite. */
const ridge = 1e-3;
const steps = 30;

/**
 * Fits by Newton's method (iteratively reweighted least squares; Hastie, Tibshirani, Friedman, "The Elements of Statistical Learning",
 * 4.4.1). Deterministic.
 * @param labels 1 or 0, one an input row
 */
export function fitLogistic(rows: readonly (readonly number[])[], labels: readonly number[]): Logistic {
  const width = (rows[0]?.length ?? 0) + 1;
  let weights = new Float64Array(width);
  for (let step = 0; step < steps; step++) {
    const gradient = new Float64Array(width);
    const curvature = Array.from({ length: width }, () => new Float64Array(width));
    rows.forEach((row, at) => {
      const inputs = [1, ...row];
      let sum = 0;
      for (let i = 0; i < width; i++) sum += weights[i]! * inputs[i]!;
      const p = 1 / (1 + Math.exp(-sum));
      const weight = Math.max(p * (1 - p), 1e-9);
      for (let i = 0; i < width; i++) {
        gradient[i]! += (labels[at]! - p) * inputs[i]!;
        for (let j = 0; j <= i; j++) curvature[i]![j]! += weight * inputs[i]! * inputs[j]!;
      }
    });
    for (let i = 0; i < width; i++) {
      if (i > 0) gradient[i]! -= ridge * rows.length * weights[i]!;
      curvature[i]![i]! += i > 0 ? ridge * rows.length : 1e-9;
      for (let j = i + 1; j < width; j++) curvature[i]![j] = curvature[j]![i]!;
    }
    const change = solve(curvature, gradient);
    weights = weights.map((weight, i) => weight + change[i]!);
    if (change.every((value) => Math.abs(value) < 1e-7)) break;
  }
  return { bias: weights[0]!, weights: [...weights.slice(1)] };
}

/** Solves a symmetric positive definite system by Gaussian elimination with partial pivoting. */
export function solve(matrix: Float64Array[], right: Float64Array): Float64Array {
  const a = matrix.map((row, i) => [...row, right[i]!]);
  const size = a.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++)
      if (Math.abs(a[row]![column]!) > Math.abs(a[pivot]![column]!)) pivot = row;
    [a[column], a[pivot]] = [a[pivot]!, a[column]!];
    for (let row = column + 1; row < size; row++) {
      const factor = a[row]![column]! / a[column]![column]!;
      for (let k = column; k <= size; k++) a[row]![k]! -= factor * a[column]![k]!;
    }
  }
  const solution = new Float64Array(size);
  for (let row = size - 1; row >= 0; row--) {
    let sum = a[row]![size]!;
    for (let k = row + 1; k < size; k++) sum -= a[row]![k]! * solution[k]!;
    solution[row] = sum / a[row]![row]!;
  }
  return solution;
}
