/** Every combination of levels, the last factor changing fastest, as in a table read by lines. */

/** Combinations as the numbers of their levels; one empty combination when there are no factors. */
export function fullFactorial(levels: ReadonlyArray<number>): ReadonlyArray<ReadonlyArray<number>> {
  return levels.reduce<ReadonlyArray<ReadonlyArray<number>>>(
    (rows, count) =>
      rows.flatMap((row) => Array.from({ length: count }, (_, level) => [...row, level])),
    [[]],
  );
}
