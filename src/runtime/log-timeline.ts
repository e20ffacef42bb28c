/** One citizen's life, read off a log. */
import * as Effect from "effect/Effect";
import { Life } from "../history/life.ts";
import type { Bounds } from "../store/contract.ts";
import { askLog, type AskedLog } from "./ask-log.ts";
import type { OpenLogFailure } from "./open-log.ts";

export interface LogLife extends AskedLog {
  readonly life: Life;
  /** The last minute that the log tells of: of its last event, or later as far as extracts go. */
  readonly until: number | undefined;
}

export const lifeInLog = Effect.fnUntraced(function* (
  place: string,
  citizen: number,
  bounds: Bounds,
): Effect.fn.Return<LogLife, OpenLogFailure> {
  const life = new Life(citizen);
  const asked = yield* askLog(place, bounds, (chunk) => life.take(chunk));
  const covered = [life.last, asked.walked.until].filter((minute) => minute !== undefined);
  const until = covered.length === 0 ? undefined : Math.max(...covered);
  return { ...asked, life, until };
});
