/**
 * Whole replications on two threads: how much faster than on one, and how long a thousand of
 * 50,000 citizens take. Time here is the clock's, so on a busy machine these rows are pessimistic.
 */
// That rule is about windows; threads have no origin.
/* oxlint-disable unicorn/require-post-message-target-origin */
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { centreOf, runPlanOf } from "./centre.ts";
import { atLeast, atMost, type Measurement } from "./row.ts";
import { digits } from "./timing.ts";

const citizens = 50_000;
const thousand = 1000;

/** Seconds by the clock for so many replications, shared out among threads that are warm. */
async function secondsOf(threads: number, replications: number): Promise<number> {
  const run = runPlanOf(centreOf(citizens), replications);
  const file = new URL("./replication-worker.ts", import.meta.url);
  const workers = Array.from({ length: threads }, () => new Worker(file, { workerData: run }));
  await Promise.all(workers.map((worker) => once(worker, "message")));
  const before = performance.now();
  const share = replications / threads;
  await Promise.all(
    workers.map(async (worker, i) => {
      worker.postMessage({ from: Math.round(i * share), to: Math.round((i + 1) * share) });
      await once(worker, "message");
    }),
  );
  const seconds = (performance.now() - before) / 1000;
  await Promise.all(workers.map((worker) => worker.terminate()));
  return seconds;
}

export const threads: Measurement = {
  name: "threads",
  run: async () => {
    const each = 4;
    const one = await secondsOf(1, each);
    const two = await secondsOf(2, each * 2);
    const ratio = (2 * one) / two;
    return [
      {
        what: "two threads",
        measured: `${digits(ratio)} × one, of ${availableParallelism()} processors`,
        bar: "≥ 1.85 ×",
        beyond: "",
        verdict: atLeast(ratio, 1.85),
        numbers: { ratio, processors: availableParallelism() },
      },
    ];
  },
};

export const replications: Measurement = {
  name: "thousand",
  run: async ({ full }) => {
    const done = full ? thousand : 20;
    const seconds = ((await secondsOf(2, done)) * thousand) / done;
    return [
      {
        what: "1,000 replications of 50,000 citizens, two threads, recorded and folded",
        measured: `${digits(seconds)} s${full ? "" : `, from ${done}`}`,
        bar: "≤ 150 s",
        beyond: "110 s",
        verdict: atMost(seconds, 150, 110),
        numbers: { seconds, replications: done },
      },
    ];
  },
};
