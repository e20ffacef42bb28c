/**
 * How fast the stores are: 10 million events appended by batches of 100,000, read, verified,
 * sealed and read packed, in millions of events a second of CPU. `node tests/bench/store.ts` for
 * segments in a folder; with the word `postgres` for a PostgreSQL server of its own, whose CPU is
 * in the wall alone.
 */
/* oxlint-disable no-await-in-loop -- what is measured is one thing after another */
import * as Effect from "effect/Effect";
import * as Stream from "effect/Stream";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { Log } from "../../src/kernel/log.ts";
import { openStore } from "../../src/runtime/store-folder.ts";
import type { LogStoreShape } from "../../src/store/contract.ts";
import { OpenStores, PostgresServer } from "../store/postgres-server.ts";

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

async function timed<A>(what: string, step: Effect.Effect<A, unknown>): Promise<A> {
  const before = process.cpuUsage();
  const start = performance.now();
  const found = await Effect.runPromise(step);
  const { user, system } = process.cpuUsage(before);
  const rate = (batches * rows) / (user + system);
  const wall = (performance.now() - start) / 1000;
  console.log(`${what.padEnd(12)} ${rate.toFixed(1)} M events/CPU s, ${wall.toFixed(2)} s of wall`);
  return found;
}

const readAll = Effect.fnUntraced(function* (store: LogStoreShape) {
  let seen = 0;
  yield* Stream.runForEach(store.read("log"), ({ columns }) =>
    Effect.sync(() => {
      seen += columns.length;
    }),
  );
  if (seen !== batches * rows) throw new Error(`${seen} events were read`);
});

const appendAll = Effect.fnUntraced(function* (store: LogStoreShape) {
  const columns = sample();
  for (let i = 0; i < batches; i++) {
    columns.y[0] = i;
    yield* store.append("log", i * rows, `batch ${i}`, { columns });
  }
});

/** @param open opens the store anew */
async function measure(open: () => Promise<LogStoreShape>): Promise<void> {
  const store = await open();
  const header = { kind: "history", data: "synthetic", durability: "fsync" } as const;
  await Effect.runPromise(store.create("log", header));
  await timed("append", appendAll(store));
  for (let i = 0; i < 3; i++) await timed("read", readAll(store));
  const opening = Effect.promise(open).pipe(Effect.flatMap((one) => one.head("log")));
  await timed("open", opening);
  await timed("verify", store.verify("log"));
  await timed("seal", store.seal("log"));
  for (let i = 0; i < 2; i++) await timed("read packed", readAll(store));
}

const bytesAnEvent = (bytes: number): string =>
  `packed       ${(bytes / batches / rows).toFixed(2)} bytes an event`;

async function measureSegments(): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "caseflow-bench-"));
  try {
    await measure(() => Effect.runPromise(openStore(folder)));
    const log = path.join(folder, "log");
    const sizes = fs.readdirSync(log).map((name) => fs.statSync(path.join(log, name)).size);
    console.log(bytesAnEvent(sizes.reduce((sum, size) => sum + size, 0)));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

async function measurePostgres(): Promise<void> {
  const server = await PostgresServer.start("on");
  const stores = new OpenStores();
  try {
    await measure(() => stores.open(server.address("bench")));
    const sql = await stores.sql(server.address("bench"));
    const [size] = await sql.ask<{ bytes: bigint }>(
      "select pg_total_relation_size('bench.batches') as bytes",
    );
    console.log(bytesAnEvent(Number(size?.bytes)));
    console.log(`memory       ${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most`);
  } finally {
    await stores.close();
    await server.stop();
  }
}

await (process.argv[2] === "postgres" ? measurePostgres() : measureSegments());
