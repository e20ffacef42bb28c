/**
 * The triangular root of a symmetric matrix without negative directions, and the solution of a
 * system by it. Directions that the others already span get a pivot of 0, so that two goals that
 * say the same, or more goals than replications, are no error.
 */

const tiny = 1e-10;

/** Lower rows L with L·Lᵀ the matrix; a column of zeros where a pivot is no more than rounding. */
export function cholesky(matrix: ReadonlyArray<Float64Array>): ReadonlyArray<Float64Array> {
  const root = matrix.map(() => new Float64Array(matrix.length));
  for (const [i, row] of root.entries()) {
    for (let j = 0; j <= i; j += 1) {
      let rest = matrix[i][j];
      for (let k = 0; k < j; k += 1) rest -= row[k] * root[j][k];
      if (i === j) row[j] = rest > tiny * matrix[i][i] ? Math.sqrt(rest) : 0;
      else row[j] = root[j][j] === 0 ? 0 : rest / root[j][j];
    }
  }
  return root;
}

/** x with L·Lᵀ·x = right; 0 in directions without a pivot. */
export function solve(root: ReadonlyArray<Float64Array>, right: Float64Array): Float64Array {
  const n = right.length;
  const x = right.slice();
  for (let i = 0; i < n; i += 1) {
    for (let k = 0; k < i; k += 1) x[i] -= root[i][k] * x[k];
    x[i] = root[i][i] === 0 ? 0 : x[i] / root[i][i];
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    for (let k = i + 1; k < n; k += 1) x[i] -= root[k][i] * x[k];
    x[i] = root[i][i] === 0 ? 0 : x[i] / root[i][i];
  }
  return x;
}
