/**
 * What logs answer, as text and as data: whole pages in both languages in golden files, that they
 * stay within their columns, that the published schemas describe the data, and that of real
 * persons no small count is in either.
 */
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { vocabulary } from "../../src/domain/vocabulary.ts";
import { cellLeast } from "../../src/history/small-cells.ts";
import { languages, Tongue } from "../../src/language/language.ts";
import { measuredText } from "../../src/report/measured-text.ts";
import { columnsOf, type Paper, plain } from "../../src/report/paper.ts";
import { publishedSchema } from "../../src/report/published-schema.ts";
import { stateText } from "../../src/report/state-text.ts";
import { timelineText } from "../../src/report/timeline-text.ts";
import { events, measuredOf, stateOf, timelineOf } from "./made-answers.ts";

const pages: Record<string, (paper: Paper) => string> = {
  "state-personal": (paper) => stateText(stateOf("personal"), paper),
  "state-synthetic": (paper) => stateText(stateOf("synthetic"), paper),
  "timeline-history": (paper) => timelineText(timelineOf("history"), false, paper),
  "timeline-work": (paper) => timelineText(timelineOf("forecast"), true, paper),
  "measured-personal": (paper) => measuredText(measuredOf("personal"), paper),
  "measured-synthetic": (paper) => measuredText(measuredOf("synthetic"), paper),
};

describe.each(languages)("in %s", (language) => {
  const paper = (width: number): Paper => ({ tongue: new Tongue(language), width, paint: plain });

  test.each(Object.keys(pages))("%s", async (name) => {
    const file = `golden/asked-${name}-${language}.txt`;
    await expect(pages[name]!(paper(100))).toMatchFileSnapshot(file);
  });

  test.each([60, 80, 100])("fits in %i columns", (width) => {
    for (const [name, page] of Object.entries(pages)) {
      for (const line of page(paper(width)).split("\n")) {
        expect(columnsOf(line), `${name}: ${line}`).toBeLessThanOrEqual(width);
      }
    }
  });

  test("every event about a citizen has a sentence, without gaps", () => {
    const { sentences } = new Tongue(language).say.timeline;
    const names = vocabulary.filter(
      ({ name, subject }) =>
        subject === "citizen" && !/^(Retracted|Corrected|SubjectsMerged)$/u.test(name),
    );
    expect(names.map(({ name }) => name).toSorted()).toEqual(Object.keys(sentences).toSorted());
    for (const event of events) {
      const telling = { fields: event, date: (iso: string) => iso, lasted: "" };
      expect(sentences[event._tag]!(telling)).toMatch(/^[A-ZÆØÅ](?!.*(?:undefined|NaN|\[object))/u);
    }
  });
});

test.each([
  ["state", [stateOf("personal"), stateOf("synthetic")]],
  ["timeline", [timelineOf("history"), timelineOf("forecast")]],
  ["measured", [measuredOf("personal"), measuredOf("synthetic")]],
] as const)("the data is what the published schema of %s describes", async (name, made) => {
  const schema = publishedSchema(name);
  const written = `${JSON.stringify(schema, undefined, 2)}\n`;
  await expect(written).toMatchFileSnapshot(`golden/asked-${name}.schema.json`);
  const validate = new Ajv2020({ strict: false }).compile(schema);
  for (const result of made) expect(validate(result) || validate.errors).toBe(true);
});

/** All numbers in some data that count persons, by the key they stand under. */
function countsIn(data: unknown, key = ""): ReadonlyArray<readonly [string, number]> {
  if (typeof data === "number") return [[key, data]];
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) =>
    countsIn(value, Array.isArray(data) ? key : name),
  );
}

test("of real persons no small count is shown, of synthetic ones all are", () => {
  const isCount = ([key]: readonly [string, number]) =>
    !["group", "line", "cellLeast", "medianDays", "longShare"].includes(key);
  const small = ([, count]: readonly [string, number]) => count > 0 && count < cellLeast;
  expect(countsIn(stateOf("synthetic")).filter(isCount).filter(small).length).toBeGreaterThan(5);
  expect(countsIn(stateOf("personal")).filter(isCount).filter(small)).toEqual([]);
  const goals = Object.fromEntries(measuredOf("personal").goals.map((goal) => [goal.id, goal]));
  expect(goals["A-4"]).toMatchObject({ value: null, base: null, why: "tooFew", margin: null });
  expect(goals["A-1"]!.byMonth.map(({ value }) => value)).toEqual([0.94, 0.92, null]);
  expect(goals["A-2"]!.byMonth.map(({ value }) => value)).toEqual([104, null, 97]);
  // Two months under 5 are hidden, and the next with them: the year's number is shown.
  expect(goals["A-3"]!.byMonth.map(({ why }) => why)).toEqual([
    "tooFew",
    "tooFew",
    null,
    null,
    null,
    null,
    null,
  ]);
  const open = Object.fromEntries(measuredOf("synthetic").goals.map((goal) => [goal.id, goal]));
  expect(open["A-4"]).toMatchObject({ value: 0.55, base: 3, verdict: "met", open: 12 });
});
