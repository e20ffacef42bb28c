/**
 * What an event store promises, whatever it is made of. A log is a sequence of events, numbered
 * from 0 without gaps, that grows at its end by whole batches:
 *
 * - a batch is in the log as a whole or not at all, after a crash at any moment too;
 * - `Appended` is answered when the batch would survive the loss of power, and not before (logs
 *   whose header says `durability: "none"` excepted);
 * - an append that expects another head than there is changes nothing;
 * - a batch id is taken once in the life of a log: the same batch again is a `Duplicate`, and
 *   another batch under its id is refused, so a caller that got no answer asks again and is safe;
 * - a reader that has seen event n has seen all before it; readers wait for nobody;
 * - damage is found before it is read: a log gives its good prefix and says where that ends;
 * - a full or failing disk leaves the log as it was;
 * - what a later version wrote and this one does not know is refused, never guessed at;
 * - nothing in a log depends on a clock or on chance: the same batches give the same bytes.
 */
import type * as Effect from "effect/Effect";
import type * as Stream from "effect/Stream";
import type { Columns } from "../kernel/columns.ts";
import type {
  AppendFailure,
  BranchFailure,
  CreateFailure,
  ReadFailure,
  StoreFault,
} from "./failures.ts";
import type { NewHeader, StoreHeader } from "./store-header.ts";

/** Number of an event, from 0; as a head: how many events there are. */
export type Position = number;

/** Events to append, which stand or fall together. */
export interface Batch {
  readonly columns: Columns;
  /** Civil minute at which each event was registered; absent where that is when it happened. */
  readonly recorded?: Int32Array | undefined;
}

/** Where a batch lies, and what stands for the log up to its end. */
export interface Extent {
  /** Position of its first event. */
  readonly from: Position;
  /** Position after its last event. */
  readonly to: Position;
  /** 16 hexadecimal digits that two logs share only if all their batches are the same. */
  readonly chain: string;
}

export type Appended = Extent & { readonly _tag: "Appended" };
export type Duplicate = Extent & { readonly _tag: "Duplicate" };

export interface Head {
  readonly position: Position;
  readonly chain: string;
  /** Position of the log's first event of its own; those before it are its parent's. */
  readonly base: Position;
  readonly sealed: boolean;
}

/** What to read: everything, unless told. */
export interface Bounds {
  readonly from?: Position | undefined;
  readonly to?: Position | undefined;
  /** Only events that happened in this civil minute or before. */
  readonly validTo?: number | undefined;
  /** Only events that were registered in this civil minute or before. */
  readonly knownOn?: number | undefined;
}

/** Some events of a log, in order. */
export interface Chunk {
  readonly first: Position;
  readonly columns: Columns;
  readonly recorded: Int32Array | undefined;
  /** Position of each row, where they are not `first`, `first + 1` and so on. */
  readonly positions: Float64Array | undefined;
}

/** What a log is found to be when every byte of it has been looked at. */
export type Verification = { readonly log: string; readonly head: Head } & (
  | { readonly _tag: "Intact"; readonly batches: number }
  | ({ readonly _tag: "TornTail" } & Damage)
  | ({ readonly _tag: "Corrupt" } & Damage)
);

/** The first place where a log is not what was written. */
export interface Damage {
  /** The file or row, in the store's own words. */
  readonly place: string;
  /** Byte offset in it of the first frame that is not good. */
  readonly at: number;
  readonly why: string;
}

/** Part of a branch's parent that the branch sees. */
export interface BranchPoint {
  /** The branch sees the parent's events before this position; its head unless told. */
  readonly at?: Position | undefined;
  readonly validTo?: number | undefined;
  readonly knownOn?: number | undefined;
}

export interface LogStoreShape {
  /** Makes a log. Made again with the same header, it is found as it is. */
  readonly create: (name: string, header: NewHeader) => Effect.Effect<Head, CreateFailure>;
  readonly header: (name: string) => Effect.Effect<StoreHeader, ReadFailure>;
  /** Of a damaged log, the head of its good prefix. */
  readonly head: (name: string) => Effect.Effect<Head, ReadFailure>;
  readonly append: (
    name: string,
    expected: Position | "any",
    batchId: string,
    batch: Batch,
  ) => Effect.Effect<Appended | Duplicate, AppendFailure>;
  /**
   * Ends at a torn tail; fails at damage, after the events before it. `fleeting`: the caller is
   * done with a chunk before it takes the next, so a store may use its memory again, which takes
   * half the time.
   */
  readonly read: (
    name: string,
    bounds?: Bounds,
    fleeting?: boolean,
  ) => Stream.Stream<Chunk, ReadFailure>;
  /** Looks at every byte. */
  readonly verify: (name: string) => Effect.Effect<Verification, ReadFailure>;
  /** Ends a log for good: nothing may follow, and it is packed and fit for audit. */
  readonly seal: (name: string) => Effect.Effect<Head, AppendFailure>;
  /** Makes a log that goes on from a position of another; nothing is copied. */
  readonly branch: (
    parent: string,
    point: BranchPoint,
    name: string,
    header: NewHeader,
  ) => Effect.Effect<Head, BranchFailure>;
  /** Names of the logs there are, in alphabetical order. */
  readonly logs: () => Effect.Effect<ReadonlyArray<string>, StoreFault>;
}
