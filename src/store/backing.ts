/**
 * What a kind of store must be able to do by itself: keep the batches of one log. Branches,
 * bounds and versions of events are the same for every kind and are built on top, in
 * `log-store.ts`. A log's positions begin at its header's `parent.position`, or at 0.
 */
import type * as Effect from "effect/Effect";
import type * as Stream from "effect/Stream";
import type { Columns } from "../kernel/columns.ts";
import type { Appended, Batch, Duplicate, Head, Position, Verification } from "./contract.ts";
import type {
  AppendFailure,
  CreateFailure,
  LogFailure,
  ReadFailure,
  StoreFault,
} from "./failures.ts";
import type { StoreHeader } from "./store-header.ts";

/** Rows as they were stored, in the words of their time. */
export interface StoredRows {
  readonly first: Position;
  /** Version of the events' meaning. */
  readonly schema: number;
  readonly columns: Columns;
  readonly recorded: Int32Array | undefined;
}

export interface Backing {
  /** The same header again is no failure; another is `LogExists`. */
  readonly create: (header: StoreHeader) => Effect.Effect<void, CreateFailure>;
  readonly header: (name: string) => Effect.Effect<StoreHeader, LogFailure>;
  readonly head: (name: string) => Effect.Effect<Head, ReadFailure>;
  /** As in the contract; the batch has been found to be one. `schema`: the version it is of. */
  readonly append: (
    name: string,
    expected: Position | "any",
    batchId: string,
    batch: Batch,
    schema: number,
  ) => Effect.Effect<Appended | Duplicate, AppendFailure>;
  /**
   * The log's own rows in whole batches, from at most `from`, and no further than the batch that
   * reaches `to`. Fails at damage, after all that is good before it. `fleeting`: the caller is
   * done with rows before it takes the next, so their memory may be used again.
   */
  readonly rows: (
    name: string,
    from: Position,
    to: Position,
    fleeting?: boolean,
  ) => Stream.Stream<StoredRows, ReadFailure>;
  /**
   * The chain at the end of the first batch that reaches a position, `firstChain` at the log's
   * base; undefined where the log has no such position of its own.
   */
  readonly chainAt: (
    name: string,
    position: Position,
  ) => Effect.Effect<string | undefined, ReadFailure>;
  /** Returns when all that can be seen of the log would survive a loss of power. */
  readonly settle: (name: string) => Effect.Effect<void, ReadFailure>;
  readonly verify: (name: string) => Effect.Effect<Verification, ReadFailure>;
  readonly seal: (name: string) => Effect.Effect<void, AppendFailure>;
  readonly logs: () => Effect.Effect<ReadonlyArray<string>, StoreFault>;
}
