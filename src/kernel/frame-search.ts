/**
 * Looks for a good frame in bytes that are not what they should be. It decides between a file
 * whose writing stopped, which has none, and one that was damaged later, which has. Bytes may
 * have been lost or put in, so a frame is looked for at every offset, not only where one would
 * be aligned; the two CRCs make a chance find as good as impossible.
 */
import type { Crc } from "./crc32.ts";
import { decodeHeader, headerBytes, mark } from "./frame.ts";

/** Bytes that are read piece by piece: an array, or a file that is open. */
export interface Source {
  readonly size: number;
  /** Bytes `from` up to `to`, both within the size. */
  read(from: number, to: number): Uint8Array;
}

export function sourceOf(bytes: Uint8Array): Source {
  return { size: bytes.length, read: (from, to) => bytes.subarray(from, to) };
}

const searchBytes = 1 << 20;
const firstByte = mark & 0xff;

/** Byte offset of the first frame at or after `from` whose header and payload are whole. */
export function nextGoodFrame(source: Source, from: number, crc: Crc): number | undefined {
  for (let start = from; start + headerBytes <= source.size; start += searchBytes) {
    const piece = source.read(start, Math.min(source.size, start + searchBytes + 3));
    for (let i = piece.indexOf(firstByte); i >= 0; i = piece.indexOf(firstByte, i + 1)) {
      if (i + 4 > piece.length || !hasMark(piece, i)) continue;
      const at = start + i;
      if (at + headerBytes > source.size) return undefined;
      const head = decodeHeader(source.read(at, at + headerBytes), crc);
      const end = at + headerBytes + head.payloadBytes;
      if (!head.sound || end > source.size) continue;
      if (crc(source.read(at + headerBytes, end)) === head.payloadCrc) return at;
    }
  }
  return undefined;
}

/** Whether the mark of a frame stands at a place in the bytes. */
export function hasMark(bytes: Uint8Array, at: number): boolean {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true) === mark;
}
