/**
 * Controls have the expectation 0 under the plan: exactly, so over many replications their mean
 * lies within its interval of 0. And they speak of what the model does: where the model draws
 * otherwise than they do, they are no longer correlated with what comes of it.
 */
import { expect, test } from "vitest";
import type { Goal } from "../../src/domain/goal.ts";
import { controlsOf } from "../../src/experiment/controls.ts";
import { Replicator } from "../../src/experiment/replicator.ts";
import { controlledMean } from "../../src/statistics/control-variates.ts";
import { meanInterval, meanOf } from "../../src/statistics/mean.ts";
import { smallPlan } from "../../src/testing/plan.ts";

const goal = (measure: Goal["measure"], window: Goal["window"] = 2010): Goal => ({
  id: measure.type,
  name: { en: measure.type },
  source: "a test",
  measure,
  window,
  target: { atLeast: 0.5 },
});
const inWork = (months: number, of: number, population = {}): Goal =>
  goal({ type: "kOfN", anchor: "contact", statuses: ["job", "education"], months, of, population });
const stock = goal({ type: "stock", population: {} });
const plan = smallPlan();

const columnsOf = (one: Goal, replications: number) => {
  const of = controlsOf(one, plan, "controls");
  const lists = Array.from({ length: replications }, (_, r) => of(r));
  return (lists[0] ?? []).map((_, k) => Float64Array.from(lists, (list) => list[k]!));
};

test.each([
  ["leavers", inWork(1, 3), 1],
  ["leavers of a population", inWork(3, 7, { workReady: true, origins: ["danish"] }), 1],
  ["arrivals and long-term recipients", stock, 2],
] as const)("%s have the expectation 0", (_, one, count) => {
  const columns = columnsOf(one, 1000);
  expect(columns).toHaveLength(count);
  for (const column of columns) {
    // One in a thousand seeds would fail; this one does not.
    const { low, high } = meanInterval(column, 0.999);
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
    // And it can fail: the interval is narrow beside what the control varies by.
    expect(high - low).toBeLessThan(0.25 * Math.sqrt(meanOf(column.map((x) => x * x))));
  }
});

test("what is counted of offers and placements has none", () => {
  expect(controlsOf(goal({ type: "count", event: "PlacementStarted" }), plan, "1")(0)).toEqual([]);
  const later = goal({ type: "notYetModelled", needs: "a meter" });
  expect(controlsOf(later, plan, "1")(0)).toEqual([]);
  const offBenefit = goal({
    type: "kOfN",
    anchor: "contact",
    statuses: ["course"],
    months: 1,
    of: 2,
  });
  expect(controlsOf(offBenefit, plan, "1")(0)).toEqual([]);
});

test("leavers and arrivals go with what the model makes of them", { timeout: 180_000 }, () => {
  const goals = [inWork(1, 3), goal({ type: "inflow" })];
  const replicator = new Replicator({ plan, goals }, "controls");
  const outcomes = Array.from({ length: 60 }, (_, r) => replicator.run(r));
  const reductions = goals.map((one, g) => {
    const values = Float64Array.from(outcomes, ({ readings }) => readings[g]!.value);
    return controlledMean(values, columnsOf(one, 60), 0.9).reduction;
  });
  expect(reductions[0]).toBeGreaterThan(1.2);
  expect(reductions[1]).toBeGreaterThan(1.2);
});
