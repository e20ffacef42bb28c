/**
 * Forecasts from histories as commands make them: a log file, an imported extract, and all that
 * may be wrong with either. The extract is made of a simulated run, so what the records leave out
 * is known, and the state that is made up of them can be held against the true one.
 */
import * as Effect from "effect/Effect";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { dayOfIso } from "../../src/domain/moment.ts";
import { Departure } from "../../src/experiment/departure.ts";
import { Observation } from "../../src/experiment/observation.ts";
import { version } from "../../src/experiment/version.ts";
import { before } from "../experiment/histories-of-runs.ts";
import { compile } from "../../src/scenario/compile.ts";
import type { LoadedScenario } from "../../src/scenario/load.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { World } from "../../src/model/world.ts";
import { writeLogFile } from "../../src/runtime/log-file.ts";
import { type FromHistory, fromHistory } from "../../src/runtime/from-history.ts";
import { forecastFrom } from "../../src/runtime/history-run.ts";
import { laboratory } from "../../src/runtime/laboratory.ts";
import { loadScenarioFile } from "../../src/runtime/scenario-file.ts";
import { scenarioKey } from "../../src/runtime/scenario-snapshot.ts";
import { vocabularyHash } from "../../src/store/vocabulary-hash.ts";
import { logOf } from "../../src/testing/runs.ts";
import { extractOfRun, runMapping } from "./extract-of-run.ts";
import { workspace } from "./import-workspace.ts";

const asOf = dayOfIso("2010-06-30");
const day = asOf + 1;
let loaded: LoadedScenario;
let plan: Plan;
let file: string;
let store: string;
let folder: string;

const asked = (place: string, more = {}) =>
  fromHistory({ place, asOf, knownOn: undefined, recordedChance: false, ...more }, loaded, "1");
const found = (place: string, more = {}): Promise<FromHistory> =>
  Effect.runPromise(asked(place, more));
const refused = async (place: string, more = {}): Promise<string> => {
  const failed = await Effect.runPromise(Effect.flip(asked(place, more)));
  return failed.message;
};

/** The state in which the first replication begins. */
function stateOf({ beginning }: FromHistory): World {
  const arm = { plan, goals: [], beginning };
  return new Departure(arm, beginning, "1").begin(0, new Observation(arm)).world;
}

beforeAll(async () => {
  loaded = await Effect.runPromise(loadScenarioFile("scenarios/tutorial.yaml"));
  plan = compile(loaded.scenario);
  const log = logOf(plan, "past");
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "caseflow-from-"));
  const header = { scenario: scenarioKey(plan), seed: "past", replication: 0, model: version };
  await Effect.runPromise(writeLogFile(folder, { vocabulary: vocabularyHash(), ...header }, log));
  file = path.join(folder, fs.readdirSync(folder)[0]);
  const space = await workspace();
  const csv = space.file("extract.csv", extractOfRun(before(log, day)));
  const outcome = await space.bring(csv, space.file("map.yaml", runMapping("2010-06-30")));
  expect(outcome).toMatchObject({ state: "appended" });
  store = path.join(space.folder, "logs");
});

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe("the seam", () => {
  it("says of a replayed log how much of each goal has happened", async () => {
    const { seam, history } = await found(file);
    expect(seam).toMatchObject({ way: "replay", happenedTo: "2010-06-30", assumed: [] });
    expect(seam.forecastFrom).toBe("2010-07-01");
    expect(seam.chain).toBe(history.header.chain);
    for (const { months, decided, soFar } of seam.goals) {
      expect([months, decided]).toEqual([12, 6]);
      expect(soFar).not.toBeNull();
    }
  });

  it("says of records what had to be assumed", async () => {
    const { seam } = await found(store);
    expect(seam.way).toBe("records");
    const assumed = new Map(seam.assumed.map(({ what, citizens }) => [what, citizens]));
    expect(assumed.get("levelDrawn")).toBe(seam.onBenefit);
    expect(assumed.get("caseAllotted")).toBe(seam.onBenefit);
    expect(assumed.get("contactDueFromInterviews")).toBe(seam.onBenefit);
    expect(seam.contradictions).toEqual([]);
  });
});

