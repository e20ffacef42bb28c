/**
 * The laboratory: the same outcomes whatever the number of threads, in this process or in others,
 * alone or side by side, run now or known before; a thread that dies is replaced; what cannot be
 * done is an error that says how to run it alone. The logs that threads write are the same bytes.
 */
import * as Effect from "effect/Effect";
import { execFile } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Arm, Series } from "../../src/experiment/experiment.ts";
import { digestOfAll, type Outcome } from "../../src/experiment/outcome.ts";
import type { Procedure } from "../../src/experiment/procedure.ts";
import { Replicator } from "../../src/experiment/replicator.ts";
import { kernelLaws } from "../../src/kernel/laws.ts";
import { drive } from "../../src/runtime/drive.ts";
import { prepareForecast } from "../../src/runtime/forecast-run.ts";
import {
  laboratory,
  Laboratory,
  type LaboratoryOptions,
  type LabWatching,
} from "../../src/runtime/laboratory.ts";
import { checkLog } from "../../src/runtime/law-check.ts";
import { logFilesIn } from "../../src/runtime/log-folder.ts";
import { loadScenarioFile } from "../../src/runtime/scenario-file.ts";
import { compile } from "../../src/scenario/compile.ts";
import type { LoadedScenario } from "../../src/scenario/load.ts";
import { bundledCommand } from "../cli/caseflow.ts";

const file = "tests/cli/small.yaml";
const replications = 12;
const seed = "threads";
const place = fs.mkdtempSync(join(tmpdir(), "caseflow-laboratory-"));
let loaded: LoadedScenario;
let arm: Arm;
let here: ReadonlyArray<Outcome>;

beforeAll(async () => {
  loaded = await Effect.runPromise(loadScenarioFile(file));
  arm = { name: "small", plan: compile(loaded.scenario), goals: loaded.scenario.goals };
  const replicator = new Replicator(arm, seed);
  here = Array.from({ length: replications }, (_, i) => replicator.run(i));
});
afterAll(() => fs.rmSync(place, { recursive: true, force: true }));

/** The arm with everybody's chance of a job changed from the start. */
const varied = (name: string, factor: number): Arm => {
  const { parameters } = arm.plan;
  const [from, values] = [parameters.offsets["monthly.exit"] ?? 0, parameters.values.slice()];
  values[from] = (values[from] ?? 0) * factor;
  return { ...arm, name, plan: { ...arm.plan, parameters: { ...parameters, values } } };
};

const seriesOf = (of: Arm, to = replications, from = 0): Series => ({ arm: of, seed, from, to });

const inLab = <A, E>(options: LaboratoryOptions, use: Effect.Effect<A, E, Laboratory>) =>
  Effect.runPromise(Effect.provide(use, laboratory(options)));

const replicate = (series: ReadonlyArray<Series>, watching?: LabWatching) =>
  Effect.gen(function* () {
    return yield* (yield* Laboratory).replicate(series, watching);
  });

