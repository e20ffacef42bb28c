/**
 * The logs at a place, whatever they are kept in, and each of them walked as far as it is good:
 * a replication's file frame by frame, a log of a store chunk by chunk. Whoever shows, checks or
 * compares logs walks them here and need not know which kind they have; whoever wants a whole log
 * or none opens it with `openLog`.
 */
import * as Effect from "effect/Effect";
import * as fs from "node:fs";
import * as path from "node:path";
import { coveredUntil } from "../history/covered-until.ts";
import { happenedIn } from "../history/happened.ts";
import { Standing } from "../history/standing.ts";
import type { Verdict } from "../kernel/frame-reader.ts";
import type { LogHeader } from "../kernel/log-header.ts";
import { Sieve } from "../store/bounds.ts";
import type { Bounds, Chunk } from "../store/contract.ts";
import { listingOf, ordinalOf } from "../store/folder.ts";
import type { StoreHeader } from "../store/store-header.ts";
import { vocabularyHash } from "../store/vocabulary-hash.ts";
import { attempt, type LogFileError } from "./log-file-error.ts";
import { readHeader, withLogFile } from "./log-file.ts";
import { logFilesIn } from "./log-folder.ts";
import { openLog, type OpenLogFailure } from "./open-log.ts";
import { openStoreAt } from "./open-store.ts";
import { isDatabase, placeOf, shownPlace, storeAndLog } from "./store-place.ts";

/** What a log is found to be; the good events come before `at`. */
export type LogEnd =
  | { readonly _tag: "Intact"; readonly digest: string }
  | { readonly _tag: "TornTail" | "Corrupt"; readonly at: number; readonly why: string }
  | { readonly _tag: "UnsupportedFormat"; readonly found: string; readonly expected: string };

/** What there is to say of a log once it has been walked. */
export interface Walked {
  readonly end: LogEnd;
  /** Good events in it. */
  readonly events: number;
  readonly run: StoreHeader["run"];
  /** Whether its words are those of this version. */
  readonly isKnown: boolean;
  /** Of a history walked in order: the last minute that every series of its extracts covers. */
  readonly until?: number | undefined;
}

/** Looks at a chunk; false when it has seen enough. */
export type Take = (chunk: Chunk) => boolean | void;

export interface LogAt {
  /** As the user said it, or a file or folder in it. */
  readonly place: string;
  readonly kind: StoreHeader["kind"];
  readonly data: StoreHeader["data"];
  /** Events that are said to be in it; of a file that is known when it has been walked. */
  readonly events: number | undefined;
  /** What its header says, before it has been walked. */
  readonly about: Effect.Effect<Pick<Walked, "run" | "isKnown">, LogFileError>;
  /**
   * Hands on the chunks within bounds in the order of the log. Undefined when it was enough.
   * `fleeting`: whoever takes a chunk keeps nothing of it, which takes half the time.
   */
  readonly walk: (
    bounds: Bounds,
    take: Take,
    fleeting?: boolean,
  ) => Effect.Effect<Walked | undefined, OpenLogFailure>;
}

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

/**
 * Places of single logs: the place itself, the stored logs and then the files in it, or those of a
 * database.
 */
export const placesOfLogs = Effect.fnUntraced(function* (
  place: string,
): Effect.fn.Return<ReadonlyArray<string>, OpenLogFailure> {
  if (isDatabase(place)) {
    const { store, log } = storeAndLog(place);
    if (log !== "") return [place];
    const names = yield* (yield* openStoreAt(store)).logs();
    return names.map((name) => placeOf(store, name));
  }
  const stored = yield* attempt("read", place, () => storedLogsIn(place));
  if (stored.length === 1 && stored[0] === place) return stored;
  return [...stored, ...(yield* logFilesIn(place))];
});

/** Whether a place is a file, which a replication's log is. */
export const isLogFile = (place: string): Effect.Effect<boolean, LogFileError> =>
  attempt("read", place, () => !isDatabase(place) && fs.statSync(place).isFile());

