/**
 * The cheapest way to give each row a column of its own: the assignment problem, by shortest
 * augmenting paths (Kuhn's Hungarian method in the form of Jonker and Volgenant, Computing 38,
 * 1987). Rows are added one at a time; each takes the path of reassignments that costs least, and
 * prices on rows and columns keep every reduced cost at 0 or more. The time is rows² × columns.
 */

/**
 * The column of each row.
 * @param costs of row r and column c at `r * columns + c`
 * @throws RangeError when there are more rows than columns: turn the table round
 */
export function assign(costs: ArrayLike<number>, rows: number, columns: number): Int32Array {
  if (rows > columns) throw new RangeError(`${rows} rows cannot each have one of ${columns}`);
  // Row 0 and column 0 stand for nothing; the others are numbered from 1.
  const rowPrice = new Float64Array(rows + 1);
  const columnPrice = new Float64Array(columns + 1);
  const rowOf = new Int32Array(columns + 1);
  const from = new Int32Array(columns + 1);
  const least = new Float64Array(columns + 1);
  const done = new Uint8Array(columns + 1);
  for (let added = 1; added <= rows; added += 1) {
    rowOf[0] = added;
    least.fill(Infinity);
    done.fill(0);
    let column = 0;
    while (rowOf[column] !== 0 || column === 0) {
      done[column] = 1;
      const row = rowOf[column];
      let [step, nearest] = [Infinity, 0];
      for (let c = 1; c <= columns; c += 1) {
        if (done[c] === 1) continue;
        const cost = costs[(row - 1) * columns + c - 1] - rowPrice[row] - columnPrice[c];
        if (cost < least[c]) {
          least[c] = cost;
          from[c] = column;
        }
        if (least[c] < step) {
          step = least[c];
          nearest = c;
        }
      }
      for (let c = 0; c <= columns; c += 1) {
        if (done[c] === 1) {
          rowPrice[rowOf[c]] += step;
          columnPrice[c] -= step;
        } else least[c] -= step;
      }
      column = nearest;
    }
    for (; column !== 0; column = from[column]) rowOf[column] = rowOf[from[column]];
  }
  const columnOf = new Int32Array(rows);
  for (let c = 1; c <= columns; c += 1) if (rowOf[c] > 0) columnOf[rowOf[c] - 1] = c - 1;
  return columnOf;
}
