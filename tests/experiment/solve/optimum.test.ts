/**
 * The search against staffing problems whose cheapest plan is known from queueing theory, two
 * hundred times over: it finds that plan, hardly ever takes one that is truly short of what was
 * asked, and says so when there is none, with the goal that binds.
 */
import { describe, expect, test } from "vitest";
import { bindingFirst } from "../../../src/experiment/solve/binding.ts";
import type { SolveProblem } from "../../../src/experiment/solve/problem.ts";
import type { Solving } from "../../../src/experiment/solve/solving.ts";
import { problemOf, type Sample, solved, uniform } from "./drive.ts";
import { offerPlaces, type Staffing, tandem, waitingTime } from "./staffing.ts";

const repeats = 200;

/** Cost of the cheapest plan that truly reaches what is asked. */
function knownOptimum({ lattice, probability }: SolveProblem, truth: Staffing["truth"]) {
  const plans = Array.from({ length: lattice.size }, (_, plan) => plan);
  const costs = plans.filter((plan) => truth(plan) >= probability).map((p) => lattice.costOf(p));
  return costs.length === 0 ? undefined : Math.min(...costs);
}

interface Tally {
  right: number;
  infeasible: number;
  confirmed: number;
  search: number;
}

/** The problem solved again and again, each time with chance of its own. */
function tallyOf(
  problem: SolveProblem,
  truth: Staffing["truth"],
  sampleOf: (repeat: number) => Sample,
  also: (solving: Solving) => void = () => {},
): Tally {
  const optimum = knownOptimum(problem, truth);
  const tally: Tally = { right: 0, infeasible: 0, confirmed: 0, search: 0 };
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const solving = solved(problem, sampleOf(repeat), false);
    const plan = solving.ending === "found" ? solving.answer : undefined;
    const cost = plan === undefined ? undefined : problem.lattice.costOf(plan);
    if (cost === optimum && solving.ending !== "unknown") tally.right += 1;
    if (plan !== undefined && truth(plan) < problem.probability - problem.indifference)
      tally.infeasible += 1;
    if (solving.confirmed) tally.confirmed += 1;
    tally.search += solving.spent.search / repeats;
    also(solving);
  }
  return tally;
}

describe("the known optimum", () => {
  test.each([waitingTime(0.87), tandem(0.875), offerPlaces(0.85)])(
    "of $name is found in 95 % of 200 repeats, a truly infeasible plan in 2 % at most",
    ({ toy, truth, sampleOf }) => {
      const problem = problemOf({ ...toy, budget: 12_000 });
      expect(knownOptimum(problem, truth)).toBeDefined();
      const { right, infeasible, confirmed } = tallyOf(problem, truth, sampleOf);
      expect(right / repeats).toBeGreaterThanOrEqual(0.95);
      expect(infeasible / repeats).toBeLessThanOrEqual(0.02);
      expect(confirmed / repeats).toBeGreaterThanOrEqual(0.95);
    },
  );
});

describe("with a third of the replications that it would take", () => {
  test("the plan is nearly as cheap, and none is confirmed that is truly infeasible", () => {
    const { toy, truth, sampleOf } = tandem(0.8);
    const problem = problemOf({ ...toy, indifference: 0.05, budget: 1200 });
    let [cost, wrong] = [0, 0];
    tallyOf(problem, truth, sampleOf, ({ answer = problem.lattice.top, exhausted, confirmed }) => {
      expect(exhausted).toBe(true);
      cost += problem.lattice.costOf(answer) / repeats;
      if (confirmed && truth(answer) < problem.probability - problem.indifference) wrong += 1;
    });
    expect(wrong / repeats).toBeLessThanOrEqual(0.02);
    expect(cost).toBeLessThan(1.03 * (knownOptimum(problem, truth) ?? 0));
  });
});

/** Nine levels of staff, of which the seventh is the first to reach 90 %. */
const nineLevels = [0, 0, 0, 0.04, 0.37, 0.79, 0.93, 0.95, 0.96];
const nineToy = { choices: [{ levels: nineLevels.map((_, i) => i + 1), unitCost: 1 }], goals: 1 };
const nineTruth = (plan: number) => nineLevels[plan] ?? 0;
const nineSamples =
  (repeat: number): Sample =>
  (plan, replication, fresh) => [
    uniform(repeat, replication, Number(fresh)) < nineTruth(plan) ? 0 : 2,
  ];

describe("nine levels", () => {
  test("the least that reaches 90 % is found with fewer than 1,500 replications", () => {
    const problem = problemOf({ ...nineToy, probability: 0.9, budget: 12_000 });
    const { right, infeasible, search } = tallyOf(problem, nineTruth, nineSamples);
    expect(right / repeats).toBeGreaterThanOrEqual(0.95);
    expect(infeasible / repeats).toBeLessThanOrEqual(0.02);
    expect(search).toBeLessThanOrEqual(1500);
  });

  test("a fixed 30 replications a level, looked at once, would not do", () => {
    let [right, infeasible] = [0, 0];
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      const shares = nineLevels.map((_, plan) => {
        const sample = nineSamples(repeat);
        const held = Array.from({ length: 30 }, (__, r) => sample(plan, r, false)[0] <= 1);
        return held.filter(Boolean).length / held.length;
      });
      const taken = shares.findIndex((share) => share >= 0.9);
      if (taken === 6) right += 1;
      if (taken !== -1 && nineTruth(taken) < 0.88) infeasible += 1;
    }
    expect(right / repeats).toBeLessThan(0.95);
    expect(infeasible / repeats).toBeGreaterThan(0.02);
  });
});

describe("when no plan reaches what is asked", () => {
  test("it says so, with the goal that binds and the best that can be had", () => {
    const { toy, truth, sampleOf } = offerPlaces(0.8, 0.6);
    const problem = problemOf({ ...toy, budget: 12_000 });
    expect(knownOptimum(problem, truth)).toBeUndefined();
    let [binding, best] = [0, 0];
    const highest = truth(problem.lattice.top);
    const { right } = tallyOf(problem, truth, sampleOf, ({ answer = 0, fresh }) => {
      if (bindingFirst(fresh.of(answer), problem.goals)[0]?.goal === 1) binding += 1;
      if (truth(answer) >= highest - 0.05) best += 1;
    });
    expect(right / repeats).toBeGreaterThanOrEqual(0.95);
    expect(binding / repeats).toBeGreaterThanOrEqual(0.95);
    expect(best / repeats).toBeGreaterThanOrEqual(0.95);
  });
});
