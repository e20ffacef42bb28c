/**
 * Reads the frames of a log file and says what state the file is in. Every byte is under a CRC
 * and every frame is chained to the one before it, so a reader yields exactly the events that
 * were written, up to the first place where the file is not what it was, and never a guess.
 *
 * A bad frame with no good frame after it is a torn tail (the writing stopped there); one with a
 * good frame after it is corruption (the file was damaged later). A batch whose last events are
 * missing is not yielded at all.
 */
import type { Columns } from "./columns.ts";
import { type Crc, crc32 } from "./crc32.ts";
import { Digest } from "./digest.ts";
import { batchGoesOn, decodeColumns, type FrameHeader, frameKinds, headerBytes } from "./frame.ts";
import { frameAt, type KnownFrames, type Trouble, type WholeFrame } from "./frame-at.ts";
import { hasMark, nextGoodFrame, type Source, sourceOf } from "./frame-search.ts";
import { decodeLogHeader, jsonOf, type LogHeader } from "./log-header.ts";

/** Events `first` and on. */
export interface Frame {
  readonly first: number;
  readonly columns: Columns;
}

/** The state of a log file; `events` counts those that are good and were yielded. */
export type Verdict = { readonly header: LogHeader | undefined; readonly events: number } & (
  | { readonly _tag: "Intact"; readonly digest: string }
  | { readonly _tag: "TornTail"; readonly at: number; readonly why: string }
  | {
      readonly _tag: "Corruption";
      /** Byte offset of the first frame that is not good. */
      readonly at: number;
      /** Byte offset of the next frame that is. */
      readonly resumesAt: number;
      readonly why: string;
    }
  | {
      readonly _tag: "UnsupportedFormat";
      readonly at: number;
      readonly found: string;
      readonly expected: string;
    }
);

/** The kinds of frame of a replication's file. */
const known: KnownFrames = {
  [frameKinds.header]: 0,
  [frameKinds.events]: batchGoesOn,
  [frameKinds.end]: 0,
};

/** Yields the good frames in order, and returns the state of the file. */
export function* readFrames(from: Source | Uint8Array, crc: Crc = crc32): FrameReading {
  const source = from instanceof Uint8Array ? sourceOf(from) : from;
  const digest = new Digest();
  let header: LogHeader | undefined;
  let at = 0;
  let next = 0; // sequence number of the next frame's first event
  let events = 0; // of whole batches
  let previousCrc = 0;
  let held: Array<Frame> = []; // frames of a batch whose end has not been seen
  while (true) {
    const frame = frameAt(source, at, known, crc);
    const trouble =
      "trouble" in frame ? frame.trouble : misplaced(frame.head, at, next, previousCrc);
    if (trouble) return verdictOf(source, at, header, events, trouble, crc);
    const { head, payload } = frame as WholeFrame;
    if (head.kind === frameKinds.header) {
      const decoded = decodeLogHeader(payload);
      if (typeof decoded === "string") {
        return unsupported(at, header, events, decoded, "the keys of format 1");
      }
      header = decoded;
    } else if (head.kind === frameKinds.events) {
      held.push({ first: next, columns: decodeColumns(payload, head.count) });
      next += head.count;
      if ((head.flags & batchGoesOn) === 0) {
        for (const { columns } of held) digest.add(columns);
        yield* held;
        held = [];
        events = next;
      }
    } else {
      const found = ended(source, at, head, payload, digest.hex());
      if (found) return verdictOf(source, found.at, header, events, { why: found.why }, crc);
      return { _tag: "Intact", header, events, digest: digest.hex() };
    }
    previousCrc = head.crc;
    at += headerBytes + head.payloadBytes;
  }
}

export type FrameReading = Generator<Frame, Verdict, undefined>;

/** Walks all frames of a file and says what state it is in. */
export function verify(from: Source | Uint8Array, crc: Crc = crc32): Verdict {
  const reading = readFrames(from, crc);
  let step = reading.next();
  while (!step.done) step = reading.next();
  return step.value;
}

/** The header that a file begins with, if it is good. */
export function headerOf(source: Source, crc: Crc = crc32): LogHeader | undefined {
  const frame = frameAt(source, 0, known, crc);
  if ("trouble" in frame || frame.head.kind !== frameKinds.header) return undefined;
  const decoded = decodeLogHeader(frame.payload);
  return typeof decoded === "string" ? undefined : decoded;
}

/** Whether a good frame is not the one that belongs here. */
function misplaced(
  head: FrameHeader,
  at: number,
  next: number,
  previousCrc: number,
): Trouble | undefined {
  if ((head.kind === frameKinds.header) !== (at === 0)) {
    return { why: at === 0 ? "the log has no header" : "a second header in a log" };
  }
  if (head.previousCrc !== previousCrc || head.first !== next) {
    return { why: `a frame from event ${head.first} where event ${next} is next` };
  }
  return undefined;
}

/** What is wrong with the end of a log, if anything is. */
function ended(source: Source, at: number, head: FrameHeader, payload: Uint8Array, hex: string) {
  const end = at + headerBytes + head.payloadBytes;
  if (end < source.size) return { at: end, why: "bytes after the end of the log" };
  const { digest } = (jsonOf(payload) ?? {}) as { readonly digest?: unknown };
  if (digest !== hex) return { at, why: `the log's digest is ${hex}, its end says ${digest}` };
  return undefined;
}

function verdictOf(
  source: Source,
  at: number,
  header: LogHeader | undefined,
  events: number,
  trouble: Trouble,
  crc: Crc,
): Verdict {
  if ("found" in trouble) return unsupported(at, header, events, trouble.found, trouble.expected);
  const resumesAt = nextGoodFrame(source, at, crc);
  if (resumesAt !== undefined) {
    return { _tag: "Corruption", header, events, at, resumesAt, why: trouble.why };
  }
  if (at === 0 && source.size >= 4 && !hasMark(source.read(0, 4), 0)) {
    return unsupported(0, header, events, "no mark of a log file", "89 43 46 4c at byte 0");
  }
  return { _tag: "TornTail", header, events, at, why: trouble.why };
}

function unsupported(
  at: number,
  header: LogHeader | undefined,
  events: number,
  found: string,
  expected: string,
): Verdict {
  return { _tag: "UnsupportedFormat", header, events, at, found, expected };
}
