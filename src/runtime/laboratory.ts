/**
 * Where experiments are run: asked for series of replications it gives their outcomes, those it
 * knows from the result store and the others from its threads, which serve one call after another.
 * Every outcome is kept before anybody sees it, so that whatever ends the program takes away no
 * more than the replications under way. Which thread ran what leaves no trace.
 */
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import { type ExperimentPlan, experimentPlan, type Layout } from "../experiment/experiment-plan.ts";
import type { PairedSeries, Series } from "../experiment/experiment.ts";
import type { Outcome, PairedOutcome } from "../experiment/outcome.ts";
import { lotSize, WorkList } from "../experiment/work-list.ts";
import { join } from "node:path";
import { version } from "../experiment/version.ts";
import { Archive } from "./archive.ts";
import type { Answer } from "./block-work.ts";
import { LogFileError } from "./log-file-error.ts";
import { openPool, type PoolOptions, type ReplicationPool } from "./replication-pool.ts";
import { programHash } from "./program-hash.ts";
import {
  type Culprit,
  type ReplicationFault,
  replicationFault,
  type WorkerLost,
  workerLost,
} from "./replication-error.ts";
import { ResultStore, type Warn } from "./result-store.ts";
import { type Line, PairTask, SeriesTask, type Task } from "./task.ts";

const triedReplications = 2;

export type LabError = ReplicationFault | WorkerLost | LogFileError;

/** Follows a call while it is made. */
export interface LabWatching {
  /**
   * So many replications are known, of all; of each series (or each arm of a pair) its outcomes
   * without a gap from the first on. The lists grow; whoever keeps one copies it.
   */
  readonly seen?:
    | ((done: number, of: number, outcomes: ReadonlyArray<ReadonlyArray<Outcome>>) => void)
    | undefined;
  /** Of a pair: its replications without a gap from the first on, with the fates. */
  readonly paired?: ((outcomes: ReadonlyArray<PairedOutcome>) => void) | undefined;
  /** Folder for the logs of series: then all replications are run, known or not. */
  readonly logs?: string | undefined;
}

export interface LaboratoryOptions extends PoolOptions {
  /** Folder of the result store; without one results are known as long as the laboratory is. */
  readonly store?: string | undefined;
  /** Told once when results cannot be kept. */
  readonly warn?: Warn;
}

/** What a plan is made for: a call of `replicate`, or one of `pair`. */
export type Asked = ReadonlyArray<Series> | PairedSeries;

export class Laboratory extends Context.Service<
  Laboratory,
  {
    /**
     * How much this is, how much of it is known, and how long the rest takes. When nothing like it
     * was run before, its first two replications are run to find out; they are kept.
     * @param again whether all will be run, known or not, because its logs are wanted
     */
    readonly plan: (
      asked: Asked,
      layout?: Partial<Layout>,
      again?: boolean,
    ) => Effect.Effect<ExperimentPlan, LabError>;
    /** Outcomes of each series, in the order of replications. */
    readonly replicate: (
      series: ReadonlyArray<Series>,
      watching?: LabWatching,
    ) => Effect.Effect<ReadonlyArray<ReadonlyArray<Outcome>>, LabError>;
    /** The same for arms beside a baseline, with the fates. */
    readonly pair: (
      series: PairedSeries,
      watching?: LabWatching,
    ) => Effect.Effect<ReadonlyArray<PairedOutcome>, LabError>;
  }
>()("caseflow/runtime/Laboratory") {}

/** A laboratory with threads and a store of its own; both end with its scope. */
export const laboratory = (options: LaboratoryOptions): Layer.Layer<Laboratory> =>
  Layer.effect(Laboratory, open(options));

