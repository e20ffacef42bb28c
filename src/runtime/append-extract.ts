/**
 * An extract's events appended to a log, batch by batch, its vault first: the log must never know
 * more than that. What is cut off is taken up where it stopped when the same is asked again.
 */
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { batchesOf, type ExtractName, headOf } from "../history/extract-batches.ts";
import type { StagedEvents } from "../history/staging.ts";
import { Standing } from "../history/standing.ts";
import type { Appended, Duplicate, LogStoreShape } from "../store/contract.ts";
import type { StoreFailure } from "../store/failures.ts";
import type { StoreHeader } from "../store/store-header.ts";
import type { ImportError } from "./import-error.ts";
import type { Keys } from "./key-file.ts";
import { writeVault } from "./vault-file.ts";

/** What stands in a log; nothing when there is none yet. */
export const standingOf = Effect.fnUntraced(function* (
  store: LogStoreShape,
  log: string,
): Effect.fn.Return<Standing, StoreFailure> {
  const head = yield* store
    .head(log)
    .pipe(Effect.catchTag("NoSuchLog", () => Effect.succeed({ position: 0 })));
  const standing = new Standing(head.position);
  if (head.position === 0) return standing;
  yield* store
    .read(log, {}, true)
    .pipe(Stream.runForEach((chunk) => Effect.sync(() => standing.take(chunk))));
  standing.settle();
  return standing;
});

/** Position at which an extract's first event will lie: after the two that say what it is. */
export const firstPosition = (standing: Standing, source: string): number =>
  baseOf(standing, source) + 2;

function baseOf(standing: Standing, source: string): number {
  const unfinished = standing.unfinished();
  return unfinished !== undefined && unfinished.source === headOf(source)
    ? unfinished.from
    : standing.head;
}

export interface ToAppend {
  readonly store: LogStoreShape;
  readonly log: string;
  readonly standing: Standing;
  readonly events: StagedEvents;
  readonly name: ExtractName;
  readonly data: StoreHeader["data"];
  /** The log's vault, its key, its pseudonyms so far, and those of the citizens who are new. */
  readonly vault: {
    readonly file: string;
    readonly keys: Keys;
    readonly known: ReadonlyArray<string>;
    readonly newcomers: ReadonlyArray<string>;
  };
}

/** Appends the batches of an extract. */
export const appendExtract = Effect.fnUntraced(function* ({
  data,
  events,
  log,
  name,
  standing,
  store,
  vault,
}: ToAppend): Effect.fn.Return<
  { from: number; to: number; chain: string },
  ImportError | StoreFailure
> {
  const { file, keys, newcomers } = vault;
  const known = vault.known.slice(0, standing.citizens);
  yield* writeVault(file, log, keys, [...known, ...newcomers]);
  yield* store
    .head(log)
    .pipe(
      Effect.catchTag("NoSuchLog", () =>
        store.create(log, { kind: "history", data, durability: "fsync" }),
      ),
    );
  const base = baseOf(standing, name.source);
  let last: Appended | Duplicate | undefined;
  for (const { batch, id, offset } of batchesOf(events, name)) {
    last = yield* store.append(log, base + offset, id, batch);
  }
  return { from: base, to: last!.to, chain: last!.chain };
});
