/**
 * What stands in a log, folded. A log in which nothing was withdrawn and everything comes in its
 * order is folded as it is read, without a copy; any other is read again, put in order, and folded
 * then. The reader gets the same events in the same order either way.
 */
import * as Effect from "effect/Effect";
import { InOrder, type StandingReader } from "../history/in-order.ts";
import type { Bounds } from "../store/contract.ts";
import type { ReadFailure } from "../store/failures.ts";
import type { LogFileError } from "./log-file-error.ts";
import { happenedWithin, type OpenLog } from "./open-log.ts";

export interface Folded {
  /** Events that stand within the bounds; those about the history itself are not among them. */
  readonly events: number;
  /** Citizens registered; they are numbered from 0. */
  readonly citizens: number;
  /** Whether it was read only once. */
  readonly inOneGo: boolean;
}

/** @param reader has read nothing yet */
export const foldStanding = Effect.fnUntraced(function* (
  log: OpenLog,
  bounds: Bounds,
  reader: StandingReader,
): Effect.fn.Return<Folded, ReadFailure | LogFileError> {
  const stream = new InOrder(log.events, reader);
  yield* log.read(bounds, (chunk) => stream.take(chunk), true);
  if (stream.isInOrder) {
    const { citizens, events } = stream;
    return { events, citizens, inOneGo: true };
  }
  reader.reset();
  const { citizens, columns } = yield* happenedWithin(log, bounds);
  reader.read(columns, 0, columns.length);
  return { events: columns.length, citizens, inOneGo: false };
});
