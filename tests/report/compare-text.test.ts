/**
 * The comparison as text: golden files in both languages and widths, and what must hold in each:
 * no line is too wide, what is the same is called the same, the verdict is the last line.
 */
import { describe, expect, test } from "vitest";
import { vocabulary } from "../../src/domain/vocabulary.ts";
import { type Language, languages, Tongue } from "../../src/language/language.ts";
import { changeTexts, differenceTexts, fromTo } from "../../src/report/compare-numbers.ts";
import { compareText, compareVerdict } from "../../src/report/compare-text.ts";
import type { ComparisonResult, GoalComparison } from "../../src/report/comparison-result.ts";
import type { GoalResult } from "../../src/report/forecast-result.ts";
import { columnsOf, type Paper, plain } from "../../src/report/paper.ts";
import { madeComparison } from "./made-comparison.ts";

const paperOf = (language: Language, width: number): Paper => ({
  tongue: new Tongue(language),
  width,
  paint: plain,
});
const cases = languages.flatMap((language) => [100, 80].map((width) => [language, width] as const));

test.each(cases)("reads as it should in %s, %i columns wide", async (language, width) => {
  const text = compareText(madeComparison, paperOf(language, width));
  for (const line of text.split("\n")) expect(columnsOf(line), line).toBeLessThanOrEqual(width);
  expect(text).not.toContain("\u001B");
  await expect(text).toMatchFileSnapshot(`golden/comparison-${language}-${width}.txt`);
});

test("many plans come in tables that fit", () => {
  const [plan] = madeComparison.scenarios;
  if (plan === undefined) throw new Error("no plan");
  const scenarios = ["A", "B", "C", "D", "E", "F"].map((label) => ({ ...plan, label }));
  const text = compareText({ ...madeComparison, scenarios }, paperOf("en", 60));
  for (const line of text.split("\n")) expect(columnsOf(line), line).toBeLessThanOrEqual(60);
  expect(text.match(/^ +baseline +A/gmu)).toHaveLength(1);
  expect(text.match(/ F$/gmu)).toHaveLength(1);
});

test("a single plan needs no overview", () => {
  const text = compareText(
    { ...madeComparison, scenarios: madeComparison.scenarios.slice(0, 1) },
    paperOf("en", 100),
  );
  expect(text).not.toContain("Probability that goals are attained");
  expect(text).toContain("A  Two more caseworkers in team North");
});

describe("the verdict", () => {
  const verdictOf = (result: ComparisonResult) => compareVerdict(result, paperOf("en", 100));

  test("is the last line and names the plan with the best chance of all goals", () => {
    const lines = compareText(madeComparison, paperOf("en", 100)).trimEnd().split("\n");
    expect(lines.at(-1)).toBe(verdictOf(madeComparison)[0]);
    expect(lines.at(-1)).toBe(
      "✗ no plan surely meets all 5 goals; nearest is A: 2 met, all 5 together 19 %",
    );
  });

  test("names the plan that meets all", () => {
    const [plan] = madeComparison.scenarios;
    if (plan === undefined) throw new Error("no plan");
    const goals = plan.forecast.goals.map((goal): GoalResult =>
      goal.target === null ? goal : { ...goal, verdict: "met" },
    );
    const won = { ...plan, forecast: { ...plan.forecast, goals } };
    expect(verdictOf({ ...madeComparison, scenarios: [won] })[0]).toMatch(
      /^✓ A, Two more .* meets all/u,
    );
  });
});

describe("numbers", () => {
  const en = new Tongue("en");
  const [plan] = madeComparison.scenarios;
  const goal = plan?.forecast.goals[2] as GoalResult;
  const change = plan?.goals[2] as GoalComparison;

  test("of a difference have the digits that its interval allows", () => {
    const shown = (mean: number, lo: number, hi: number, unit: GoalResult["unit"] = "persons") =>
      differenceTexts({ ...goal, unit }, { ...change, difference: { mean, lo, hi } }, en);
    expect(shown(116.8, 114.13, 119.47)).toEqual(["+116.8", "+114.1…+119.5"]);
    expect(shown(116.8, 90, 143.6)).toEqual(["+117", "+90…+144"]);
    expect(shown(-0.00302, -0.00391, -0.00213, "share")).toEqual(["−0.30", "−0.39…−0.21"]);
  });

  test("of a change of probability are rounded outward", () => {
    expect(changeTexts({ change: 0.71, lo: 0.615, hi: 0.781, gained: 9, lost: 0 }, en)).toEqual([
      "+71",
      "+61…+79",
    ]);
    expect(changeTexts({ change: 0, lo: -0.021, hi: 0.021, gained: 2, lost: 2 }, en)).toEqual([
      "0",
      "−3…+3",
    ]);
    expect(fromTo({ estimate: 0 }, { estimate: 1 }, en)).toBe("<1 → >99 %");
  });
});

test("every event about a citizen has words in both languages", () => {
  const citizens = vocabulary.filter(({ subject }) => subject === "citizen");
  for (const language of languages) {
    const words = new Tongue(language).say.compare.events;
    expect(citizens.filter(({ name }) => words[name] === undefined)).toEqual([]);
  }
});
