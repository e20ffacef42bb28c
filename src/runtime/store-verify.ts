/**
 * Logs looked at byte by byte, wherever they are kept: in the file of a replication, in a store's
 * folder of segments, or several of either in a folder.
 */
import * as Effect from "effect/Effect";
import * as fs from "node:fs";
import * as path from "node:path";
import type { Verdict } from "../kernel/frame-reader.ts";
import type { Verification } from "../store/contract.ts";
import { type ReadFailure } from "../store/failures.ts";
import { listingOf, ordinalOf } from "../store/folder.ts";
import { withLogFile } from "./log-file.ts";
import { attempt, type LogFileError } from "./log-file-error.ts";
import { logFilesIn } from "./log-folder.ts";
import { openStore } from "./store-folder.ts";

/** What was found of one log. */
export type VerifiedLog = { readonly log: string; readonly events: number } & (
  | { readonly _tag: "Intact"; readonly digest: string }
  | { readonly _tag: "TornTail" | "Corrupt"; readonly at: number; readonly why: string }
  | { readonly _tag: "UnsupportedFormat"; readonly found: string; readonly expected: string }
);

/** Verifies the logs at a place: a log file, a log's folder, a store, or a folder of log files. */
export const verifyLogs = Effect.fnUntraced(function* (
  place: string,
): Effect.fn.Return<ReadonlyArray<VerifiedLog>, LogFileError | ReadFailure> {
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

const verifyStored = Effect.fnUntraced(function* (folder: string) {
  const store = yield* openStore(path.dirname(folder)).pipe(Effect.catchTag("NoSpace", Effect.die));
  const verifying = Effect.map(store.verify(path.basename(folder)), (found) =>
    ofStored(folder, found),
  );
  return yield* verifying.pipe(
    Effect.catchTags({
      LogCorrupt: ({ head, at, place, why }) =>
        Effect.succeed<VerifiedLog>({
          _tag: "Corrupt",
          log: folder,
          events: head,
          at,
          why: `${place}: ${why}`,
        }),
      UnsupportedFormat: ({ found, expected }) =>
        Effect.succeed<VerifiedLog>({
          _tag: "UnsupportedFormat",
          log: folder,
          events: 0,
          found,
          expected,
        }),
    }),
  );
});

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
