/** The state of a centre on a day, folded from its log. */
import * as Effect from "effect/Effect";
import { Caseload } from "../history/caseload.ts";
import { type Census, censusOf } from "../history/census.ts";
import { minutesPerDay } from "../domain/moment.ts";
import { part } from "../kernel/columns.ts";
import type { Bounds } from "../store/contract.ts";
import { askLog, type AskedLog } from "./ask-log.ts";
import type { OpenLogFailure } from "./open-log.ts";

export interface LogState extends AskedLog {
  readonly census: Census;
  /** Day of the first event; undefined in a log without events. */
  readonly first: number | undefined;
  /** Last day that the log tells of: as far as the extracts go, or that of its last event. */
  readonly last: number | undefined;
}

/** @param day at whose end the state is */
export const stateOfLog = Effect.fnUntraced(function* (
  place: string,
  day: number,
  bounds: Bounds,
): Effect.fn.Return<LogState, OpenLogFailure> {
  const now = (day + 1) * minutesPerDay - 1;
  const caseload = new Caseload();
  let first: number | undefined;
  let last: number | undefined;
  const asked = yield* askLog(place, bounds, ({ columns }) => {
    const { length, minute } = columns;
    let end = length;
    while (end > 0 && minute[end - 1] > now) end -= 1;
    caseload.take(end === length ? columns : part(columns, 0, end));
    first ??= Math.floor(minute[0] / minutesPerDay);
    last = Math.floor(minute[length - 1] / minutesPerDay);
  });
  const { until } = asked.walked;
  if (until !== undefined) last = Math.floor(until / minutesPerDay);
  return { ...asked, census: censusOf(caseload, now), first, last };
});
