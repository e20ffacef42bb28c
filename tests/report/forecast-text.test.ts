/**
 * The forecast as text: golden files in both languages and widths, and what must hold in each:
 * no line is too wide, no probability is certain, nothing but colour changes with colour.
 */
import { stripVTControlCharacters, styleText } from "node:util";
import { describe, expect, test } from "vitest";
import { type Language, languages, Tongue } from "../../src/language/language.ts";
import type { GoalResult } from "../../src/report/forecast-result.ts";
import { assumptionSheet, forecastText, verdictLine } from "../../src/report/forecast-text.ts";
import {
  decimalsOf,
  probabilityInterval,
  probabilityText,
  spreadText,
} from "../../src/report/goal-numbers.ts";
import { histogramText } from "../../src/report/histogram.ts";
import { type Colour, columnsOf, type Paper, plain } from "../../src/report/paper.ts";
import { madeResult } from "./made-result.ts";

const paperOf = (language: Language, width: number): Paper => ({
  tongue: new Tongue(language),
  width,
  paint: plain,
});
const cases = languages.flatMap((language) => [100, 80].map((width) => [language, width] as const));

test.each(cases)("reads as it should in %s, %i columns wide", async (language, width) => {
  const text = forecastText(madeResult, paperOf(language, width));
  for (const line of text.split("\n")) expect(columnsOf(line)).toBeLessThanOrEqual(width);
  expect(text).not.toContain("\u001B");
  await expect(text).toMatchFileSnapshot(`golden/forecast-${language}-${width}.txt`);
});

test.each(languages)("lists the assumptions in %s", async (language) => {
  const text = assumptionSheet(madeResult, paperOf(language, 80));
  await expect(text).toMatchFileSnapshot(`golden/assumptions-${language}.txt`);
});

test("colour adds nothing but colour", () => {
  const paint = (colour: Colour, text: string) =>
    styleText(colour, text, { validateStream: false });
  const painted = forecastText(madeResult, { ...paperOf("en", 100), paint });
  expect(painted).toContain("\u001B[31m");
  const bare = stripVTControlCharacters(painted);
  expect(bare).toBe(forecastText(madeResult, paperOf("en", 100)));
});

test("the verdict is the last line", () => {
  const lines = forecastText(madeResult, paperOf("en", 100)).trimEnd().split("\n");
  expect(lines.at(-1)).toBe(verdictLine(madeResult, paperOf("en", 100)));
  expect(lines.at(-1)).toBe(
    "✗ 2 of 5 goals met, 1 uncertain, 1 missed, 1 not measurable; all 4 together: 4 %",
  );
});

describe("numbers", () => {
  const en = new Tongue("en");
  const withValue = (lo: number, hi: number, of: Partial<GoalResult> = {}): GoalResult => ({
    ...(madeResult.goals[1] as GoalResult),
    value: { mean: (lo + hi) / 2, median: lo, lo, hi, level: 0.9 },
    ...of,
  });

  test("have the digits that the interval allows", () => {
    expect(decimalsOf(withValue(0.39, 0.436))).toBe(3);
    expect(decimalsOf(withValue(0.2, 0.6))).toBe(2);
    expect(decimalsOf(withValue(9_700, 10_300, { unit: "persons" }))).toBe(-2);
    expect(spreadText(withValue(9_712, 10_311, { unit: "persons" }), en)).toBe("9,710–10,310");
    expect(spreadText(withValue(9_712, 10_371, { unit: "persons" }), en)).toBe("9,700–10,400");
    expect(spreadText(withValue(12, 12, { unit: "persons" }), en)).toBe("12");
  });

  test("never call anything certain", () => {
    expect([0, 0.004, 0.006, 0.5, 0.994, 0.996, 1].map((p) => probabilityText(p, en))).toEqual([
      "<1 %",
      "<1 %",
      "1 %",
      "50 %",
      "99 %",
      ">99 %",
      ">99 %",
    ]);
    const intervalOf = (lo: number, hi: number) =>
      probabilityInterval(withValue(1, 2, { probability: { estimate: lo, lo, hi } }), en);
    expect(intervalOf(0, 0.0134)).toBe("<2 %");
    expect(intervalOf(0.9866, 1)).toBe(">98 %");
    expect(intervalOf(0.378, 0.493)).toBe("37–50 %");
    expect(intervalOf(0, 1)).toBe("");
  });
});

describe("a histogram", () => {
  const drawn = (target: GoalResult["target"]) =>
    histogramText({
      ...(madeResult.goals[1] as GoalResult),
      target,
      histogram: { from: 0, to: 12, counts: [0, 1, 2, 3, 4, 5, 6, 7, 8, 4, 2, 0] },
    });

  test("has the target where it is", () => {
    expect(drawn(6)).toBe(" ▁▂▃▄▅│▆▇█▄▂ ");
    expect(drawn([2, 10])).toBe(" ▁│▂▃▄▅▆▇█▄│▂ ");
    expect(drawn(null)).toBe(" ▁▂▃▄▅▆▇█▄▂ ");
  });

  test("says on which side a target is that it does not reach", () => {
    expect(drawn(-1)).toBe("│… ▁▂▃▄▅▆▇█▄▂ ");
    expect(drawn(20)).toBe(" ▁▂▃▄▅▆▇█▄▂ …│");
  });
});