const open = Effect.fnUntraced(function* (options: LaboratoryOptions) {
  const store = yield* Effect.acquireRelease(
    Effect.sync(() => new ResultStore(folderOf(options.store), options.warn)),
    (opened) => Effect.sync(() => opened.flush()),
  );
  const archive = new Archive(store);
  const pool = yield* openPool(options);
  const threads = Math.max(1, options.threads);
  return Laboratory.of({
    plan: (asked, layout = {}, again = false) =>
      Effect.gen(function* () {
        const isPair = "arms" in asked;
        const tasks: ReadonlyArray<Task> = isPair
          ? [new PairTask(asked, archive)]
          : asked.map((one) => new SeriesTask(one, archive));
        yield* tried(tasks, pool);
        const replications = Math.max(0, ...tasks.map(({ size }) => size));
        const scenarios = isPair ? asked.arms.length : asked.length;
        const laidOut = { scenarios, points: 1, replications, atMost: false, ...layout };
        const work = tasks.map((task) => task.planned());
        const left = again ? work.map((one) => ({ ...one, known: 0 })) : work;
        return experimentPlan(laidOut, left, threads);
      }),
    replicate: (series, watching = {}) =>
      Effect.suspend(() => {
        const tasks = series.map((one) => new SeriesTask(one, archive, watching.logs));
        return runAll(tasks, pool, threads, () => {
          const outcomes = tasks.map((task) => task.known);
          watching.seen?.(doneIn(tasks), sizeOf(tasks), outcomes);
        }).pipe(Effect.map(() => tasks.map((task) => task.known)));
      }),
    pair: (series, watching = {}) =>
      Effect.suspend(() => {
        const task = new PairTask(series, archive);
        return runAll([task], pool, threads, () => {
          watching.seen?.(task.done, task.size, task.byArm);
          watching.paired?.(task.known);
        }).pipe(Effect.map(() => task.known));
      }),
  });
});

/** Results of one program lie together, so that those of old ones can be thrown away. */
const folderOf = (store: string | undefined): string | undefined =>
  store === undefined ? undefined : join(store, `${version}-${programHash()}`);

const doneIn = (tasks: ReadonlyArray<Task>) => tasks.reduce((sum, { done }) => sum + done, 0);
const sizeOf = (tasks: ReadonlyArray<Task>) => tasks.reduce((sum, { size }) => sum + size, 0);

/**
 * Runs the first replications of work that nobody can tell the time of. The first one of a thread
 * takes many times as long as those that follow, so there must be another.
 */
const tried = Effect.fnUntraced(function* (
  tasks: ReadonlyArray<Task>,
  pool: ReplicationPool,
): Effect.fn.Return<void, LabError> {
  const planned = tasks.map((task) => task.planned());
  const toRun = planned.reduce((sum, { runs, known }) => sum + runs - known, 0);
  const isKnown = planned.some(({ msEach }) => msEach !== undefined);
  const line = tasks
    .flatMap((task) => task.lines(new Set()))
    .find(({ wanted }) => wanted.length > 0);
  if (isKnown || line === undefined || toRun <= triedReplications * 2) return;
  yield* done(line, line.wanted.slice(0, triedReplications), pool);
  for (const task of tasks) task.advance();
});

/** Does some replications of a line and keeps what they say. */
const done = Effect.fnUntraced(function* (
  line: Line,
  replications: ReadonlyArray<number>,
  pool: ReplicationPool,
): Effect.fn.Return<void, LabError> {
  const { culprit } = line;
  const answer = yield* pool
    .do(line.job(replications))
    .pipe(Effect.mapError(({ tries, reason }) => workerLost(culprit, replications, tries, reason)));
  for (const one of answer.done) line.take(one);
  yield* unbroken(culprit, answer);
});

/** Does what the tasks lack; `seen` is called first and after each job. */
const runAll = Effect.fnUntraced(function* (
  tasks: ReadonlyArray<Task>,
  pool: ReplicationPool,
  threads: number,
  seen: () => void,
): Effect.fn.Return<void, LabError> {
  const claimed = new Set<string>();
  const lines = tasks.flatMap((task) => task.lines(claimed));
  const work = new WorkList(lines.map(({ wanted }) => wanted));
  seen();
  const next = Effect.fnUntraced(function* (): Effect.fn.Return<boolean, LabError> {
    const turn = work.turn();
    const line = turn === undefined ? undefined : lines[turn];
    if (line === undefined) return false;
    const lot = work.take(lotSize(line.msEach(), work.left, threads));
    yield* done(line, lot?.replications ?? [], pool).pipe(
      Effect.ensuring(
        Effect.sync(() => {
          // Another series may be of the same arm.
          for (const task of tasks) task.advance();
          seen();
        }),
      ),
    );
    return true;
  });
  const worker = Effect.gen(function* () {
    while (yield* next());
  });
  const workers = Array.from({ length: Math.min(pool.ahead, work.left) }, () => worker);
  yield* Effect.all(workers, { concurrency: "unbounded", discard: true });
});

function unbroken(culprit: Culprit, { broken }: Answer): Effect.Effect<void, LabError> {
  if (broken === undefined) return Effect.void;
  if (broken._tag === "LogTrouble") {
    const { doing, path, code, message } = broken;
    return Effect.fail(new LogFileError({ doing, path, code, message }));
  }
  return Effect.fail(replicationFault(culprit, broken));
}
