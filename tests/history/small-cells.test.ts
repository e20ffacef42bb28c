/** Small counts are hidden, and cannot be worked out from a row and its total. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cellLeast, withoutSmall } from "../../src/history/small-cells.ts";

test("no small count is shown, and none can be told from the total of its row", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { minLength: 1 }), (counts) => {
      const shown = withoutSmall(counts);
      const hidden = counts.filter((_, i) => shown[i] === undefined);
      for (const count of shown) expect(count ?? 0).not.toBeOneOf([1, 2, 3, 4]);
      shown.forEach((count, i) => expect([undefined, counts[i]]).toContain(count));
      const others = counts.some((count) => count >= cellLeast);
      if (hidden.length === 1) expect(others).toBe(false);
      // Nor do those that are hidden make a small number together while another could join them.
      const together = hidden.reduce((sum, count) => sum + count, 0);
      const isLeft = shown.some((count) => (count ?? 0) >= cellLeast);
      if (hidden.length > 0 && together < cellLeast) expect(isLeft).toBe(false);
    }),
  );
  expect(withoutSmall([0, 7, 3, 9])).toEqual([0, undefined, undefined, 9]);
  expect(withoutSmall([1, 2, 50, 60])).toEqual([undefined, undefined, undefined, 60]);
  expect(withoutSmall([0, 7, 9])).toEqual([0, 7, 9]);
});
