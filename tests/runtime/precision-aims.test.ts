/** What a precision asked in words means, and what is said to words that mean nothing. */
import { expect, test } from "vitest";
import type { Goal } from "../../src/domain/goal.ts";
import { precisionAims } from "../../src/runtime/precision-aims.ts";

const goal = (id: string, measure: Goal["measure"], target: Goal["target"]): Goal => ({
  id,
  name: { en: id },
  source: "a test",
  measure,
  window: 2010,
  target,
});
const goals = [
  goal("JKN-8", { type: "timely", obligations: ["contactInterview"] }, { atLeast: 0.95 }),
  goal("JKN-4", { type: "netInflow" }, { atMost: 550 }),
  goal("open", { type: "stock" }, { atMost: null }),
  goal("later", { type: "notYetModelled", needs: "a meter" }, { atMost: 1 }),
];
const aims = (...asked: string[]) =>
  precisionAims(asked, goals).map(({ goal: index, aim }) => [goals[index]!.id, aim]);

test.each([
  ["JKN-8=0.5%", ["JKN-8", { of: "mean", half: 0.005, relative: false }]],
  ["JKN-8=±0,5 %", ["JKN-8", { of: "mean", half: 0.005, relative: false }]],
  ["JKN-8=0.005", ["JKN-8", { of: "mean", half: 0.005, relative: false }]],
  ["JKN-4=10", ["JKN-4", { of: "mean", half: 10, relative: false }]],
  ["JKN-4=2%", ["JKN-4", { of: "mean", half: 0.02, relative: true }]],
  ["open=+-3", ["open", { of: "mean", half: 3, relative: false }]],
  ["JKN-4:p=3%", ["JKN-4", { of: "share", half: 0.03, relative: false }]],
])("%s", (asked, meant) => {
  expect(aims(asked)).toEqual([meant]);
});

test("a width alone is of the probability of all that can be judged", () => {
  const share = { of: "share", half: 0.02, relative: false };
  expect(aims("2%")).toEqual([
    ["JKN-8", share],
    ["JKN-4", share],
  ]);
});

test("of two for the same the last counts, in the contract's order", () => {
  expect(aims("JKN-4=5", "5%", "JKN-8:p=1%", "JKN-4=7")).toEqual([
    ["JKN-8", { of: "share", half: 0.01, relative: false }],
    ["JKN-4", { of: "mean", half: 7, relative: false }],
    ["JKN-4", { of: "share", half: 0.05, relative: false }],
  ]);
});

test.each([
  ["JKN-9=1", /there is no goal JKN-9.*the goals are JKN-8, JKN-4, open/u],
  ["later=1", /later is not modelled yet/u],
  ["open:p=3%", /open cannot be judged/u],
  ["JKN-4:p=60%", /within ± 50 %/u],
  ["JKN-8", /not a width.*GOAL=WIDTH/u],
  ["JKN-8=0", /not a width/u],
  ["JKN-8=1.2.3", /not a width/u],
])("%s is refused", (asked, message) => {
  expect(() => aims(asked)).toThrow(message);
});
