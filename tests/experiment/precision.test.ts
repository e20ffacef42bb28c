/** Stopping at an asked precision: what is asked is reached, with few looks, or the cap is told. */
import { expect, test } from "vitest";
import { type AimedGoal, precision } from "../../src/experiment/precision.ts";
import type { Values } from "../../src/experiment/procedure.ts";
import { halfWidth } from "../../src/statistics/interval.ts";
import { experiments, type Numbers } from "../statistics/synthetic.ts";

const level = 0.9;
const meanOf = (goal: number, half: number, more: Partial<AimedGoal> = {}): AimedGoal => ({
  candidate: 0,
  goal,
  target: { atLeast: 0 },
  aim: { of: "mean", half, relative: false },
  ...more,
});
const chanceOf = (goal: number, half: number): AimedGoal => ({
  ...meanOf(goal, half),
  aim: { of: "share", half, relative: false },
});

/** Runs a procedure with made-up values, and notes what it asks for. */
function run(
  asked: Parameters<typeof precision>[0],
  valuesOf: (numbers: Numbers, candidate: number, replication: number) => Values,
) {
  const [[, numbers]] = [...experiments(1, "precision")] as [[number, Numbers]];
  const procedure = precision(asked);
  const steps: Array<ReadonlyArray<{ candidate: number; from: number; to: number }>> = [];
  let step = procedure.next();
  while (!step.done) {
    steps.push(step.value);
    const told = step.value.map(({ candidate, from, to }) =>
      Array.from({ length: to - from }, (_, i) => valuesOf(numbers, candidate, from + i)),
    );
    step = procedure.next(told);
  }
  return { answer: step.value, steps };
}

test("a mean is known to within the half-width, after about as many as that takes", () => {
  const { answer, steps } = run({ aims: [meanOf(0, 0.1)], level, most: 10_000 }, (numbers) => [
    numbers.normal(),
  ]);
  const [found] = answer.standings;
  expect(answer.reached).toBe(true);
  expect(found!.reached).toBeLessThanOrEqual(0.1);
  expect(halfWidth(found!.interval)).toBeCloseTo(found!.reached, 12);
  // (1.695 / 0.1)² = 287, and a quarter more for what is not known of the variance.
  expect(answer.replications).toBeGreaterThan(200);
  expect(answer.replications).toBeLessThan(420);
  expect(answer.looks).toBeLessThanOrEqual(5);
  expect(steps[0]).toEqual([{ candidate: 0, from: 0, to: 20 }]);
  for (const [i, [wanted]] of steps.entries()) {
    expect(wanted!.from).toBe(i === 0 ? 0 : steps[i - 1]![0]!.to);
  }
});

test("a probability of a half to within five points takes some 290 replications", () => {
  const { answer } = run({ aims: [chanceOf(0, 0.05)], level, most: 10_000 }, (numbers) => [
    numbers.normal(),
  ]);
  expect(answer.reached).toBe(true);
  expect(answer.replications).toBeGreaterThan(250);
  expect(answer.replications).toBeLessThan(330);
  expect(answer.standings[0]!.reduction).toBe(1);
});

test("several goals of two arms share their replications and hold together", () => {
  const aims = [meanOf(0, 0.3), chanceOf(1, 0.1), { ...meanOf(0, 0.3), candidate: 1 }];
  const { answer, steps } = run({ aims, level, most: 10_000 }, (numbers) => [
    numbers.normal(),
    numbers.normal(),
  ]);
  for (const wanted of steps) {
    expect(wanted.map(({ candidate }) => candidate)).toEqual([0, 1]);
    expect(new Set(wanted.map(({ from, to }) => `${from}–${to}`)).size).toBe(1);
  }
  expect(answer.levelOfEach).toBeGreaterThan(0.91);
  expect(answer.levelOfEach).toBeLessThanOrEqual(0.91 ** (1 / 3));
  expect(answer.standings.every(({ enough }) => enough)).toBe(true);
});

test("the cap ends it and what was reached is told", () => {
  const { answer } = run({ aims: [meanOf(0, 0.01)], level, most: 50 }, (numbers) => [
    numbers.normal(),
  ]);
  expect(answer.replications).toBe(50);
  expect(answer.reached).toBe(false);
  expect(answer.standings[0]!.reached).toBeGreaterThan(0.1);
  expect(answer.standings[0]!.needed).toBeGreaterThan(10_000);
});

test("twenty are enough for what never varies, and for what has no value", () => {
  const still = run({ aims: [meanOf(0, 0.01)], level, most: 500 }, () => [7]);
  expect(still.answer).toMatchObject({ replications: 20, looks: 1, reached: true });
  const missing = run({ aims: [meanOf(0, 0.01)], level, most: 500 }, () => [Number.NaN]);
  expect(missing.answer).toMatchObject({ replications: 20, reached: false });
  expect(missing.answer.standings[0]!.measured).toBe(0);
});

test("a control that explains most of a mean saves most of its replications", () => {
  const controls: number[] = [];
  const values = (numbers: Numbers, _: number, replication: number): Values => {
    controls[replication] = numbers.normal();
    return [controls[replication] + 0.5 * numbers.normal()];
  };
  const plain = run({ aims: [meanOf(0, 0.06)], level, most: 10_000 }, values).answer;
  const aims = [meanOf(0, 0.06, { controls: (r) => [controls[r]!] })];
  const helped = run({ aims, level, most: 10_000 }, values).answer;
  expect(helped.standings[0]!.reduction).toBeCloseTo(5, -0.5);
  expect(helped.replications * 3).toBeLessThan(plain.replications);
});

test("a skewed goal is not trusted after twenty replications", () => {
  const { answer } = run({ aims: [meanOf(0, 5)], level, most: 10_000 }, (numbers) => [
    numbers.exponential() ** 2,
  ]);
  expect(answer.replications).toBeGreaterThan(60);
});
