/**
 * One segment of a stored log, in frames: a first frame that says what it is (the log's header,
 * a batch of events, or the seal), the events of a batch, and an end. A segment is good only as
 * a whole, so a batch is there as a whole or not at all. A packed file holds many segments, one
 * after another, with the same contents.
 */
import type { Columns } from "../kernel/columns.ts";
import { part } from "../kernel/columns.ts";
import type { Crc } from "../kernel/crc32.ts";
import {
  bytesOfEvents,
  crcOfHeader,
  decodeColumns,
  decodeRecorded,
  encodeEvents,
  encodeFrame,
  frameEvents,
  frameKinds,
  type FrameStart,
  headerBytes,
  packed,
  withRecorded,
} from "../kernel/frame.ts";
import { frameAt, type KnownFrames, type WholeFrame } from "../kernel/frame-at.ts";
import type { Source } from "../kernel/frame-search.ts";
import { jsonOf, paddedJson } from "../kernel/log-header.ts";
import { BatchDigest, nextChain } from "./batch.ts";
import type { Batch } from "./contract.ts";
import type { Machine, Room } from "./files.ts";
import { shuffle, unshuffle } from "./shuffle.ts";

const known: KnownFrames = {
  [frameKinds.header]: 0,
  [frameKinds.events]: withRecorded | packed,
  [frameKinds.end]: 0,
  [frameKinds.batch]: 0,
  [frameKinds.seal]: 0,
  [frameKinds.fence]: 0,
};

/** A segment whose every frame is whole. */
export interface Segment {
  /** Kind of its first frame: header, batch or seal. */
  readonly kind: number;
  /** What its first frame says. */
  readonly says: Readonly<Record<string, unknown>>;
  /** Position of its first event. */
  readonly first: number;
  readonly events: ReadonlyArray<WholeFrame>;
  /** What its last frame says. */
  readonly ends: Readonly<Record<string, unknown>>;
  /** CRC of the header of the frame before it, and of its own last frame. */
  readonly previousCrc: number;
  readonly crc: number;
  /** Byte offset after it. */
  readonly end: number;
}

/** Why there is no good segment at a place. */
export type SegmentTrouble = { readonly at: number } & (
  | { readonly why: string }
  | { readonly found: string; readonly expected: string }
);

export const isSegment = (read: Segment | SegmentTrouble): read is Segment => "events" in read;

/** The segment that begins at an offset, or the first thing that is wrong with it. */
export function segmentAt(source: Source, start: number, crc: Crc): Segment | SegmentTrouble {
  const opening = frameAt(source, start, known, crc);
  if ("trouble" in opening) return { at: start, ...opening.trouble };
  const { head } = opening;
  const says = recordIn(opening.payload);
  if (head.kind === frameKinds.events || head.kind === frameKinds.end || says === undefined) {
    return { at: start, why: "no segment begins here" };
  }
  const events: Array<WholeFrame> = [];
  let previousCrc = head.crc;
  let first = head.first;
  let at = start + headerBytes + head.payloadBytes;
  while (true) {
    const frame = frameAt(source, at, known, crc);
    if ("trouble" in frame) return { at, ...frame.trouble };
    const { head: next } = frame;
    if (next.previousCrc !== previousCrc || next.first !== first) {
      return { at, why: `a frame from event ${next.first} where event ${first} is next` };
    }
    previousCrc = next.crc;
    at += headerBytes + next.payloadBytes;
    if (next.kind === frameKinds.end) {
      const ends = recordIn(frame.payload) ?? {};
      const { kind } = head;
      const crcs = { previousCrc: head.previousCrc, crc: next.crc };
      return { kind, says, first: head.first, events, ends, ...crcs, end: at };
    }
    if (next.kind !== frameKinds.events) return { at, why: "a segment within a segment" };
    events.push(frame);
    first += next.count;
  }
}

function recordIn(payload: Uint8Array): Record<string, unknown> | undefined {
  const json = jsonOf(payload);
  if (typeof json !== "object" || json === null || Array.isArray(json)) return undefined;
  return json as Record<string, unknown>;
}

/** A segment in bytes: its frames, and the CRC that the next segment names. */
export interface Encoded {
  readonly frames: ReadonlyArray<Uint8Array>;
  readonly crc: number;
}

/** A segment without events: a header or a seal. */
export function encodeSaying(
  kind: number,
  says: unknown,
  first: number,
  previousCrc: number,
  crc: Crc,
): Encoded {
  const start = { flags: 0, first, count: 0 };
  const opening = encodeFrame({ ...start, kind, previousCrc }, paddedJson(says), crc);
  const closing = { ...start, kind: frameKinds.end, previousCrc: crcOfHeader(opening) };
  const end = encodeFrame(closing, paddedJson({}), crc);
  return { frames: [opening, end], crc: crcOfHeader(end) };
}

