/**
 * A solution as text: golden files in both languages and widths, and what must hold in each: no
 * line is too wide, no probability is certain, the verdict is the last line.
 */
import * as Schema from "effect/Schema";
import { describe, expect, test } from "vitest";
import { type Language, languages, Tongue } from "../../src/language/language.ts";
import { columnsOf, type Paper, plain } from "../../src/report/paper.ts";
import { intervalText } from "../../src/report/solution-parts.ts";
import { extrasOf, moneyText } from "../../src/report/solution-plan.ts";
import { SolutionResult } from "../../src/report/solution-result.ts";
import { solutionText, solutionVerdict } from "../../src/report/solution-text.ts";
import { cutShort, found, none } from "./made-solution.ts";

const paperOf = (language: Language, width: number): Paper => ({
  tongue: new Tongue(language),
  width,
  paint: plain,
});
const made = { found, none, "cut-short": cutShort };
const cases = Object.entries(made).flatMap(([name, result]) =>
  languages.flatMap((language) =>
    [100, 80].map((width) => [name, language, width, result] as const),
  ),
);

test.each(cases)("%s reads as it should in %s, %i columns wide", async (...asked) => {
  const [name, language, width, result] = asked;
  const paper = paperOf(language, width);
  const text = solutionText(result, paper);
  for (const line of text.split("\n")) expect(columnsOf(line), line).toBeLessThanOrEqual(width);
  expect(text).not.toMatch(/(?<![\d.,])(?:0|100) %/u);
  expect(text.endsWith(`\n\n${solutionVerdict(result, paper)}\n`)).toBe(true);
  await expect(text).toMatchFileSnapshot(`golden/solution-${name}-${language}-${width}.txt`);
});

describe("the verdict", () => {
  const verdictOf = (result: SolutionResult) => solutionVerdict(result, paperOf("en", 100));

  test("says the cost and the chance of what was found", () => {
    expect(verdictOf(found)).toMatch(/^✓ a plan for \+2,4\d0,000 kr\. a year .* 87 %, confirmed$/u);
    expect(verdictOf({ ...found, confirmed: false })).toMatch(/^~ .* not confirmed/u);
  });

  test("names the goal that binds when there is no plan", () => {
    expect(verdictOf(none)).toMatch(/^✗ no plan .* 80 %; the best is 31 %; on-time binds$/u);
    expect(verdictOf(cutShort)).toMatch(/^~ the budget ran out/u);
  });
});

test("money has no digit finer than its prices allow", () => {
  const { all, each } = extrasOf(found, { values: [15, 8, 20] });
  expect(all).toEqual({ value: 2_400_000, low: 2_070_000, high: 2_820_000 });
  const tongue = new Tongue("en");
  expect(each.map((extra) => moneyText(extra, tongue))).toEqual(["+1,700,000", "0", "+720,000"]);
});

test("an interval never reaches from nothing to certainty", () => {
  const tongue = new Tongue("en");
  expect(intervalText(0, 0.034, tongue)).toBe("<4 %");
  expect(intervalText(0.961, 1, tongue)).toBe(">96 %");
  expect(intervalText(0.31, 0.524, tongue)).toBe("31–53 %");
});

test("what is made by hand is what the schema says", () => {
  for (const result of Object.values(made)) {
    expect(Schema.decodeUnknownResult(SolutionResult)(result)._tag).toBe("Success");
  }
});
