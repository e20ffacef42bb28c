/**
 * A history as it was known: what happened, until when it tells, and whose it is. Read once; a
 * forecast, or many from different days, go on from it.
 */
import * as Effect from "effect/Effect";
import { minutesPerDay } from "../domain/moment.ts";
import { type Happened, happenedIn } from "../history/happened.ts";
import { Standing } from "../history/standing.ts";
import type { ReadFailure } from "../store/failures.ts";
import type { LogFileError } from "./log-file-error.ts";
import type { OpenLog } from "./open-log.ts";

/** Whose history it is. */
export type HistoryHeader = Pick<
  OpenLog,
  "place" | "name" | "folder" | "chain" | "kind" | "data" | "run"
>;

export interface KnownHistory {
  readonly header: HistoryHeader;
  readonly happened: Happened;
  /** The last minute that it tells of. */
  readonly until: number;
  /** The day on which it was known so; undefined is today. */
  readonly knownOn: number | undefined;
}

/** @param knownOn only what was registered on that day or before, days since 2000-01-01 */
export const readHistory = Effect.fnUntraced(function* (
  log: OpenLog,
  knownOn?: number,
): Effect.fn.Return<KnownHistory, ReadFailure | LogFileError> {
  const standing = new Standing(log.events);
  const lastKnown = knownOn === undefined ? undefined : (knownOn + 1) * minutesPerDay - 1;
  yield* log.read({ knownOn: lastKnown }, (chunk) => standing.take(chunk));
  standing.settle();
  const happened = happenedIn(standing);
  const { minute, length } = happened.columns;
  const told = standing.extracts.map((extract) => extract.until);
  const until = Math.max(length === 0 ? Number.NEGATIVE_INFINITY : minute[length - 1], ...told);
  return { header: log, happened, until, knownOn };
});
