/** The worst goal so far, for a line of progress. */
import { expect, test } from "vitest";
import type { Goal, Target } from "../../src/domain/goal.ts";
import type { Outcome } from "../../src/experiment/outcome.ts";
import { Tongue } from "../../src/language/language.ts";
import { valued } from "../../src/measures/reading.ts";
import { worstGoal } from "../../src/report/worst-goal.ts";

const goal = (id: string, target: Target): Goal => ({
  id,
  name: { en: id },
  source: "JKN:1",
  measure: { type: "netInflow" },
  window: 2010,
  target,
});
const goals = [goal("easy", { atLeast: 1 }), goal("hard", { atLeast: 9 })];
const outcomes = (values: ReadonlyArray<number>): ReadonlyArray<Outcome> =>
  Array.from({ length: 40 }, (_, replication) => ({
    replication,
    readings: values.map((value) => valued(value + replication / 100)),
    digest: "",
    events: 0,
    controls: [],
  }));
const en = new Tongue("en");

test("it is the one furthest short", () => {
  const told = worstGoal([{ name: "base", goals }], [outcomes([5, 5])], en);
  expect(told).toBe("worst: hard missed");
});

test("of several scenarios it says in which", () => {
  const judged = [
    { name: "base", goals },
    { name: "other", goals },
  ];
  const told = worstGoal(judged, [outcomes([5, 20]), outcomes([0, 20])], en);
  expect(told).toBe("worst: easy missed in other");
});

test("of nothing it says nothing", () => {
  expect(worstGoal([{ name: "base", goals }], [[]], en)).toBe("");
  expect(worstGoal([], [], en)).toBe("");
});
