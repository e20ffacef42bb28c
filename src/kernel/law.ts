/**
 * A law: something that must hold in every log, whoever wrote it. A law reads events one by one
 * and remembers only what it needs, so it can walk a log of any length beside the run that makes
 * it, in a test, or over a file. It knows nothing of state: what it says, it says of the log.
 */
import type { Columns } from "./columns.ts";
import { codeBits, isFirst } from "./columns.ts";

/** One place where a law does not hold. */
export interface Violation {
  /** Number of the event in the log. */
  readonly event: number;
  readonly minute: number;
  readonly subject: number;
  /** What was found and what was expected, in words. */
  readonly what: string;
}

/** A law on its way through one log. */
export interface LawCheck {
  /** Takes the next event: its number, the row as it stands, and whether it begins a batch. */
  event(
    index: number,
    code: number,
    minute: number,
    subject: number,
    a: number,
    b: number,
    x: number,
    y: number,
    isFirst: boolean,
  ): void;
  /** The log is over: what had to happen by now has not if it has not. */
  end(): void;
  readonly violations: ReadonlyArray<Violation>;
}

export interface Law {
  readonly name: string;
  /** What must hold, in a sentence. */
  readonly doc: string;
  /** Begins to check a log. */
  begin(): LawCheck;
}

/** A violation with the law that it is of. */
export interface Breach extends Violation {
  readonly law: string;
}

/** All violations of laws in a whole log, law by law. */
export function breachesOf(laws: ReadonlyArray<Law>, log: Columns): ReadonlyArray<Breach> {
  return laws.flatMap((law) => {
    const check = law.begin();
    for (let i = 0; i < log.length; i += 1) {
      const { tag, minute, subject, a, b, x, y } = log;
      const code = tag[i] & codeBits;
      check.event(i, code, minute[i], subject[i], a[i], b[i], x[i], y[i], isFirst(log, i));
    }
    check.end();
    return check.violations.map((violation) => ({ law: law.name, ...violation }));
  });
}
