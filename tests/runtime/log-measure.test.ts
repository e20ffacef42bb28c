/**
 * Goals measured on a log: on that of a simulated replication they are the forecast's for that
 * replication, bit for bit; and the same when its events came in as extracts with corrections.
 */
import * as Effect from "effect/Effect";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { minutesPerDay } from "../../src/domain/moment.ts";
import type { Outcome } from "../../src/experiment/outcome.ts";
import { Replicator } from "../../src/experiment/replicator.ts";
import { version } from "../../src/experiment/version.ts";
import { Log } from "../../src/kernel/log.ts";
import type { Plan } from "../../src/model/plan.ts";
import { batchesOf } from "../../src/history/extract-batches.ts";
import { StagedEvents } from "../../src/history/staging.ts";
import { subjectOf } from "../../src/domain/vocabulary.ts";
import { measuredResult } from "../../src/report/measured-result.ts";
import { writeLogFile } from "../../src/runtime/log-file.ts";
import { type MeasureAsked, measureLog } from "../../src/runtime/log-measure.ts";
import type { NotALog } from "../../src/runtime/open-log.ts";
import { openStoreAt } from "../../src/runtime/open-store.ts";
import { loadGoalsFile, loadScenarioFile } from "../../src/runtime/scenario-file.ts";
import { scenarioKey, writeSnapshot } from "../../src/runtime/scenario-snapshot.ts";
import { compile } from "../../src/scenario/compile.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { vocabularyHash } from "../../src/store/vocabulary-hash.ts";
import { tellInExtracts } from "./told-in-extracts.ts";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "caseflow-measure-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));

let scenario: Scenario;
let plan: Plan;
let outcome: Outcome;
let file: string;
const log = new Log();

const asked = (place: string, more: Partial<MeasureAsked> = {}): MeasureAsked => ({
  place,
  goals: scenario.goals,
  centres: plan.centres,
  plan: undefined,
  from: undefined,
  to: undefined,
  bounds: {},
  byMonth: false,
  ...more,
});
const measure = (place: string, more?: Partial<MeasureAsked>) =>
  Effect.runPromise(measureLog(asked(place, more)));

beforeAll(async () => {
  const loaded = await Effect.runPromise(loadScenarioFile("tests/cli/small.yaml"));
  ({ scenario } = loaded);
  plan = compile(scenario);
  const replicator = new Replicator({ plan, goals: scenario.goals }, "measure");
  outcome = replicator.run(3, { read: (rows, from, to) => log.appendColumns(rows, from, to) });
  const about = { scenario: scenarioKey(plan), seed: "measure", replication: 3, model: version };
  const header = { vocabulary: vocabularyHash(), ...about };
  file = await Effect.runPromise(writeLogFile(folder, header, log));
  await Effect.runPromise(writeSnapshot(folder, plan, loaded));
});

