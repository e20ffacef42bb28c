/**
 * Histories that a scenario made, kept as records are: in a store, each event with the time at
 * which it was registered, and what later extracts put right behind them.
 */
import * as Effect from "effect/Effect";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { laboratory, type Laboratory } from "../../../src/runtime/laboratory.ts";
import { type BacktestAsked, prepareBacktest } from "../../../src/runtime/backtest-run.ts";
import { type OpenLog, openLog } from "../../../src/runtime/open-log.ts";
import { openStoreAt } from "../../../src/runtime/open-store.ts";
import { loadScenarioFile } from "../../../src/runtime/scenario-file.ts";
import type { Log } from "../../../src/kernel/log.ts";
import { compile } from "../../../src/scenario/compile.ts";
import type { LoadedScenario } from "../../../src/scenario/load.ts";
import type { StoreHeader } from "../../../src/store/store-header.ts";
import { logOf } from "../../../src/testing/runs.ts";

export const town = "scenarios/tutorial.yaml";
export const hamlet = "tests/cli/small.yaml";

export const load = (file: string): Promise<LoadedScenario> =>
  Effect.runPromise(loadScenarioFile(file));

/** Events and when each was registered. */
export interface Written {
  readonly log: Log;
  readonly recorded: Int32Array;
}

/** A replication of a scenario, every event registered as it happens. */
export function lived(loaded: LoadedScenario, seed: string): Written {
  const log = logOf(compile(loaded.scenario), seed);
  return { log, recorded: log.minute.slice(0, log.length) };
}

/** A folder of stores that goes with the tests that made it. */
export class Archive {
  readonly #folder = fs.mkdtempSync(path.join(os.tmpdir(), "caseflow-backtest-"));
  #made = 0;

  /** Puts a history in a store of its own. */
  keep({ log, recorded }: Written, data: StoreHeader["data"] = "synthetic"): Promise<OpenLog> {
    const place = path.join(this.#folder, String((this.#made += 1)));
    return Effect.runPromise(
      Effect.gen(function* () {
        const store = yield* openStoreAt(place);
        yield* store.create("records", { kind: "history", data, durability: "none" });
        yield* store.append("records", 0, "all", { columns: log, recorded });
        return yield* openLog(place);
      }),
    );
  }

  forget(): void {
    fs.rmSync(this.#folder, { recursive: true });
  }
}

/** What is asked unless a test says otherwise. */
export const asking = (
  loaded: LoadedScenario,
  history: OpenLog,
  other: Partial<BacktestAsked> = {},
): BacktestAsked => ({
  loaded,
  file: "scenario.yaml",
  history,
  origins: [],
  horizon: 3,
  replications: 20,
  seed: "1",
  knowledge: "registered",
  since: undefined,
  followed: [],
  ...other,
});

/** Runs something in a laboratory of so many threads; 0 is this one. */
export const inLab = <A, E>(use: Effect.Effect<A, E, Laboratory>, threads = 0): Promise<A> =>
  Effect.runPromise(Effect.provide(use, laboratory({ threads })));

/** The result of a back-test. */
export const tested = (asked: BacktestAsked, threads = 0) =>
  inLab(
    Effect.flatMap(prepareBacktest(asked), (run) => run.run()),
    threads,
  );
