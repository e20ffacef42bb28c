/**
 * The frame at a place in a file, if it is whole and of a kind that the reader knows. Every
 * reader of frames begins here, so that all of them mean the same by whole: the mark, both CRCs,
 * and nothing in a sound header that this version has not heard of.
 */
import type { Crc } from "./crc32.ts";
import {
  bytesOfEvents,
  decodeHeader,
  formatVersion,
  frameEvents,
  type FrameHeader,
  frameKinds,
  headerBytes,
  packed,
} from "./frame.ts";
import type { Source } from "./frame-search.ts";

/** What is wrong at a place: damage, or a format that we do not know. */
export type Trouble =
  | { readonly why: string }
  | { readonly found: string; readonly expected: string };

/** The kinds of frame that a reader knows, each with the flags that it knows. */
export type KnownFrames = Readonly<Record<number, number>>;

export interface WholeFrame {
  readonly head: FrameHeader;
  readonly payload: Uint8Array;
}

/** The frame at a byte offset, or what is wrong there. */
export function frameAt(
  source: Source,
  at: number,
  known: KnownFrames,
  crc: Crc,
): WholeFrame | { readonly trouble: Trouble } {
  if (at === source.size) return { trouble: { why: "the file ends before the log does" } };
  if (at + headerBytes > source.size) return { trouble: { why: "the file ends in a header" } };
  const head = decodeHeader(source.read(at, at + headerBytes), crc);
  if (!head.sound) return { trouble: { why: "no frame begins here, or its header is damaged" } };
  const unknown = unknownIn(head, known);
  if (unknown) return { trouble: unknown };
  const end = at + headerBytes + head.payloadBytes;
  if (end > source.size) return { trouble: { why: "the file ends in a frame" } };
  const payload = source.read(at + headerBytes, end);
  if (crc(payload) !== head.payloadCrc) {
    return { trouble: { why: "the frame's events are damaged" } };
  }
  return { head, payload };
}

/** What in a sound header is of no format that the reader knows. */
function unknownIn(head: FrameHeader, known: KnownFrames): Trouble | undefined {
  const { version, kind, flags, count, payloadBytes } = head;
  if (version !== formatVersion) {
    return { found: `format ${version}`, expected: `format ${formatVersion}` };
  }
  const knownFlags = known[kind];
  if (knownFlags === undefined) {
    const kinds = Object.keys(known);
    return {
      found: `a frame of kind ${kind}`,
      expected: `kind ${kinds[0]} to ${kinds.at(-1)}`,
    };
  }
  if ((flags & ~knownFlags) !== 0) {
    return { found: `frame flags ${flags}`, expected: `none but ${knownFlags}` };
  }
  if (kind !== frameKinds.events) return count === 0 ? undefined : oddSize(head);
  const isRight = (flags & packed) !== 0 || payloadBytes === bytesOfEvents(head);
  return isRight && count <= frameEvents ? undefined : oddSize(head);
}

const oddSize = ({ count, flags, payloadBytes }: FrameHeader): Trouble => ({
  found: `a frame of ${count} events in ${payloadBytes} bytes`,
  expected: `at most ${frameEvents} events of ${bytesOfEvents({ count: 1, flags })} bytes`,
});
