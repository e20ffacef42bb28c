/** A replication's log, written to its file as the events come; opened with the first of them. */
import type { Columns } from "../kernel/columns.ts";
import type { LogHeader } from "../kernel/log-header.ts";
import type { Log } from "../kernel/log.ts";
import type { Reader } from "../kernel/loop.ts";
import { LogFileWriter } from "./log-file.ts";

/** Where logs are written, and what their headers say beside the replication. */
export interface LogPlan {
  readonly directory: string;
  readonly header: Omit<LogHeader, "replication">;
}

export class ReplicationLog implements Reader {
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
