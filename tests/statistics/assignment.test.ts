/** The cheapest assignment, against trying every one. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { assign } from "../../src/statistics/assignment.ts";

/** The least sum over all ways to give each row a column of its own. */
function least(rows: ReadonlyArray<ReadonlyArray<number>>, taken: ReadonlySet<number>): number {
  const [row, ...rest] = rows;
  if (row === undefined) return 0;
  return Math.min(
    ...row.map((cost, column) =>
      taken.has(column) ? Infinity : cost + least(rest, new Set([...taken, column])),
    ),
  );
}

const table = fc
  .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 6 }))
  .filter(([rows, columns]) => rows <= columns)
  .chain(([rows, columns]) =>
    fc.array(
      fc.array(fc.integer({ min: -20, max: 20 }), { minLength: columns, maxLength: columns }),
      { minLength: rows, maxLength: rows },
    ),
  );

test("each row has a column of its own, and no other way costs less", () => {
  fc.assert(
    fc.property(table, (costs) => {
      const columns = costs[0]?.length ?? 1;
      const found = assign(costs.flat(), costs.length, columns);
      expect(new Set(found).size).toBe(costs.length);
      const sum = [...found].reduce((all, column, row) => all + costs[row]![column]!, 0);
      expect(sum).toBe(least(costs, new Set()));
    }),
    { numRuns: 300 },
  );
});

test("more rows than columns are refused", () => {
  expect(() => assign([1, 2], 2, 1)).toThrow("2 rows cannot each have one of 1");
});
