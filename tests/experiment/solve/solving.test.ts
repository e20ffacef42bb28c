/** A search as a whole: its confirmation, its front, its budget, and the best that can be had. */
import { describe, expect, test } from "vitest";
import { selectBest } from "../../../src/experiment/solve/best.ts";
import { frontOf } from "../../../src/experiment/solve/front.ts";
import { indifferenceWithin } from "../../../src/experiment/solve/problem.ts";
import { Trials } from "../../../src/experiment/solve/trials.ts";
import { atMostOne, problemOf, type Sample, solved, uniform } from "./drive.ts";

const levels = [1, 2, 3, 4, 5, 6];
const choices = [{ levels, unitCost: 10 }];
const truth = [0.05, 0.3, 0.6, 0.92, 0.93, 0.97];
const sampleOf =
  (of: ReadonlyArray<number>, salt = 1): Sample =>
  (plan, replication, fresh) => [
    uniform(salt, replication, Number(fresh)) < (of[plan] ?? 0) ? 0 : 2,
  ];

describe("a search", () => {
  const problem = problemOf({
    choices,
    goals: 1,
    probability: 0.8,
    indifference: 0.05,
    budget: 3000,
  });

  test("ends with a plan confirmed under the fresh seed alone", () => {
    const solving = solved(problem, sampleOf(truth));
    expect([solving.ending, solving.answer, solving.confirmed]).toEqual(["found", 3, true]);
    expect(solving.fresh.of(3).size).toBeGreaterThanOrEqual(20);
  });

  test("puts aside a plan that fresh replications contradict, and takes the next", () => {
    const lucky = [0.05, 0.3, 0.95, 0.95, 0.95, 0.97];
    const sample: Sample = (plan, replication, fresh) =>
      sampleOf(fresh ? truth : lucky)(plan, replication, fresh);
    const solving = solved(problem, sample);
    expect(solving.contradicted).toEqual([2]);
    expect([solving.answer, solving.confirmed]).toEqual([3, true]);
  });

  test("never spends more than its budget, and says what it left open", () => {
    for (const budget of [10, 50, 120, 300]) {
      const solving = solved({ ...problem, budget }, sampleOf(truth));
      const { search, confirm, explore, select, front } = solving.spent;
      expect(solving.purse.spent).toBeLessThanOrEqual(budget);
      expect(search + confirm + explore + select + front).toBe(solving.purse.spent);
      if (solving.ending === "unknown") expect(solving.exhausted).toBe(true);
      if (solving.exhausted && solving.ending === "found") expect(solving.open).toBeGreaterThan(0);
    }
    expect(solved({ ...problem, budget: 50 }, sampleOf(truth)).exhausted).toBe(true);
  });

  test("is the same again under the same chance", () => {
    const once = solved(problem, sampleOf(truth));
    const again = solved(problem, sampleOf(truth));
    expect(again.spent).toEqual(once.spent);
    expect(frontOf(problem, again.fresh, again.front)).toEqual(
      frontOf(problem, once.fresh, once.front),
    );
  });

  test("draws the front from fresh replications, with what is dominated marked", () => {
    const solving = solved({ ...problem, budget: 20_000 }, sampleOf(truth));
    const front = frontOf(problem, solving.fresh, solving.front);
    const costs = front.map(({ cost }) => cost);
    expect(costs).toEqual(costs.toSorted((one, other) => one - other));
    for (const { plan, share, interval, replications } of front) {
      expect(replications).toBe(solving.fresh.of(plan).size);
      expect(interval.low).toBeLessThanOrEqual(share);
      expect(interval.high).toBeGreaterThanOrEqual(share);
    }
    const shares = front.filter(({ dominated }) => dominated === "no").map(({ share }) => share);
    expect(shares).toEqual(shares.toSorted((one, other) => one - other));
  });

  test("marks a plan that is dearer and surely worse", () => {
    const fresh = new Trials(problem.goals, { most: 1000, spent: 0 });
    const sample = sampleOf([0.05, 0.95, 0.5, 0.96]);
    for (const plan of [1, 2, 3]) {
      fresh.of(plan).add(Array.from({ length: 100 }, (_, r) => sample(plan, r, true)));
    }
    const front = frontOf(problem, fresh, [1, 2, 3]);
    expect(front.find(({ plan }) => plan === 2)?.dominated).toBe("surely");
    expect(front.find(({ plan }) => plan === 1)?.dominated).toBe("no");
  });

  test("the front's intervals hold all together as often as they say", () => {
    let held = 0;
    const repeats = 200;
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      const solving = solved({ ...problem, budget: 2000 }, sampleOf(truth, repeat));
      const front = frontOf(problem, solving.fresh, solving.front);
      const within = front.every(({ plan, interval }) => {
        const p = truth[plan] ?? 0;
        return interval.low <= p && p <= interval.high;
      });
      if (within) held += 1;
    }
    expect(held / repeats).toBeGreaterThanOrEqual(0.95);
  });

  test("the zone of indifference leaves room for certainty", () => {
    expect(indifferenceWithin(0.8, 0.05)).toBe(0.05);
    expect(indifferenceWithin(0.99, 0.05)).toBeCloseTo(0.005, 12);
  });
});

