/**
 * A thread of the bench: it runs whole replications of the run plan it was given, says when it is
 * warm, and then does as many as it is asked to.
 */
// That rule is about windows; threads have no origin.
/* oxlint-disable unicorn/require-post-message-target-origin */
import { parentPort, workerData } from "node:worker_threads";
import { Replicator } from "../../src/experiment/replicator.ts";
import type { RunPlan } from "../../src/experiment/run-plan.ts";

const replicator = new Replicator(workerData as RunPlan);
replicator.run(0);
parentPort?.postMessage("warm");
parentPort?.on("message", ({ from, to }: { readonly from: number; readonly to: number }) => {
  let events = 0;
  for (let replication = from; replication < to; replication += 1) {
    ({ events } = replicator.run(replication));
  }
  parentPort?.postMessage(events);
});
