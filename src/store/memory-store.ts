/**
 * An event store that forgets when the program ends: for tests, and for work that needs no more.
 * It keeps the same promises as the others but durability, and gives the same chains, so it is
 * also what the others are held against.
 */
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { Log } from "../kernel/log.ts";
import type { Backing } from "./backing.ts";
import { digestOfBatch, firstChain, nextChain } from "./batch.ts";
import type { Appended, Batch, Duplicate, Extent, Head } from "./contract.ts";
import {
  type BatchIdReused,
  batchIdReused,
  type Conflict,
  conflict,
  logExists,
  noSuchLog,
  type Sealed,
  sealed,
} from "./failures.ts";
import { isSameLog, type StoreHeader } from "./store-header.ts";

type Kept = Extent & {
  readonly id: string;
  readonly digest: string;
  readonly schema: number;
  readonly batch: Batch;
};

interface KeptLog {
  readonly header: StoreHeader;
  readonly batches: Array<Kept>;
  sealed: boolean;
}

type AppendRefusal = BatchIdReused | Conflict | Sealed;

export function memoryBacking(): Backing {
  const logs = new Map<string, KeptLog>();
  const find = (name: string) =>
    Effect.suspend(() => {
      const log = logs.get(name);
      return log === undefined ? Effect.fail(noSuchLog(name)) : Effect.succeed(log);
    });
  return {
    create: (header) =>
      Effect.suspend(() => {
        const there = logs.get(header.log);
        if (there === undefined) {
          logs.set(header.log, { header, batches: [], sealed: false });
          return Effect.void;
        }
        return isSameLog(there.header, header) ? Effect.void : Effect.fail(logExists(header.log));
      }),
    header: (name) => Effect.map(find(name), ({ header }) => header),
    head: (name) => Effect.map(find(name), headOf),
    append: (name, expected, id, batch, schema) =>
      Effect.flatMap(find(name), (log) => appendTo(log, expected, id, batch, schema)),
    rows: (name, from, to) =>
      Stream.unwrap(
        Effect.map(find(name), ({ batches }) =>
          Stream.fromIterable(
            batches
              .filter((kept) => kept.to > from && kept.from < to)
              .map(({ from: first, schema, batch: { columns, recorded } }) => ({
                first,
                schema,
                columns,
                recorded,
              })),
          ),
        ),
      ),
    chainAt: (name, position) =>
      Effect.map(find(name), (log) => {
        const base = log.header.parent?.position ?? 0;
        if (position === base) return firstChain(log.header);
        if (position < base) return undefined;
        return log.batches.find(({ to }) => to >= position)?.chain;
      }),
    settle: (name) => Effect.asVoid(find(name)),
    verify: (name) =>
      Effect.map(find(name), (log) => ({
        _tag: "Intact",
        log: name,
        head: headOf(log),
        batches: log.batches.length,
      })),
    seal: (name) =>
      Effect.map(find(name), (log) => {
        log.sealed = true;
      }),
    logs: () => Effect.sync(() => [...logs.keys()].toSorted()),
  };
}

function headOf({ header, batches, sealed: isSealed }: KeptLog): Head {
  const base = header.parent?.position ?? 0;
  const last = batches.at(-1);
  return {
    position: last?.to ?? base,
    chain: last?.chain ?? firstChain(header),
    base,
    sealed: isSealed,
  };
}

function appendTo(
  log: KeptLog,
  expected: number | "any",
  id: string,
  batch: Batch,
  schema: number,
): Effect.Effect<Appended | Duplicate, AppendRefusal> {
  return Effect.suspend((): Effect.Effect<Appended | Duplicate, AppendRefusal> => {
    const name = log.header.log;
    const digest = digestOfBatch(batch);
    const known = log.batches.find((kept) => kept.id === id);
    if (known !== undefined) {
      const { from, to, chain } = known;
      if (known.digest !== digest) return Effect.fail(batchIdReused(name, id, known));
      return Effect.succeed<Appended | Duplicate>({ _tag: "Duplicate", from, to, chain });
    }
    const { position, chain: before } = headOf(log);
    if (log.sealed) return Effect.fail(sealed(name, position));
    if (expected !== "any" && expected !== position) {
      return Effect.fail(conflict(name, expected, position));
    }
    const count = batch.columns.length;
    const chain = nextChain(before, id, count, digest);
    const extent = { from: position, to: position + count, chain };
    log.batches.push({ id, digest, schema, batch: copyOf(batch), ...extent });
    return Effect.succeed<Appended | Duplicate>({ _tag: "Appended", ...extent });
  });
}

/** What the caller does with the columns afterwards is no business of the log. */
function copyOf({ columns, recorded }: Batch): Batch {
  const copy = new Log(columns.length);
  copy.appendColumns(columns);
  return { columns: copy, recorded: recorded?.slice(0, columns.length) };
}
