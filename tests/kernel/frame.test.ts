/**
 * Log files come back as they were written, and no damage passes unseen: whatever is cut off or
 * turned over, a reader yields an exact prefix in whole batches and says where it ends.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crc32 as zlibCrc32 } from "node:zlib";
import { part, rowBytes } from "../../src/kernel/columns.ts";
import { crc32 } from "../../src/kernel/crc32.ts";
import { digestOf } from "../../src/kernel/digest.ts";
import { encodeFrame, frameEvents, headerBytes } from "../../src/kernel/frame.ts";
import { readFrames, verify, type Verdict } from "../../src/kernel/frame-reader.ts";
import { encodeLog, FrameWriter } from "../../src/kernel/frame-writer.ts";
import { decodeLogHeader, type LogHeader, paddedJson } from "../../src/kernel/log-header.ts";
import { Log } from "../../src/kernel/log.ts";
import { anyLog } from "../../src/testing/log-rows.ts";

const header: LogHeader = {
  vocabulary: "0123456789abcdef",
  scenario: "næstved",
  seed: "april",
  replication: 3,
  model: "0.1.0",
};

/** A log whose batches have the given lengths. */
function logOfBatches(lengths: ReadonlyArray<number>): Log {
  const log = new Log();
  for (const length of lengths) {
    log.beginBatch();
    for (let i = 0; i < length; i++) {
      const n = log.length;
      log.append(1 + (n % 100), n, n % 1000, n, n, Math.imul(n, 0x9e3779b1), ~n);
    }
  }
  return log;
}

function read(bytes: Uint8Array): { log: Log; counts: Array<number>; verdict: Verdict } {
  const log = new Log();
  const counts: Array<number> = [];
  const reading = readFrames(bytes, zlibCrc32);
  let step = reading.next();
  while (!step.done) {
    expect(step.value.first).toBe(log.length);
    log.appendColumns(step.value.columns);
    counts.push(step.value.columns.length);
    step = reading.next();
  }
  expect(step.value.events).toBe(log.length);
  return { log, counts, verdict: step.value };
}

/** Where each frame of a good file begins, and where the file ends. */
function frameStarts(bytes: Uint8Array): Array<number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const starts = [0];
  while (starts.at(-1)! < bytes.length) {
    starts.push(starts.at(-1)! + headerBytes + view.getUint32(starts.at(-1)! + 20, true));
  }
  return starts;
}

const isPrefix = (log: Log, of: Log) => digestOf(log) === digestOf(part(of, 0, log.length));

describe("CRC-32", () => {
  it("is the one of zlib, at any length and offset", () => {
    expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(9), (bytes, from) => {
        expect(crc32(bytes.subarray(from))).toBe(zlibCrc32(bytes.subarray(from)));
      }),
    );
  });
});

describe("a log file", () => {
  it("comes back as it was written, from bytes at any alignment", () => {
    fc.assert(
      fc.property(anyLog(100), fc.nat(3), (log, offset) => {
        const bytes = encodeLog(header, log);
        const moved = new Uint8Array(bytes.length + offset).subarray(offset);
        moved.set(bytes);
        const back = read(moved);
        expect(back.verdict).toEqual({
          _tag: "Intact",
          header,
          events: log.length,
          digest: digestOf(log),
        });
        expect(digestOf(back.log)).toBe(digestOf(log));
      }),
    );
  });

  it("takes 20 bytes an event and some hundred for the file", () => {
    const log = logOfBatches([50_000]);
    expect(encodeLog(header, log).length).toBeLessThan(50_000 * rowBytes + 400);
  });

  it("holds frames of whole batches, and splits only a batch longer than a frame", () => {
    const whole = logOfBatches([60_000, 40_000, 30_000, 70_001, 5]);
    expect(read(encodeLog(header, whole)).counts).toEqual([100_000, 30_000, 70_006]);
    const long = logOfBatches([10, 250_000, 20, 99_990]);
    const back = read(encodeLog(header, long));
    expect(back.counts).toEqual([10, 100_000, 100_000, 50_020, 99_990]);
    expect(digestOf(back.log)).toBe(digestOf(long));
  });

  it("is the same bytes however the events arrive", () => {
    const log = logOfBatches([60_000, 40_001, 120_000, 7, 30_000]);
    const bytes = encodeLog(header, log);
    for (const chunk of [16_384, 99_999, 100_000, 100_001]) {
      const frames: Array<Uint8Array> = [];
      const writer = new FrameWriter(header, (frame) => frames.push(frame));
      for (let i = 0; i < log.length; i += chunk) {
        writer.add(part(log, i, Math.min(log.length, i + chunk)));
      }
      expect(writer.end()).toBe(digestOf(log));
      expect(Buffer.concat(frames).equals(bytes)).toBe(true);
    }
  });

  it("stays readable: a file of format 1, byte for byte", () => {
    const log = logOfBatches([2, 1]);
    const known = [
      "8943464c0101000000000000000000000000000060000000d90073d600000000822585367b22766f",
      "636162756c617279223a2230313233343536373839616263646566222c227363656e6172696f223a",
      "2273222c2273656564223a22617072696c222c227265706c69636174696f6e223a332c226d6f6465",
      "6c223a22302e312e30227d208943464c010200000000000000000000030000003c000000c85ee2ca",
      "8225853628b4e1d500000000010000000200000000000000010000000200000000000000b179379e",
      "62f36e3cfffffffffefffffffdffffff0000010002008102830001028943464c0103000003000000",
      "00000000000000002000000068aeb85828b4e1d5bda6dced7b22646967657374223a223765376530",
      "6461633936616563366565227d202020",
    ].join("");
    const file = Buffer.from(encodeLog({ ...header, scenario: "s" }, log));
    expect(file.toString("hex")).toBe(known);
    expect(read(Buffer.from(known, "hex")).verdict).toMatchObject({ _tag: "Intact", events: 3 });
  });
});

