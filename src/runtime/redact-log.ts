/**
 * The events of all whom a log's vault has forgotten, taken out of the log; then every byte of its
 * folder is looked at, and every file that was made of the log as it was is deleted or named.
 */
import * as fs from "node:fs";
import * as path from "node:path";
import * as Effect from "effect/Effect";
import { isAbout, Redactor } from "../history/redact.ts";
import { frameAt, type KnownFrames } from "../kernel/frame-at.ts";
import { frameKinds, packed, withRecorded } from "../kernel/frame.ts";
import { nextGoodFrame, sourceOf } from "../kernel/frame-search.ts";
import type { LogStoreShape } from "../store/contract.ts";
import { isStoreFailure, type ReadFailure, type StoreFailure } from "../store/failures.ts";
import { type Rewritten, rewriteLog } from "../store/rewrite.ts";
import { eventsOf } from "../store/segment.ts";
import { filesUnder, forgetNoted, isRemade, notedOf, saysChain } from "./derived-files.ts";
import { cannotImport, type ImportError } from "./import-error.ts";
import { nodeMachine } from "./store-files.ts";
import { openStore } from "./store-folder.ts";

export interface RedactRequest {
  /** Folder of the store, and the log in it. */
  readonly store: string;
  readonly log: string;
  /** Numbers of those who go. */
  readonly citizens: ReadonlySet<number>;
  readonly sign: (text: string) => string;
  /** Folders to search for what was made of the log. */
  readonly search: ReadonlyArray<string>;
}

export interface RedactedLog extends Pick<Rewritten, "removed" | "before" | "after"> {
  /** Files that were made of the log as it was: deleted, and not. */
  readonly dropped: ReadonlyArray<string>;
  readonly derived: ReadonlyArray<string>;
}

/** Fails, before anything is changed, when the log cannot be rewritten. */
export const refuseRewriting = Effect.fnUntraced(function* (
  place: string,
  log: string,
): Effect.fn.Return<void, ImportError | StoreFailure> {
  if (/^[a-z]+:\/\//u.test(place)) {
    const text = "only a log in a folder can be written anew; import what may stay into a new one";
    return yield* Effect.fail(cannotImport(`${place}/${log}`, text));
  }
  const store = yield* openStore(place);
  const { parent } = yield* store.header(log);
  if (parent !== undefined) {
    const text = `it goes on from ${parent.log}: forget the person there`;
    return yield* Effect.fail(cannotImport(log, text));
  }
  const branches = yield* branchesOf(store, log);
  if (branches.length === 0) return;
  const text = `${branches.join(", ")} go on from it, with its events in them: delete these first`;
  return yield* Effect.fail(cannotImport(log, text));
});

const branchesOf = Effect.fnUntraced(function* (
  store: LogStoreShape,
  log: string,
): Effect.fn.Return<ReadonlyArray<string>, ReadFailure> {
  const found: Array<string> = [];
  for (const name of yield* store.logs()) {
    const { parent } = yield* store.header(name);
    if (parent?.log === log) found.push(name);
  }
  return found;
});

export const redactLog = (
  asked: RedactRequest,
): Effect.Effect<RedactedLog, ImportError | StoreFailure> =>
  Effect.suspend((): Effect.Effect<RedactedLog, ImportError | StoreFailure> => {
    try {
      return redact(asked);
    } catch (cause) {
      if (!isStoreFailure(cause)) throw cause;
      return Effect.fail(cause);
    }
  });

function redact(asked: RedactRequest): Effect.Effect<RedactedLog, ImportError> {
  const { citizens, log, search, sign } = asked;
  const root = path.resolve(asked.store);
  const folder = path.join(root, log);
  const begin = (events: number) => new Redactor(citizens, events);
  const { after, before, chains, removed } = rewriteLog(nodeMachine, root, log, begin, sign);
  const traces = filesUnder(folder).filter((file) => hasTrace(file, citizens));
  if (traces.length > 0) {
    const text = `events of the person are still in ${traces.join(", ")}: ask again`;
    return Effect.fail(cannotImport(folder, text));
  }
  const noted = new Set(notedOf(folder));
  const old = new Set(chains.filter((chain) => chain !== after));
  const elsewhere = search
    .flatMap((place) => filesUnder(place))
    .filter((file) => !file.startsWith(`${folder}${path.sep}`));
  const made = new Set([...noted, ...elsewhere.filter((file) => saysChain(file, old))]);
  const dropped = [...made].filter((file) => noted.has(file) || isRemade(file));
  for (const file of dropped) fs.rmSync(file);
  forgetNoted(folder);
  const derived = [...made].filter((file) => !dropped.includes(file));
  return Effect.succeed({ removed, before, after, dropped, derived });
}

const known: KnownFrames = Object.fromEntries(
  Object.values(frameKinds).map((kind) => [
    kind,
    kind === frameKinds.events ? withRecorded | packed : 0,
  ]),
);

/** Whether any whole frame of a file, wherever it lies, has an event about one of the citizens. */
function hasTrace(file: string, citizens: ReadonlySet<number>): boolean {
  const source = sourceOf(fs.readFileSync(file));
  const { crc, expand } = nodeMachine;
  let at = nextGoodFrame(source, 0, crc);
  while (at !== undefined) {
    const frame = frameAt(source, at, known, crc);
    if (!("trouble" in frame) && frame.head.kind === frameKinds.events) {
      const { columns } = eventsOf(frame, expand);
      for (let i = 0; i < columns.length; i++) if (isAbout(citizens, columns, i)) return true;
    }
    at = nextGoodFrame(source, at + 1, crc);
  }
  return false;
}
