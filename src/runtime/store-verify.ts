/**
 * Logs looked at byte by byte, wherever they are kept: in the file of a replication, in a store's
 * folder of segments, several of either in a folder, or in a database.
 */
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as path from "node:path";
import type { Damage, Verification } from "../store/contract.ts";
import { isLogFile, type LogEnd, placesOfLogs, type Walked, walkFile } from "./log-at.ts";
import type { OpenLogFailure } from "./open-log.ts";
import { openStoreAt } from "./open-store.ts";
import { isDatabase, shownPlace, storeAndLog } from "./store-place.ts";

/** What was found of one log. */
export type VerifiedLog = { readonly log: string; readonly events: number } & LogEnd;

/**
 * Verifies the logs at a place: a log file, a log's folder, a store in a folder or a database, or a
 * folder of log files.
 */
export const verifyLogs = Effect.fnUntraced(function* (
  place: string,
): Effect.fn.Return<ReadonlyArray<VerifiedLog>, OpenLogFailure> {
  return yield* Effect.forEach(yield* placesOfLogs(place), (one) => verifyLog(one));
});

/** Verifies the one log at a place. */
export const verifyLog = (place: string): Effect.Effect<VerifiedLog, OpenLogFailure> =>
  Effect.map(soundness(place), ({ events, end }) => ({ log: shownPlace(place), events, ...end }));

/** What there is to say of the log at a place when every byte of it has been looked at. */
export const soundness = Effect.fnUntraced(function* (
  place: string,
): Effect.fn.Return<Walked, OpenLogFailure> {
  if (yield* isLogFile(place)) return yield* walkFile(place);
  const { store: where, log: name } = storeAndLog(isDatabase(place) ? place : path.resolve(place));
  const opening = openStoreAt(where);
  const store = yield* opening.pipe(Effect.catchTag("NoSpace", Effect.die));
  const header = yield* Effect.option(store.header(name));
  const run = Option.getOrUndefined(header)?.run;
  const found = yield* store.verify(name).pipe(
    Effect.map(ofStored),
    Effect.catchTags({
      LogCorrupt: ({ head, at, place: file, why }) =>
        Effect.succeed<Found>({ events: head, end: damage("Corrupt", { place: file, at, why }) }),
      UnsupportedFormat: ({ found: was, expected }) =>
        Effect.succeed<Found>({
          events: 0,
          end: { _tag: "UnsupportedFormat", found: was, expected },
        }),
    }),
  );
  return { ...found, run, isKnown: true };
});

type Found = Pick<Walked, "events" | "end">;

function ofStored(found: Verification): Found {
  const { position: events, chain } = found.head;
  if (found._tag === "Intact") return { events, end: { _tag: "Intact", digest: chain } };
  return { events, end: damage(found._tag, found) };
}

const damage = (_tag: "TornTail" | "Corrupt", { place, at, why }: Damage): LogEnd => ({
  _tag,
  at,
  why: `${place}: ${why}`,
});
