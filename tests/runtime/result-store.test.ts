/**
 * Kept results come back bit for bit, or not at all: whatever is cut off, flipped or written at
 * once, no result is ever another than it was, and none that is whole in its file is lost.
 */
import * as fc from "fast-check";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { afterAll, describe, expect, test } from "vitest";
import { keptOn, lineOf } from "../../src/runtime/result-line.ts";
import { ResultStore, type Shelf } from "../../src/runtime/result-store.ts";

const place = fs.mkdtempSync(join(tmpdir(), "caseflow-store-"));
afterAll(() => fs.rmSync(place, { recursive: true, force: true }));

let folders = 0;
const folder = () => join(place, String((folders += 1)));
const shelfIn = (at: string, key = "key"): Shelf<unknown> =>
  new ResultStore(at).shelf("arm-seed", key);
const fileIn = (at: string) => join(at, fs.readdirSync(at)[0] ?? "");

const number = fc.oneof(
  fc.double(),
  fc.constantFrom(Number.NaN, -0, Infinity, -Infinity, 5e-324, 1 / 3),
);
const result = fc.record({
  readings: fc.array(fc.record({ value: number, base: fc.nat() }), { maxLength: 4 }),
  digest: fc.string({ unit: "binary" }),
});
const results = fc.array(result, { minLength: 1, maxLength: 12 });

function keepAll(at: string, values: ReadonlyArray<unknown>): void {
  const shelf = shelfIn(at);
  for (const [replication, value] of values.entries()) shelf.put({ replication, ms: 2, value });
}

describe("a result", () => {
  test("comes back bit for bit", () => {
    fc.assert(
      fc.property(results, (values) => {
        const at = folder();
        keepAll(at, values);
        const shelf = shelfIn(at);
        for (const [replication, value] of values.entries()) {
          expect(shelf.get(replication)).toEqual(value);
        }
        expect(shelf.msEach).toBe(2);
      }),
      { numRuns: 50 },
    );
  });

  test("is not read under another key, nor from another file's line", () => {
    const line = lineOf("key", { replication: 3, ms: 1, value: 7 }).trim();
    expect(keptOn("key", line)).toEqual({ replication: 3, ms: 1, value: 7 });
    expect(keptOn("other", line)).toBeUndefined();
  });

  test("is whole or as if it were not there when its file is damaged anywhere", () => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat(7)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(results, damage, fc.option(fc.nat()), (values, flips, cut) => {
        const at = folder();
        keepAll(at, values);
        const file = fileIn(at);
        const bytes = fs.readFileSync(file);
        const lengths = values.map((value, replication) =>
          Buffer.byteLength(lineOf("key", { replication, ms: 2, value })),
        );
        const end = cut === null ? bytes.length : cut % (bytes.length + 1);
        const hit = flips.map(([where, bit]) => {
          const byte = where % bytes.length;
          bytes[byte] = (bytes[byte] ?? 0) ^ (1 << bit);
          return byte;
        });
        fs.writeFileSync(file, bytes.subarray(0, end));
        const shelf = shelfIn(at);
        let from = 0;
        for (const [replication, value] of values.entries()) {
          const to = from + (lengths[replication] ?? 0);
          const found = shelf.get(replication);
          if (found !== undefined) expect(found).toEqual(value);
          // Two flips of one bit undo each other, so only bytes that nothing hit must be good.
          const isWhole = to <= end && !hit.some((byte) => byte >= from - 1 && byte <= to);
          if (isWhole) expect(shelf.has(replication)).toBe(true);
          from = to;
        }
      }),
      { numRuns: 200 },
    );
  });

  test("that follows one that was cut off is not lost with it", () => {
    const at = folder();
    keepAll(at, ["first", "second"]);
    const file = fileIn(at);
    fs.truncateSync(file, fs.statSync(file).size - 5);
    const later = shelfIn(at);
    expect([later.has(0), later.has(1)]).toEqual([true, false]);
    later.put({ replication: 2, ms: 1, value: "third" });
    later.put({ replication: 1, ms: 1, value: "second again" });
    const last = shelfIn(at);
    expect([0, 1, 2].map((i) => last.get(i))).toEqual(["first", "second again", "third"]);
  });

  test("that is longer than a chunk of reading is read whole", () => {
    const at = folder();
    const long = "æ".repeat(1_200_000);
    keepAll(at, ["short", long, "short too"]);
    const shelf = shelfIn(at);
    expect([shelf.get(0), shelf.get(1) === long, shelf.get(2)]).toEqual([
      "short",
      true,
      "short too",
    ]);
  });
});

describe("a store", () => {
  test("takes what several writers add at once, and loses none of it", async () => {
    const at = folder();
    const writer = new URL("./appending-worker.ts", import.meta.url);
    const each = 150;
    const starts = [0, 150, 300];
    const workers = starts.map(
      (from) => new Worker(writer, { workerData: { at, from, to: from + each } }),
    );
    await Promise.all(workers.map((worker) => once(worker, "exit")));
    const shelf = shelfIn(at);
    for (let i = 0; i < starts.length * each; i += 1) {
      expect(shelf.get(i)).toEqual({ text: String(i).repeat(400) });
    }
  });

  test("that cannot be written to says so once, and remembers all the same", () => {
    const at = folder();
    fs.writeFileSync(at, "a file where the folder should be");
    const told: string[] = [];
    const store = new ResultStore(at, (message) => told.push(message));
    const [one, other] = [store.shelf<string>("a", "one"), store.shelf<string>("b", "other")];
    one.put({ replication: 0, ms: 1, value: "kept" });
    other.put({ replication: 0, ms: 1, value: "too" });
    store.flush();
    expect([one.get(0), other.get(0)]).toEqual(["kept", "too"]);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(`Results cannot be kept in ${at}`);
    expect(told[0]).toContain("--no-store");
  });

  test("without a folder touches no disk", () => {
    const store = new ResultStore(undefined);
    const shelf = store.shelf<number>("a", "key");
    shelf.put({ replication: 0, ms: 1, value: 1 });
    expect(store.shelf("a", "key")).toBe(shelf);
    expect(shelf.get(0)).toBe(1);
  });
});
