/**
 * The digest is a function of the events alone, and every change of them changes it. The
 * statistics are those of a random function of 64 bits, with bounds at about five deviations.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Digest, digestOf } from "../../src/kernel/digest.ts";
import { Log } from "../../src/kernel/log.ts";
import { batchedRows, type BatchedRow, logOfRows } from "../../src/testing/log-rows.ts";

const digestOfRows = (rows: ReadonlyArray<BatchedRow>) => digestOf(logOfRows(rows));
const someRows = batchedRows(30).filter((rows) => rows.length > 0);
const bitsOf = (hex: string) => BigInt(`0x${hex}`).toString(2).padStart(64, "0");

/** The bits of a row that a log keeps: slot, and bit in the slot. */
const rowBits = (
  [
    ["code", 7],
    ["a", 8],
    ["b", 16],
    ["minute", 32],
    ["subject", 32],
    ["x", 32],
    ["y", 32],
  ] as const
).flatMap(([slot, width]) => Array.from({ length: width }, (_, bit) => ({ slot, bit })));

function flipped(before: BatchedRow, { slot, bit }: (typeof rowBits)[number]): BatchedRow {
  const value = before[slot] ^ (1 << bit);
  return { ...before, [slot]: slot === "subject" ? value >>> 0 : value };
}

describe("the digest of a log", () => {
  it("does not depend on how the log is cut", () => {
    fc.assert(
      fc.property(batchedRows(60), fc.array(fc.nat(60)), (rows, cuts) => {
        const log = logOfRows(rows);
        const digest = new Digest();
        let from = 0;
        for (const cut of cuts.toSorted((one, other) => one - other)) {
          const to = Math.max(from, Math.min(cut, rows.length));
          digest.add(log, from, to);
          digest.hex(); // looking does not disturb
          from = to;
        }
        digest.add(log, from);
        expect(digest.hex()).toBe(digestOf(log));
        expect(digest.hex()).toMatch(/^[0-9a-f]{16}$/u);
        expect(digest.events).toBe(rows.length);
      }),
    );
  });

  it("starts anew when cleared", () => {
    const digest = new Digest();
    const empty = digest.hex();
    digest.add(logOfRows([row(1)]));
    expect(digest.hex()).not.toBe(empty);
    digest.clear();
    expect(digest.hex()).toBe(empty);
  });

  it("stays what it is from one version to the next", () => {
    expect(digestOf(new Log())).toBe("1168d94c9d59dff0");
    expect(digestOfRows([row(1), row(2), row(3)])).toBe("b1a7a796ea31a2cf");
  });

  it("changes with any bit of any row, and with the batches", () => {
    fc.assert(
      fc.property(someRows, fc.nat(), fc.constantFrom(...rowBits), (rows, place, bit) => {
        const i = place % rows.length;
        const before = digestOfRows(rows);
        expect(digestOfRows(rows.with(i, flipped(rows[i], bit)))).not.toBe(before);
        if (i > 0) {
          const rebatched = rows.with(i, { ...rows[i], first: !rows[i].first });
          expect(digestOfRows(rebatched)).not.toBe(before);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("changes with order, and when rows are lost or repeated", () => {
    const key = (one: BatchedRow) => JSON.stringify(one);
    fc.assert(
      fc.property(someRows, fc.nat(), fc.nat(), (rows, one, other) => {
        const i = one % rows.length;
        const j = other % rows.length;
        const before = digestOfRows(rows);
        // The first row of a log always begins a batch, so take those that stay as they are.
        const swapped = rows.with(i, rows[j]).with(j, rows[i]);
        const isChanged = key(rows[i]) !== key(rows[j]);
        if (isChanged && swapped[0].first) expect(digestOfRows(swapped)).not.toBe(before);
        expect(digestOfRows(rows.toSpliced(i, 1))).not.toBe(before);
        expect(digestOfRows(rows.toSpliced(i, 0, rows[i]))).not.toBe(before);
      }),
      { numRuns: 500 },
    );
  });

  it("tells apart logs of nothing but zeros by their length", () => {
    const log = new Log();
    const seen = new Set<string>();
    for (let n = 0; n < 2000; n++) {
      seen.add(digestOf(log));
      log.append(0, 0, 0, 0, 0, 0, 0);
    }
    expect(seen.size).toBe(2000);
  });

  it("turns half of its bits over for any one bit, even of the last row (avalanche)", () => {
    const trials = 200;
    for (const distance of [0, 1, 5]) {
      for (const bit of rowBits) {
        const flips = new Float64Array(64);
        for (let trial = 0; trial < trials; trial++) {
          const rows = Array.from({ length: 8 }, (_, i) => row(trial * 8 + i));
          const i = rows.length - 1 - distance;
          const one = bitsOf(digestOfRows(rows));
          const other = bitsOf(digestOfRows(rows.with(i, flipped(rows[i], bit))));
          for (let out = 0; out < 64; out++) if (one[out] !== other[out]) flips[out]++;
        }
        const name = `${bit.slot} bit ${bit.bit}, ${distance} from the end`;
        const mean = flips.reduce((sum, n) => sum + n, 0) / (64 * trials);
        expect(Math.abs(mean - 0.5), name).toBeLessThan(0.03);
        for (const n of flips) expect(Math.abs(n / trials - 0.5), name).toBeLessThan(0.21);
      }
    }
  });

  it("has no more collisions than chance in either half, over logs that differ little", () => {
    const high = new Set<string>();
    const low = new Set<string>();
    const rows = Array.from({ length: 4 }, (_, i) => row(i));
    let n = 0;
    const see = (changed: ReadonlyArray<BatchedRow>) => {
      const hex = digestOfRows(changed);
      high.add(hex.slice(0, 8));
      low.add(hex.slice(8));
      n++;
    };
    for (let i = 0; i < rows.length; i++) {
      for (const bit of rowBits) {
        const once = rows.with(i, flipped(rows[i], bit));
        for (const again of rowBits) {
          const j = (i + 1) % rows.length;
          if (i < j) see(once.with(j, flipped(once[j], again)));
        }
      }
    }
    // Two of n values of 32 bits agree n²/2^33 times on average.
    const expected = n ** 2 / 2 ** 33;
    expect(n - high.size).toBeLessThan(expected + 5 * Math.sqrt(expected) + 3);
    expect(n - low.size).toBeLessThan(expected + 5 * Math.sqrt(expected) + 3);
  });
});

function row(i: number): BatchedRow {
  return { first: true, code: 1 + (i % 90), minute: i, subject: i, a: 0, b: i % 7, x: -i, y: 0 };
}