describe("a series", () => {
  test.each([0, 1, 2, 4])("is the same on %i threads as by itself", async (threads) => {
    const counts: number[] = [];
    const seen: LabWatching["seen"] = (done, of, [outcomes = []]) => {
      expect(outcomes.map(({ replication }) => replication)).toEqual([...outcomes.keys()]);
      expect([outcomes.length, replications]).toEqual([done, of]);
      counts.push(done);
    };
    const [outcomes] = await inLab({ threads }, replicate([seriesOf(arm)], { seen }));
    expect(outcomes).toEqual(here);
    // It is shown as it grows, without gaps and only forward.
    expect(counts).toEqual(counts.toSorted((one, other) => one - other));
    expect(counts.at(-1)).toBe(replications);
  });

  test("is another for another seed and for every replication", async () => {
    const other = { ...seriesOf(arm), seed: "another" };
    const [outcomes = []] = await inLab({ threads: 0 }, replicate([other]));
    expect(digestOfAll(outcomes)).not.toBe(digestOfAll(here));
    expect(new Set([...outcomes, ...here].map(({ digest }) => digest)).size).toBe(2 * replications);
  });

  test("may begin anywhere, and be one of many that take turns", async () => {
    const arms = Array.from({ length: 15 }, (_, i) => varied(`arm ${i}`, 1 + i / 50));
    const series = [seriesOf(arm, 7, 3), ...arms.map((one) => seriesOf(one, 2))];
    const spread: number[] = [];
    const seen: LabWatching["seen"] = (_, __, lists) => {
      const counts = lists.slice(1).map((list) => list.length);
      spread.push(Math.max(...counts) - Math.min(...counts));
    };
    const inTurn = await inLab({ threads: 0 }, replicate(series, { seen }));
    expect(Math.max(...spread)).toBe(1);
    const [some, first, ...others] = await inLab({ threads: 2 }, replicate(series));
    expect([some, first, ...others]).toEqual(inTurn);
    expect(some).toEqual(here.slice(3, 7));
    expect(first).toEqual(here.slice(0, 2));
    const digests = others.flatMap((list) => list.map(({ digest }) => digest));
    expect(new Set(digests).size).toBe(28);
    const alone = new Replicator(varied("alone", 1 + 14 / 50), seed);
    expect(others.at(-1)?.[1]).toEqual(alone.run(1));
  });

  test("is run once when two arms are the same but for their names", async () => {
    const store = join(place, "once");
    const twin = { ...arm, name: "twin" };
    const both = [seriesOf(arm, 4), seriesOf(twin, 6)];
    const [one, other] = await inLab({ threads: 2, store }, replicate(both));
    expect([one, other]).toEqual([here.slice(0, 4), here.slice(0, 6)]);
    expect(linesIn(store)).toBe(6);
  });

  test("is the same in two other processes", async () => {
    const command = [bundledCommand, "run", file, "--format", "json", "--seed", seed];
    const asked = [...command, "--replications", String(replications), "--quiet", "--no-store"];
    const results = await Promise.all(
      ["1", "2"].map((threads) =>
        promisify(execFile)(process.execPath, [...asked, "--threads", threads]).catch(
          (error) => error,
        ),
      ),
    );
    const [one, two] = results.map(({ stdout }: { stdout: string }) => stdout);
    expect(one).toBe(two);
    expect(JSON.parse(one ?? "")).toMatchObject({ digest: digestOfAll(here), replications });
  });
});

/** Results in the files of a store. */
function linesIn(store: string): number {
  const files = fs.readdirSync(store, { recursive: true, encoding: "utf8" });
  const results = files.filter((name) => name.endsWith(".jsonl"));
  const texts = results.map((name) => fs.readFileSync(join(store, name), "utf8"));
  return texts.join("").split("\n").filter(Boolean).length;
}

describe("what is known", () => {
  test("is not run again, by this laboratory or by another one", async () => {
    const store = join(place, "known");
    await inLab({ threads: 2, store }, replicate([seriesOf(arm, 5)]));
    const counts: number[] = [];
    const seen: LabWatching["seen"] = (done) => counts.push(done);
    const use = replicate([seriesOf(arm)], { seen });
    const twice = Effect.all([use, use]);
    const [[first], [second]] = await inLab({ threads: 2, store }, twice);
    expect([first, second]).toEqual([here, here]);
    expect(counts[0]).toBe(5);
    expect(linesIn(store)).toBe(replications);
    // Now all is known, and no thread is needed.
    const worker = new URL("./crashing-worker.ts", import.meta.url);
    process.env["BREAKS_AT"] = "0";
    const known = inLab({ threads: 1, worker, store }, replicate([seriesOf(arm)]));
    const [third] = await known.finally(() => delete process.env["BREAKS_AT"]);
    expect(third).toEqual(here);
  });

  test("is what the plan says, which finds out how long the rest takes", async () => {
    const plan = Effect.gen(function* () {
      const lab = yield* Laboratory;
      const before = yield* lab.plan([seriesOf(arm), seriesOf(varied("other", 2))]);
      yield* lab.replicate([seriesOf(arm)]);
      const layout = { scenarios: 1, points: 2, atMost: true };
      return [before, yield* lab.plan([seriesOf(arm), seriesOf(varied("other", 2))], layout)];
    });
    const [before, after] = await inLab({ threads: 2 }, plan);
    expect(before).toMatchObject({ scenarios: 2, points: 1, replications, runs: 24, known: 2 });
    expect(after).toMatchObject({ scenarios: 1, points: 2, atMost: true, known: 12, toRun: 12 });
    expect(before?.expectedMs).toBeGreaterThan(0);
    expect(after?.expectedMs).toBeGreaterThan(0);
  });
});

