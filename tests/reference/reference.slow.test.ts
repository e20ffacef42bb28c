/**
 * The model against its reference, many times over: two plans, one of them bent in all directions,
 * some fifteen hundred statistics each, and one chance in a hundred of a false alarm over them all.
 */
import { expect, test } from "vitest";
import { compareRuns, describeDifferences } from "./comparison.ts";
import { runFast } from "./fast-model.ts";
import { plans } from "./plans.ts";
import { runSlowly } from "./slow-model.ts";
import { statisticsOf } from "./statistics.ts";

const times = Array.from({ length: 200 }, (_, i) => i);

test.each(["small", "bent"] as const)(
  "the model gives the reference's numbers, %s plan",
  (name) => {
    const plan = plans[name];
    const fastRuns = times.map((i) => statisticsOf(runFast(plan, name, i), plan.to));
    const slowRuns = times.map((i) => statisticsOf(runSlowly(plan, `${name} ${i}`), plan.to));
    const { compared, differing } = compareRuns(fastRuns, slowRuns);
    expect(compared).toBeGreaterThan(1000);
    expect(describeDifferences(differing)).toBe("");
  },
);
