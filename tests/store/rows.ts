/** Batches for tests of stores, and what is read from a store, as plain rows to compare. */
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { firstOfBatch, rowAt } from "../../src/kernel/columns.ts";
import { Log } from "../../src/kernel/log.ts";
import type { Batch, Bounds, LogStoreShape } from "../../src/store/contract.ts";
import type { ReadFailure } from "../../src/store/failures.ts";
import type { NewHeader } from "../../src/store/store-header.ts";

export const history: NewHeader = { kind: "history", data: "synthetic", durability: "fsync" };

/** A row as it is read, with its position. */
export interface SeenRow {
  readonly position: number;
  readonly code: number;
  readonly first: boolean;
  readonly minute: number;
  readonly recorded: number | undefined;
  readonly subject: number;
  readonly a: number;
  readonly b: number;
  readonly x: number;
  readonly y: number;
}

/**
 * A batch of `count` events that no other seed gives; with `late`, they are recorded that many
 * minutes after they happened. Two events make a decision.
 */
export function batchOf(seed: number, count: number, late?: number): Batch {
  const columns = new Log(Math.max(1, count));
  for (let i = 0; i < count; i++) {
    if (i % 2 === 0) columns.beginBatch();
    const minute = seed * 1000 + i;
    columns.append(1 + (i % 4), minute, seed + i, i & 255, seed & 0xffff, ~i, seed * 7 + i);
  }
  if (late === undefined) return { columns };
  return {
    columns,
    recorded: Int32Array.from({ length: count }, (_, i) => seed * 1000 + i + late),
  };
}

/** The rows of a batch that begins at a position. */
export function rowsOf({ columns, recorded }: Batch, from: number): ReadonlyArray<SeenRow> {
  return Array.from({ length: columns.length }, (_, i) => ({
    position: from + i,
    first: columns.tag[i] >= firstOfBatch,
    recorded: recorded?.[i],
    ...rowAt(columns, i),
  }));
}

/** All rows of a log within bounds. */
export const readRows = (
  store: LogStoreShape,
  name: string,
  bounds: Bounds = {},
): Effect.Effect<ReadonlyArray<SeenRow>, ReadFailure> =>
  Effect.map(readAsFarAsGood(store, name, bounds), ({ rows, failure }) => {
    if (failure !== undefined) throw failure;
    return rows;
  });

export interface Read {
  readonly rows: ReadonlyArray<SeenRow>;
  /** What ended the reading before the log did. */
  readonly failure: ReadFailure | undefined;
}

/** The rows that a reading gives before it fails, if it does. */
export const readAsFarAsGood = (
  store: LogStoreShape,
  name: string,
  bounds: Bounds = {},
): Effect.Effect<Read> =>
  Effect.suspend(() => {
    const rows: Array<SeenRow> = [];
    const reading = Stream.runForEach(store.read(name, bounds), (chunk) =>
      Effect.sync(() => {
        const { columns, recorded, first, positions } = chunk;
        for (const [i, row] of rowsOf({ columns, recorded }, first).entries()) {
          rows.push({ ...row, position: positions?.[i] ?? row.position });
        }
      }),
    );
    return Effect.match(reading, {
      onSuccess: () => ({ rows, failure: undefined }),
      onFailure: (failure) => ({ rows, failure }),
    });
  });