describe("the log of a replication", () => {
  test("measures as the forecast did, with its scenario beside it or at hand", async () => {
    const beside = await measure(file);
    const alone = path.join(folder, "elsewhere");
    fs.mkdirSync(alone);
    const copy = path.join(alone, path.basename(file));
    fs.copyFileSync(file, copy);
    const atHand = await measure(copy, { plan });
    for (const { goals, inOneGo, span } of [beside, atHand]) {
      expect(inOneGo).toBe(true);
      expect(goals.map(({ reading }) => reading)).toEqual(outcome.readings);
      expect(span).toMatchObject({ from: plan.from, to: plan.to });
    }
    // Without either the last days are not known to be covered.
    const lost = await measure(copy);
    expect(lost.span.to).toBeLessThanOrEqual(plan.to);
    expect(lost.inOneGo).toBe(false);
  });

  test("measures the same from a store", async () => {
    const about = { scenario: scenarioKey(plan), seed: "measure", model: version };
    const store = await Effect.runPromise(openStoreAt(path.join(folder, "future")));
    const run = { ...about, replication: 3 };
    const header = { kind: "forecast", data: "synthetic", durability: "none", run } as const;
    await Effect.runPromise(store.create("future", header));
    await Effect.runPromise(store.append("future", 0, "all", { columns: log }));
    const found = await measure(path.join(folder, "future"), { plan });
    expect(found.inOneGo).toBe(true);
    expect(found.goals.map(({ reading }) => reading)).toEqual(outcome.readings);
  });

  test("is refused when it was written in other words, or breaks off", async () => {
    const header = { scenario: "other", seed: "measure", replication: 0, model: version };
    const other = await Effect.runPromise(
      writeLogFile(folder, { vocabulary: "of another version", ...header }, log),
    );
    const torn = path.join(folder, "torn.caselog");
    fs.writeFileSync(torn, fs.readFileSync(file).subarray(0, -100));
    const empty = path.join(folder, "empty.caselog");
    fs.writeFileSync(empty, "");
    const refused = async (place: string) =>
      (await Effect.runPromise(Effect.flip(measureLog(asked(place))))) as NotALog;
    expect(await refused(other)).toMatchObject({ why: "otherVocabulary" });
    expect(await refused(torn)).toMatchObject({ why: "notIntact" });
    expect(await refused(empty)).toMatchObject({ why: "notIntact" });
  });

  test("gives the window's inflow as the sum of its months", async () => {
    const goals = (["inflow", "count"] as const).map((type) => ({
      ...scenario.goals[0]!,
      measure:
        type === "inflow"
          ? ({ type, population: { benefits: ["cashBenefit"] } } as const)
          : ({ type, event: "InterviewHeld" } as const),
      window: 2010,
    }));
    const found = await measure(file, { goals, byMonth: true });
    for (const { byMonth, reading } of found.goals) {
      expect(byMonth).toHaveLength(12);
      expect(byMonth.reduce((sum, one) => sum + one.reading.value, 0)).toBe(reading.value);
      expect(reading.value).toBeGreaterThan(10);
    }
  });
});

describe("the same told in its order", () => {
  /** Tells the log up to each day in an extract of its own, that of the day's end. */
  async function tell(name: string, days: ReadonlyArray<number>): Promise<string> {
    const store = await Effect.runPromise(openStoreAt(path.join(folder, "in-order")));
    const header = { kind: "history", data: "synthetic", durability: "none" } as const;
    await Effect.runPromise(store.create(name, header));
    let row = 0;
    for (const [number, day] of days.entries()) {
      const until = (day + 1) * minutesPerDay - 1;
      const events = new StagedEvents();
      for (; row < log.length && log.minute[row]! <= until; row++) {
        const { code, minute, subject, a, b, x, y } = log.at(row);
        if (subjectOf(code) !== "citizen") continue;
        events.add(code, minute, subject, a, b, x, y, until, row);
      }
      const digest = String(number).padStart(64, "0");
      const extract = { dataset: 1, until, source: digest, mapping: digest };
      for (const { batch, id } of batchesOf(events, extract, 500)) {
        // oxlint-disable-next-line no-await-in-loop
        await Effect.runPromise(store.append(name, "any", id, batch));
      }
    }
    return path.join(folder, "in-order", name);
  }

  test("in one extract, is measured as it streams by", async () => {
    const found = await measure(await tell("one", [plan.to]));
    expect(found.inOneGo).toBe(true);
    expect(found.span).toEqual({ from: plan.from, to: plan.to });
    expect(found.goals.map(({ reading }) => reading)).toEqual(outcome.readings);
  });

  test("in several, is measured as far as the last of them goes", async () => {
    const place = await tell("several", [plan.from + 100, plan.from + 200, plan.to]);
    const found = await measure(place);
    expect(found.inOneGo).toBe(false);
    expect(found.span).toEqual({ from: plan.from, to: plan.to });
    expect(found.goals.map(({ reading }) => reading)).toEqual(outcome.readings);
    // Who says which days need not know how far the extracts go.
    const said = await measure(place, { from: plan.from, to: plan.to });
    expect(said.inOneGo).toBe(true);
    expect(said.goals).toEqual(found.goals);
  });

  test("has the same months and the same events either way", async () => {
    const whole = await measure(await tell("months", [plan.to]), { byMonth: true });
    const until = (plan.to + 1) * minutesPerDay - 1;
    await tellInExtracts(path.join(folder, "untidy"), "told", log, until);
    const untidy = await measure(path.join(folder, "untidy"), { byMonth: true });
    expect([whole.inOneGo, untidy.inOneGo]).toEqual([true, false]);
    expect(whole.goals.some(({ byMonth }) => byMonth.length > 5)).toBe(true);
    expect(whole.goals).toEqual(untidy.goals);
  });
});