describe("a pair", () => {
  const pair = (arms: ReadonlyArray<Arm>, watching?: LabWatching, to = 4) =>
    Effect.gen(function* () {
      return yield* (yield* Laboratory).pair({ arms, seed, from: 0, to }, watching);
    });

  test.each([0, 2])("on %i threads is its arms alone, with their fates", async (threads) => {
    const other = varied("other", 3);
    const seen: number[] = [];
    const watching: LabWatching = {
      seen: (done, of, lists) => {
        expect(lists.map((list) => list.length)).toEqual([done, done, done]);
        expect(of).toBe(4);
      },
      paired: (outcomes) => seen.push(outcomes.length),
    };
    const same = { ...arm, name: "same" };
    const paired = await inLab({ threads }, pair([arm, other, same], watching));
    const alone = new Replicator(other, seed);
    for (const [i, { outcomes, fates }] of paired.entries()) {
      expect(outcomes).toEqual([here[i], alone.run(i), here[i]]);
      expect(fates.length).toBe(2);
      expect(fates[0]?.changed).toBeGreaterThan(0);
      expect(fates[1]).toMatchObject({ changed: 0, more: {} });
    }
    expect(seen.at(-1)).toBe(4);
  });

  test("is made of what is known, and an arm that is added costs no other", async () => {
    const store = join(place, "paired");
    const [two, three] = [varied("two", 2), varied("three", 3)];
    await inLab({ threads: 0, store }, replicate([seriesOf(arm, 4)]));
    expect(linesIn(store)).toBe(4);
    const first = await inLab({ threads: 0, store }, pair([arm, two]));
    // Four outcomes of the second arm, four fates.
    expect(linesIn(store)).toBe(4 + 8);
    const all = await inLab({ threads: 0, store }, pair([arm, two, three]));
    expect(linesIn(store)).toBe(4 + 8 + 8);
    expect(all.map(({ outcomes }) => outcomes.slice(0, 2))).toEqual(
      first.map(({ outcomes }) => outcomes),
    );
    const again = await inLab({ threads: 0, store }, pair([arm, two, three], {}, 5));
    expect(again.slice(0, 4)).toEqual(all);
    expect(linesIn(store)).toBe(4 + 8 + 8 + 5);
  });
});

test("a procedure is told the values that it asks for, and its watcher all so far", async () => {
  function* wanting(): Procedure<ReadonlyArray<number>> {
    const [one = [], other = []] = yield [
      { candidate: 1, from: 0, to: 2 },
      { candidate: 0, from: 1, to: 2 },
    ];
    const [more = []] = yield [{ candidate: 0, from: 0, to: 3 }];
    return [one.length, other.length, more.length, ...more.map(([first]) => first ?? 0)];
  }
  const last: Array<ReadonlyArray<number>> = [];
  const seen: LabWatching["seen"] = (done, of, lists) =>
    last.push([done, of, ...lists.map((list) => list.length)]);
  const answer = await inLab(
    { threads: 2 },
    drive(wanting(), [arm, varied("b", 2)], seed, { seen }),
  );
  const values = here.slice(0, 3).map(({ readings }) => readings[0]?.value ?? 0);
  expect(answer).toEqual([2, 1, 3, ...values]);
  expect(last.at(-1)).toEqual([6, 6, 3, 2]);
});

