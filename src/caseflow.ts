/**
 * The front door of the library (package entry `caseflow`). One function answers each of a
 * planner's questions: is this scenario right, will its goals be met, what is a change worth, how
 * do goals respond to a number, which assumptions matter, which plan is the cheapest that will do.
 * The rest lets a program go its own way between them. Errors reject the promise: `InvalidScenario`
 * has every problem with its line, the others say in a sentence what went wrong and how to mend it.
 */
import * as Effect from "effect/Effect";
import type { SweepDesign } from "./experiment/sweep-design.ts";
import type { ComparisonResult } from "./report/comparison-result.ts";
import type { ForecastResult } from "./report/forecast-result.ts";
import { prepareComparison } from "./runtime/compare-run.ts";
import { prepareForecast } from "./runtime/forecast-run.ts";
import type { SensitivityMethod, SensitivityResult } from "./report/sensitivity-result.ts";
import type { SolutionResult } from "./report/solution-result.ts";
import type { SweepResult } from "./report/sweep-result.ts";
import { laboratory, type Laboratory } from "./runtime/laboratory.ts";
import { loadScenarioFile } from "./runtime/scenario-file.ts";
import { prepareSensitivity } from "./runtime/sensitivity-run.ts";
import { prepareSolve } from "./runtime/solve-run.ts";
import { prepareSweep } from "./runtime/sweep-run.ts";
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

/** Answers of a laboratory with these threads and this store. */
const inLaboratory = <A, E>(
  effect: Effect.Effect<A, E, Laboratory>,
  { threads = 1, store }: Pick<CompareOptions, "threads" | "store">,
): Promise<A> => Effect.runPromise(Effect.provide(effect, laboratory({ threads, store })));

/**
 * Forecasts the goals of a scenario file: the same result as `caseflow run --format json`.
 * @throws InvalidScenario, UnreadableScenario, MeasureError, ReplicationFault, WorkerLost,
 * LogFileError
 */
export function forecast(file: string, options: ForecastOptions = {}): Promise<ForecastResult> {
  const { seed = "1", replications = 200, logs, onMilestone } = options;
  const result = Effect.gen(function* () {
    const loaded = yield* loadScenarioFile(file);
    const asked = { loaded, file, seed, replications, logs };
    const prepared = yield* prepareForecast(asked);
    return yield* prepared.run({ milestone: onMilestone });
  });
  return inLaboratory(result, options);
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
  const { seed = "1", replications = 200 } = options;
  const result = Effect.gen(function* () {
    const scenarios = yield* Effect.forEach(files, (file) =>
      Effect.map(loadScenarioFile(file), (loaded) => ({ loaded, file })),
    );
    const prepared = yield* prepareComparison({ scenarios, seed, replications });
    return yield* prepared.run();
  });
  return inLaboratory(result, options);
}

export interface SweepOptions extends CompareOptions {
  /** What varies, as `--vary` says it: `hazard.noShow=0.05..0.3`, `capacity.staff.team=4..9:1`. */
  readonly vary: ReadonlyArray<string>;
  /** "factorial" unless told otherwise. */
  readonly design?: SweepDesign;
  /** Points of a design that fills space; 64. */
  readonly points?: number;
  /** Ids of the goals to tell of; all. */
  readonly goals?: ReadonlyArray<string>;
}

/**
 * Shows how goals respond as numbers of a scenario file vary: the same result as `caseflow sweep
 * --format json`. Each point gets 50 replications unless told otherwise.
 * @throws InvalidScenario, UnreadableScenario, UnfitSweep, VariationFault, ReplicationFault,
 * WorkerLost
 */
export function sweep(file: string, options: SweepOptions): Promise<SweepResult> {
  const { vary, design = "factorial", points = 64, goals = [] } = options;
  const { seed = "1", replications = 50 } = options;
  const result = Effect.gen(function* () {
    const loaded = yield* loadScenarioFile(file);
    const asked = { loaded, file, vary, design, points, replications, goals, seed };
    const prepared = yield* prepareSweep(asked);
    return prepared.resultOf(yield* prepared.run());
  });
  return inLaboratory(result, options);
}

export interface SensitivityOptions extends CompareOptions {
  /** One at a time over its range (the default), a screening, or shares of the variance. */
  readonly method?: SensitivityMethod;
  readonly goals?: ReadonlyArray<string>;
  /** Assumptions by path or its beginning; all. */
  readonly parameters?: ReadonlyArray<string>;
  /** Assumptions that a screening chooses for "sobol"; 8. */
  readonly top?: number;
  /** Starts of a screening; 8. */
  readonly starts?: number;
  /** Rows of points for "sobol"; 64. */
  readonly rows?: number;
}

/**
 * Tells which assumptions of a scenario file matter, over their own ranges: the same result as
 * `caseflow sensitivity --format json`.
 * @throws InvalidScenario, UnreadableScenario, UnfitAnalysis, VariationFault, ReplicationFault,
 * WorkerLost
 */
export function sensitivity(
  file: string,
  options: SensitivityOptions = {},
): Promise<SensitivityResult> {
  const { method = "tornado", goals = [], parameters = [], replications } = options;
  const { seed = "1", top = 8, starts = 8, rows = 64 } = options;
  const result = Effect.gen(function* () {
    const loaded = yield* loadScenarioFile(file);
    const shared = { loaded, file, method, goals, parameters, replications, seed };
    const { screening, study } = yield* prepareSensitivity({ ...shared, top, starts, rows });
    const prepared = yield* study(screening && (yield* screening.run()));
    // Every point has been run, so there is something to tell.
    return prepared.resultOf(yield* prepared.run())!;
  });
  return inLaboratory(result, options);
}

export interface SolveOptions extends Omit<CompareOptions, "replications"> {
  /** Ids of the goals that are to hold together; all that can be judged. */
  readonly goals?: ReadonlyArray<string>;
  /** Of all of them together; 0.8. */
  readonly probability?: number;
  /** Of choosing right; 0.95. */
  readonly confidence?: number;
  /** Probabilities that lie so close need not be told apart; 0.05. */
  readonly indifference?: number;
  /** Choices as `--choice` says them, beside those of the scenario. */
  readonly choices?: ReadonlyArray<string>;
  /** Replications that may be run in all; 2000. */
  readonly budget?: number;
}

/**
 * Searches the cheapest plan of a scenario file under which its goals hold together: the same
 * result as `caseflow solve --format json`.
 * @throws InvalidScenario, UnreadableScenario, QuestionError, MeasureError, ReplicationFault,
 * WorkerLost
 */
export function solve(file: string, options: SolveOptions = {}): Promise<SolutionResult> {
  const { goals = [], probability = 0.8, confidence = 0.95, indifference = 0.05 } = options;
  const { choices = [], budget = 2000, seed = "1" } = options;
  const result = Effect.gen(function* () {
    const loaded = yield* loadScenarioFile(file);
    const shared = { loaded, file, goals, probability, confidence, indifference };
    const search = yield* prepareSolve({ ...shared, choices, budget, seed });
    return yield* search.run();
  });
  return inLaboratory(result, options);
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
export { SensitivityResult } from "./report/sensitivity-result.ts";
export { SolutionResult } from "./report/solution-result.ts";
export { SweepResult } from "./report/sweep-result.ts";
export { compile } from "./scenario/compile.ts";
export { printScenario } from "./scenario/print.ts";
export { type LoadedScenario, loadScenario, parseScenario } from "./scenario/load.ts";
export { InvalidScenario, type Problem, renderProblem } from "./scenario/problem.ts";
export type { Scenario } from "./scenario/scenario.ts";
