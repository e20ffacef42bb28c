/** What makes two results the same one: all that an outcome depends on, and nothing else. */
import { expect, test } from "vitest";
import { armText, fatesText, outcomesText } from "../../src/experiment/result-key.ts";
import { smallPlan } from "../../src/testing/plan.ts";
import type { Goal } from "../../src/domain/goal.ts";

const plan = smallPlan();
const goal: Goal = {
  id: "stock",
  name: { en: "Stock" },
  source: "JKN:1",
  measure: { type: "netInflow" },
  window: { from: "2010-01", to: "2010-12" },
  target: { atMost: 40 },
};
const arm = { plan, goals: [goal] };
const text = armText(arm);

test("names, targets and the plan's own hash are not in it", () => {
  const called = { ...plan, scenario: "another", hash: "0" };
  expect(armText({ plan: called, goals: [goal] })).toBe(text);
  const other = { ...goal, id: "other", name: { en: "Other" }, target: { atMost: 3 } };
  expect(armText({ plan, goals: [other] })).toBe(text);
});

test("every number of the plan is, and what is measured", () => {
  const { parameters } = plan;
  for (const cell of [0, 17, parameters.values.length - 1]) {
    const values = parameters.values.slice();
    values[cell] = Math.fround(values[cell] + 1e-3);
    const changed = { ...plan, parameters: { ...parameters, values } };
    expect(armText({ plan: changed, goals: [goal] })).not.toBe(text);
  }
  expect(armText({ plan: { ...plan, to: plan.to + 1 }, goals: [goal] })).not.toBe(text);
  const later = { ...goal, window: { from: "2010-02", to: "2010-12" } };
  expect(armText({ plan, goals: [later] })).not.toBe(text);
  expect(armText({ plan, goals: [goal, goal] })).not.toBe(text);
});

test("program and seed part results, and outcomes are no fates", () => {
  const texts = [
    outcomesText("program", "arm", "1"),
    outcomesText("program", "arm", "2"),
    outcomesText("program 2", "arm", "1"),
    outcomesText("program", "ar", "m1"),
    fatesText("program", "baseline", "arm", "1"),
    fatesText("program", "arm", "baseline", "1"),
  ];
  expect(new Set(texts).size).toBe(texts.length);
});
