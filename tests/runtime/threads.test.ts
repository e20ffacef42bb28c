/**
 * Replications on threads: the same result whatever the number of threads, in this process or in
 * others; a thread that dies is replaced; what cannot be done is an error that names the
 * scenario, the seed and the replication. The logs that threads write are the same bytes too.
 */
import * as Effect from "effect/Effect";
import { execFile } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { digestOfAll, type Outcome } from "../../src/experiment/outcome.ts";
import type { RunPlan } from "../../src/experiment/run-plan.ts";
import { kernelLaws } from "../../src/kernel/laws.ts";
import { checkLogFile } from "../../src/runtime/law-check.ts";
import { logFilesIn } from "../../src/runtime/log-folder.ts";
import { prepareForecast } from "../../src/runtime/forecast-run.ts";
import { ReplicationPool, type Watching } from "../../src/runtime/replication-pool.ts";
import { loadScenarioFile } from "../../src/runtime/scenario-file.ts";
import { compile } from "../../src/scenario/compile.ts";
import type { LoadedScenario } from "../../src/scenario/load.ts";

const file = "tests/cli/small.yaml";
const replications = 12;
const place = fs.mkdtempSync(join(tmpdir(), "caseflow-threads-"));
let loaded: LoadedScenario;
let run: RunPlan;

beforeAll(async () => {
  loaded = await Effect.runPromise(loadScenarioFile(file));
  const plan = compile(loaded.scenario);
  run = { plan, goals: loaded.scenario.goals, seed: "threads", replications };
});
afterAll(() => fs.rmSync(place, { recursive: true, force: true }));

const runWith = (pool: typeof ReplicationPool.here, plan: RunPlan = run, watching?: Watching) =>
  Effect.gen(function* () {
    return yield* (yield* ReplicationPool).run(plan, watching);
  }).pipe(Effect.provide(pool));

const onThreads = (threads: number, worker?: URL) =>
  ReplicationPool.threads(worker ? { threads, worker } : { threads });

describe("the result", () => {
  let here: ReadonlyArray<Outcome>;
  beforeAll(async () => {
    here = await Effect.runPromise(runWith(ReplicationPool.here));
  });

  test.each([1, 2, 4])("is the same on %i threads as without any", async (threads) => {
    const counts: number[] = [];
    const seen = (outcomes: ReadonlyArray<Outcome>) => {
      expect(outcomes.map(({ replication }) => replication)).toEqual([...outcomes.keys()]);
      counts.push(outcomes.length);
    };
    const outcomes = await Effect.runPromise(runWith(onThreads(threads), run, { seen }));
    expect(outcomes).toEqual(here);
    // It is shown as it grows, without gaps and only forward.
    expect(counts).toEqual(counts.toSorted((one, other) => one - other));
    expect(counts.at(-1)).toBe(replications);
  });

  test("is another for another seed and for every replication", async () => {
    const other = { ...run, seed: "another" };
    const outcomes = await Effect.runPromise(runWith(ReplicationPool.here, other));
    expect(digestOfAll(outcomes)).not.toBe(digestOfAll(here));
    expect(new Set([...outcomes, ...here].map(({ digest }) => digest)).size).toBe(2 * replications);
  });

  test("is the same in two other processes", async () => {
    const command = ["src/cli/launch.ts", "run", file, "--format", "json", "--seed", "threads"];
    const asked = [...command, "--replications", String(replications), "--quiet", "--threads"];
    const results = await Promise.all(
      ["1", "2"].map((threads) =>
        promisify(execFile)(process.execPath, [...asked, threads]).catch((error) => error),
      ),
    );
    const [one, two] = results.map(({ stdout }: { stdout: string }) => stdout);
    expect(one).toBe(two);
    expect(JSON.parse(one ?? "")).toMatchObject({ digest: digestOfAll(here), replications });
  });
});

describe("a thread that dies", () => {
  const worker = new URL("./crashing-worker.ts", import.meta.url);
  const planted = (environment: Record<string, string>) => Object.assign(process.env, environment);
  const forget = () => {
    for (const name of ["DIES_AT", "DEATHS", "DEATHS_MOST", "BREAKS_AT"]) delete process.env[name];
  };

  test("is replaced and its block done again", async () => {
    const deaths = join(place, "two-deaths");
    planted({ DIES_AT: "5", DEATHS: deaths, DEATHS_MOST: "2" });
    const outcomes = await Effect.runPromise(runWith(onThreads(2, worker))).finally(forget);
    expect(fs.readFileSync(deaths, "utf8")).toBe("xx");
    expect(outcomes).toEqual(await Effect.runPromise(runWith(ReplicationPool.here)));
  });

  test("again and again is an error that says which replications", async () => {
    planted({ DIES_AT: "5", DEATHS: join(place, "many-deaths"), DEATHS_MOST: "100" });
    const error = await Effect.runPromise(Effect.flip(runWith(onThreads(2, worker)))).finally(
      forget,
    );
    expect(error).toMatchObject({
      _tag: "WorkerLost",
      scenario: "small",
      seed: "threads",
      from: 5,
    });
    expect(error.message).toContain('replications 5 to 5 of small with seed "threads"');
  });

  test("is not what a replication that breaks off is", async () => {
    planted({ BREAKS_AT: "3" });
    const error = await Effect.runPromise(Effect.flip(runWith(onThreads(2, worker)))).finally(
      forget,
    );
    expect(error).toMatchObject({ _tag: "ReplicationFault", replication: 3, event: 17 });
    expect(error.message).toBe(
      'Replication 3 of small with seed "threads" broke off, event 17: a planted fault. ' +
        "The same scenario and seed break off there every time.",
    );
  });
});

describe("the logs", () => {
  const logsOf = async (threads: number) => {
    const logs = join(place, `logs-${threads}`);
    const asked = { loaded, file, seed: "threads", replications: 4, logs };
    const result = Effect.gen(function* () {
      return yield* (yield* prepareForecast(asked)).result;
    });
    await Effect.runPromise(Effect.provide(result, onThreads(threads)));
    return Effect.runPromise(logFilesIn(logs));
  };

  test("are the same bytes on one thread and on two, and break no law", async () => {
    const [one, two] = [await logsOf(1), await logsOf(2)];
    expect(one.length).toBe(4);
    expect(one.map((path) => fs.readFileSync(path))).toEqual(
      two.map((path) => fs.readFileSync(path)),
    );
    const outcomes = await Effect.runPromise(runWith(ReplicationPool.here));
    const all = await Effect.runPromise(Effect.forEach(one, (path) => checkLogFile(path)));
    for (const [replication, checked] of all.entries()) {
      expect(checked).toMatchObject({ breaches: [], limits: undefined });
      expect(checked.verdict).toMatchObject({
        _tag: "Intact",
        digest: outcomes[replication]?.digest,
        events: outcomes[replication]?.events,
      });
      expect(checked.laws).toBeGreaterThan(5);
    }
  });

  test("that have lost their scenario are checked for what needs none", async () => {
    const [path = ""] = await logsOf(1);
    const alone = join(place, "alone.caselog");
    fs.copyFileSync(path, alone);
    const checked = await Effect.runPromise(checkLogFile(alone));
    expect(checked).toMatchObject({
      limits: "scenarioLost",
      laws: kernelLaws.length,
      breaches: [],
    });
  });
});
