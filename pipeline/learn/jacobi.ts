/** Eigenvalues, the largest first, each with its eigenvector of unit length. */
export type Eigen = readonly { readonly value: number; readonly vector: Float64Array }[];

/** Sweeps over all pairs of rows; convergence is quadratic, and ten suffice for any size (Golub & Van Loan, section 8.5.3). */
const sweeps = 12;

/**
 * Eigendecomposition of a symmetric matrix by cyclic Jacobi rotations (G. H. Golub, C. F. Van Loan, "Matrix Computations", 4th edition,
 * algorithm 8.5.3). Uses no operation but + - * / and the square root: the same bits on every machine.
 * @param matrix rows; overwritten
 */
export function symmetricEigen(matrix: readonly Float64Array[]): Eigen {
  const size = matrix.length;
  const vectors = matrix.map((_, at) => Float64Array.from({ length: size }, (_, to) => Number(at === to)));
  for (let sweep = 0; sweep < sweeps; sweep++)
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(matrix, vectors, p, q);
  return matrix
    .map((row, at) => ({ value: row[at]!, vector: vectors[at]! }))
    .sort((a, b) => b.value - a.value);
}

/** Makes the entry at row p, column q zero; the rows of `vectors` gather the rotations. */
function rotate(
  matrix: readonly Float64Array[],
  vectors: readonly Float64Array[],
  p: number,
  q: number,
): void {
  const [rowP, rowQ] = [matrix[p]!, matrix[q]!];
  if (rowP[q] === 0) return;
  const slope = (rowQ[q]! - rowP[p]!) / (2 * rowP[q]!);
  const tangent = (slope < 0 ? -1 : 1) / (Math.abs(slope) + Math.sqrt(1 + slope * slope));
  const cosine = 1 / Math.sqrt(1 + tangent * tangent);
  const sine = tangent * cosine;
  for (const row of matrix) {
    const [x, y] = [row[p]!, row[q]!];
    row[p] = cosine * x - sine * y;
    row[q] = sine * x + cosine * y;
  }
  turn(rowP, rowQ, cosine, sine);
  turn(vectors[p]!, vectors[q]!, cosine, sine);
}

function turn(first: Float64Array, second: Float64Array, cosine: number, sine: number): void {
  for (let at = 0; at < first.length; at++) {
    const [x, y] = [first[at]!, second[at]!];
    first[at] = cosine * x - sine * y;
    second[at] = sine * x + cosine * y;
  }
}
