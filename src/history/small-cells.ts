/**
 * Small numbers of persons, hidden. A table that shows that two people in a month had something
 * may show who. Cells below a minimum are left out; and where a single cell of a row is, the next
 * smallest is left out with it, or the row's total would give it away.
 */

/** Fewest persons that a cell may show. */
export const cellLeast = 5;

/** The counts of a row whose total is shown, with what must not be shown undefined. */
export function withoutSmall(
  counts: ReadonlyArray<number>,
  least = cellLeast,
): ReadonlyArray<number | undefined> {
  const isSmall = (count: number) => count > 0 && count < least;
  const small = counts.filter((count) => isSmall(count));
  if (small.length === 0) return counts;
  const rest = counts.filter((count) => count >= least);
  const hidden = small.length === 1 && rest.length > 0 ? rest.indexOf(Math.min(...rest)) : -1;
  const also = hidden < 0 ? -1 : counts.indexOf(rest[hidden]);
  return counts.map((count, i) => (isSmall(count) || i === also ? undefined : count));
}
