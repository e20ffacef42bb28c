/**
 * How far a log is known to have come: a small file of two slots, written in turn after a batch
 * is safe. It is what tells a last segment that was never finished from one that was damaged
 * later. It is best effort: it is not made durable, a slot that is half written does not count,
 * and an old record only means that damage at the very end may be taken for a torn tail.
 */
import type { Crc } from "../kernel/crc32.ts";
import { type Machine, readWhole, writeAt } from "./files.ts";

const slotBytes = 16;
const mark = 0x44484643; // "CFHD"

/** How many segments a log has had; 0 when nothing is known. */
export function recordedSegments({ files, crc }: Machine, path: string): number {
  const bytes = readWhole(files, path) ?? new Uint8Array(0);
  let most = 0;
  for (let at = 0; at + slotBytes <= bytes.length; at += slotBytes) {
    most = Math.max(most, slotAt(bytes.subarray(at, at + slotBytes), crc));
  }
  return most;
}

function slotAt(bytes: Uint8Array, crc: Crc): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, slotBytes);
  const isGood =
    view.getUint32(0, true) === mark && view.getUint32(12, true) === crc(bytes.subarray(0, 12));
  return isGood ? view.getUint32(4, true) : 0;
}

/** Records that a log has so many segments; what keeps it from that is nobody's trouble. */
export function recordSegments({ files, crc }: Machine, path: string, segments: number): void {
  const bytes = new Uint8Array(slotBytes);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, mark, true);
  view.setUint32(4, segments, true);
  view.setUint32(12, crc(bytes.subarray(0, 12)), true);
  let file: number | undefined;
  try {
    file = files.open(path, "update");
    writeAt(files, file, bytes, (segments % 2) * slotBytes);
  } catch {
    // The log is as good without.
  } finally {
    closeQuietly(() => file !== undefined && files.close(file));
  }
}

function closeQuietly(close: () => unknown): void {
  try {
    close();
  } catch {
    // Nothing was promised.
  }
}
