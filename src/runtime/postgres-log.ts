/**
 * A log in a database as its row and its batches say, each looked at before anything is taken from
 * it: the CRCs of every frame, that positions have no gap, and the chain from one batch to the
 * next. Batches come by pages of some megabytes, so a log of any length is read in that much
 * memory, and between two pages nothing is held open in the database.
 */
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as Stream from "effect/Stream";
import { frameKinds } from "../kernel/frame.ts";
import { sourceOf } from "../kernel/frame-search.ts";
import { firstChain, nextChain } from "../store/batch.ts";
import {
  logCorrupt,
  type LogCorrupt,
  type LogFailure,
  noSuchLog,
  unsupported,
  type UnsupportedFormat,
} from "../store/failures.ts";
import { isWhole, unpackBatch, type WholeBatch } from "../store/packed-batch.ts";
import { isSegment, segmentAt } from "../store/segment.ts";
import { headerOf, type StoreHeader } from "../store/store-header.ts";
import { asFault, type LogQuestion, type PostgresClient } from "./postgres-client.ts";
import { nodeMachine } from "./store-files.ts";

/** A log's row, and what is known of its last batch. */
export interface LogRow {
  readonly id: number;
  readonly header: StoreHeader;
  readonly headerBytes: Uint8Array;
  readonly batches: number;
  readonly position: number;
  readonly chain: string;
  readonly seal: Uint8Array | undefined;
  /** Whether the head is where the last batch ends. */
  readonly isHeadRight: boolean;
}

/** A place before a batch. */
export interface Place {
  readonly ordinal: number;
  readonly position: number;
  readonly chain: string;
}

/** A good batch and where it lies. */
export interface Walked {
  readonly from: number;
  readonly to: number;
  readonly batch: WholeBatch;
  readonly bytes: Uint8Array;
  readonly after: Place;
}

interface StoredLog {
  readonly id: number;
  readonly header: Uint8Array;
  readonly batches: bigint;
  readonly position: bigint;
  readonly chain: string;
  readonly seal: Uint8Array | null;
  readonly last_event: bigint | null;
  readonly last_chain: string | null;
  readonly last_ordinal: bigint | null;
}

interface StoredBatch {
  readonly ordinal: bigint;
  readonly first_event: bigint;
  readonly next_event: bigint;
  readonly id: string;
  readonly digest: string;
  readonly chain: string;
  readonly frames: Uint8Array;
}

const pageBytes = 8 * 2 ** 20;
const pageBatches = 1000;

const logQuestion = `
select l.id, l.header, l.batches, l.position, l.chain, l.seal,
  b.next_event as last_event, b.chain as last_chain,
  (select max(ordinal) from STORE.batches where log = l.id) as last_ordinal
from STORE.logs l left join STORE.batches b on b.log = l.id and b.ordinal = l.batches
where l.name = $1`;

/** The sizes are summed before any batch itself is fetched. */
const pageQuestion = `
select ordinal, first_event, next_event, id, digest, chain, frames from (
  select *, sum(size) over (order by ordinal) - size as before from STORE.batches
  where log = $1 and ordinal >= $2 order by ordinal limit ${pageBatches}
) page where before < ${pageBytes} order by ordinal`;

const startQuestion = `
select b.ordinal, b.first_event, p.chain from STORE.batches b
left join STORE.batches p on p.log = b.log and p.ordinal = b.ordinal - 1
where b.log = $1 and b.next_event > $2 order by b.next_event, b.ordinal limit 1`;

/** A question that only reads. */
export const askOf = <Row extends object>(
  client: PostgresClient,
  log: string,
  question: string,
  given: ReadonlyArray<unknown>,
) =>
  client
    .ask<Row>(log, question, given)
    .pipe(
      Effect.mapError((failure: LogQuestion) =>
        failure._tag === "NoSpace" ? asFault(failure) : failure,
      ),
    );

export const logRow = Effect.fnUntraced(function* (
  client: PostgresClient,
  name: string,
): Effect.fn.Return<LogRow, LogFailure> {
  const [row] = yield* askOf<StoredLog>(client, name, logQuestion, [name]);
  if (row === undefined) return yield* Effect.fail(noSuchLog(name));
  const header = yield* headerIn(name, row.header);
  const position = Number(row.position);
  const batches = Number(row.batches);
  const { chain } = row;
  const base = baseOf(header);
  const isHeadRight =
    batches === 0
      ? position === base.position && chain === base.chain && row.last_ordinal === null
      : Number(row.last_event) === position &&
        row.last_chain === chain &&
        Number(row.last_ordinal) === batches;
  const seal = row.seal?.slice();
  const headerBytes = row.header.slice();
  return { id: row.id, header, headerBytes, batches, position, chain, seal, isHeadRight };
});

