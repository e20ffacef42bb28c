/**
 * Turns a log into the frames of a file. Frames are cut by what the log holds, not by how it
 * arrives: each takes as many whole batches as fit, and only a batch that is longer than a
 * frame is split (and the frame says so). So the same events give the same bytes whether they
 * come in chunks or at once, and a file that is cut off loses whole batches.
 */
import { type Columns, isFirst, part } from "./columns.ts";
import { type Crc, crc32 } from "./crc32.ts";
import { Digest } from "./digest.ts";
import {
  batchGoesOn,
  crcOfHeader,
  encodeColumns,
  encodeFrame,
  frameEvents,
  frameKinds,
} from "./frame.ts";
import { encodeLogHeader, type LogHeader, paddedJson } from "./log-header.ts";
import { Log } from "./log.ts";

export class FrameWriter {
  #sink: (bytes: Uint8Array) => void;
  #crc: Crc;
  #waiting: Log;
  #digest = new Digest();
  #written = 0;
  #previousCrc = 0;

  /**
   * Writes the header frame at once.
   * @param sink takes the bytes of each frame, in order; they are its own to keep.
   * @param crc a faster CRC-32 than the kernel's own, where there is one.
   */
  constructor(header: LogHeader, sink: (bytes: Uint8Array) => void, crc: Crc = crc32) {
    this.#sink = sink;
    this.#crc = crc;
    this.#waiting = new Log(16_384);
    this.#frame(frameKinds.header, 0, 0, encodeLogHeader(header));
  }

  /** Takes in the next events; frames that are full go to the sink. */
  add(columns: Columns): void {
    this.#digest.add(columns);
    let taken = 0;
    while (taken < columns.length) {
      if (this.#waiting.length === frameEvents) this.#cut(isFirst(columns, taken));
      const room = frameEvents - this.#waiting.length;
      const end = Math.min(columns.length, taken + room);
      this.#waiting.appendColumns(columns, taken, end);
      taken = end;
    }
  }

  /** Writes what waits and the end frame; nothing may follow. Returns the log's digest. */
  end(): string {
    if (this.#waiting.length > 0) this.#events(this.#waiting.length, 0);
    const digest = this.#digest.hex();
    this.#frame(frameKinds.end, 0, 0, paddedJson({ digest }));
    return digest;
  }

  /** Writes the longest run of whole batches there is; `whole` says that the last one is whole. */
  #cut(whole: boolean): void {
    const waiting = this.#waiting;
    let end = waiting.length;
    if (!whole) {
      end--;
      while (end > 0 && !isFirst(waiting, end)) end--;
    }
    if (end > 0) this.#events(end, 0);
    else this.#events(waiting.length, batchGoesOn);
  }

  #events(count: number, flags: number): void {
    const payload = encodeColumns(part(this.#waiting, 0, count));
    this.#frame(frameKinds.events, flags, count, payload);
    this.#waiting.drop(count);
    this.#written += count;
  }

  #frame(kind: number, flags: number, count: number, payload: Uint8Array): void {
    const start = { kind, flags, first: this.#written, count, previousCrc: this.#previousCrc };
    const bytes = encodeFrame(start, payload, this.#crc);
    this.#previousCrc = crcOfHeader(bytes);
    this.#sink(bytes);
  }
}

/** A whole log as the bytes of its file. */
export function encodeLog(header: LogHeader, columns: Columns): Uint8Array {
  const frames: Array<Uint8Array> = [];
  const writer = new FrameWriter(header, (bytes) => frames.push(bytes));
  writer.add(columns);
  writer.end();
  return joined(frames);
}

/** Frames as the bytes of a file. */
export function joined(frames: ReadonlyArray<Uint8Array>): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(frames.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const frame of frames) {
    all.set(frame, at);
    at += frame.length;
  }
  return all;
}
