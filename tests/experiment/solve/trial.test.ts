/** What a trial counts and how sure its intervals are, however often they are looked at. */
import { describe, expect, test } from "vitest";
import { checkAssumption } from "../../../src/experiment/solve/assumption.ts";
import { bindingFirst, smallestRelaxation } from "../../../src/experiment/solve/binding.ts";
import { differenceOf } from "../../../src/experiment/solve/difference.ts";
import { Lattice } from "../../../src/experiment/solve/lattice.ts";
import { Trial } from "../../../src/experiment/solve/trial.ts";
import { Trials } from "../../../src/experiment/solve/trials.ts";
import { atMostOne, problemOf, solved, uniform } from "./drive.ts";

const named = (goals: number) =>
  Array.from({ length: goals }, (_, index) => ({ goal: atMostOne(`g${index}`), index }));

function trialOf(goals: number, values: ReadonlyArray<ReadonlyArray<number>>): Trial {
  const trial = new Trial(named(goals));
  trial.add(values);
  return trial;
}

describe("a trial", () => {
  test("counts goals together in each replication and never multiplies", () => {
    // Either goal holds in half of the replications; together they hold in none, or in half.
    const apart = trialOf(2, [
      [0, 2],
      [2, 0],
      [0, 2],
      [2, 0],
    ]);
    const together = trialOf(2, [
      [0, 0],
      [2, 2],
      [0, 0],
      [2, 2],
    ]);
    expect([apart.shareOf(0), apart.shareOf(1), apart.share]).toEqual([0.5, 0.5, 0]);
    expect([together.shareOf(0), together.shareOf(1), together.share]).toEqual([0.5, 0.5, 0.5]);
    expect(apart.shareWithout(0)).toBe(0.5);
  });

  test("takes a goal without a value as one that was not attained", () => {
    expect(trialOf(1, [[0], [Number.NaN], [1]]).count).toBe(2);
  });

  test("keeps its word over a hundred looks; a look at 95 % each time would not", () => {
    const [truth, alpha, repeats] = [0.7, 0.1, 400];
    let [spent, naive] = [0, 0];
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      const trial = new Trial(named(1));
      let [missed, missedNaively] = [false, false];
      for (let look = 0; look < 100; look += 1) {
        const from = trial.size;
        trial.add(Array.from({ length: 5 }, (_, i) => [uniform(repeat, from + i) < truth ? 0 : 2]));
        const { low, high } = trial.look(alpha);
        if (truth < low || truth > high) missed = true;
        const half = 1.645 * Math.sqrt((trial.share * (1 - trial.share)) / trial.size);
        if (Math.abs(trial.share - truth) > half) missedNaively = true;
      }
      if (missed) spent += 1;
      if (missedNaively) naive += 1;
    }
    expect(spent / repeats).toBeLessThanOrEqual(alpha);
    expect(naive / repeats).toBeGreaterThan(3 * alpha);
  });

  test("a look at nothing new spends nothing", () => {
    const trial = trialOf(1, [[0], [2], [0]]);
    expect(trial.look(0.05)).toBe(trial.look(0.05));
    expect(trial.looks).toBe(1);
  });
});

test("a difference under common chance is told by far fewer replications than two shares", () => {
  const of = (limit: number) =>
    trialOf(
      1,
      Array.from({ length: 300 }, (_, r) => [uniform(3, r) < limit ? 0 : 2]),
    );
  const [one, other] = [of(0.75), of(0.65)];
  const { low, high } = differenceOf(one, other, 0.05);
  expect(low).toBeGreaterThan(0);
  expect(low).toBeLessThanOrEqual(one.share - other.share);
  expect(high).toBeGreaterThanOrEqual(one.share - other.share);
  expect(one.look(0.05).low).toBeLessThan(other.look(0.05).high);
});

describe("the goal that binds", () => {
  // The first goal holds always, the second in half, the third in three of four.
  const trial = trialOf(3, [
    [0, 1.5, 0],
    [0, 1.2, 0],
    [0, 0, 0],
    [0, 0, 1.4],
  ]);

  test("is the one without which the others hold most often", () => {
    const order = bindingFirst(trial, named(3));
    expect(order.map(({ goal }) => goal)).toEqual([1, 2, 0]);
    expect(order[0]).toEqual({ goal: 1, share: 0.5, othersShare: 0.75 });
  });

  test("gives by the least that is enough, alone where that can be", () => {
    const half = smallestRelaxation(trial, named(3), 0.5);
    expect(half?.goals).toEqual([1]);
    expect(half?.by[0]).toBeCloseTo(0.2, 12);
    expect(smallestRelaxation(trial, named(3), 0.75)?.by[0]).toBeCloseTo(0.5, 12);
  });

  test("needs the others to give as well where it is not enough", () => {
    const all = smallestRelaxation(trial, named(3), 1);
    expect(all?.goals).toEqual([0, 1, 2]);
    for (const by of all?.by ?? []) expect(by).toBeCloseTo(0.5, 12);
  });

  test("cannot be helped where values are missing", () => {
    expect(smallestRelaxation(trialOf(1, [[Number.NaN], [0]]), named(1), 1)).toBeUndefined();
  });
});

describe("the assumption that more never hurts", () => {
  const levels = [1, 2, 3, 4, 5];
  const toy = { choices: [{ levels, unitCost: 1 }], goals: 1, probability: 0.8 };
  const sampleOf = (truth: ReadonlyArray<number>) => (plan: number, r: number, fresh: boolean) => [
    uniform(11, r, Number(fresh)) < (truth[plan] ?? 0) ? 0 : 2,
  ];

  test("is not contradicted where it is so", () => {
    const { assumed, assumption } = solved(problemOf(toy), sampleOf([0.1, 0.3, 0.5, 0.9, 0.95]));
    expect(assumed).toBe(true);
    expect(assumption.pairs).toBeGreaterThan(0);
    expect(assumption.contradictions).toEqual([]);
  });

  test("is found to be contradicted where it is not, and given up", () => {
    // Two are enough; the third gets in the way of the others.
    const truth = [0.1, 0.95, 0.2, 0.3, 0.9];
    const solving = solved(problemOf(toy), sampleOf(truth));
    expect(solving.assumed).toBe(false);
    expect(solving.assumption.contradictions.length).toBeGreaterThan(0);
    expect([solving.ending, solving.answer, solving.confirmed]).toEqual(["found", 1, true]);
  });

  test("compares only plans of which one has more of everything", () => {
    const lattice = new Lattice([
      { levels: [1, 2], unitCost: 1 },
      { levels: [1, 2], unitCost: 1 },
    ]);
    const trials = new Trials(named(1), { most: 100, spent: 0 });
    for (const plan of [1, 2]) trials.of(plan).add([[0]]);
    expect(checkAssumption(lattice, trials, 0.05).pairs).toBe(0);
  });
});
