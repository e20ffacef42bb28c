/**
 * One frame of a log file. A log file is a header frame (whose log this is), frames of at most
 * 100,000 events, and an end frame (the digest), so that a file cut anywhere, even between two
 * frames, is known to be cut. A frame is a header of 36 bytes and a payload; all numbers are
 * little-endian:
 *
 *     0  mark 89 43 46 4c           12  sequence number of its first event, high 32 bits
 *     4  version u8, kind u8        16  count of events u32
 *     6  flags u16                  20  bytes of payload u32
 *     8  sequence number, low u32   24  CRC-32 of the payload
 *                                   28  CRC-32 of the header before it, 0 in the first frame
 *                                   32  CRC-32 of bytes 0…31
 *
 * In every version the header has this size and its CRC that place, so a reader can tell a
 * frame from another version from a damaged one. Each header names the CRC of the one before
 * it: a frame that is lost, repeated or out of place breaks the chain. There is no clock and no
 * chance in it: the same events give the same bytes.
 */
import { type Columns, rowBytes } from "./columns.ts";
import type { Crc } from "./crc32.ts";

export const mark = 0x4c464389;
export const formatVersion = 1;
export const headerBytes = 36;
/** Most events a frame may hold. */
export const frameEvents = 100_000;
/** Flag of a frame whose last batch goes on in the next frame. */
export const batchGoesOn = 1;
/** Flag of a frame of events that says of each when it was recorded, in a column of its own. */
export const withRecorded = 2;
/** Flag of a frame whose events are packed; the count still tells what they unpack to. */
export const packed = 4;

/**
 * What a frame holds. A replication's file is a header, events and an end; a log that grows is
 * kept in segments, which begin with a header, a batch, a seal or a fence, and end with an end.
 */
export const frameKinds = { header: 1, events: 2, end: 3, batch: 4, seal: 5, fence: 6 } as const;

export interface FrameHeader {
  readonly version: number;
  readonly kind: number;
  readonly flags: number;
  /** Sequence number of the first event in it. */
  readonly first: number;
  /** Number of events. */
  readonly count: number;
  readonly payloadBytes: number;
  readonly payloadCrc: number;
  readonly previousCrc: number;
  /** Whether it has the mark, and its own CRC is right; else nothing in it can be trusted. */
  readonly sound: boolean;
  readonly crc: number;
}

export type FrameStart = Pick<FrameHeader, "kind" | "flags" | "first" | "count" | "previousCrc">;

/** Lays a frame out in bytes. */
export function encodeFrame(start: FrameStart, payload: Uint8Array, crc: Crc): Uint8Array {
  const bytes = new Uint8Array(headerBytes + payload.length);
  bytes.set(payload, headerBytes);
  writeHeader(bytes, start, crc);
  return bytes;
}

/**
 * A frame of events, its columns laid straight into it.
 * @param room memory to lay it out in, when it is large enough: the frame is a part of it.
 */
export function encodeEvents(
  start: FrameStart,
  columns: Columns,
  recorded: Int32Array | undefined,
  crc: Crc,
  room: Uint8Array,
): Uint8Array {
  const size = headerBytes + bytesOfEvents(start);
  const bytes = room.length >= size ? room.subarray(0, size) : new Uint8Array(size);
  layColumns(columns, recorded, bytes, headerBytes);
  writeHeader(bytes, start, crc);
  return bytes;
}

/** Bytes that the events of a frame take when they are not packed. */
export function bytesOfEvents({ count, flags }: { count: number; flags: number }): number {
  return count * ((flags & withRecorded) === 0 ? rowBytes : rowBytes + 4);
}

