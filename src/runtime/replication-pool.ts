/**
 * Where jobs are done: on threads, or in this one. The threads are started with the first job and
 * serve all that come, of whatever arms, until the pool's scope ends. Which thread does a job, and
 * when, leaves no trace in its answer. A thread that dies is replaced by piscina and its job is
 * done again, unless it dies each time.
 */
import * as Data from "effect/Data";
import * as Effect from "effect/Effect";
import type * as Scope from "effect/Scope";
import * as fs from "node:fs";
import { fileURLToPath } from "node:url";
import type { Piscina } from "piscina";
import { type Answer, type Job, Workplace } from "./block-work.ts";

export interface PoolOptions {
  /** 0 does all in the calling thread: for tests, and for programs that have threads already. */
  readonly threads: number;
  /** File that a thread starts with; the program's own unless a test has another. */
  readonly worker?: URL | undefined;
}

/** The threads that should have done a job died again and again. */
export class ThreadsDied extends Data.TaggedError("ThreadsDied")<{
  readonly tries: number;
  readonly reason: string;
}> {}

export interface ReplicationPool {
  /** Jobs worth having under way at once. */
  readonly ahead: number;
  readonly do: (job: Job) => Effect.Effect<Answer, ThreadsDied>;
}

/** How often a job is tried before it is given up. */
const triesMost = 3;

/** A pool that lasts as long as its scope. */
export function openPool(options: PoolOptions): Effect.Effect<ReplicationPool, never, Scope.Scope> {
  return options.threads === 0 ? Effect.sync(poolHere) : poolOfThreads(options);
}

function poolHere(): ReplicationPool {
  const workplace = new Workplace();
  // Between two jobs others have their turn, such as whoever wants to stop this.
  return { ahead: 1, do: (job) => Effect.map(Effect.yieldNow, () => workplace.do(job)) };
}

/** Of the sources this file is `.ts` and the worker's too; in a bundle both are `.js`. */
const ownWorker = (): URL =>
  new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js", import.meta.url);

const poolOfThreads = Effect.fnUntraced(function* ({ threads, worker }: PoolOptions) {
  const filename = fs.realpathSync(fileURLToPath(worker ?? ownWorker()));
  let made: Promise<Piscina> | undefined;
  yield* Effect.addFinalizer(() => Effect.promise(async () => (await made)?.destroy()));
  const pool = (): Promise<Piscina> => (made ??= startedPool(filename, threads));
  const attempt = (job: Job, tries: number): Effect.Effect<Answer, ThreadsDied> =>
    Effect.tryPromise({
      try: async (signal) => (await pool()).run(job, { signal }) as Promise<Answer>,
      catch: (cause) => (cause instanceof Error ? cause.message : String(cause)),
    }).pipe(
      Effect.catch((reason) =>
        tries < triesMost
          ? attempt(job, tries + 1)
          : Effect.fail(new ThreadsDied({ tries, reason })),
      ),
    );
  return {
    // As many again wait in line, so that no thread waits for us.
    ahead: threads * 2,
    do: (job: Job) => attempt(job, 1),
  };
});

/** Threads are started as jobs come, and then kept. */
async function startedPool(filename: string, threads: number): Promise<Piscina> {
  // Loaded only when there is something to run: a command that starts no thread starts faster.
  const piscina = await import("piscina");
  const pool = new piscina.Piscina({
    filename,
    name: "task",
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: Number.POSITIVE_INFINITY,
  });
  // A thread that dies between two jobs has nothing of ours; piscina replaces it.
  pool.on("error", () => {});
  return pool;
}