describe("a thread that dies", () => {
  const worker = new URL("./crashing-worker.ts", import.meta.url);
  const store = join(place, "crashes");
  const planted = (environment: Record<string, string>) => Object.assign(process.env, environment);
  const forget = () => {
    for (const name of ["DIES_AT", "DEATHS", "DEATHS_MOST", "BREAKS_AT"]) delete process.env[name];
  };

  test("is replaced and its block done again", async () => {
    const deaths = join(place, "two-deaths");
    planted({ DIES_AT: "5", DEATHS: deaths, DEATHS_MOST: "2" });
    const use = replicate([seriesOf(arm)]);
    const [outcomes] = await inLab({ threads: 2, worker }, use).finally(forget);
    expect(fs.readFileSync(deaths, "utf8")).toBe("xx");
    expect(outcomes).toEqual(here);
  });

  test("again and again is an error that says which replications", async () => {
    planted({ DIES_AT: "5", DEATHS: join(place, "many-deaths"), DEATHS_MOST: "100" });
    const use = Effect.flip(replicate([seriesOf(arm)]));
    const error = await inLab({ threads: 2, worker }, use).finally(forget);
    expect(error).toMatchObject({
      _tag: "WorkerLost",
      scenario: "small",
      seed: "threads",
      replications: [5],
    });
    expect(error.message).toContain('replication 5 of small with seed "threads" died 3 times');
  });

  test("is not what a replication that breaks off is", async () => {
    planted({ BREAKS_AT: "3" });
    const use = Effect.flip(replicate([seriesOf(arm)]));
    const error = await inLab({ threads: 1, worker, store }, use).finally(forget);
    expect(error).toMatchObject({ _tag: "ReplicationFault", replication: 3, event: 17 });
    expect(error.message).toBe(
      'Replication 3 of small with seed "threads" broke off, event 17: a planted fault. ' +
        "The same scenario and seed break off there every time. " +
        "To run it alone: caseflow run SCENARIO --seed threads --only-replication 3",
    );
    // What was done before is not lost.
    expect(linesIn(store)).toBe(3);
  });
});

describe("the logs", () => {
  const logsOf = async (threads: number) => {
    const logs = join(place, `logs-${threads}`);
    const asked = { loaded, file, seed, replications: 4, logs };
    const result = Effect.gen(function* () {
      return yield* (yield* prepareForecast(asked)).run();
    });
    // They are written though all is known.
    await inLab({ threads, store: join(place, "known") }, result);
    return Effect.runPromise(logFilesIn(logs));
  };

  test("are the same bytes on one thread and on two, and break no law", async () => {
    const [one, two] = [await logsOf(1), await logsOf(2)];
    expect(one.length).toBe(4);
    expect(one.map((path) => fs.readFileSync(path))).toEqual(
      two.map((path) => fs.readFileSync(path)),
    );
    const all = await Effect.runPromise(Effect.forEach(one, (path) => checkLog(path)));
    for (const [replication, checked] of all.entries()) {
      expect(checked).toMatchObject({ breaches: [], limits: undefined });
      expect(checked.found).toMatchObject({
        _tag: "Intact",
        digest: here[replication]?.digest,
        events: here[replication]?.events,
      });
      expect(checked.laws).toBeGreaterThan(5);
    }
  });

  test("that have lost their scenario are checked for what needs none", async () => {
    const [path = ""] = await logsOf(1);
    const alone = join(place, "alone.caselog");
    fs.copyFileSync(path, alone);
    const checked = await Effect.runPromise(checkLog(alone));
    expect(checked).toMatchObject({
      limits: "scenarioLost",
      laws: kernelLaws.length,
      breaches: [],
    });
  });
});