/** The header in the bytes of a log's row. */
export function headerIn(
  log: string,
  bytes: Uint8Array,
): Effect.Effect<StoreHeader, LogCorrupt | UnsupportedFormat> {
  const place = "the log's header";
  const read = segmentAt(sourceOf(bytes), 0, nodeMachine.crc);
  if ("found" in read) return Effect.fail(unsupported(log, place, read.found, read.expected));
  if (!isSegment(read)) return Effect.fail(logCorrupt(log, 0, { place, ...read }));
  const header = read.kind === frameKinds.header ? headerOf(read.says) : "another kind of frame";
  if (typeof header !== "string" && header.log === log) return Effect.succeed(header);
  if (typeof header !== "string") {
    const why = `it is the header of ${header.log}`;
    return Effect.fail(logCorrupt(log, 0, { place, at: 0, why }));
  }
  return Effect.fail(unsupported(log, place, header, "the keys of store 1"));
}

/** The place before a log's first batch. */
export const baseOf = (header: StoreHeader): Place => ({
  ordinal: 1,
  position: header.parent?.position ?? 0,
  chain: firstChain(header),
});

/** The place before the batch that has an event; a log's begin, where that cannot be told. */
export const placeBefore = Effect.fnUntraced(function* (
  client: PostgresClient,
  { header, id }: LogRow,
  position: number,
) {
  const base = baseOf(header);
  if (position <= base.position) return base;
  type Found = Pick<StoredBatch, "ordinal" | "first_event"> & { readonly chain: string | null };
  const given = [id, BigInt(position)];
  const [found] = yield* askOf<Found>(client, header.log, startQuestion, given);
  if (found === undefined || found.chain === null) return base;
  const { chain, first_event: first, ordinal } = found;
  return { ordinal: Number(ordinal), position: Number(first), chain };
});

/** The batches from a place to the head of a log; fails at damage, after what is good before it. */
export function walkBatches(
  client: PostgresClient,
  row: LogRow,
  begin: Place,
): Stream.Stream<Walked, LogFailure> {
  const { batches, header, id } = row;
  const name = header.log;
  let at = begin;
  const page = (ordinal: number) =>
    Effect.gen(function* () {
      if (ordinal > batches) {
        const damage = wrongHead(row, at);
        if (damage !== undefined) return yield* Effect.fail(damage);
        return [[], Option.none<number>()] as const;
      }
      const rows = yield* askOf<StoredBatch>(client, name, pageQuestion, [id, BigInt(ordinal)]);
      const last = rows.at(-1);
      if (last === undefined) return yield* Effect.fail(missing(name, at));
      const known = rows.filter((stored) => stored.ordinal <= batches);
      return [known, Option.some(Number(last.ordinal) + 1)] as const;
    });
  return Stream.paginate(begin.ordinal, page).pipe(
    Stream.mapEffect((stored) =>
      Effect.tap(judged(name, at, stored), ({ after }) => {
        at = after;
        return Effect.void;
      }),
    ),
  );
}

const missing = (log: string, { ordinal, position }: Place): LogCorrupt =>
  logCorrupt(log, position, { place: `batch ${ordinal}`, at: 0, why: "the batch is missing" });

/** What is wrong with a log's row where its batches end. */
function wrongHead(
  { chain, header, isHeadRight, position }: LogRow,
  end: Place,
): LogCorrupt | undefined {
  if (isHeadRight && end.position === position && end.chain === chain) return undefined;
  const why =
    `it says event ${position} and chain ${chain}, its batches end at ${end.position} with ` +
    end.chain;
  return logCorrupt(header.log, end.position, { place: "the log's row", at: 0, why });
}

/** A batch as it is stored, if it is good and belongs at this place of the log. */
function judged(
  log: string,
  at: Place,
  row: StoredBatch,
): Effect.Effect<Walked, LogCorrupt | UnsupportedFormat> {
  const place = `batch ${at.ordinal}`;
  if (Number(row.ordinal) !== at.ordinal) return Effect.fail(missing(log, at));
  const corrupt = (why: string, byte = 0) =>
    Effect.fail(logCorrupt(log, at.position, { place, at: byte, why }));
  // A copy: what came is a part of a larger message, and would keep all of it.
  const bytes = row.frames.slice();
  const batch = unpackBatch(bytes, nodeMachine);
  if ("found" in batch) return Effect.fail(unsupported(log, place, batch.found, batch.expected));
  if (!isWhole(batch)) return corrupt(batch.why, batch.at);
  const { count, digest, id } = batch;
  const [from, to] = [at.position, at.position + count];
  if (Number(row.first_event) !== from || Number(row.next_event) !== to) {
    return corrupt(`${count} events are said to be ${row.first_event} up to ${row.next_event}`);
  }
  if (row.id !== JSON.stringify(id) || row.digest !== digest) {
    return corrupt("its row says another batch id or digest than its frames");
  }
  const chain = nextChain(at.chain, id, count, digest);
  if (row.chain !== chain) return corrupt("the batch follows another chain than that before it");
  const after = { ordinal: at.ordinal + 1, position: to, chain };
  return Effect.succeed({ from, to, batch, bytes, after });
}
