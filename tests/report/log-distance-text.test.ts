/**
 * Distances between logs, as text: the whole of it in both languages in golden files, and that it
 * stays within its columns however narrow they are.
 */
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { type Language, languages, Tongue } from "../../src/language/language.ts";
import { logDistanceText } from "../../src/report/log-distance-text.ts";
import { columnsOf, plain } from "../../src/report/paper.ts";
import { publishedSchema } from "../../src/report/published-schema.ts";
import { alike, apart } from "./made-log-distance.ts";

const textIn = (language: Language, width: number, result: typeof alike) =>
  logDistanceText(result, "logs", { tongue: new Tongue(language), width, paint: plain });

describe.each(languages)("in %s", (language) => {
  test.each([
    ["alike", alike],
    ["apart", apart],
  ])("logs that are %s", async (name, result) => {
    const text = textIn(language, 100, result);
    await expect(text).toMatchFileSnapshot(`golden/log-distance-${name}-${language}.txt`);
  });

  test.each([60, 80, 100])("fits in %i columns", (width) => {
    for (const result of [alike, apart]) {
      for (const line of textIn(language, width, result).split("\n")) {
        expect(columnsOf(line)).toBeLessThanOrEqual(width);
      }
    }
  });
});

test("one of a thing is told as one", () => {
  const one = { ...alike, first: { ...alike.first, cases: 1, citizens: 1 }, matched: 1 };
  expect(textIn("en", 100, one)).toContain("1 benefit spell of 1 citizen,");
  expect(textIn("en", 100, one)).toContain("1 day ");
  expect(textIn("da", 100, one)).toContain("1 ydelsesforløb hos 1 borger,");
});

test("a made result is what the published schema describes", () => {
  const validate = new Ajv2020({ strict: false }).compile(publishedSchema("distance"));
  for (const result of [alike, apart]) expect(validate(result) || validate.errors).toBe(true);
});
