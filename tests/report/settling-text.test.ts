/**
 * How a centre settles, as text: the whole of it in both languages in golden files, and that it
 * stays within its columns however narrow they are.
 */
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { type Language, languages, Tongue } from "../../src/language/language.ts";
import { columnsOf, plain } from "../../src/report/paper.ts";
import { publishedSchema } from "../../src/report/published-schema.ts";
import { settlingText } from "../../src/report/settling-text.ts";
import { sparkline } from "../../src/report/sparkline.ts";
import { fitting, rises, settles } from "./made-settling.ts";

const paper = (language: Language, width: number) => ({
  tongue: new Tongue(language),
  width,
  paint: plain,
});

describe.each(languages)("in %s", (language) => {
  test.each([
    ["settles", settles],
    ["rises", rises],
    ["fits", fitting],
  ])("a centre that %s", async (name, result) => {
    const text = settlingText(result, paper(language, 100));
    await expect(text).toMatchFileSnapshot(`golden/settling-${name}-${language}.txt`);
  });

  test.each([60, 80, 100])("fits in %i columns", (width) => {
    for (const result of [settles, rises, fitting]) {
      for (const line of settlingText(result, paper(language, width)).split("\n")) {
        expect(columnsOf(line)).toBeLessThanOrEqual(width);
      }
    }
  });
});

test("a made result is what the published schema describes", () => {
  const validate = new Ajv2020({ strict: false }).compile(publishedSchema("warmup"));
  for (const result of [settles, rises, fitting]) {
    expect(validate(result) || validate.errors).toBe(true);
  }
  expect(validate({ ...settles, settled: "yes" })).toBe(false);
});

test("a course is drawn from its lowest to its highest, and chatter as a flat line", () => {
  expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7], 1)).toBe("▁▂▃▄▅▆▇█");
  expect(sparkline([10, 11, 10], 2)).toBe("▄▄▄");
  expect(sparkline([5, 5], 0)).toBe("▄▄");
});
