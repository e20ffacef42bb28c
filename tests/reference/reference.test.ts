/**
 * The model against its reference: a short plan run a few times by each must give the same numbers
 * within what chance allows. `reference.slow.test.ts` asks the same of larger plans and many runs.
 */
import { expect, test } from "vitest";
import { compareRuns, describeDifferences } from "./comparison.ts";
import { runFast } from "./fast-model.ts";
import { smallPlan } from "../../src/testing/plan.ts";
import { plans } from "./plans.ts";
import { runSlowly } from "./slow-model.ts";
import { statisticsOf } from "./statistics.ts";

const plan = plans.short;
const times = Array.from({ length: 16 }, (_, i) => i);
const slowRuns = times.map((i) => statisticsOf(runSlowly(plan, `short ${i}`), plan.to));

test("the model gives the reference's numbers", () => {
  const fastRuns = times.map((i) => statisticsOf(runFast(plan, "short", i), plan.to));
  const { compared, differing } = compareRuns(fastRuns, slowRuns);
  expect(compared).toBeGreaterThan(500);
  expect(describeDifferences(differing)).toBe("");
});

test("another plan is told apart", () => {
  const values = { ...valuesOf(plan), "hazard.noShow": 0.3 };
  const other = smallPlan({ to: "2010-03-31", values });
  const fastRuns = times.map((i) => statisticsOf(runFast(other, "short", i), other.to));
  const { differing } = compareRuns(fastRuns, slowRuns);
  expect(differing.map(({ statistic }) => statistic)).toContain("mean share of no-shows");
});

/** The plan's starting values, cell by cell. */
function valuesOf({ parameters: { cells, values } }: typeof plan): Record<string, number> {
  return Object.fromEntries(cells.map((cell, i) => [cell, values[i]]));
}