test("the state made of records is the true one, as far as they tell", async () => {
  const [truth, made] = [stateOf(await found(file)), stateOf(await found(store))];
  const [one, other] = [truth, made].map((world) => summary(world));
  expect(other.onBenefit).toBe(one.onBenefit);
  expect(other.byBenefit).toEqual(one.byBenefit);
  expect(other.inCourse).toBe(one.inCourse);
  expect(Math.abs(other.monthsOnBenefit - one.monthsOnBenefit)).toBeLessThan(0.1);
  // Of the birthday only the month is kept.
  other.byAge.forEach((count, i) => expect(Math.abs(count - one.byAge[i])).toBeLessThan(4));
  // Those there before the run have deadlines that no interview explains.
  expect(Math.abs(other.daysToInterview - one.daysToInterview)).toBeLessThan(12);
});

test("a forecast from records is near that from the whole log", { timeout: 120_000 }, async () => {
  const forecasts = await Promise.all(
    [file, store].map(async (place) => {
      const { history } = await found(place);
      const question = { scenario: loaded, history, asOf, replications: 30, seed: "1" };
      const lab = laboratory({ threads: 0 });
      return Effect.runPromise(Effect.provide(forecastFrom(question), lab));
    }),
  );
  const [truth, made] = forecasts.map(({ series, months }) => {
    expect(months[0]).toBe("2010-07");
    expect(months).toHaveLength(6);
    return new Map(series.map(({ id, values }) => [id, values.map((month) => mean(month))]));
  });
  for (const [id, tolerance] of [
    ["stock", 0.05],
    ["inflow", 0.15],
    ["exits", 0.15],
    ["interviews", 0.15],
  ] as const) {
    const [one, other] = [truth, made].map((series) => mean(series.get(id) ?? []));
    expect(Math.abs(other / one - 1), id).toBeLessThan(tolerance);
  }
});

describe("what it cannot go on from", () => {
  it("is refused in a sentence that says what to do", async () => {
    expect(await refused(file, { asOf: dayOfIso("2009-08-31") })).toContain("begins on 2009-09-01");
    expect(await refused(file, { asOf: dayOfIso("2011-01-01") })).toContain("ends on 2010-12-31");
    expect(await refused(store, { asOf: dayOfIso("2010-07-01") })).toContain("ends on 2010-06-30");
    expect(await refused(store, { recordedChance: true })).toContain("--chance recorded");
    expect(await refused(store, { asOf: dayOfIso("2009-08-01") })).toContain(
      "the scenario's period",
    );
    expect(await refused(path.join(os.tmpdir(), "no-such.caselog"))).toContain("no-such.caselog");
  });
});

const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

function summary({ population, offers, contact }: World) {
  const byBenefit = Array.from({ length: 9 }, () => 0);
  const byAge = [0, 0, 0, 0];
  const [months, days]: [number[], number[]] = [[], []];
  let [onBenefit, inCourse] = [0, 0];
  for (let citizen = 0; citizen < population.count; citizen += 1) {
    if (!population.onBenefit(citizen)) continue;
    onBenefit += 1;
    byBenefit[population.benefit(citizen)] += 1;
    byAge[population.ageGroup(citizen)] += 1;
    if (offers.phase(citizen) === 7) inCourse += 1;
    months.push((day * 1440 - population.spellFrom(citizen)) / 43_830);
    days.push(contact.due(citizen) / 1440 - day);
  }
  const [monthsOnBenefit, daysToInterview] = [mean(months), mean(days)];
  return { onBenefit, byBenefit, byAge, inCourse, monthsOnBenefit, daysToInterview };
}
