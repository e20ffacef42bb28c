/**
 * Control-flow log distance (CFLD): each case of one log is matched with a case of the other, so
 * that all of them together need the fewest edits to become their partners; the distance is the
 * mean, over the pairs, of the edits divided by the length of the longer case. After Camargo,
 * Dumas and González-Rojas, "Discovering generative models from event logs", PeerJ Computer
 * Science 7 (2021) e577, where it is a similarity.
 */
import { assign } from "../../statistics/assignment.ts";
import { EditDistance } from "../../statistics/edit-distance.ts";

/** The activities of a case, in order. */
export type Sequence = ArrayLike<number>;

/** Cells of the tables of edits that one comparison may take: some hundredths of a second. */
const cellsMost = 1e7;

/**
 * The distance, 0 to 1. Where one log has more cases, those that fit worst stay without partner.
 * @returns 0 when neither log has a case, NaN when one has none
 */
export function controlFlowDistance(
  one: ReadonlyArray<Sequence>,
  other: ReadonlyArray<Sequence>,
): number {
  if (one.length > other.length) return controlFlowDistance(other, one);
  if (one.length === 0) return other.length === 0 ? 0 : Number.NaN;
  const [rows, columns] = [one.length, other.length];
  const costs = new Float64Array(rows * columns);
  const edits = new EditDistance();
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const longest = Math.max(one[row].length, other[column].length);
      const share = longest === 0 ? 0 : edits.between(one[row], other[column]) / longest;
      costs[row * columns + column] = share;
    }
  }
  let sum = 0;
  for (const [row, column] of assign(costs, rows, columns).entries()) {
    sum += costs[row * columns + column];
  }
  return sum / rows;
}

/** How many cases of such lengths can be compared in a moment; at most `most`. */
export function affordableCases(traces: ReadonlyArray<Sequence>, most: number): number {
  const events = traces.reduce((sum, { length }) => sum + length, 0);
  const mean = Math.max(1, events / Math.max(1, traces.length));
  return Math.min(most, Math.max(1, Math.floor(Math.sqrt(cellsMost) / mean)));
}
