/**
 * How fast the segment store is: 10 million events appended by batches of 100,000, read, verified,
 * sealed and read packed, in millions of events a second of CPU. `node tests/bench/store.ts`.
 */
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { Log } from "../../src/kernel/log.ts";
import { openStore } from "../../src/runtime/store-folder.ts";
import type { LogStoreShape } from "../../src/store/contract.ts";

const batches = 100;
const rows = 100_000;

/** Rows as a job centre has them: minutes go up, subjects are many, payloads small. */
function sample(): Log {
  const log = new Log(rows);
  let chance = 1;
  for (let i = 0; i < rows; i++) {
    chance = (Math.imul(chance, 1664525) + 1013904223) | 0;
    if (i % 3 === 0) log.beginBatch();
    const bits = chance >>> 8;
    log.append(
      1 + (bits % 4),
      5_000_000 + (i >> 3),
      bits % 20_000,
      bits & 3,
      i & 255,
      bits % 5000,
      0,
    );
  }
  return log;
}

function timed(what: string, step: () => void): void {
  const before = process.cpuUsage();
  const start = performance.now();
  step();
  const { user, system } = process.cpuUsage(before);
  const rate = (batches * rows) / (user + system);
  const wall = (performance.now() - start) / 1000;
  console.log(`${what.padEnd(12)} ${rate.toFixed(1)} M events/CPU s, ${wall.toFixed(2)} s of wall`);
}

function readAll(store: LogStoreShape): void {
  let seen = 0;
  const count = ({ columns }: { readonly columns: { readonly length: number } }) =>
    Effect.sync(() => {
      seen += columns.length;
    });
  Effect.runSync(Stream.runForEach(store.read("log"), count));
  if (seen !== batches * rows) throw new Error(`${seen} events were read`);
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "caseflow-bench-"));
try {
  const store = Effect.runSync(openStore(folder));
  const header = { kind: "history", data: "synthetic", durability: "fsync" } as const;
  Effect.runSync(store.create("log", header));
  const columns = sample();
  timed("append", () => {
    for (let i = 0; i < batches; i++) {
      columns.y[0] = i;
      Effect.runSync(store.append("log", i * rows, `batch ${i}`, { columns }));
    }
  });
  for (let i = 0; i < 3; i++) timed("read", () => readAll(store));
  timed("open", () => Effect.runSync(Effect.flatMap(openStore(folder), (one) => one.head("log"))));
  timed("verify", () => Effect.runSync(store.verify("log")));
  timed("seal", () => Effect.runSync(store.seal("log")));
  for (let i = 0; i < 2; i++) timed("read packed", () => readAll(store));
  const log = path.join(folder, "log");
  const sizes = fs.readdirSync(log).map((name) => fs.statSync(path.join(log, name)).size);
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`packed       ${(bytes / batches / rows).toFixed(2)} bytes an event`);
} finally {
  fs.rmSync(folder, { recursive: true });
}
