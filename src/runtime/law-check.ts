/**
 * A log file put to the laws: every frame read, every event handed to every law that holds for
 * logs of its scenario. It reads as it goes, so a log of any length can be checked.
 */
import * as Effect from "effect/Effect";
import * as path from "node:path";
import { codeBits, type Columns, isFirst } from "../kernel/columns.ts";
import type { Verdict } from "../kernel/frame-reader.ts";
import type { Breach, Law, LawCheck } from "../kernel/law.ts";
import { kernelLaws } from "../kernel/laws.ts";
import { lawsOf } from "../model/laws.ts";
import { vocabularyHash } from "../store/vocabulary-hash.ts";
import { withLogFile } from "./log-file.ts";
import type { LogFileError } from "./log-file-error.ts";
import { readSnapshot } from "./scenario-snapshot.ts";

export interface CheckedLog {
  readonly verdict: Verdict;
  /** Number of laws that were looked at. */
  readonly laws: number;
  readonly breaches: ReadonlyArray<Breach>;
  /** Why not all laws were. */
  readonly limits: "scenarioLost" | "otherVocabulary" | undefined;
}

/** Checks the log in a file. */
export const checkLogFile = Effect.fnUntraced(function* (
  file: string,
): Effect.fn.Return<CheckedLog, LogFileError> {
  const verdict = yield* withLogFile(file, (frames) => {
    let step = frames.next();
    while (!step.done) step = frames.next();
    return step.value;
  });
  const { header } = verdict;
  if (header === undefined) return { verdict, laws: 0, breaches: [], limits: undefined };
  if (header.vocabulary !== vocabularyHash()) {
    return { verdict, laws: 0, breaches: [], limits: "otherVocabulary" };
  }
  const plan = yield* readSnapshot(path.dirname(file), header.scenario);
  const laws = plan === undefined ? kernelLaws : lawsOf(plan);
  const breaches = yield* withLogFile(file, (frames) => {
    const checks = laws.map((law) => ({ law, check: law.begin() }));
    let step = frames.next();
    for (; !step.done; step = frames.next()) {
      for (const { check } of checks) hand(check, step.value.columns, step.value.first);
    }
    // A log that was cut off owes nothing at its end.
    const whole = step.value._tag === "Intact";
    return checks.flatMap(({ law, check }) => breachesOf(law, check, whole));
  });
  const limits = plan === undefined ? "scenarioLost" : undefined;
  return { verdict, laws: laws.length, breaches, limits };
});

function hand(check: LawCheck, rows: Columns, first: number): void {
  const { tag, minute, subject, a, b, x, y } = rows;
  for (let i = 0; i < rows.length; i += 1) {
    const code = tag[i] & codeBits;
    const begins = isFirst(rows, i);
    check.event(first + i, code, minute[i], subject[i], a[i], b[i], x[i], y[i], begins);
  }
}

function breachesOf(law: Law, check: LawCheck, whole: boolean): ReadonlyArray<Breach> {
  if (whole) check.end();
  return check.violations.map((violation) => ({ law: law.name, ...violation }));
}
