/**
 * Looks at every byte of a log in a database, as every reader does, and besides at each batch's
 * digest, at what the log's row says of its end and, of a sealed log, at the SHA-256 of all its
 * batches. Sealing looks in the same way first: damage is never sealed.
 */
import * as crypto from "node:crypto";
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import { frameKinds } from "../kernel/frame.ts";
import { sourceOf } from "../kernel/frame-search.ts";
import type { Damage, Head, Verification } from "../store/contract.ts";
import {
  type AppendFailure,
  type LogFailure,
  logCorrupt,
  type LogCorrupt,
  noSuchLog,
  unsupported,
} from "../store/failures.ts";
import { joined } from "../kernel/frame-writer.ts";
import { digestOfWhole } from "../store/packed-batch.ts";
import { type SealSays, sealOf } from "../store/seal-says.ts";
import { encodeSaying, isSegment, segmentAt } from "../store/segment.ts";
import type { PostgresClient } from "./postgres-client.ts";
import { baseOf, type LogRow, logRow, type Place, walkBatches } from "./postgres-log.ts";
import { nodeMachine } from "./store-files.ts";

/** What a walk through a whole log found. */
interface Looked {
  readonly row: LogRow;
  /** The end of what is good. */
  readonly end: Place;
  readonly damage: LogCorrupt | undefined;
  /** SHA-256 of the good batches, one after another, and their bytes. */
  readonly sha256: string;
  readonly bytes: number;
}

const look = Effect.fnUntraced(function* (
  client: PostgresClient,
  name: string,
): Effect.fn.Return<Looked, LogFailure> {
  const row = yield* logRow(client, name);
  const hash = crypto.createHash("sha256");
  let end = baseOf(row.header);
  let bytes = 0;
  const walking = walkBatches(client, row, end).pipe(
    Stream.runForEach((walked) =>
      Effect.suspend(() => {
        const found = digestOfWhole(walked.batch, nodeMachine);
        if (found !== walked.batch.digest) {
          const why = `the batch's digest is ${found}, its end says ${walked.batch.digest}`;
          const damage = { place: `batch ${end.ordinal}`, at: 0, why };
          return Effect.fail(logCorrupt(name, end.position, damage));
        }
        hash.update(walked.bytes);
        bytes += walked.bytes.length;
        end = walked.after;
        return Effect.void;
      }),
    ),
    Effect.as(undefined),
    Effect.catchTag("LogCorrupt", (damage) => Effect.succeed(damage)),
  );
  const damage = yield* walking;
  return { row, end, damage, sha256: hash.digest("hex"), bytes };
});

const headOf = ({ row, end }: Looked): Head => ({
  position: end.position,
  chain: end.chain,
  base: baseOf(row.header).position,
  sealed: row.seal !== undefined,
});

/** The head of what is good of a log. */
export const goodHead = (client: PostgresClient, name: string): Effect.Effect<Head, LogFailure> =>
  Effect.map(look(client, name), headOf);

export const verifyInDatabase = Effect.fnUntraced(function* (
  client: PostgresClient,
  name: string,
): Effect.fn.Return<Verification, LogFailure> {
  const looked = yield* look(client, name);
  const head = headOf(looked);
  const damage = looked.damage ?? (yield* brokenSeal(looked));
  if (damage === undefined) return { _tag: "Intact", log: name, head, batches: looked.row.batches };
  const { at, place, why } = damage;
  return { _tag: "Corrupt", log: name, head, at, place, why };
});

const brokenSeal = Effect.fnUntraced(function* (looked: Looked) {
  const { bytes, row, sha256 } = looked;
  const { header, headerBytes, seal } = row;
  if (seal === undefined) return undefined;
  const place = "the seal";
  const read = segmentAt(sourceOf(seal), 0, nodeMachine.crc);
  if ("why" in read) return { place, ...read } satisfies Damage;
  const says = isSegment(read) && read.kind === frameKinds.seal ? sealOf(read.says) : "no seal";
  if (typeof says === "string" || !isSegment(read)) {
    const found = "found" in read ? read.found : String(says);
    return yield* Effect.fail(unsupported(header.log, place, found, "the keys of a seal"));
  }
  const expected = saidOf(looked, nodeMachine.sha256(headerBytes));
  if (JSON.stringify(says) === JSON.stringify(expected)) return undefined;
  const why = `the batches (${bytes} bytes, SHA-256 ${sha256}) are not those that were sealed`;
  return { place, at: 0, why } satisfies Damage;
});

const saidOf = ({ bytes, end, row, sha256 }: Looked, header: string): SealSays => ({
  chain: end.chain,
  batches: row.batches,
  header,
  files: [{ name: "batches", sha256, bytes }],
});

/** Seals a log as it is found to be; found anew when somebody appended in the meantime. */
export const sealInDatabase = Effect.fnUntraced(function* (
  client: PostgresClient,
  name: string,
): Effect.fn.Return<void, AppendFailure> {
  while (true) {
    const looked = yield* look(client, name);
    const { end, row } = looked;
    if (looked.damage !== undefined) return yield* Effect.fail(looked.damage);
    if (row.seal !== undefined) return;
    const says = saidOf(looked, nodeMachine.sha256(row.headerBytes));
    const { frames } = encodeSaying(frameKinds.seal, says, end.position, 0, nodeMachine.crc);
    const given = [name, BigInt(row.batches), joined(frames)];
    const question = "select STORE.seal_log($1, $2, $3) as outcome";
    const [answer] = yield* client.ask<{ outcome: string }>(name, question, given);
    if (answer?.outcome === "NoSuchLog") return yield* Effect.fail(noSuchLog(name));
    if (answer?.outcome === "Sealed") return;
  }
});
