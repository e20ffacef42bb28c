/**
 * One block of replications, done: the work of a worker, and of whoever does without one. What
 * goes wrong inside a replication is an answer and no exception, because an exception that crosses
 * from thread to thread loses what it knows; so an exception always means the machine.
 */
import type { Columns } from "../kernel/columns.ts";
import type { LogHeader } from "../kernel/log-header.ts";
import type { Log } from "../kernel/log.ts";
import { LoopFault, type Reader } from "../kernel/loop.ts";
import type { Outcome } from "../experiment/outcome.ts";
import type { Replicator } from "../experiment/replicator.ts";
import type { Block, RunPlan } from "../experiment/run-plan.ts";
import { LogFileWriter } from "./log-file.ts";
import { LogFileError } from "./log-file-error.ts";

/** Where logs are written, and what their headers say beside the replication. */
export interface LogPlan {
  readonly directory: string;
  readonly header: Omit<LogHeader, "replication">;
}

/** What a worker needs once, before its first block. */
export interface Work {
  readonly run: RunPlan;
  readonly logs: LogPlan | undefined;
}

/** A replication that broke off: always the same one at the same event for the same run plan. */
export interface Fault {
  readonly replication: number;
  /** Number of events before it; −1 when it is not known. */
  readonly event: number;
  readonly message: string;
}

/** A log that could not be written. */
export type LogTrouble = Pick<LogFileError, "doing" | "path" | "code" | "message">;

export type Answer =
  | { readonly _tag: "Done"; readonly outcomes: ReadonlyArray<Outcome> }
  | { readonly _tag: "Fault"; readonly fault: Fault }
  | { readonly _tag: "LogTrouble"; readonly trouble: LogTrouble };

/** Does a block, in the order of its replications. */
export function workBlock(replicator: Replicator, block: Block, logs: LogPlan | undefined): Answer {
  const outcomes: Outcome[] = [];
  for (let replication = block.from; replication < block.to; replication += 1) {
    const writer = logs && new ReplicationLog(logs, replication);
    try {
      outcomes.push(replicator.run(replication, writer));
      writer?.finish();
    } catch (cause) {
      writer?.abandon();
      if (cause instanceof LogFileError) {
        const { doing, path, code, message } = cause;
        return { _tag: "LogTrouble", trouble: { doing, path, code, message } };
      }
      return { _tag: "Fault", fault: faultOf(cause, replication) };
    }
  }
  return { _tag: "Done", outcomes };
}

function faultOf(cause: unknown, replication: number): Fault {
  if (cause instanceof LoopFault) {
    const inner = cause.cause instanceof Error ? cause.cause.message : cause.message;
    return { replication, event: cause.event, message: inner };
  }
  return {
    replication,
    event: -1,
    message: cause instanceof Error ? cause.message : String(cause),
  };
}

/** Writes a replication's events to its file as they come; opened with the first of them. */
class ReplicationLog implements Reader {
  readonly #logs: LogPlan;
  readonly #replication: number;
  #writer: LogFileWriter | undefined;

  constructor(logs: LogPlan, replication: number) {
    this.#logs = logs;
    this.#replication = replication;
  }

  read(log: Log, from: number, to: number): void {
    this.#open().add(rows(log, from, to));
  }

  finish(): void {
    this.#open().finish();
  }

  abandon(): void {
    this.#writer?.abandon();
  }

  #open(): LogFileWriter {
    const { directory, header } = this.#logs;
    const replication = this.#replication;
    this.#writer ??= new LogFileWriter(directory, { ...header, replication });
    return this.#writer;
  }
}

/** Rows `from` up to `to` of a log, without copying. */
function rows(log: Log, from: number, to: number): Columns {
  return {
    length: to - from,
    tag: log.tag.subarray(from, to),
    a: log.a.subarray(from, to),
    b: log.b.subarray(from, to),
    minute: log.minute.subarray(from, to),
    subject: log.subject.subarray(from, to),
    x: log.x.subarray(from, to),
    y: log.y.subarray(from, to),
  };
}