// Batches that are shorter and longer than a frame, so that cuts fall in all sorts of places.
const sample = logOfBatches([30, 70_000, 40_000, 1, 1, 230_000, 3, 90_000, 20_000]);
const sampleBytes = encodeLog(header, sample);
const starts = frameStarts(sampleBytes);
/** Events in whole batches in the first n frames; one is the header, and one batch spans three. */
const goodEvents = [0, 0, 70_030, 110_032, 110_032, 110_032, 340_035, 430_035, 450_035];
const places = fc.oneof(
  fc.nat({ max: sampleBytes.length - 1 }),
  fc
    .tuple(fc.constantFrom(...starts), fc.integer({ min: -50, max: 50 }))
    .map(([start, offset]) => Math.max(0, Math.min(sampleBytes.length - 1, start + offset))),
);

describe("damage", () => {
  it("cut off anywhere: a torn tail with the exact prefix in whole batches", () => {
    fc.assert(
      fc.property(places, (size) => {
        const { log, verdict } = read(sampleBytes.subarray(0, size));
        expect(verdict._tag).toBe("TornTail");
        if (verdict._tag === "TornTail") {
          expect(verdict.at).toBe(starts.findLast((start) => start <= size));
        }
        const whole = starts.filter((start, i) => i > 0 && start <= size).length;
        expect(log.length).toBe(goodEvents[whole]);
        expect(isPrefix(log, sample)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it("of any bit: never silent, and the prefix before it", () => {
    fc.assert(
      fc.property(places, fc.nat({ max: 7 }), (at, bit) => {
        const bytes = sampleBytes.slice();
        bytes[at] ^= 1 << bit;
        const { log, verdict } = read(bytes);
        const frame = starts.findLast((start) => start <= at)!;
        const isLast = frame === starts.at(-2);
        expect(verdict._tag).toBe(isLast ? "TornTail" : "Corruption");
        expect(verdict).toMatchObject({ at: frame });
        if (verdict._tag === "Corruption") {
          expect(verdict.resumesAt).toBe(starts[starts.indexOf(frame) + 1]);
        }
        expect(log.length).toBe(goodEvents[starts.indexOf(frame)]);
        expect(isPrefix(log, sample)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it("of all kinds at once: never silent", () => {
    const log = logOfBatches([3, 5, 1]);
    const good = encodeLog(header, log);
    fc.assert(
      fc.property(
        fc.nat({ max: good.length }),
        fc.nat({ max: 60 }),
        fc.uint8Array({ maxLength: 60 }),
        (at, lost, put) => {
          const bytes = Buffer.concat([good.subarray(0, at), put, good.subarray(at + lost)]);
          fc.pre(!bytes.equals(good));
          const back = read(bytes);
          expect(back.verdict._tag).not.toBe("Intact");
          expect(isPrefix(back.log, log)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("of the order of frames: lost, repeated and swapped frames are corruption", () => {
    const frames = starts
      .slice(0, -1)
      .map((start, i) => sampleBytes.subarray(start, starts[i + 1]));
    const [head, first, second, third, ...others] = frames;
    for (const wrong of [
      [head, first, third, ...others],
      [head, first, first, second, third, ...others],
      [head, second, first, third, ...others],
      [first, second, third, ...others],
      [head, head, first, second, third, ...others],
      [...frames, frames.at(-1)!],
      [head, ...frames],
    ]) {
      const { log, verdict } = read(Buffer.concat(wrong));
      expect(verdict._tag).toBe("Corruption");
      expect(isPrefix(log, sample)).toBe(true);
    }
  });

  it("of a frame taken from another log of the same place and size breaks the chain", () => {
    const other = encodeLog({ ...header, seed: "other" }, sample);
    const mixed = Buffer.concat([
      sampleBytes.subarray(0, starts[2]),
      other.subarray(frameStarts(other)[2]),
    ]);
    const { log, verdict } = read(mixed);
    expect(verdict).toMatchObject({ _tag: "Corruption", at: starts[2], resumesAt: starts[2] });
    expect(log.length).toBe(goodEvents[2]);
  });

  it("that put bytes in: the next good frame is found at any distance", () => {
    const log = logOfBatches([3]);
    const good = encodeLog(header, log);
    const place = frameStarts(good)[1];
    for (const more of [1, 2, 3, 5, 2 ** 20 - 3, 2 ** 20 - 1, 2 ** 20, 2 ** 20 + 1, 2 ** 21 - 2]) {
      const junk = new Uint8Array(more).fill(0x89);
      const bytes = Buffer.concat([good.subarray(0, place), junk, good.subarray(place)]);
      expect(verify(bytes)).toMatchObject({
        _tag: "Corruption",
        at: place,
        resumesAt: place + more,
      });
    }
  });

  it("that leaves nothing: an empty file is a torn log, another file is no log", () => {
    expect(verify(new Uint8Array())).toMatchObject({ _tag: "TornTail", at: 0, header: undefined });
    expect(verify(new TextEncoder().encode("citizen;date\n1;2008-01-01\n"))).toMatchObject({
      _tag: "UnsupportedFormat",
      found: "no mark of a log file",
    });
  });
});

describe("a format that is not known", () => {
  const head = sampleBytes.slice(0, starts[1]);
  const previousCrc = new DataView(head.buffer).getUint32(32, true);
  const frame = (change: object, payload = new Uint8Array(rowBytes)) => {
    const start = { kind: 2, flags: 0, first: 0, count: 1, previousCrc, ...change };
    return Buffer.concat([head, encodeFrame(start, payload, crc32)]);
  };

  it("is refused by name: flags, kinds, sizes", () => {
    const unsupported = { _tag: "UnsupportedFormat", at: starts[1], header, events: 0 };
    expect(verify(frame({ flags: 2 }))).toMatchObject({ ...unsupported, found: "frame flags 2" });
    expect(verify(frame({ kind: 9 }))).toMatchObject({
      ...unsupported,
      found: "a frame of kind 9",
    });
    expect(verify(frame({ count: 2 }))).toMatchObject({
      ...unsupported,
      found: "a frame of 2 events in 20 bytes",
    });
    const size = frameEvents + 1;
    expect(verify(frame({ count: size }, new Uint8Array(size * rowBytes)))).toMatchObject(
      unsupported,
    );
  });

  it("is refused by version, after the frames of ours", () => {
    const bytes = frame({});
    bytes[starts[1] + 4] = 2;
    const newCrc = crc32(bytes.subarray(starts[1], starts[1] + 32));
    bytes.writeUInt32LE(newCrc, starts[1] + 32);
    expect(verify(bytes)).toEqual({
      _tag: "UnsupportedFormat",
      at: starts[1],
      header,
      events: 0,
      found: "format 2",
      expected: "format 1",
    });
  });

  it("is refused in the log's header: missing and unknown keys", () => {
    const said = (value: unknown) => decodeLogHeader(paddedJson(value));
    expect(said(header)).toEqual(header);
    expect(said({ ...header, parent: "x" })).toBe('a header with the unknown key "parent"');
    expect(said({ ...header, seed: undefined })).toBe("a header whose seed is missing");
    expect(said({ ...header, replication: 1.5 })).toBe("a header whose replication is 1.5");
    expect(said([1])).toMatch("unknown key");
    expect(said(null)).toBe("a header that is no JSON object");
    expect(decodeLogHeader(Uint8Array.of(0xff))).toBe("a header that is no JSON object");
    const kind = { kind: 1, flags: 0, first: 0, count: 0, previousCrc: 0 };
    expect(verify(encodeFrame(kind, paddedJson({}), crc32))).toMatchObject({
      _tag: "UnsupportedFormat",
      found: "a header whose vocabulary is missing",
    });
  });
});
