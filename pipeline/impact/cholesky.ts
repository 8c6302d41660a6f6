/** A symmetric matrix as its rows. */
export type Matrix = readonly Float64Array[];

/** Pivots below this part of the diagonal are nothing but rounding: the columns depend on each other. */
const leastPivot = 1e-9;

/**
 * The inverse of a symmetric positive definite matrix by its Cholesky factor; null where it is singular.
 * Source: G. H. Golub, C. F. Van Loan, Matrix Computations, 4th ed. (2013), 4.2.
 */
export function inverse(matrix: Matrix): Float64Array[] | null {
  const factor = cholesky(matrix);
  if (factor === null) return null;
  const columns = factor.map((_, column) => solved(factor, unit(matrix.length, column)));
  return columns; // symmetric: columns are rows
}

/** Lower triangular `L` with `L Lᵀ = matrix`; null where there is none. */
function cholesky(matrix: Matrix): Float64Array[] | null {
  const factor: Float64Array[] = [];
  for (let row = 0; row < matrix.length; row++) {
    const values = new Float64Array(matrix.length);
    for (let column = 0; column <= row; column++) {
      const rest = matrix[row]![column]! - product(values, factor[column] ?? values, column);
      if (column < row) values[column] = rest / factor[column]![column]!;
      else if (rest <= leastPivot * matrix[row]![row]!) return null;
      else values[row] = Math.sqrt(rest);
    }
    factor.push(values);
  }
  return factor;
}

function solved(factor: Matrix, right: Float64Array): Float64Array {
  const size = factor.length;
  const forward = new Float64Array(size);
  for (let row = 0; row < size; row++)
    forward[row] = (right[row]! - product(factor[row]!, forward, row)) / factor[row]![row]!;
  const solution = new Float64Array(size);
  for (let row = size - 1; row >= 0; row--) {
    let rest = forward[row]!;
    for (let below = row + 1; below < size; below++) rest -= factor[below]![row]! * solution[below]!;
    solution[row] = rest / factor[row]![row]!;
  }
  return solution;
}

/** Of their first `length` values. */
function product(one: Float64Array, other: Float64Array, length: number): number {
  let sum = 0;
  for (let place = 0; place < length; place++) sum += one[place]! * other[place]!;
  return sum;
}

function unit(size: number, place: number): Float64Array {
  const vector = new Float64Array(size);
  vector[place] = 1;
  return vector;
}