describe("the best of a few", () => {
  const goals = [{ goal: atMostOne("g"), index: 0 }];

  /** Selects among plans with these probabilities, under common chance. */
  function selected(of: ReadonlyArray<number>, salt: number) {
    const trials = new Trials(goals, { most: 100_000, spent: 0 });
    const plans = of.map((_, plan) => plan);
    const procedure = selectBest(trials, plans, { indifference: 0.1, alpha: 0.05, share: 1 });
    let step = procedure.next();
    while (step.done !== true) {
      step = procedure.next(
        step.value.map(({ candidate, from, to }) =>
          Array.from({ length: to - from }, (_, i) => [
            // Half of the chance is common, so that plans differ in what is their own.
            uniform(salt, from + i) / 2 + uniform(salt, from + i, candidate) / 2 < of[candidate]
              ? 0
              : 2,
          ]),
        ),
      );
    }
    return { best: step.value.best, replications: trials.replications };
  }

  test("is the best in 95 % of 200 selections when it is so by the zone of indifference", () => {
    // Of the mean of two uniforms: below 0.5 with 0.5, below 0.56 with 0.61.
    const right = Array.from({ length: 200 }, (_, salt) => selected([0.5, 0.5, 0.56, 0.5], salt));
    const share = right.filter(({ best }) => best === 2).length / right.length;
    expect(share).toBeGreaterThanOrEqual(0.95);
  });

  test("takes fewer replications when it is plainly the best", () => {
    const [near, far] = [selected([0.5, 0.55], 1), selected([0.2, 0.8], 1)];
    expect(far.best).toBe(1);
    expect(far.replications).toBeLessThan(near.replications);
  });

  test("of plans that never hold is not sought after", () => {
    const trials = new Trials(goals, { most: 100_000, spent: 0 });
    const procedure = selectBest(trials, [4, 2], { indifference: 0.1, alpha: 0.05, share: 1 });
    let step = procedure.next();
    while (step.done !== true) {
      step = procedure.next(
        step.value.map(({ from, to }) => Array.from({ length: to - from }, () => [2])),
      );
    }
    expect(step.value).toEqual({ best: 4, rivals: [2] });
    expect(trials.replications).toBe(40);
  });

  test("of equals is the first, which is the cheapest", () => {
    const trials = new Trials(goals, { most: 100_000, spent: 0 });
    const procedure = selectBest(trials, [4, 2], { indifference: 0.1, alpha: 0.05, share: 1 });
    let step = procedure.next();
    while (step.done !== true) {
      step = procedure.next(
        step.value.map(({ from, to }) => Array.from({ length: to - from }, () => [0])),
      );
    }
    expect(step.value).toEqual({ best: 4, rivals: [] });
  });
});
