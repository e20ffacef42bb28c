/**
 * What a later version of the format might write is refused by this one, and left as it is:
 * nothing is read from there on, and nothing is written.
 */
import * as Effect from "effect/Effect";
import { expect, it } from "vitest";
import { crc32 } from "node:zlib";
import type { StoreFailure } from "../../src/store/failures.ts";
import { find, sampleLog, segmentPath } from "./damage.ts";
import type { FaultyFiles } from "./faulty-files.ts";
import { storeOn } from "./faulty-store.ts";
import { batchOf, history } from "./rows.ts";

/** Changes the first frame of a segment, and chains the frames as a later version would. */
function rewrite(files: FaultyFiles, ordinal: number, change: (frame: DataView) => void): void {
  const bytes = files.bytesOf(segmentPath(ordinal))!.slice();
  change(new DataView(bytes.buffer));
  let at = 0;
  let previous = new DataView(bytes.buffer).getUint32(28, true);
  while (at < bytes.length) {
    const frame = new DataView(bytes.buffer, at);
    const end = at + 36 + frame.getUint32(20, true);
    frame.setUint32(24, crc32(bytes.subarray(at + 36, end)), true);
    frame.setUint32(28, previous, true);
    previous = crc32(bytes.subarray(at, at + 32));
    frame.setUint32(32, previous, true);
    at = end;
  }
  files.damage(segmentPath(ordinal), bytes);
}

/** Puts another letter in the place of a text's first. */
const respell = (text: string) => (frame: DataView) => {
  const bytes = Buffer.from(frame.buffer);
  bytes[bytes.indexOf(text)] = 0x7a;
};

it.each<[string, number, (frame: DataView) => void, string]>([
  ["a format", 2, (frame) => frame.setUint8(4, 2), "format 2"],
  ["a kind of frame", 2, (frame) => frame.setUint8(5, 7), "a frame of kind 7"],
  ["a flag", 3, (frame) => frame.setUint16(6, 8, true), "frame flags 8"],
  ["a key of a batch", 3, respell("schema"), "unknown key zchema"],
  ["a key of a header", 0, respell("durability"), "zurability"],
])("%s that is not known", (_what, ordinal, change, found) => {
  const { files, ends } = sampleLog([2, 3, 4]);
  rewrite(files, ordinal, change);
  const names = files.list("log");
  const read = find(files);
  expect(read.rows.length).toBe(ends[Math.max(0, ordinal - 1)]);
  expect(read.failure?._tag).toBe("UnsupportedFormat");
  expect(read.failure?.message).toContain(found);
  expect(read.verified._tag).toBe("UnsupportedFormat");
  const store = storeOn({ files });
  const all: ReadonlyArray<Effect.Effect<unknown, StoreFailure>> = [
    store.append("log", "any", "x", batchOf(9, 1)),
    store.seal("log"),
    store.create("log", history),
    store.branch("log", {}, "on", history),
  ];
  for (const asked of all) {
    expect(Effect.runSync(Effect.flip(asked))._tag).toBe("UnsupportedFormat");
  }
  expect(files.list("log")).toEqual(names);
  expect(Effect.runSync(store.logs())).toEqual(["log"]);
});
