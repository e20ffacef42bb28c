/**
 * A batch in bytes that mean the same wherever in a log the batch comes to lie, for stores that
 * learn its position only as they take it in. It is a segment (`segment.ts`) whose events are
 * packed and counted from the batch's own first one; its end says the digest. Where it lies, and
 * the chain there, are kept beside it by the store.
 */
import { part } from "../kernel/columns.ts";
import {
  crcOfHeader,
  encodeColumns,
  encodeFrame,
  frameEvents,
  frameKinds,
  packed,
  withRecorded,
} from "../kernel/frame.ts";
import type { WholeFrame } from "../kernel/frame-at.ts";
import { sourceOf } from "../kernel/frame-search.ts";
import { joined } from "../kernel/frame-writer.ts";
import { paddedJson } from "../kernel/log-header.ts";
import { BatchDigest } from "./batch.ts";
import type { Batch } from "./contract.ts";
import type { Machine } from "./files.ts";
import { type BatchSays, eventsOf, isSegment, segmentAt, type SegmentTrouble } from "./segment.ts";
import { shuffle } from "./shuffle.ts";

export interface PackedBatch {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly digest: string;
}

export function packBatch(
  says: BatchSays,
  { columns, recorded }: Batch,
  { compress, crc }: Pick<Machine, "compress" | "crc">,
): PackedBatch {
  const frames: Array<Uint8Array> = [];
  let previousCrc = 0;
  let first = 0;
  const add = (kind: number, flags: number, count: number, payload: Uint8Array) => {
    const frame = encodeFrame({ kind, flags, first, count, previousCrc }, payload, crc);
    frames.push(frame);
    previousCrc = crcOfHeader(frame);
    first += count;
  };
  const { batch, count, schema } = says;
  add(frameKinds.batch, 0, 0, paddedJson({ batch, count, schema }));
  const content = new BatchDigest();
  const flags = packed | (recorded === undefined ? 0 : withRecorded);
  for (let at = 0; at < columns.length; at += frameEvents) {
    const to = Math.min(columns.length, at + frameEvents);
    const rows = part(columns, at, to);
    const times = recorded?.subarray(at, to);
    content.add(rows, times);
    const payload = compress(shuffle(encodeColumns(rows, times), to - at));
    add(frameKinds.events, flags, to - at, payload);
  }
  const digest = content.hex();
  add(frameKinds.end, 0, 0, paddedJson({ digest }));
  return { bytes: joined(frames), digest };
}

/** A batch whose every frame is whole. */
export interface WholeBatch {
  readonly id: string;
  readonly count: number;
  readonly schema: number;
  readonly digest: string;
  readonly events: ReadonlyArray<WholeFrame>;
}

export const isWhole = (read: WholeBatch | SegmentTrouble): read is WholeBatch => "events" in read;

/** The batch in bytes, or the first thing that is wrong with them. */
export function unpackBatch(
  bytes: Uint8Array,
  { crc }: Pick<Machine, "crc">,
): WholeBatch | SegmentTrouble {
  const read = segmentAt(sourceOf(bytes), 0, crc);
  if (!isSegment(read)) return read;
  if (read.end !== bytes.length) return { at: read.end, why: "bytes after the end of the batch" };
  if (read.kind !== frameKinds.batch) return { at: 0, why: "this is no batch" };
  const { batch: id, count, schema, ...others } = read.says;
  const { digest } = read.ends;
  const strange = Object.keys(others)[0];
  if (strange !== undefined) {
    const found = `a batch with the unknown key ${strange}`;
    return { at: 0, found, expected: "batch, count, schema" };
  }
  const held = read.events.reduce((sum, { head }) => sum + head.count, 0);
  const isRight =
    typeof id === "string" && typeof digest === "string" && Number.isSafeInteger(schema);
  if (!isRight || held !== count || read.first !== 0) {
    return { at: 0, why: `a batch of ${String(count)} events that holds ${held}` };
  }
  return { id, count, schema: schema as number, digest, events: read.events };
}

/** The digest of what a batch holds, which its end must say. */
export function digestOfWhole({ events }: WholeBatch, { expand }: Pick<Machine, "expand">): string {
  const content = new BatchDigest();
  for (const frame of events) {
    const { columns, recorded } = eventsOf(frame, expand);
    content.add(columns, recorded);
  }
  return content.hex();
}
