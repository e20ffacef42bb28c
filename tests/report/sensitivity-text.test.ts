/**
 * Sensitivity analyses as text: golden files of the three methods in both languages and widths, and
 * what must hold in each: chance is never drawn, and no share is below 0 or certain.
 */
import { describe, expect, test } from "vitest";
import { type Language, languages, Tongue } from "../../src/language/language.ts";
import { indexText } from "../../src/report/importance-text.ts";
import { columnsOf, type Paper, plain } from "../../src/report/paper.ts";
import { sensitivityMethods } from "../../src/report/sensitivity-result.ts";
import { sensitivityText, verdictLine } from "../../src/report/sensitivity-text.ts";
import { madeSensitivity } from "./made-sweep.ts";

const paperOf = (language: Language, width: number): Paper => ({
  tongue: new Tongue(language),
  width,
  paint: plain,
});
const results = new Map(sensitivityMethods.map((method) => [method, madeSensitivity(method)]));
const cases = sensitivityMethods.flatMap((method) =>
  languages.flatMap((language) => [100, 80].map((width) => [method, language, width] as const)),
);

test.each(cases)(
  "%s reads as it should in %s, %i columns wide",
  async (method, language, width) => {
    const text = sensitivityText(results.get(method)!, 5, paperOf(language, width));
    for (const line of text.split("\n")) expect(columnsOf(line)).toBeLessThanOrEqual(width);
    await expect(text).toMatchFileSnapshot(`golden/sensitivity-${method}-${language}-${width}.txt`);
  },
);

test("only what is told from chance is drawn", () => {
  const result = madeSensitivity("tornado");
  if (result.method !== "tornado") throw new Error(result.method);
  const chance = result.goals.map((goal) => ({
    ...goal,
    effects: goal.effects.map((effect) => ({ ...effect, effect: "notTold" as const })),
  }));
  const text = sensitivityText({ ...result, goals: chance }, 5, paperOf("en", 100));
  expect(text).not.toContain("hazard.noShow");
  expect(text).toContain("none of them can be told from chance");
  expect(text.trimEnd().endsWith("more replications may tell")).toBe(true);
});

test("says what levers are whose values are varied", () => {
  const result = madeSensitivity("tornado");
  const [first, ...others] = result.varied;
  const lever = "placements.referral multiply 2.5 from 2010-01-01";
  const named = { ...result, varied: [{ ...first, path: "initiatives.more.2", lever }, ...others] };
  const text = sensitivityText(named as typeof result, 5, paperOf("en", 100));
  expect(text).toContain(`\n\ninitiatives.more.2: ${lever}\n\n`);
});

test("the last line says what matters most", () => {
  const said = sensitivityMethods.map((method) =>
    verdictLine(results.get(method)!, paperOf("en", 100)),
  );
  expect(said[0]).toMatch(/most of all: hazard\.noShow \(on-time by −[56]\.\d+.points\)$/u);
  for (const line of said) expect(line).toMatch(/^\d+ of \d+ assumptions move some goal surely/u);
});

describe("an index", () => {
  const tongue = new Tongue("en");
  const text = (estimate: number, lo: number, hi: number) =>
    indexText({ estimate, lo, hi }, tongue);
  test.each([
    [0.62, 0.55, 0.701, "62 % (55–71 %)"],
    [-0.03, -0.08, 0.02, "≈ 0, below 2 %"],
    [0.01, 0, 0.003, "≈ 0, below 1 %"],
    [-0.2, -0.5, -0.1, "≈ 0, below 1 %"],
    [1.04, 0.97, 1.1, "100 % (97–100 %)"],
  ])("%f from %f to %f is %s", (estimate, lo, hi, expected) => {
    expect(text(estimate, lo, hi)).toBe(expected);
  });
});
