/**
 * Where replications are run: on threads, or in this one. A run plan goes to each thread once;
 * then the threads take blocks as they become free. Which thread did a block, and when, leaves no
 * trace: outcomes are put at their own places, and whoever watches is shown them without gaps from
 * the first on. A thread that dies is replaced by piscina and its block is done again.
 */
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as fs from "node:fs";
import { fileURLToPath } from "node:url";
import type { Outcome } from "../experiment/outcome.ts";
import { Replicator } from "../experiment/replicator.ts";
import { type Block, blocksOf, type RunPlan } from "../experiment/run-plan.ts";
import { type Answer, type LogPlan, type Work, workBlock } from "./block-work.ts";
import { LogFileError } from "./log-file-error.ts";
import {
  type ReplicationFault,
  replicationFault,
  type WorkerLost,
  workerLost,
} from "./replication-error.ts";
import { sharedData } from "./shared-plan.ts";

export type ReplicationError = ReplicationFault | WorkerLost | LogFileError;

export interface Watching {
  /** Called with all outcomes so far that have no gap before them, each time there are more. */
  readonly seen?: (outcomes: ReadonlyArray<Outcome>) => void;
  readonly logs?: LogPlan | undefined;
}

export interface PoolOptions {
  /** At least 1. */
  readonly threads: number;
  /** File that a thread starts with; the program's own unless a test has another. */
  readonly worker?: URL;
}

/** How often a block is tried before it is given up. */
const triesMost = 3;

export class ReplicationPool extends Context.Service<
  ReplicationPool,
  {
    /** Runs all replications of a run plan; outcomes in their order. */
    readonly run: (
      run: RunPlan,
      watching?: Watching,
    ) => Effect.Effect<ReadonlyArray<Outcome>, ReplicationError>;
  }
>()("caseflow/runtime/ReplicationPool") {
  /** On worker threads. */
  static readonly threads = (options: PoolOptions) =>
    Layer.succeed(ReplicationPool, {
      run: (run, watching) => Effect.scoped(onThreads(run, options, watching ?? {})),
    });

  /** In this thread: for tests, and for programs that have threads of their own. */
  static readonly here = Layer.succeed(ReplicationPool, {
    run: (run, { seen, logs } = {}) =>
      Effect.suspend(() => {
        const replicator = new Replicator(run);
        const inOrder = new InOrder(seen);
        return Effect.forEach(blocksOf(run.replications, 1), (block) =>
          Effect.map(outcomesOf(run, workBlock(replicator, block, logs)), inOrder.take),
        ).pipe(Effect.map(() => inOrder.all));
      }),
  });
}

/** Of the sources this file is `.ts` and the worker's too; in a bundle both are `.js`. */
const ownWorker = (): URL =>
  new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js", import.meta.url);

const onThreads = Effect.fnUntraced(function* (
  run: RunPlan,
  { threads, worker = ownWorker() }: PoolOptions,
  { seen, logs }: Watching,
) {
  const work: Work = { run: sharedData(run), logs };
  const filename = fs.realpathSync(fileURLToPath(worker));
  // Loaded only when there is something to run: a command that starts no thread starts faster.
  const { Piscina } = yield* Effect.promise(() => import("piscina"));
  const pool = yield* Effect.acquireRelease(
    Effect.sync(() => {
      const made = new Piscina({
        filename,
        name: "task",
        minThreads: threads,
        maxThreads: threads,
        workerData: work,
      });
      // A thread that dies between two blocks has nothing of ours; piscina replaces it.
      made.on("error", () => {});
      return made;
    }),
    (made) => Effect.promise(() => made.destroy()),
  );
  const inOrder = new InOrder(seen);
  const attempt = (block: Block, tries: number): Effect.Effect<Answer, WorkerLost> =>
    Effect.tryPromise({
      try: (signal) => pool.run(block, { signal }) as Promise<Answer>,
      catch: (cause) => cause,
    }).pipe(
      Effect.catch((cause) =>
        tries < triesMost && pool.threads.length > 0
          ? attempt(block, tries + 1)
          : Effect.fail(workerLost(run.plan.scenario, run.seed, block, tries, cause)),
      ),
    );
  yield* Effect.forEach(
    blocksOf(run.replications, threads),
    (block) =>
      attempt(block, 1).pipe(
        Effect.flatMap((answer) => outcomesOf(run, answer)),
        Effect.map(inOrder.take),
      ),
    // One more block than threads waits in line, so that no thread waits for us.
    { concurrency: threads * 2, discard: true },
  );
  return inOrder.all;
});

function outcomesOf(
  run: RunPlan,
  answer: Answer,
): Effect.Effect<ReadonlyArray<Outcome>, ReplicationFault | LogFileError> {
  if (answer._tag === "Done") return Effect.succeed(answer.outcomes);
  if (answer._tag === "LogTrouble") return Effect.fail(new LogFileError(answer.trouble));
  return Effect.fail(replicationFault(run.plan.scenario, run.seed, answer.fault));
}

/** Puts outcomes in their order, whatever order they come in. */
class InOrder {
  readonly all: Outcome[] = [];
  readonly #early = new Map<number, Outcome>();
  readonly #seen: ((outcomes: ReadonlyArray<Outcome>) => void) | undefined;

  constructor(seen: ((outcomes: ReadonlyArray<Outcome>) => void) | undefined) {
    this.#seen = seen;
  }

  readonly take = (outcomes: ReadonlyArray<Outcome>): void => {
    for (const outcome of outcomes) this.#early.set(outcome.replication, outcome);
    const before = this.all.length;
    for (let next = this.#early.get(before); next; next = this.#early.get(this.all.length)) {
      this.#early.delete(next.replication);
      this.all.push(next);
    }
    if (this.all.length > before) this.#seen?.(this.all);
  };
}
