/**
 * Why replications could not be run. The scenario, the seed and the replication are in every one
 * of these errors, because with them whoever reads it can make it happen again, alone.
 */
import * as Schema from "effect/Schema";

/** Whom an error is about. */
export interface Culprit {
  /** Names of the arms that ran side by side; of a series one. */
  readonly arms: ReadonlyArray<string>;
  /** The scenario's id. */
  readonly scenario: string;
  readonly seed: string;
}

/** An assertion of the model broke: a mistake in the program, or a plan that is not right. */
export class ReplicationFault extends Schema.TaggedError<ReplicationFault>()("ReplicationFault", {
  scenario: Schema.String,
  arms: Schema.Array(Schema.String),
  seed: Schema.String,
  replication: Schema.Int,
  /** Number of events before it; −1 when it is not known. */
  event: Schema.Int,
  message: Schema.String,
}) {}

/** The threads that should have done some replications died again and again. */
export class WorkerLost extends Schema.TaggedError<WorkerLost>()("WorkerLost", {
  scenario: Schema.String,
  arms: Schema.Array(Schema.String),
  seed: Schema.String,
  replications: Schema.Array(Schema.Int),
  message: Schema.String,
}) {}

export function replicationFault(
  culprit: Culprit,
  fault: Pick<ReplicationFault, "replication" | "event" | "message"> & { readonly arm?: string },
): ReplicationFault {
  const { replication, event, arm } = fault;
  const whose = arm === undefined ? culprit : { ...culprit, arms: [arm] };
  const place = event < 0 ? "" : `, event ${event}`;
  const message =
    `Replication ${replication} of ${nameOf(whose)} broke off${place}: ${fault.message}. ` +
    `The same scenario and seed break off there every time. ${alone(culprit, replication)}`;
  return new ReplicationFault({ ...whose, replication, event, message });
}

export function workerLost(
  culprit: Culprit,
  replications: ReadonlyArray<number>,
  tries: number,
  reason: string,
): WorkerLost {
  const [first = 0] = replications;
  const which = replications.length === 1 ? "replication" : "replications";
  const message =
    `The thread that ran ${which} ${replications.join(", ")} of ${nameOf(culprit)} died ` +
    `${tries} times (${reason}). If the machine is short of memory, run fewer threads. ` +
    alone(culprit, first);
  return new WorkerLost({ ...culprit, replications, message });
}

function nameOf({ arms, scenario, seed }: Culprit): string {
  const names = arms.length === 1 && arms[0] === scenario ? scenario : arms.join(" beside ");
  return `${names} with seed ${JSON.stringify(seed)}`;
}

/** The command that runs it alone. */
const alone = ({ seed }: Culprit, replication: number): string =>
  `To run it alone: caseflow run SCENARIO --seed ${quoted(seed)} --only-replication ${replication}`;

/** A text as a shell takes it. */
const quoted = (text: string): string =>
  /^[\w.-]+$/u.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