/** What a batch's segment says besides its events. */
export interface BatchSays {
  readonly batch: string;
  readonly count: number;
  /** Version of the events' meaning. */
  readonly schema: number;
}

/**
 * The segment of a batch, frame by frame, so that a batch of any length takes the memory of one
 * frame. Once all frames have been taken, it knows the chain after the batch.
 */
export class BatchEncoding {
  digest = "";
  chain: string;
  crc: number;
  readonly #says: BatchSays;
  readonly #batch: Batch;
  readonly #crcOf: Crc;
  #first: number;

  constructor(
    says: BatchSays,
    batch: Batch,
    after: { readonly position: number; readonly chain: string; readonly crc: number },
    crc: Crc,
  ) {
    this.#says = says;
    this.#batch = batch;
    this.#crcOf = crc;
    this.#first = after.position;
    this.chain = after.chain;
    this.crc = after.crc;
  }

  /** Each frame, to be used before the next is taken; all of them, once. */
  *frames(): Generator<Uint8Array, void> {
    const { batch, count, schema } = this.#says;
    const { columns, recorded } = this.#batch;
    yield this.#saying(frameKinds.batch, { batch, count, schema });
    const content = new BatchDigest();
    const flags = recorded === undefined ? 0 : withRecorded;
    for (let at = 0; at < columns.length; at += frameEvents) {
      const to = Math.min(columns.length, at + frameEvents);
      const rows = part(columns, at, to);
      const times = recorded?.subarray(at, to);
      content.add(rows, times);
      const start = { ...this.#start(frameKinds.events), flags, count: to - at };
      yield this.#passed(encodeEvents(start, rows, times, this.#crcOf, room));
      this.#first += to - at;
    }
    this.digest = content.hex();
    this.chain = nextChain(this.chain, batch, count, this.digest);
    yield this.#saying(frameKinds.end, { digest: this.digest, chain: this.chain });
  }

  #saying(kind: number, says: unknown): Uint8Array {
    return this.#passed(encodeFrame(this.#start(kind), paddedJson(says), this.#crcOf));
  }

  #start(kind: number): FrameStart {
    return { kind, flags: 0, first: this.#first, count: 0, previousCrc: this.crc };
  }

  #passed(frame: Uint8Array): Uint8Array {
    this.crc = crcOfHeader(frame);
    return frame;
  }
}

/** Where frames of events are laid out, one at a time. */
const room = new Uint8Array(
  headerBytes + bytesOfEvents({ count: frameEvents, flags: withRecorded }),
);

/** A segment with its events packed, to follow another in a packed file. */
export function pack(segment: Segment, after: number, { crc, compress, expand }: Machine): Encoded {
  let { first } = segment;
  let previousCrc = after;
  const frames: Array<Uint8Array> = [];
  const add = (kind: number, flags: number, count: number, payload: Uint8Array) => {
    frames.push(encodeFrame({ kind, flags, first, count, previousCrc }, payload, crc));
    previousCrc = crcOfHeader(frames.at(-1)!);
    first += count;
  };
  add(segment.kind, 0, 0, paddedJson(segment.says));
  for (const frame of segment.events) {
    const { flags, count } = frame.head;
    const bytes = compress(shuffle(payloadOf(frame, expand), count));
    add(frameKinds.events, flags | packed, count, bytes);
  }
  add(frameKinds.end, 0, 0, paddedJson(segment.ends));
  return { frames, crc: previousCrc };
}

/** The events of a frame. @param unpacked where packed ones are laid out. */
export function eventsOf(
  frame: WholeFrame,
  expand: Machine["expand"],
  unpacked?: Room,
): { readonly columns: Columns; readonly recorded: Int32Array | undefined } {
  const { count, flags } = frame.head;
  const payload = payloadOf(frame, expand, unpacked);
  const recorded = (flags & withRecorded) === 0 ? undefined : decodeRecorded(payload, count);
  return { columns: decodeColumns(payload, count), recorded };
}

function payloadOf(
  { head, payload }: WholeFrame,
  expand: Machine["expand"],
  unpacked?: Room,
): Uint8Array {
  if ((head.flags & packed) === 0) return payload;
  const size = bytesOfEvents(head);
  const place = unpacked?.of(size) ?? new Uint8Array(size);
  return unshuffle(expand(payload, size), head.count, place);
}
