/** The seam as text: golden files in both languages, and the schema that its JSON keeps to. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { languages, Tongue } from "../../src/language/language.ts";
import type { ForecastResult } from "../../src/report/forecast-result.ts";
import { columnsOf, type Paper, plain } from "../../src/report/paper.ts";
import { publishedSchema } from "../../src/report/published-schema.ts";
import type { SeamResult } from "../../src/report/seam-result.ts";
import { seamLines } from "../../src/report/seam-text.ts";
import { madeResult } from "./made-result.ts";

const seam: SeamResult = {
  log: "logs/centre",
  chain: "0123456789abcdef",
  kind: "history",
  way: "records",
  happenedTo: "2010-06-30",
  forecastFrom: "2010-07-01",
  knownOn: "2010-07-15",
  events: 45_210,
  onBenefit: 3990,
  goals: [
    { id: "JKN-2", months: 12, decided: 6, soFar: 0.3712 },
    { id: "JKN-5", months: 12, decided: 6, soFar: 268 },
    { id: "JKN-4", months: 12, decided: 0, soFar: null },
  ],
  assumed: [
    { what: "levelDrawn", citizens: 1203 },
    { what: "contactDueFromInterviews", citizens: 3990 },
    { what: "pastPensionAge", citizens: null },
  ],
  contradictions: [{ what: "spellWithinSpell", times: 12 }],
};
const results: Readonly<Record<string, ForecastResult>> = {
  records: { ...madeResult, seam },
  recorded: {
    ...madeResult,
    seam: {
      ...seam,
      kind: "forecast",
      way: "recorded",
      knownOn: null,
      assumed: [],
      contradictions: [],
    },
  },
  other: { ...madeResult, seam: { ...seam, kind: "forecast", knownOn: null, assumed: [] } },
};
const paperOf = (language: (typeof languages)[number], width: number): Paper => {
  return { tongue: new Tongue(language), width, paint: plain };
};

test.each(languages)("reads as it should in %s", async (language) => {
  const text = Object.values(results)
    .map((result) => seamLines(result, paperOf(language, 80)).join("\n"))
    .join("\n\n");
  for (const line of text.split("\n")) expect(columnsOf(line)).toBeLessThanOrEqual(80);
  await expect(`${text}\n`).toMatchFileSnapshot(`golden/seam-${language}.txt`);
});

test("a forecast without a history has none", () => {
  expect(seamLines(madeResult, paperOf("en", 80))).toEqual([]);
});

test("its JSON keeps to the published schema", () => {
  const validate = new Ajv2020({ strict: false }).compile(publishedSchema("result"));
  for (const result of Object.values(results)) {
    const told: unknown = JSON.parse(JSON.stringify(result));
    expect(validate(told) || validate.errors).toBe(true);
  }
  const wrong = { ...madeResult, seam: { ...seam, way: "guessed" } };
  expect(validate(JSON.parse(JSON.stringify(wrong)))).toBe(false);
});
