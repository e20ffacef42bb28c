/**
 * The file that a worker thread starts with. It is given the run plan once, as the thread's data,
 * and then blocks of replications, one after another; it keeps one replicator for all of them.
 */
import { workerData } from "node:worker_threads";
import { Replicator } from "../experiment/replicator.ts";
import type { Block } from "../experiment/run-plan.ts";
import { type Answer, type Work, workBlock } from "./block-work.ts";

let replicator: Replicator | undefined;

export function task(block: Block): Answer {
  const { run, logs } = workerData as Work;
  replicator ??= new Replicator(run);
  return workBlock(replicator, block, logs);
}