describe("the same told in extracts, late, out of order and with corrections", () => {
  let withdrawn: ReadonlyArray<number>;
  const place = () => path.join(folder, "store", "told");
  beforeAll(async () => {
    const until = (plan.to + 1) * minutesPerDay - 1;
    withdrawn = await tellInExtracts(path.join(folder, "store"), "told", log, until);
  });

  test("measures the same to the bit", async () => {
    expect(withdrawn.length).toBeGreaterThan(50);
    const found = await measure(place());
    expect(found.log.kind).toBe("history");
    expect(found.inOneGo).toBe(false);
    expect(found.goals.map(({ reading }) => reading)).toEqual(outcome.readings);
    expect(found.span).toEqual({ from: plan.from, to: plan.to });
  });

  test("as it was known earlier, covers no more than was known", async () => {
    const knownOn = (plan.from + 100) * minutesPerDay - 1;
    const found = await measure(place(), { bounds: { knownOn } });
    expect(found.span.to).toBe(plan.from + 99);
    expect(found.goals.map(({ reading }) => reading.why)).toContain("outsideTheLog");
  });

  test("a goal that asks for events that it lacks is not measurable", async () => {
    const quiet = new Log();
    for (let row = 0; row < log.length; row++) {
      const { code, minute, subject, a, b, x, y } = log.at(row);
      if (code === 4 || code === 48) continue;
      quiet.beginBatch();
      quiet.append(code, minute, subject, a, b, x, y);
    }
    const until = (plan.to + 1) * minutesPerDay - 1;
    await tellInExtracts(path.join(folder, "quiet"), "told", quiet, until);
    const { goals, span } = await measure(path.join(folder, "quiet"));
    const about = { version, log: "", chain: "", kind: "history", data: "synthetic" } as const;
    const contract = { id: "c", title: scenario.title, file: "" };
    const result = measuredResult({ ...about, events: 1, knownOn: null, contract, span }, goals);
    const byId = Object.fromEntries(result.goals.map((goal) => [goal.id, goal]));
    expect(byId["back-to-work"]).toMatchObject({
      verdict: "notMeasurable",
      value: null,
      why: "missingEvents",
      missing: [["CitizenContacted"]],
    });
    expect(byId["on-time"]).toMatchObject({ missing: [["ObligationCreated"]] });
    expect(byId["long-term"]).toMatchObject({ why: null, missing: [] });
  });
});

describe("goals of a file", () => {
  test("are those of a whole scenario, or stand alone", async () => {
    const whole = await Effect.runPromise(loadGoalsFile("tests/cli/small.yaml"));
    expect(whole.goals).toEqual(scenario.goals);
    expect(whole.centres).toEqual(plan.centres);
    const alone = path.join(folder, "contract.yaml");
    const text =
      "id: contract\ntitle: { en: Contract, da: Kontrakt }\ngoals:\n" +
      "  - id: few\n    name: { en: Few }\n    source: here\n    window: 2010\n" +
      "    measure: { type: stock }\n    target: { atMost: 100 }\n";
    fs.writeFileSync(alone, text);
    const contract = await Effect.runPromise(loadGoalsFile(alone));
    expect(contract).toMatchObject({ id: "contract", centres: [], goals: [{ id: "few" }] });
    fs.writeFileSync(alone, text.replace("    window: 2010\n", ""));
    const error = await Effect.runPromise(Effect.flip(loadGoalsFile(alone)));
    expect(error.message).toMatch(/contract\.yaml:4:\d+ error: goals\.few.*`window` is missing/u);
  });
});
