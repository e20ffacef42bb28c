/**
 * A log put to the laws: every event handed to every law that holds for logs of its kind. Of a
 * simulated log those are all laws of its scenario; of records those that hold whatever part of
 * the centre's work they are about, for what stands, in the order in which it happened. A
 * simulated log is read as it goes, so one of any length can be checked.
 */
import * as Effect from "effect/Effect";
import * as path from "node:path";
import { lawsOfRecords } from "../history/quality.ts";
import { codeBits, isFirst } from "../kernel/columns.ts";
import type { Breach, Law, LawCheck } from "../kernel/law.ts";
import { kernelLaws } from "../kernel/laws.ts";
import { lawsOf } from "../model/laws.ts";
import type { Bounds, Chunk } from "../store/contract.ts";
import { positionOf } from "../store/event-schema.ts";
import { type LogAt, logAt, type Walked, walkInOrder } from "./log-at.ts";
import type { OpenLogFailure } from "./open-log.ts";
import { readSnapshot } from "./scenario-snapshot.ts";
import { soundness, type VerifiedLog } from "./store-verify.ts";

export interface CheckedLog {
  readonly found: VerifiedLog;
  readonly kind: LogAt["kind"];
  /** Number of laws that were looked at. */
  readonly laws: number;
  /** Their events are numbered by position in the log. */
  readonly breaches: ReadonlyArray<Breach>;
  /** Why not all laws were. */
  readonly limits: "scenarioLost" | "otherVocabulary" | undefined;
}

/** Checks the one log at a place, as far as it is good. */
export const checkLog = Effect.fnUntraced(function* (
  place: string,
  bounds: Bounds = {},
): Effect.fn.Return<CheckedLog, OpenLogFailure> {
  const { end, events, isKnown, run } = yield* soundness(place);
  const found: VerifiedLog = { log: place, events, ...end };
  const none = { found, kind: "forecast", laws: 0, breaches: [] } as const;
  if (end._tag === "UnsupportedFormat" || events === 0) return { ...none, limits: undefined };
  if (!isKnown) return { ...none, limits: "otherVocabulary" };
  const log = yield* logAt(place);
  const { laws, limits } = yield* lawsFor(log, run);
  const checks = laws.map((law) => ({ law, check: law.begin() }));
  yield* walkInOrder(log, bounds, (chunk) => {
    for (const { check } of checks) hand(check, chunk);
  });
  // A log that was cut off owes nothing at its end.
  const isWhole = end._tag === "Intact" && Object.keys(bounds).length === 0;
  const breaches = checks.flatMap(({ law, check }) => breachesOf(law, check, isWhole));
  return { found, kind: log.kind, laws: laws.length, breaches, limits };
});

const lawsFor = Effect.fnUntraced(function* ({ kind, place }: LogAt, run: Walked["run"]) {
  if (kind === "history") return { laws: lawsOfRecords, limits: undefined };
  const folder = path.dirname(path.resolve(place));
  const plan = run && (yield* readSnapshot(folder, run.scenario));
  if (plan === undefined) return { laws: kernelLaws, limits: "scenarioLost" as const };
  return { laws: lawsOf(plan), limits: undefined };
});

function hand(check: LawCheck, chunk: Chunk): void {
  const { columns } = chunk;
  const { tag, minute, subject, a, b, x, y } = columns;
  for (let i = 0; i < columns.length; i += 1) {
    const at = positionOf(chunk, i);
    const code = tag[i] & codeBits;
    check.event(at, code, minute[i], subject[i], a[i], b[i], x[i], y[i], isFirst(columns, i));
  }
}

function breachesOf(law: Law, check: LawCheck, isWhole: boolean): ReadonlyArray<Breach> {
  if (isWhole) check.end();
  return check.violations.map((violation) => ({ law: law.name, ...violation }));
}
