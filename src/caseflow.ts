/**
 * The front door of the library (package entry `caseflow`). Three functions answer a planner's
 * questions, is this scenario right, will its goals be met, what is a change worth; the rest lets
 * a program go its own way between them. Errors reject the promise: `InvalidScenario` has every
 * problem with its line, the others say in a sentence what went wrong and how to mend it.
 */
import * as Effect from "effect/Effect";
import type { ComparisonResult } from "./report/comparison-result.ts";
import type { ForecastResult } from "./report/forecast-result.ts";
import { prepareComparison } from "./runtime/compare-run.ts";
import { prepareForecast } from "./runtime/forecast-run.ts";
import { laboratory } from "./runtime/laboratory.ts";
import { loadScenarioFile } from "./runtime/scenario-file.ts";
import type { Problem } from "./scenario/problem.ts";

export interface ForecastOptions {
  /** Any text; the same seed gives the same result. "1" unless told otherwise. */
  readonly seed?: string;
  /** 200 unless told otherwise. */
  readonly replications?: number;
  /** Worker threads; 0 runs all in the calling thread. They do not change the result. 1. */
  readonly threads?: number;
  /** Folder of the results that are kept from one run to the next; none are kept without. */
  readonly store?: string;
  /** Folder to write the log of every replication to; none are written without. */
  readonly logs?: string;
  /** Called with the result as it stands after 20, 40, 80 … replications. */
  readonly onMilestone?: (result: ForecastResult) => void;
}

/**
 * Everything that is wrong with a scenario file and what it extends; empty when it can be run.
 * @throws UnreadableScenario when the file is there and cannot be read
 */
export function check(file: string): Promise<ReadonlyArray<Problem>> {
  const problems = loadScenarioFile(file).pipe(
    Effect.map((): ReadonlyArray<Problem> => []),
    Effect.catchTag("InvalidScenario", (invalid) => Effect.succeed(invalid.problems)),
  );
  return Effect.runPromise(problems);
}

/**
 * Forecasts the goals of a scenario file: the same result as `caseflow run --format json`.
 * @throws InvalidScenario, UnreadableScenario, MeasureError, ReplicationFault, WorkerLost,
 * LogFileError
 */
export function forecast(file: string, options: ForecastOptions = {}): Promise<ForecastResult> {
  const { seed = "1", replications = 200, threads = 1, logs, store, onMilestone } = options;
  const result = Effect.gen(function* () {
    const loaded = yield* loadScenarioFile(file);
    const asked = { loaded, file, seed, replications, logs };
    const prepared = yield* prepareForecast(asked);
    return yield* prepared.run({ milestone: onMilestone });
  });
  return Effect.runPromise(Effect.provide(result, laboratory({ threads, store })));
}

export type CompareOptions = Omit<ForecastOptions, "logs" | "onMilestone">;

/**
 * Sets scenario files beside the first of them, the baseline: the same result as `caseflow compare
 * --format json`.
 * @throws InvalidScenario, UnreadableScenario, NotComparable, MeasureError, ReplicationFault,
 * WorkerLost
 */
export function compare(
  files: ReadonlyArray<string>,
  options: CompareOptions = {},
): Promise<ComparisonResult> {
  const { seed = "1", replications = 200, threads = 1, store } = options;
  const result = Effect.gen(function* () {
    const scenarios = yield* Effect.forEach(files, (file) =>
      Effect.map(loadScenarioFile(file), (loaded) => ({ loaded, file })),
    );
    const prepared = yield* prepareComparison({ scenarios, seed, replications });
    return yield* prepared.run();
  });
  return Effect.runPromise(Effect.provide(result, laboratory({ threads, store })));
}

export { isoOfMinute, minuteOfIso } from "./domain/moment.ts";
export { version } from "./experiment/version.ts";
export { Replicator } from "./experiment/replicator.ts";
export type { Arm, PairedSeries, Series } from "./experiment/experiment.ts";
export type { Outcome } from "./experiment/outcome.ts";
export type { Plan } from "./model/plan.ts";
export { forecastFrom, type HistoryForecast } from "./runtime/history-run.ts";
export { readHistory } from "./runtime/known-history.ts";
export { openLog } from "./runtime/open-log.ts";
export { ComparisonResult } from "./report/comparison-result.ts";
export { ForecastResult } from "./report/forecast-result.ts";
export { compile } from "./scenario/compile.ts";
export { printScenario } from "./scenario/print.ts";
export { type LoadedScenario, loadScenario, parseScenario } from "./scenario/load.ts";
export { InvalidScenario, type Problem, renderProblem } from "./scenario/problem.ts";
export type { Scenario } from "./scenario/scenario.ts";
