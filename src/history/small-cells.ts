/**
 * Small numbers of persons, hidden. A table that shows that two people in a month had something
 * may show who. Cells below a minimum are left out; and where a single cell of a row is, or those
 * that are make a small number together, the next smallest are left out with them, or the row's
 * total would give them away.
 */

/** Fewest persons that a cell may show. */
export const cellLeast = 5;

/** The counts of a row whose total is shown, with what must not be shown undefined. */
export function withoutSmall(
  counts: ReadonlyArray<number>,
  least = cellLeast,
): ReadonlyArray<number | undefined> {
  const hidden = new Set([...counts.keys()].filter((i) => counts[i] > 0 && counts[i] < least));
  if (hidden.size === 0) return counts;
  let together = [...hidden].reduce((sum, i) => sum + counts[i], 0);
  const rest = [...counts.keys()].filter((i) => counts[i] >= least);
  rest.sort((one, other) => counts[one] - counts[other] || one - other);
  for (const i of rest) {
    if (hidden.size > 1 && together >= least) break;
    hidden.add(i);
    together += counts[i];
  }
  return counts.map((count, i) => (hidden.has(i) ? undefined : count));
}
