/**
 * An event store in PostgreSQL, for those who share a server. The database keeps the order (see
 * `postgres-schema.ts`); here batches are packed and unpacked, and what comes back is believed no
 * more than a file would be.
 */
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { frameKinds } from "../kernel/frame.ts";
import type { Backing, StoredRows } from "../store/backing.ts";
import { firstChain } from "../store/batch.ts";
import type { Appended, Batch, Duplicate, Head } from "../store/contract.ts";
import {
  type AppendFailure,
  batchIdReused,
  conflict,
  type CreateFailure,
  logCorrupt,
  logExists,
  noSuchLog,
  type ReadFailure,
  sealed,
  StoreFault,
} from "../store/failures.ts";
import { joined } from "../kernel/frame-writer.ts";
import { packBatch } from "../store/packed-batch.ts";
import { encodeSaying, eventsOf } from "../store/segment.ts";
import { isSameLog, plainHeader, type StoreHeader } from "../store/store-header.ts";
import type { PostgresClient } from "./postgres-client.ts";
import {
  askOf,
  baseOf,
  headerIn,
  logRow,
  placeBefore,
  type Walked,
  walkBatches,
} from "./postgres-log.ts";
import { goodHead, sealInDatabase, verifyInDatabase } from "./postgres-verify.ts";
import { nodeMachine } from "./store-files.ts";

export function postgresBacking(client: PostgresClient): Backing {
  return {
    create: (header) => create(client, header),
    header: (name) => Effect.map(logRow(client, name), ({ header }) => header),
    head: (name) => head(client, name),
    append: (name, expected, batchId, batch, schema) =>
      append(client, name, expected, batchId, batch, schema),
    rows: (name, from, to) => rows(client, name, from, to),
    chainAt: (name, position) => chainAt(client, name, position),
    settle: (name) =>
      Effect.andThen(
        logRow(client, name),
        Effect.asVoid(askOf(client, name, "select STORE.settle($1)", [name])),
      ),
    verify: (name) => verifyInDatabase(client, name),
    seal: (name) => sealInDatabase(client, name),
    logs: () => logs(client),
  };
}

const create = Effect.fnUntraced(function* (
  client: PostgresClient,
  header: StoreHeader,
): Effect.fn.Return<void, CreateFailure> {
  const { durability, log } = header;
  if (!(yield* client.isThere(log))) yield* client.makeStore(log);
  const { frames } = encodeSaying(frameKinds.header, plainHeader(header), 0, 0, nodeMachine.crc);
  const { chain, position } = baseOf(header);
  const given = [log, joined(frames), durability === "fsync", BigInt(position), chain];
  const question = "select STORE.create_log($1, $2, $3, $4, $5) as header";
  const [there] = yield* client.ask<{ header: Uint8Array }>(log, question, given);
  const found = yield* headerIn(log, there!.header);
  if (!isSameLog(found, header)) yield* Effect.fail(logExists(log));
});

const head = Effect.fnUntraced(function* (
  client: PostgresClient,
  name: string,
): Effect.fn.Return<Head, ReadFailure> {
  const row = yield* logRow(client, name);
  if (!row.isHeadRight) return yield* goodHead(client, name);
  const { chain, position, seal } = row;
  return { position, chain, base: baseOf(row.header).position, sealed: seal !== undefined };
});

interface Answer {
  readonly outcome: string;
  readonly from_event: bigint;
  readonly to_event: bigint;
  readonly chain_after: string;
}

const appendQuestion = "select * from STORE.append($1, $2, $3, $4, $5, $6)";

const append = Effect.fnUntraced(function* (
  client: PostgresClient,
  name: string,
  expected: number | "any",
  id: string,
  batch: Batch,
  schema: number,
): Effect.fn.Return<Appended | Duplicate, AppendFailure> {
  const count = batch.columns.length;
  const { bytes, digest } = packBatch({ batch: id, count, schema }, batch, nodeMachine);
  const given = [
    name,
    expected === "any" ? null : BigInt(expected),
    JSON.stringify(id),
    BigInt(count),
    digest,
    bytes,
  ];
  const [answer] = yield* client.ask<Answer>(name, appendQuestion, given);
  const [from, to] = [Number(answer?.from_event), Number(answer?.to_event)];
  switch (answer?.outcome) {
    case "Appended":
    case "Duplicate":
      return { _tag: answer.outcome, from, to, chain: answer.chain_after };
    case "BatchIdReused":
      return yield* Effect.fail(batchIdReused(name, id, { from, to }));
    case "Conflict":
      return yield* Effect.fail(conflict(name, Number(expected), from));
    case "Sealed":
      return yield* Effect.fail(sealed(name, from));
    case "NoSuchLog":
      return yield* Effect.fail(noSuchLog(name));
    case "Broken": {
      const { position } = yield* goodHead(client, name);
      const why = "its head is not where its last batch ends";
      return yield* Effect.fail(logCorrupt(name, position, { place: "the log's row", at: 0, why }));
    }
    default: {
      const message = `${client.database.shown}: append answered ${String(answer?.outcome)}`;
      return yield* Effect.fail(new StoreFault({ log: name, code: "EPROTO", message }));
    }
  }
});

const rows = (
  client: PostgresClient,
  name: string,
  from: number,
  to: number,
): Stream.Stream<StoredRows, ReadFailure> =>
  Stream.unwrap(
    Effect.gen(function* () {
      const row = yield* logRow(client, name);
      if (from >= row.position && row.isHeadRight) return Stream.empty;
      const begin = yield* placeBefore(client, row, from);
      return walkBatches(client, row, begin).pipe(
        Stream.takeUntil((walked) => walked.to >= to),
        Stream.filter((walked) => walked.to > from && walked.from < to),
        Stream.flatMap((walked) => Stream.fromIterable(framesOf(walked))),
      );
    }),
  );

/** The rows of a batch, frame by frame: unpacked, a batch may be large. */
function* framesOf({ batch, from }: Walked): Generator<StoredRows, void> {
  let first = from;
  for (const frame of batch.events) {
    yield { first, schema: batch.schema, ...eventsOf(frame, nodeMachine.expand) };
    first += frame.head.count;
  }
}

const chainQuestion = `
select b.chain from STORE.batches b where b.log = $1 and b.next_event >= $2
order by b.next_event, b.ordinal limit 1`;

const chainAt = Effect.fnUntraced(function* (
  client: PostgresClient,
  name: string,
  position: number,
): Effect.fn.Return<string | undefined, ReadFailure> {
  const { header, id, position: end } = yield* logRow(client, name);
  const { position: base } = baseOf(header);
  if (position === base) return firstChain(header);
  if (position < base || position > end) return undefined;
  const given = [id, BigInt(position)];
  const [found] = yield* askOf<{ chain: string }>(client, name, chainQuestion, given);
  return found?.chain;
});

const logs = Effect.fnUntraced(function* (
  client: PostgresClient,
): Effect.fn.Return<ReadonlyArray<string>, StoreFault> {
  const { shown } = client.database;
  const question = 'select name from STORE.logs order by name collate "C"';
  const asked = askOf<{ name: string }>(client, shown, question, []).pipe(
    Effect.map((found) => found.map(({ name }) => name)),
    Effect.catchTags({
      NoSuchLog: () => Effect.succeed([]),
      UnsupportedFormat: ({ log, message }) =>
        Effect.fail(new StoreFault({ log, code: "UnsupportedFormat", message })),
    }),
  );
  return yield* asked;
});
