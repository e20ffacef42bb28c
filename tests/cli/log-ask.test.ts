/**
 * A log asked by its users, in processes of their own: a history of real persons, as far as the
 * log knows, that came in as extracts. What is printed is what the published schemas describe, and
 * what cannot be answered is said in a sentence.
 */
import { Ajv2020 } from "ajv/dist/2020.js";
import * as Effect from "effect/Effect";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isoOfDay, minutesPerDay } from "../../src/domain/moment.ts";
import { Log } from "../../src/kernel/log.ts";
import type { Plan } from "../../src/model/plan.ts";
import { simulate } from "../../src/model/simulate.ts";
import { publishedSchema } from "../../src/report/published-schema.ts";
import { loadScenarioFile } from "../../src/runtime/scenario-file.ts";
import { compile } from "../../src/scenario/compile.ts";
import { tellInExtracts } from "../runtime/told-in-extracts.ts";
import { caseflow, type Ended } from "./caseflow.ts";

const place = fs.mkdtempSync(join(tmpdir(), "caseflow-ask-"));
afterAll(() => fs.rmSync(place, { recursive: true, force: true }));
const centre = join(place, "logs", "centre");
const small = "tests/cli/small.yaml";
let plan: Plan;
let withdrawn: ReadonlyArray<number>;

beforeAll(async () => {
  const { scenario } = await Effect.runPromise(loadScenarioFile(small));
  plan = compile(scenario);
  const log = new Log();
  simulate(plan, "ask", 0, [{ read: (rows, from, to) => log.appendColumns(rows, from, to) }]);
  const until = (plan.to + 1) * minutesPerDay - 1;
  withdrawn = await tellInExtracts(join(place, "logs"), "centre", log, until, "personal");
});

const ask = (...asked: ReadonlyArray<string>) => caseflow(["log", ...asked]);

/** The data that a command printed, which is what the schema of that name describes. */
function dataOf({ out }: Ended, name: Parameters<typeof publishedSchema>[0]) {
  const data: unknown = JSON.parse(out);
  const validate = new Ajv2020({ strict: false }).compile(publishedSchema(name));
  expect(validate(data) || validate.errors).toBe(true);
  return data as Record<string, any>;
}

describe("show", () => {
  test("says where an event lies, when it was registered, and what withdrew it", async () => {
    const wrong = String(withdrawn[0]);
    const [text, data] = await Promise.all([
      ask("show", centre, "--limit", "100000"),
      ask("show", centre, "--limit", "100000", "--format", "json"),
    ]);
    const line = text.out.split("\n").find((one) => one.trimStart().startsWith(`${wrong} `));
    expect(line).toMatch(
      /\((?:registered [\d -]+:\d\d; )?(?:corrected|retracted) by event \d+\)$/u,
    );
    expect(text.out).toMatch(/\(registered \d{4}-\d\d-\d\d \d\d:\d\d\)/u);
    const lines = data.out.trimEnd().split("\n");
    const event = publishedSchema("event");
    const validate = new Ajv2020({ strict: false }).compile(event);
    for (const one of lines.filter((_, i) => i % 40 === 0)) {
      expect(validate(JSON.parse(one)) || validate.errors).toBe(true);
    }
    const gone = lines
      .map((one) => JSON.parse(one) as Record<string, any>)
      .filter((one) => one["withdrawn"] !== undefined);
    expect(gone.map(({ position }) => position as number)).toEqual(
      withdrawn.toSorted((one, other) => one - other),
    );
  });

  test("as it was known on a day leaves out what came later", async () => {
    const day = isoOfDay(plan.from + 60);
    const { code, out } = await ask("show", centre, "--known-on", day, "--limit", "100000");
    expect(code).toBe(0);
    const registered = [...out.matchAll(/registered (\d{4}-\d\d-\d\d)/gu)].map(([, date]) => date);
    expect(registered.length).toBeGreaterThan(5);
    for (const date of registered) expect(date! <= day).toBe(true);
    expect(out).not.toContain("retracted by");
  });
});

test("check looks at the laws of records", async () => {
  const ended = await ask("check", centre, "--format", "json");
  expect(ended.code).toBe(0);
  const [checked] = dataOf(ended, "logcheck") as unknown as ReadonlyArray<object>;
  expect(checked).toMatchObject({ _tag: "Intact", kind: "history", laws: 6, breaches: [] });
});

test("state shows the centre on a day, and no small number of persons", async () => {
  const asked = ["state", join(place, "logs"), "--at", "2010-06-30"];
  const [text, data] = await Promise.all([ask(...asked), ask(...asked, "--format", "json")]);
  expect(text.out).toContain("· stands for fewer than 5 persons");
  expect(dataOf(data, "state")).toMatchObject({ data: "personal", cellLeast: 5, at: "2010-06-30" });
});

test("timeline tells a life, and says how many there are where there is none", async () => {
  const [data, none, person] = await Promise.all([
    ask("timeline", centre, "3", "--format", "json", "--known-on", "2010-03-31"),
    ask("timeline", centre, "999999"),
    ask("timeline", centre, "120570-1234"),
  ]);
  const life = dataOf(data, "timeline");
  expect(life).toMatchObject({ citizen: 3, knownOn: "2010-03-31", kind: "history" });
  expect(life["events"].length).toBeGreaterThan(5);
  for (const { recorded } of life["events"]) expect(recorded < "2010-04-01").toBe(true);
  expect(none).toMatchObject({ code: 1, out: "" });
  expect(none.err).toMatch(/has no citizen 999999: it knows \d+, numbered from 0\./u);
  expect(person).toMatchObject({ code: 1, out: "" });
  expect(person.err).toContain("give the number that the citizen has in the log");
  expect(person.err).not.toContain("1234");
});

test("measure says which goals were met, and ends accordingly", async () => {
  const [data, danish, both, damaged] = await Promise.all([
    ask("measure", centre, "--scenario", small, "--by-month", "--format", "json"),
    ask("measure", centre, "--goals", small, "--language", "da"),
    ask("measure", centre),
    ask("measure", join(place, "nothing"), "--goals", small),
  ]);
  const result = dataOf(data, "measured");
  expect(data.code).toBe(99);
  expect(result).toMatchObject({ kind: "history", contract: { id: "small", file: small } });
  expect(result["goals"].map(({ id }: { id: string }) => id).toSorted()).toEqual([
    "back-to-work",
    "long-term",
    "on-time",
  ]);
  expect(danish.out).toMatch(/mål nået/u);
  expect(both).toMatchObject({ code: 1, out: "" });
  expect(both.err).toContain("--scenario FILE or --goals FILE");
  expect(damaged).toMatchObject({ code: 1, out: "" });
});

test("a folder without a log is no answer", async () => {
  const empty = join(place, "empty");
  fs.mkdirSync(empty);
  const [shown, checked] = await Promise.all([ask("show", empty), ask("check", empty)]);
  for (const { code, out, err } of [shown, checked]) {
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("holds no log");
  }
});

test("help says what a log can be asked", async () => {
  const [help, schema] = await Promise.all([ask("--help"), caseflow("schema logcheck")]);
  for (const verb of ["timeline", "state", "measure", "check", "show", "verify"]) {
    expect(help.out).toContain(verb);
  }
  await expect(schema.out).toMatchFileSnapshot("golden/logcheck.schema.json");
});
