/**
 * Ten thousand random small scenarios run without breaking a law: those of the log, replay after a
 * cut at a random place, and the same log from the same seed. `RESULTS.md` says what came of it.
 */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { plans, seeds } from "../../src/testing/plans.ts";
import { runFault } from "../../src/testing/runs.ts";

test("ten thousand random scenarios keep the laws", { timeout: 90 * 60_000 }, () => {
  const cuts = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(plans(), seeds, cuts, (plan, seed, cut) => {
      expect(runFault(plan, seed, cut)).toBeUndefined();
    }),
    { numRuns: 10_000, seed: 20_261_121 },
  );
});
