/**
 * Logs looked at byte by byte, wherever they are kept: in the file of a replication, in a store's
 * folder of segments, several of either in a folder, or in a database.
 */
import * as Effect from "effect/Effect";
import * as fs from "node:fs";
import * as path from "node:path";
import type { Verdict } from "../kernel/frame-reader.ts";
import type { LogStoreShape, Verification } from "../store/contract.ts";
import { type ReadFailure } from "../store/failures.ts";
import { listingOf, ordinalOf } from "../store/folder.ts";
import { withLogFile } from "./log-file.ts";
import { attempt, type LogFileError } from "./log-file-error.ts";
import { logFilesIn } from "./log-folder.ts";
import { openStoreAt } from "./open-store.ts";
import { isDatabase, placeOf, shownPlace, storeAndLog } from "./store-place.ts";

/** What was found of one log. */
export type VerifiedLog = { readonly log: string; readonly events: number } & (
  | { readonly _tag: "Intact"; readonly digest: string }
  | { readonly _tag: "TornTail" | "Corrupt"; readonly at: number; readonly why: string }
  | { readonly _tag: "UnsupportedFormat"; readonly found: string; readonly expected: string }
);

/**
 * Verifies the logs at a place: a log file, a log's folder, a store in a folder or a database, or a
 * folder of log files.
 */
export const verifyLogs = Effect.fnUntraced(function* (
  place: string,
): Effect.fn.Return<ReadonlyArray<VerifiedLog>, LogFileError | ReadFailure> {
  if (isDatabase(place)) return yield* verifyDatabase(place);
  const folders = yield* attempt("read", place, () => storedLogsIn(path.resolve(place)));
  const found: Array<VerifiedLog> = [];
  for (const folder of folders) found.push(yield* verifyStored(folder));
  if (folders.length === 1 && folders[0] === path.resolve(place)) return found;
  for (const file of yield* logFilesIn(place)) {
    const verdict = yield* withLogFile(file, (frames) => {
      let step = frames.next();
      while (!step.done) step = frames.next();
      return step.value;
    });
    found.push(ofFile(file, verdict));
  }
  return found;
});

/** Folders of segments: the place itself, or those in it. */
function storedLogsIn(place: string): ReadonlyArray<string> {
  if (!fs.statSync(place).isDirectory()) return [];
  if (isStoredLog(place)) return [place];
  const inside = fs.readdirSync(place, { withFileTypes: true });
  const folders = inside.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return folders
    .sort()
    .map((name) => path.join(place, name))
    .filter(isStoredLog);
}

const isStoredLog = (folder: string): boolean =>
  listingOf(fs.readdirSync(folder)).segments.some((name) => ordinalOf(name) === 0);

/** The log that an address names, or all that are there. */
const verifyDatabase = Effect.fnUntraced(function* (place: string) {
  const named = storeAndLog(place);
  const store = yield* openStoreAt(named.store).pipe(Effect.catchTag("NoSpace", Effect.die));
  const names = named.log === "" ? yield* store.logs() : [named.log];
  const shown = shownPlace(named.store);
  return yield* Effect.forEach(names, (name) => verifyLog(store, name, placeOf(shown, name)));
});

const verifyStored = Effect.fnUntraced(function* (folder: string) {
  const opening = openStoreAt(path.dirname(folder));
  const store = yield* opening.pipe(Effect.catchTag("NoSpace", Effect.die));
  return yield* verifyLog(store, path.basename(folder), folder);
});

/** @param shown what the log is called in what was found */
const verifyLog = (
  store: LogStoreShape,
  name: string,
  shown: string,
): Effect.Effect<VerifiedLog, ReadFailure> =>
  store.verify(name).pipe(
    Effect.map((found) => ofStored(shown, found)),
    Effect.catchTags({
      LogCorrupt: ({ head, at, place, why }) =>
        Effect.succeed<VerifiedLog>({
          _tag: "Corrupt",
          log: shown,
          events: head,
          at,
          why: `${place}: ${why}`,
        }),
      UnsupportedFormat: ({ found, expected }) =>
        Effect.succeed<VerifiedLog>({
          _tag: "UnsupportedFormat",
          log: shown,
          events: 0,
          found,
          expected,
        }),
    }),
  );

function ofStored(log: string, found: Verification): VerifiedLog {
  const events = found.head.position;
  if (found._tag === "Intact") return { _tag: "Intact", log, events, digest: found.head.chain };
  const { _tag, at, place, why } = found;
  return { _tag, log, events, at, why: `${place}: ${why}` };
}

function ofFile(log: string, verdict: Verdict): VerifiedLog {
  const { events } = verdict;
  switch (verdict._tag) {
    case "Intact":
      return { _tag: "Intact", log, events, digest: verdict.digest };
    case "TornTail":
      return { _tag: "TornTail", log, events, at: verdict.at, why: verdict.why };
    case "Corruption":
      return { _tag: "Corrupt", log, events, at: verdict.at, why: verdict.why };
    case "UnsupportedFormat": {
      const { found, expected } = verdict;
      return { _tag: "UnsupportedFormat", log, events, found, expected };
    }
  }
}
