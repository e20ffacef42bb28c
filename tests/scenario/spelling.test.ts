/** The word that was meant. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { didYouMean, distanceBetween, meant } from "../../src/scenario/spelling.ts";

test("a misspelt word finds its neighbour, and a strange one none", () => {
  const words = ["noShow", "jobLoss", "exitToJob"];
  expect(meant("noShwo", words)).toBe("noShow");
  expect(meant("NOSHOW", words)).toBe("noShow");
  expect(meant("sanction", words)).toBeUndefined();
  expect(meant("X", ["S", "D"])).toBeUndefined();
  expect(didYouMean("joblos", words)).toBe("did you mean `jobLoss`?");
});

test("a swap of neighbours is one step", () => {
  expect(distanceBetween("form", "from")).toBe(1);
  expect(distanceBetween("kitten", "sitting")).toBe(3);
});

test("the distance is a distance", () => {
  const word = fc.string({ maxLength: 8 });
  fc.assert(
    fc.property(word, word, (one, other) => {
      const distance = distanceBetween(one, other);
      expect(distance).toBe(distanceBetween(other, one));
      expect(distance === 0).toBe(one === other);
      expect(distance).toBeLessThanOrEqual(Math.max(one.length, other.length));
    }),
  );
});