/** Fills in the header of a frame whose payload is in place. */
function writeHeader(bytes: Uint8Array, start: FrameStart, crc: Crc): void {
  const payload = bytes.subarray(headerBytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  view.setUint32(0, mark, true);
  view.setUint8(4, formatVersion);
  view.setUint8(5, start.kind);
  view.setUint16(6, start.flags, true);
  view.setUint32(8, start.first % 2 ** 32, true);
  view.setUint32(12, Math.floor(start.first / 2 ** 32), true);
  view.setUint32(16, start.count, true);
  view.setUint32(20, payload.length, true);
  view.setUint32(24, crc(payload), true);
  view.setUint32(28, start.previousCrc, true);
  view.setUint32(32, crc(bytes.subarray(0, 32)), true);
}

/** The CRC of a frame's header, which the next frame names. */
export function crcOfHeader(frame: Uint8Array): number {
  return new DataView(frame.buffer, frame.byteOffset).getUint32(32, true);
}

/** Reads the 36 bytes of a header. */
export function decodeHeader(bytes: Uint8Array, crc: Crc): FrameHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, headerBytes);
  const own = view.getUint32(32, true);
  return {
    version: view.getUint8(4),
    kind: view.getUint8(5),
    flags: view.getUint16(6, true),
    first: view.getUint32(8, true) + view.getUint32(12, true) * 2 ** 32,
    count: view.getUint32(16, true),
    payloadBytes: view.getUint32(20, true),
    payloadCrc: view.getUint32(24, true),
    previousCrc: view.getUint32(28, true),
    sound: view.getUint32(0, true) === mark && own === crc(bytes.subarray(0, 32)),
    crc: own,
  };
}

/** The payload of an events frame: the columns one after another, the widest first. */
export function encodeColumns(columns: Columns, recorded?: Int32Array): Uint8Array {
  const bytes = new Uint8Array(columns.length * (recorded ? rowBytes + 4 : rowBytes));
  layColumns(columns, recorded, bytes, 0);
  return bytes;
}

/** Writes columns into bytes from an offset, a multiple of four; `recorded` comes last. */
function layColumns(
  columns: Columns,
  recorded: Int32Array | undefined,
  bytes: Uint8Array,
  from: number,
): void {
  refuseBigEndian();
  const at = bytes.byteOffset + from;
  const n = columns.length;
  new Int32Array(bytes.buffer, at, n).set(columns.minute.subarray(0, n));
  new Uint32Array(bytes.buffer, at + 4 * n, n).set(columns.subject.subarray(0, n));
  new Int32Array(bytes.buffer, at + 8 * n, n).set(columns.x.subarray(0, n));
  new Int32Array(bytes.buffer, at + 12 * n, n).set(columns.y.subarray(0, n));
  new Uint16Array(bytes.buffer, at + 16 * n, n).set(columns.b.subarray(0, n));
  bytes.set(columns.tag.subarray(0, n), from + 18 * n);
  bytes.set(columns.a.subarray(0, n), from + 19 * n);
  if (recorded === undefined) return;
  new Int32Array(bytes.buffer, at + rowBytes * n, n).set(recorded.subarray(0, n));
}

/** The columns in a payload of n events: views of its bytes where they are aligned, else a copy. */
export function decodeColumns(payload: Uint8Array, n: number): Columns {
  refuseBigEndian();
  const { buffer, byteOffset: at } = payload.byteOffset % 4 === 0 ? payload : payload.slice();
  return {
    length: n,
    minute: new Int32Array(buffer, at, n),
    subject: new Uint32Array(buffer, at + 4 * n, n),
    x: new Int32Array(buffer, at + 8 * n, n),
    y: new Int32Array(buffer, at + 12 * n, n),
    b: new Uint16Array(buffer, at + 16 * n, n),
    tag: new Uint8Array(buffer, at + 18 * n, n),
    a: new Uint8Array(buffer, at + 19 * n, n),
  };
}

/** When each of n events was recorded, from a payload that says so. */
export function decodeRecorded(payload: Uint8Array, n: number): Int32Array {
  const bytes = payload.subarray(n * rowBytes, n * (rowBytes + 4));
  const { buffer, byteOffset } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Int32Array(buffer, byteOffset, n);
}

const littleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Typed arrays have the machine's byte order; the format has one, and we do not guess. */
function refuseBigEndian(): void {
  if (!littleEndian) throw new Error("Log files are little-endian; this machine is big-endian.");
}
