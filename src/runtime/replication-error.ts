/**
 * Why replications could not be run. The scenario, the seed and the replication are in every one
 * of these errors, because with them whoever reads it can make it happen again.
 */
import * as Schema from "effect/Schema";

/** An assertion of the model broke: a mistake in the program, or a plan that is not right. */
export class ReplicationFault extends Schema.TaggedError<ReplicationFault>()("ReplicationFault", {
  scenario: Schema.String,
  seed: Schema.String,
  replication: Schema.Int,
  /** Number of events before it; −1 when it is not known. */
  event: Schema.Int,
  message: Schema.String,
}) {}

/** The threads that should have done a block died again and again. */
export class WorkerLost extends Schema.TaggedError<WorkerLost>()("WorkerLost", {
  scenario: Schema.String,
  seed: Schema.String,
  /** First replication of the block, and the one after its last. */
  from: Schema.Int,
  to: Schema.Int,
  message: Schema.String,
}) {}

export function replicationFault(
  scenario: string,
  seed: string,
  fault: { readonly replication: number; readonly event: number; readonly message: string },
): ReplicationFault {
  const { replication, event } = fault;
  const place = event < 0 ? "" : `, event ${event}`;
  const message =
    `Replication ${replication} of ${scenario} with seed ${JSON.stringify(seed)} broke off` +
    `${place}: ${fault.message}. The same scenario and seed break off there every time.`;
  return new ReplicationFault({ scenario, seed, replication, event, message });
}

export function workerLost(
  scenario: string,
  seed: string,
  block: { readonly from: number; readonly to: number },
  tries: number,
  cause: unknown,
): WorkerLost {
  const why = cause instanceof Error ? cause.message : String(cause);
  const message =
    `The thread that ran replications ${block.from} to ${block.to - 1} of ${scenario} with seed ` +
    `${JSON.stringify(seed)} died ${tries} times (${why}). If the machine is short of memory, ` +
    "run fewer threads.";
  return new WorkerLost({ scenario, seed, ...block, message });
}
