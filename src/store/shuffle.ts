/**
 * Columns laid so that they pack well: a minute as its distance from the one before, a recorded
 * minute as its distance from the event's own, and the bytes of numbers sorted by their weight,
 * so that the many zeros lie together. What comes back is the same to the bit, since the distances
 * of numbers of 32 bits wrap around; how the bytes are packed afterwards is not said here.
 */
import { rowBytes } from "../kernel/columns.ts";

/** The payload of n events, with a recorded column or without, as it is packed. */
export function shuffle(payload: Uint8Array, n: number): Uint8Array {
  const from = payload.byteOffset % 4 === 0 ? payload : payload.slice();
  const { buffer, byteOffset, length } = from;
  const to = new Uint8Array(length);
  const column = (k: number) => new Int32Array(buffer, byteOffset + 4 * k * n, n);
  const minute = column(0);
  const steps = new Int32Array(n);
  for (let i = 0; i < n; i++) steps[i] = i === 0 ? minute[0] : minute[i] - minute[i - 1];
  spread(steps, to, 0);
  for (let k = 1; k < 4; k++) spread(column(k), to, 4 * k * n);
  spreadHalf(new Uint16Array(buffer, byteOffset + 16 * n, n), to, 16 * n);
  to.set(from.subarray(18 * n, rowBytes * n), 18 * n);
  if (length === rowBytes * n) return to;
  const recorded = column(5);
  for (let i = 0; i < n; i++) steps[i] = recorded[i] - minute[i];
  spread(steps, to, rowBytes * n);
  return to;
}

/** The payload that `shuffle` was given. @param to where it is laid, at a multiple of four. */
export function unshuffle(
  packed: Uint8Array,
  n: number,
  to: Uint8Array = new Uint8Array(packed.length),
): Uint8Array {
  const from = packed.byteOffset % 4 === 0 ? packed : packed.slice();
  const { buffer, byteOffset } = to;
  const column = (k: number) => new Int32Array(buffer, byteOffset + 4 * k * n, n);
  const minute = column(0);
  gather(from, 0, minute);
  for (let i = 1; i < n; i++) minute[i] += minute[i - 1];
  for (let k = 1; k < 4; k++) gather(from, 4 * k * n, column(k));
  gatherHalf(from, 16 * n, new Uint16Array(buffer, byteOffset + 16 * n, n));
  to.set(from.subarray(18 * n, rowBytes * n), 18 * n);
  if (to.length === rowBytes * n) return to;
  const recorded = column(5);
  gather(from, rowBytes * n, recorded);
  for (let i = 0; i < n; i++) recorded[i] += minute[i];
  return to;
}

/** Byte k of number i goes to place k·n + i after `at`. */
function spread(from: Int32Array, to: Uint8Array, at: number): void {
  const n = from.length;
  for (let i = 0; i < n; i++) {
    const number = from[i];
    to[at + i] = number;
    to[at + n + i] = number >> 8;
    to[at + 2 * n + i] = number >> 16;
    to[at + 3 * n + i] = number >> 24;
  }
}

function gather(from: Uint8Array, at: number, to: Int32Array): void {
  const n = to.length;
  if (n % 4 === 0) return gatherByFours(from, at, to);
  for (let i = 0; i < n; i++) {
    const low = from[at + i] | (from[at + n + i] << 8);
    to[i] = low | (from[at + 2 * n + i] << 16) | (from[at + 3 * n + i] << 24);
  }
}

/** The same for four numbers at once: a word of each weight is read instead of sixteen bytes. */
function gatherByFours({ buffer, byteOffset }: Uint8Array, at: number, to: Int32Array): void {
  const quarter = to.length >> 2;
  const words = new Int32Array(buffer, byteOffset + at, to.length);
  for (let j = 0, i = 0; j < quarter; j++, i += 4) {
    const a = words[j];
    const b = words[quarter + j];
    const c = words[2 * quarter + j];
    const d = words[3 * quarter + j];
    to[i] = (a & 0xff) | ((b & 0xff) << 8) | ((c & 0xff) << 16) | (d << 24);
    to[i + 1] = ((a >>> 8) & 0xff) | (b & 0xff00) | ((c & 0xff00) << 8) | ((d & 0xff00) << 16);
    to[i + 2] = ((a >>> 16) & 0xff) | ((b >>> 8) & 0xff00) | (c & 0xff0000) | ((d & 0xff0000) << 8);
    to[i + 3] = (a >>> 24) | ((b >>> 16) & 0xff00) | ((c >>> 8) & 0xff0000) | (d & 0xff000000);
  }
}

function spreadHalf(from: Uint16Array, to: Uint8Array, at: number): void {
  const n = from.length;
  for (let i = 0; i < n; i++) {
    to[at + i] = from[i];
    to[at + n + i] = from[i] >> 8;
  }
}

function gatherHalf(from: Uint8Array, at: number, to: Uint16Array): void {
  const n = to.length;
  for (let i = 0; i < n; i++) to[i] = from[at + i] | (from[at + n + i] << 8);
}