/** The one log at a place. */
export const logAt = Effect.fnUntraced(function* (
  place: string,
): Effect.fn.Return<LogAt, OpenLogFailure> {
  if (yield* isLogFile(place)) return ofFile(place);
  const { kind, data, run, read, events, chain } = yield* openLog(place);
  const about = { run, isKnown: true };
  return {
    place: shownPlace(place),
    kind,
    data,
    events,
    about: Effect.succeed(about),
    walk: Effect.fnUntraced(function* (bounds, take, fleeting) {
      let isEnough = false;
      const look = (chunk: Chunk) => {
        isEnough ||= take(chunk) === false;
        return !isEnough;
      };
      const walked = yield* read(bounds, look, fleeting).pipe(
        Effect.as<Walked>({ ...about, events, end: { _tag: "Intact", digest: chain } }),
        Effect.catchTag("LogCorrupt", ({ at, head, place: where, why }) => {
          const end = { _tag: "Corrupt", at, why: `${where}: ${why}` } as const;
          return Effect.succeed<Walked>({ ...about, events: head, end });
        }),
      );
      return isEnough ? undefined : walked;
    }),
  };
});

/** All logs at a place. */
export const logsAt = Effect.fnUntraced(function* (
  place: string,
): Effect.fn.Return<ReadonlyArray<LogAt>, OpenLogFailure> {
  return yield* Effect.forEach(yield* placesOfLogs(place), (one) => logAt(one));
});

const ofFile = (place: string): LogAt => ({
  place,
  kind: "forecast",
  data: "synthetic",
  events: undefined,
  about: Effect.map(readHeader(place), saidBy),
  walk: (bounds, take) =>
    Effect.map(walkFrames(place, bounds, take), (verdict) => verdict && walkedFile(verdict)),
});

/** What a file is found to be from its first byte to its last. */
export const walkFile = (place: string): Effect.Effect<Walked, LogFileError> =>
  Effect.map(
    walkFrames(place, {}, () => {}),
    (verdict) => walkedFile(verdict!),
  );

const walkFrames = (place: string, bounds: Bounds, take: Take) =>
  withLogFile(place, (frames): Verdict | undefined => {
    const sieve = new Sieve(bounds);
    let step = frames.next();
    for (; !step.done; step = frames.next()) {
      const { first, columns } = step.value;
      const all = { first, columns, recorded: undefined, positions: undefined };
      const chunk = sieve.within(all);
      if (chunk !== undefined && take(chunk) === false) return undefined;
    }
    return step.value;
  });

function walkedFile(verdict: Verdict): Walked {
  return { end: endOf(verdict), events: verdict.events, ...saidBy(verdict.header) };
}

function saidBy(header: LogHeader | undefined): Pick<Walked, "run" | "isKnown"> {
  const { scenario, seed, replication, model, vocabulary } = header ?? {};
  const isRun = scenario !== undefined && seed !== undefined && model !== undefined;
  return {
    run: isRun ? { scenario, seed, model, replication: replication ?? 0 } : undefined,
    isKnown: vocabulary === vocabularyHash(),
  };
}

function endOf(verdict: Verdict): LogEnd {
  switch (verdict._tag) {
    case "Intact":
      return { _tag: "Intact", digest: verdict.digest };
    case "UnsupportedFormat":
      return { _tag: "UnsupportedFormat", found: verdict.found, expected: verdict.expected };
    case "TornTail":
      return { _tag: "TornTail", at: verdict.at, why: verdict.why };
    case "Corruption":
      return { _tag: "Corrupt", at: verdict.at, why: verdict.why };
  }
}

/**
 * Hands on what happened within bounds, in the order in which it did: a simulated log as it lies,
 * a history all at once, without what was withdrawn. Positions are those of the log.
 */
export const walkInOrder = Effect.fnUntraced(function* (
  log: LogAt,
  bounds: Bounds,
  take: Take,
): Effect.fn.Return<Walked | undefined, OpenLogFailure> {
  if (log.kind === "forecast") return yield* log.walk(bounds, take);
  let standing = new Standing(log.events ?? Number.POSITIVE_INFINITY);
  const walked = yield* log.walk(bounds, (chunk) => standing.take(chunk), true);
  if (walked !== undefined && walked.end._tag !== "Intact") {
    // An extract counts when all of it is there, and fewer events are than was said.
    standing = new Standing(walked.events);
    yield* log.walk(bounds, (chunk) => standing.take(chunk), true);
  }
  standing.settle();
  const { columns, recorded, positions } = happenedIn(standing);
  if (columns.length > 0) take({ first: positions[0], columns, recorded, positions });
  const extracts = standing.extracts.filter((extract) => standing.isWhole(extract));
  return walked && { ...walked, until: coveredUntil(extracts, bounds.knownOn) };
});
