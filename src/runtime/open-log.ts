/**
 * A log, wherever it is kept: the file of a replication, a log of a store in a folder or in a
 * PostgreSQL database, or a store that holds only one. Whoever asks a log something need not know
 * which; they get its events chunk by chunk, or what happened in the order in which it did.
 */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import * as Stream from "effect/Stream";
import * as fs from "node:fs";
import * as path from "node:path";
import { type Happened, happenedIn } from "../history/happened.ts";
import { Standing } from "../history/standing.ts";
import type { Verdict } from "../kernel/frame-reader.ts";
import { Sieve } from "../store/bounds.ts";
import type { Bounds, Chunk, LogStoreShape } from "../store/contract.ts";
import type { NoSpace, ReadFailure, StoreFault } from "../store/failures.ts";
import { listingOf, ordinalOf } from "../store/folder.ts";
import type { StoreHeader } from "../store/store-header.ts";
import { vocabularyHash } from "../store/vocabulary-hash.ts";
import { readLogFile } from "./log-file.ts";
import { attempt, type LogFileError } from "./log-file-error.ts";
import { openStoreAt } from "./open-store.ts";
import { isDatabase, placeOf, shownPlace, storeAndLog } from "./store-place.ts";

/** A log that cannot be asked, though it is there. */
export class NotALog extends Schema.TaggedError<NotALog>()("NotALog", {
  place: Schema.String,
  why: Schema.Literals(["noLog", "severalLogs", "notIntact", "otherVocabulary"]),
  /** Names of the logs there are, where there are several. */
  logs: Schema.Array(Schema.String),
  message: Schema.String,
}) {}

export type OpenLogFailure = LogFileError | NotALog | ReadFailure | NoSpace | StoreFault;

export interface OpenLog {
  /** As the user said it, and the log's name there. */
  readonly place: string;
  readonly name: string;
  /** The log's own folder, of one in an event store on disk. */
  readonly folder: string | undefined;
  /** Events in it; of a branch, its parent's among them. */
  readonly events: number;
  /** Digest or chain: stands for all that is in it. */
  readonly chain: string;
  readonly kind: StoreHeader["kind"];
  readonly data: StoreHeader["data"];
  /** The run that a simulated log is a function of. */
  readonly run: StoreHeader["run"];
  /**
   * Hands on the chunks within bounds, in the order of the log, until it is told `false`.
   * `fleeting`: whoever takes a chunk keeps nothing of it, which takes half the time.
   */
  readonly read: (
    bounds: Bounds,
    take: (chunk: Chunk) => unknown,
    fleeting?: boolean,
  ) => Effect.Effect<void, ReadFailure | LogFileError>;
}

/**
 * Opens the log at a place.
 * @param log name of the log, where the place is a store of several
 */
export const openLog = Effect.fnUntraced(function* (
  place: string,
  log?: string,
): Effect.fn.Return<OpenLog, OpenLogFailure> {
  if (isDatabase(place)) {
    const named = log === undefined ? storeAndLog(place) : { store: place, log };
    const store = yield* openStoreAt(named.store);
    const name = named.log === "" ? yield* onlyLogOf(store, place) : named.log;
    return yield* openStored(store, shownPlace(place), name, undefined);
  }
  const isFolder = yield* attempt("read", place, () => fs.statSync(place).isDirectory());
  if (!isFolder) return yield* openFile(place);
  if (log === undefined && isStoredLog(place)) {
    const whole = path.resolve(place);
    const store = yield* openStoreAt(path.dirname(whole));
    return yield* openStored(store, place, path.basename(whole), whole);
  }
  const store = yield* openStoreAt(place);
  const name = log ?? (yield* onlyLogOf(store, place));
  return yield* openStored(store, place, name, path.resolve(place, name));
});

/** What happened within bounds, in order. */
export const happenedWithin = Effect.fnUntraced(function* (
  log: OpenLog,
  bounds: Bounds = {},
): Effect.fn.Return<Happened, ReadFailure | LogFileError> {
  const standing = new Standing(log.events);
  yield* log.read(bounds, (chunk) => standing.take(chunk), true);
  standing.settle();
  return happenedIn(standing);
});

const isStoredLog = (folder: string): boolean =>
  listingOf(fs.readdirSync(folder)).segments.some((name) => ordinalOf(name) === 0);

const onlyLogOf = Effect.fnUntraced(function* (
  store: LogStoreShape,
  place: string,
): Effect.fn.Return<string, NotALog | StoreFault> {
  const logs = yield* store.logs();
  if (logs.length === 1) return logs[0];
  const names = logs.join(", ");
  const shown = shownPlace(place);
  const message =
    logs.length === 0
      ? `${shown}: there is no log in it; give a log file or a folder of an event store.`
      : `${shown}: there are ${logs.length} logs in it (${names}); say which, as ` +
        `${placeOf(shown, logs[0])}.`;
  const why = logs.length === 0 ? "noLog" : "severalLogs";
  return yield* Effect.fail(new NotALog({ place: shown, why, logs, message }));
});

const openStored = Effect.fnUntraced(function* (
  store: LogStoreShape,
  place: string,
  name: string,
  folder: string | undefined,
): Effect.fn.Return<OpenLog, ReadFailure> {
  const { kind, data, run } = yield* store.header(name);
  const head = yield* store.head(name);
  return {
    place,
    name,
    folder,
    events: head.position,
    chain: head.chain,
    kind,
    data,
    run,
    read: (bounds, take, fleeting) =>
      store
        .read(name, bounds, fleeting)
        .pipe(Stream.runForEachWhile((chunk) => Effect.sync(() => take(chunk) !== false))),
  };
});

const openFile = Effect.fnUntraced(function* (
  file: string,
): Effect.fn.Return<OpenLog, LogFileError | NotALog> {
  const { log, digest, verdict } = yield* readLogFile(file);
  const fault = faultOf(file, verdict);
  if (fault !== undefined) return yield* Effect.fail(fault);
  const { scenario, seed, replication, model } = verdict.header!;
  return {
    place: file,
    name: path.basename(file),
    folder: undefined,
    events: log.length,
    chain: digest,
    kind: "forecast",
    data: "synthetic",
    run: { scenario, seed, replication, model },
    read: (bounds, take) =>
      Effect.sync(() => {
        const chunk = { first: 0, columns: log, recorded: undefined, positions: undefined };
        const within = new Sieve(bounds).within(chunk);
        if (within !== undefined) take(within);
      }),
  };
});

function faultOf(file: string, verdict: Verdict): NotALog | undefined {
  const fault = (why: NotALog["why"], message: string) =>
    new NotALog({ place: file, why, logs: [], message: `${file}: ${message}` });
  if (verdict._tag !== "Intact") {
    return fault("notIntact", "it is not intact; `caseflow log verify` says where it ends.");
  }
  if (verdict.header?.vocabulary === vocabularyHash()) return undefined;
  return fault("otherVocabulary", "it was written in another vocabulary of events.");
}
