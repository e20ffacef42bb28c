/** Mapping files: what is wrong with one is told all at once, each thing at its place. */
import { expect, test } from "vitest";
import { InvalidMapping, loadMapping } from "../../src/history/load-mapping.ts";
import { mappingJsonSchema } from "../../src/history/mapping-json-schema.ts";

const problemsIn = (text: string): ReadonlyArray<string> => {
  const loaded = loadMapping(text, "map.yaml");
  if (loaded._tag === "Success") return [];
  expect(loaded.failure).toBeInstanceOf(InvalidMapping);
  return loaded.failure.problems.map(
    ({ column, line, message, path, suggestion }) =>
      `${line}:${column} ${path}: ${message}${suggestion === undefined ? "" : ` (${suggestion})`}`,
  );
};

test("what does not fit the shape", () => {
  expect(
    problemsIn(`id: x
citizen: { colum: CPR, kind: number }
format: { encoding: latin-1, separator: ":" }
extract: { on: 01-07-2010 }
rules:
  - id: one
    event: InterviewHolded
    at: { column: Dato, clock: "25:00" }
`),
  ).toEqual([
    "2:12 citizen.colum: unknown key `colum` (did you mean `column`?)",
    '2:30 citizen.kind: expected personalNumber or text, found "number"',
    expect.stringContaining(
      '3:21 format.encoding: expected utf-8 or windows-1252, found "latin-1"',
    ),
    expect.stringContaining("3:41 format.separator: expected ;, ,, tab or |"),
    expect.stringContaining("4:16 extract.on: expected a date like 2010-01-31"),
    expect.stringContaining("did you mean `InterviewHeld`?"),
    expect.stringContaining("8:32 rules.one.at.clock: expected"),
  ]);
});

test("what fits the shape and still cannot be", () => {
  expect(
    problemsIn(`id: x
extract: { on: 2010-02-31 }
citizen: { column: Nr, kind: text }
codes:
  reason:
    values: { J: jobb }
  team: { values: { Nord: 300 }, source: a letter }
rules:
  - id: one
    event: BenefitStopped
    fields: { reason: { column: R, codes: reason }, reson: { value: job } }
  - id: one
    event: InterviewHeld
    at: { column: D }
    fields: { team: { column: T, codes: team }, minutes: { column: M, value: 3 } }
  - id: three
    ignore: true
    when: [{ column: T }]
    event: JobEnded
    at: { column: D }
  - id: four
    event: BenefitGranted
    at: { column: D }
    fields: { benefit: { column: B, codes: benefits }, from: { time: start } }
`),
  ).toEqual([
    "2:16 extract.on: there is no day 2010-02-31",
    "3:1 citizen: the day of birth is said nowhere (name its column: `born: { column: … }`)",
    "5:3 codes.reason: nothing says where the meaning of these codes is known from " +
      "(add `source:` and `mark:`, or `assumption:` with the reason)",
    "6:18 codes.reason.J: expected job, education, subsidisedJob, otherBenefit, pension, " +
      'selfSupport, moved, transferred or retired, found "jobb" (did you mean `job`?)',
    "7:27 codes.team.Nord: expected a whole number from 0 to 255, found 300",
    "7:42 codes.team.source: nothing says how sure this source is " +
      "(add `mark: S` (stated in a document), D, P or K)",
    "9:5 rules.one: `at` is missing: when did the event happen?",
    "11:53 rules.one.fields.reson: BenefitStopped has no field `reson` (did you mean `reason`?)",
    "12:9 rules.one.id: there are two rules called one",
    "15:49 rules.one.fields.minutes: say one of `column`, `value` and `time`",
    "16:5 rules.three: a rule has one of `event`, `spell` and `ignore: true`",
    "18:14 rules.three.when.1: a condition has either `is` or `isNot`",
    "24:44 rules.four.fields.benefit.codes: there is no list of codes `benefits`",
    "24:70 rules.four.fields.from.time: here is no `start` (write at)",
  ]);
});

test("a mapping file is offered to editors with every event of citizens", () => {
  const schema = mappingJsonSchema();
  expect(JSON.parse(schema)).toMatchObject({ title: "Caseflow mapping", type: "object" });
  expect(schema).toContain('"PlacementStarted"');
  expect(schema).not.toContain('"CapacityChanged"');
});
