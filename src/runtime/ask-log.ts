/**
 * One whole log, asked something: its events in the order in which they happened, simulated or
 * real. A log that is damaged, or that there are several of, is refused with what to do about it.
 */
import * as Effect from "effect/Effect";
import type { Bounds } from "../store/contract.ts";
import { type LogAt, logAt, type Take, type Walked, walkInOrder } from "./log-at.ts";
import { NotALog, type OpenLogFailure } from "./open-log.ts";

/** A log walked from end to end and found to be good. */
export interface WholeWalk {
  readonly walked: Walked;
  /** Digest or chain: stands for all that is in it. */
  readonly chain: string;
}

export interface AskedLog extends WholeWalk {
  readonly log: LogAt;
}

/** Hands on what happened within bounds in the one log at a place. */
export const askLog = Effect.fnUntraced(function* (
  place: string,
  bounds: Bounds,
  take: Take,
): Effect.fn.Return<AskedLog, OpenLogFailure> {
  const log = yield* logAt(place);
  const walked = yield* walkInOrder(log, bounds, (chunk) => void take(chunk));
  return { log, ...(yield* wholeLog(log, walked)) };
});

/** Refuses a log that is not there to its end, or is in other words than ours. */
export const wholeLog = (
  { place }: LogAt,
  walked: Walked | undefined,
): Effect.Effect<WholeWalk, NotALog> => {
  const refuse = (why: NotALog["why"], message: string) =>
    Effect.fail(new NotALog({ place, why, logs: [], message: `${place}: ${message}` }));
  if (walked === undefined || walked.end._tag !== "Intact") {
    return refuse("notIntact", "it is not intact; `caseflow log verify` says where it ends.");
  }
  if (!walked.isKnown) {
    return refuse("otherVocabulary", "it was written in another vocabulary of events.");
  }
  return Effect.succeed({ walked, chain: walked.end.digest });
};
