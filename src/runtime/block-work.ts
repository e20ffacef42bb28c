/**
 * One lot of replications, done: the work of a worker, and of whoever does without one. What
 * goes wrong inside a replication is an answer and no exception, because an exception that crosses
 * from thread to thread loses what it knows; so an exception always means the machine. What was
 * done before it went wrong is in the answer too, and is not lost.
 */
import { LoopFault, type Reader } from "../kernel/loop.ts";
import type { PairedOutcome } from "../experiment/outcome.ts";
import { ArmFault, PairedReplicator } from "../experiment/paired-replicator.ts";
import { Replicator } from "../experiment/replicator.ts";
import { LogFileError } from "./log-file-error.ts";
import { type LogPlan, ReplicationLog } from "./replication-log.ts";
import { type Parcel, unpack } from "./parcel.ts";

/** Replications of one arm, or of several side by side, the baseline first. */
export interface Job {
  readonly arms: ReadonlyArray<Parcel>;
  readonly seed: string;
  readonly replications: ReadonlyArray<number>;
  /** Of an arm alone; the logs of arms side by side are not written. */
  readonly logs?: LogPlan | undefined;
}

/** One replication done. */
export interface Done {
  readonly replication: number;
  /** What it took of a processor, all arms together. */
  readonly ms: number;
  readonly result: PairedOutcome;
}

/** A replication that broke off: always the same one at the same event. */
export interface Fault {
  readonly _tag: "Fault";
  readonly replication: number;
  /** Name of the arm that it happened in, when several ran side by side. */
  readonly arm?: string;
  /** Number of events before it; −1 when it is not known. */
  readonly event: number;
  readonly message: string;
}

/** A log that could not be written. */
export interface LogTrouble extends Pick<LogFileError, "doing" | "path" | "code" | "message"> {
  readonly _tag: "LogTrouble";
}

export interface Answer {
  /** In the job's order; all of them unless something broke. */
  readonly done: ReadonlyArray<Done>;
  readonly broken?: Fault | LogTrouble;
}

/** Runs a replication of whatever it was made for. */
type Run = (replication: number, extra?: Reader) => PairedOutcome;

/** So many arms, alone or side by side, stay ready; each keeps the memory of a world or more. */
const readyMost = 12;

/** Does jobs one after another, and keeps what replications of the same arms share. */
export class Workplace {
  /** By what they run, the one used last at the end. */
  readonly #ready = new Map<string, Run>();

  /** Does a job, in the order of its replications. */
  do(job: Job): Answer {
    const done: Done[] = [];
    for (const replication of job.replications) {
      const writer = job.logs && new ReplicationLog(job.logs, replication);
      const before = processorMs();
      try {
        const result = this.#runOf(job)(replication, writer);
        writer?.finish();
        done.push({ replication, ms: processorMs() - before, result });
      } catch (cause) {
        writer?.abandon();
        return { done, broken: brokenBy(cause, replication) };
      }
    }
    return { done };
  }

  #runOf(job: Job): Run {
    const key = [job.seed, ...job.arms.map((arm) => arm.key)].join("\n");
    const run = this.#ready.get(key) ?? runOf(job);
    this.#ready.delete(key);
    this.#ready.set(key, run);
    for (const [oldest] of this.#ready) {
      if (this.#ready.size <= readyMost) break;
      this.#ready.delete(oldest);
    }
    return run;
  }
}

function runOf({ arms: parcels, seed }: Job): Run {
  const arms = parcels.map(unpack);
  const [alone] = arms;
  if (alone !== undefined && arms.length === 1) {
    const replicator = new Replicator(alone, seed);
    return (replication, extra) => ({ outcomes: [replicator.run(replication, extra)], fates: [] });
  }
  const paired = new PairedReplicator(arms, seed);
  return (replication) => paired.run(replication);
}

function brokenBy(cause: unknown, replication: number): Fault | LogTrouble {
  if (cause instanceof LogFileError) {
    const { doing, path, code, message } = cause;
    return { _tag: "LogTrouble", doing, path, code, message };
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  if (!(cause instanceof LoopFault)) return { _tag: "Fault", replication, event: -1, message };
  const inner = cause.cause instanceof Error ? cause.cause.message : message;
  const fault: Fault = { _tag: "Fault", replication, event: cause.event, message: inner };
  return cause instanceof ArmFault ? { ...fault, arm: cause.arm } : fault;
}

/** What this thread has taken of a processor so far. */
function processorMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
