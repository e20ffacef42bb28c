/** What an experiment comes to before it is run. */
import { expect, test } from "vitest";
import { experimentPlan } from "../../src/experiment/experiment-plan.ts";

const layout = { scenarios: 2, points: 1, replications: 100, atMost: false };
const work = (known: number, msEach: number | undefined) => ({ arms: 1, runs: 100, known, msEach });

test("what is left is shared out among the threads", () => {
  const plan = experimentPlan(layout, [work(40, 10), work(0, 30)], 2);
  expect(plan).toMatchObject({ runs: 200, known: 40, toRun: 160, threads: 2 });
  expect(plan.expectedMs).toBe((60 * 10 + 100 * 30) / 2);
});

test("what was never run is taken to be like the rest", () => {
  const plan = experimentPlan(layout, [work(50, 10), work(0, undefined)], 1);
  expect(plan.expectedMs).toBe(50 * 10 + 100 * 10);
});

test("no time is said where none is known, and none is needed where all is", () => {
  expect(experimentPlan(layout, [work(0, undefined)], 2).expectedMs).toBeNull();
  expect(experimentPlan(layout, [work(100, undefined)], 2).expectedMs).toBe(0);
});

test("threads that have nothing to do are of no help", () => {
  expect(experimentPlan(layout, [work(99, 10)], 8).expectedMs).toBe(10);
});
