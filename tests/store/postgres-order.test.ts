/**
 * The order of a log in PostgreSQL while others append, wait, roll back and fall: no position is
 * left out or given twice, no reader sees one before those below it or waits for anybody, and
 * nothing that was answered is lost.
 */
/* oxlint-disable no-await-in-loop -- what is tested is one thing after another */
import * as Effect from "effect/Effect";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeMachine } from "../../src/runtime/store-files.ts";
import type { LogStoreShape } from "../../src/store/contract.ts";
import { packBatch } from "../../src/store/packed-batch.ts";
import { noServer, OpenStores, PostgresServer, type Sql } from "./postgres-server.ts";
import { LosingProxy } from "./losing-proxy.ts";
import { Appender, pause } from "./processes.ts";
import { Random } from "./random.ts";
import { batchOf, history, readRows, rowsOf } from "./rows.ts";

const run = Effect.runPromise;
/** Processes are started, which takes its time where the machine has much else to do. */
const slowly = { timeout: 180_000 };
const sizeOf = (n: number): number => 1 + (n % 5);

describe("a log in PostgreSQL", { skip: noServer !== undefined }, () => {
  let server: PostgresServer;
  const stores = new OpenStores();
  beforeAll(async () => {
    server = await PostgresServer.start();
  });
  afterAll(async () => {
    await stores.close();
    await server?.stop();
  });

  /** A store with the log `log`, and a way to talk to its database past it. */
  async function placeWithLog(): Promise<{ store: LogStoreShape; schema: string; sql: Sql }> {
    const schema = server.newSchema();
    const store = await stores.open(server.address(schema));
    await run(store.create("log", history));
    return { store, schema, sql: await stores.sql(server.address(schema)) };
  }

  it("has no gap when four processes append 250 batches each, with a reader", slowly, async () => {
    const { schema, store } = await placeWithLog();
    const address = server.address(schema);
    const writers = ["a", "b", "c", "d"].map(
      (word, i) => new Appender(address, word, 1, 250, i % 2 === 0 ? "seen" : "any"),
    );
    let seen = 0;
    const ended = Promise.all(writers.map((writer) => writer.ended));
    let isOver = false;
    void ended.then(() => (isOver = true));
    while (!isOver) {
      const rows = await run(readRows(store, "log", { from: seen }));
      expect(rows.map(({ position }) => position)).toEqual(rows.map((_, i) => seen + i));
      seen += rows.length;
      await pause(50);
    }
    const errors = writers.map((writer) => writer.errors).join("");
    expect(await ended, errors).toEqual([0, 0, 0, 0]);
    const answers = writers.flatMap((writer) => writer.answers);
    expect(answers.length).toBe(1000);
    const inOrder = answers.toSorted((one, other) => one.from - other.from);
    const rows = inOrder.flatMap(({ n, from }) => rowsOf(batchOf(n, sizeOf(n)), from));
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_, i) => i));
    expect(await run(readRows(store, "log"))).toEqual(rows);
    expect(await run(store.verify("log"))).toMatchObject({ _tag: "Intact", batches: 1000 });
  });

  it("is read without waiting while a writer has not yet committed", async () => {
    const { store, sql, schema } = await placeWithLog();
    await run(store.append("log", 0, "a", batchOf(1, 3)));
    const rows = rowsOf(batchOf(1, 3), 0);
    let other: Promise<unknown> | undefined;
    await sql.within(async (ask) => {
      await append(ask, schema, "b", 2);
      const start = performance.now();
      expect(await run(readRows(store, "log"))).toEqual(rows);
      expect(await run(store.head("log"))).toMatchObject({ position: 3 });
      expect(await run(store.verify("log"))).toMatchObject({ _tag: "Intact", batches: 1 });
      expect(performance.now() - start).toBeLessThan(3000);
      // Another writer does wait, and comes after.
      other = run(store.append("log", "any", "c", batchOf(3, 1)));
      expect(await Promise.race([other, pause(200).then(() => "waits")])).toBe("waits");
      return {};
    });
    expect(await other).toMatchObject({ _tag: "Appended", from: 3 + sizeOf(2) });
    const all = await run(readRows(store, "log"));
    expect(all.slice(3)).toEqual([
      ...rowsOf(batchOf(2, sizeOf(2)), 3),
      ...rowsOf(batchOf(3, 1), 3 + sizeOf(2)),
    ]);
  });

  it("shows a reader every batch, where a cursor over a sequence misses some", async () => {
    const { store, sql, schema } = await placeWithLog();
    await sql.ask(`create table ${schema}.naive (id bigserial primary key, batch text)`);
    const committed = { ours: new Set<string>(), naive: new Set<string>() };
    const seen = { naive: new Set<string>(), events: 0 };
    let last = 0n;
    const readOn = async () => {
      const found = await sql.ask<{ id: bigint; batch: string }>(
        `select id, batch from ${schema}.naive where id > $1 order by id`,
        [last],
      );
      for (const { id, batch } of found) {
        seen.naive.add(batch);
        last = id;
      }
      const rows = await run(readRows(store, "log", { from: seen.events }));
      expect(rows.map(({ position }) => position)).toEqual(rows.map((_, i) => seen.events + i));
      seen.events += rows.length;
    };
    // One that certainly commits after one that began later.
    const naively = `insert into ${schema}.naive (batch) values ($1)`;
    await sql.within(async (ask) => {
      await ask(naively, ["early"]);
      await sql.ask(naively, ["late"]);
      await readOn();
      return {};
    });
    committed.naive.add("early").add("late");
    let isOver = false;
    const writing = Promise.all(
      [0, 1, 2, 3].map(async (writer) => {
        const chance = new Random(writer);
        for (let i = 0; i < 40; i++) {
          const [isSlow, isTakenBack] = [chance.below(10) < 3, chance.below(20) === 0];
          const id = `${writer}-${i}`;
          await sql.within(async (ask) => {
            await ask(naively, [id]);
            if (isSlow) await pause(10);
            return { rollBack: isTakenBack };
          });
          if (!isTakenBack) committed.naive.add(id);
          await sql.within(async (ask) => {
            await append(ask, schema, id, i);
            if (isSlow) await pause(10);
            return { rollBack: isTakenBack };
          });
          if (!isTakenBack) committed.ours.add(id);
        }
      }),
    ).finally(() => (isOver = true));
    while (!isOver) {
      await readOn();
      await pause(1);
    }
    await writing;
    await readOn();
    expect([...committed.naive].filter((id) => !seen.naive.has(id))).toContain("early");
    const ids = await sql.ask<{ id: string }>(`select id from ${schema}.batches order by ordinal`);
    expect(new Set(ids.map(({ id }) => JSON.parse(id) as string))).toEqual(committed.ours);
    expect((await run(store.head("log"))).position).toBe(seen.events);
    expect(await run(store.verify("log"))).toMatchObject({ _tag: "Intact", batches: ids.length });
  });

  it("takes a batch once when its answer was lost and it is asked for again", async () => {
    const { schema, store } = await placeWithLog();
    const proxy = await LosingProxy.before(server.port);
    try {
      const address = server.address(schema).replace(`:${server.port}/`, `:${proxy.port}/`);
      const far = await stores.open(address);
      const first = await run(far.append("log", 0, "a", batchOf(1, 3)));
      proxy.losesNext = 1;
      const answer = await run(far.append("log", 3, "b", batchOf(2, 2)));
      expect(answer).toMatchObject({ _tag: "Duplicate", from: 3, to: 5 });
      expect(proxy.losesNext).toBe(0);
      expect(await run(far.append("log", 0, "a", batchOf(1, 3)))).toEqual({
        ...first,
        _tag: "Duplicate",
      });
      expect(await run(store.verify("log"))).toMatchObject({ _tag: "Intact", batches: 2 });
      // Nobody answers any more: what is known is said, after some patience.
      proxy.losesNext = Number.POSITIVE_INFINITY;
      const failure = await run(Effect.flip(far.append("log", 5, "c", batchOf(3, 1))));
      expect(failure).toMatchObject({ _tag: "StoreFault" });
      expect(failure.message).toContain("asking for it again is safe");
    } finally {
      proxy.close();
    }
  });

  it("is as it was when the server's disk is full, and goes on when there is room", async () => {
    const { schema, sql, store } = await placeWithLog();
    await run(store.append("log", 0, "a", batchOf(1, 3)));
    await sql.ask(
      `create function ${schema}.full() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`,
    );
    await sql.ask(
      `create trigger full_disk before insert on ${schema}.batches
      for each row execute function ${schema}.full()`,
    );
    const failure = await run(Effect.flip(store.append("log", 3, "b", batchOf(2, 2))));
    expect(failure).toMatchObject({ _tag: "NoSpace" });
    expect(await run(readRows(store, "log"))).toEqual(rowsOf(batchOf(1, 3), 0));
    await sql.ask(`drop trigger full_disk on ${schema}.batches`);
    expect(await run(store.append("log", 3, "b", batchOf(2, 2)))).toMatchObject({ to: 5 });
  });

  it("loses nothing that was answered when servers fall in mid-append", slowly, async () => {
    const { store, sql, schema } = await placeWithLog();
    const writers = ["a", "b"].map(
      (word) => new Appender(server.address(schema), word, 1, 1e9, "any"),
    );
    await Promise.all(writers.map((writer) => writer.started()));
    for (let kill = 0; kill < 6; kill++) {
      await pause(40 + 20 * kill);
      // One that is killed takes all others with it, and the server mends itself.
      const isHard = kill % 3 === 0;
      const backends = await patiently(async () => {
        const found = await sql.ask<{ pid: number }>(backendsOfWriters);
        return found.length > 0 ? found : Promise.reject(new Error("nobody appends"));
      });
      for (const { pid } of backends.slice(0, isHard ? 1 : undefined)) {
        if (isHard) process.kill(pid, "SIGKILL");
        else await patiently(() => sql.ask("select pg_terminate_backend($1)", [pid]));
      }
    }
    process.kill(server.pid, "SIGKILL");
    await pause(300);
    await server.startAgain();
    const before = writers.map(({ answers }) => answers.length);
    // Their batches go on by themselves, under the ids of those that had no answer.
    await expect
      .poll(() => writers.every(({ answers }, i) => answers.length > before[i]!), {
        timeout: 40_000,
      })
      .toBe(true);
    for (const writer of writers) writer.signal("SIGKILL");
    await Promise.all(writers.map(({ ended }) => ended));
    const verified = await run(store.verify("log"));
    expect(verified).toMatchObject({ _tag: "Intact" });
    const rows = await run(readRows(store, "log"));
    let answered = 0;
    for (const { n, from, to } of writers.flatMap(({ answers }) => answers)) {
      expect(rows.slice(from, to)).toEqual(rowsOf(batchOf(n, sizeOf(n)), from));
      answered += 1;
    }
    const { batches } = verified as { batches: number };
    // Each writer may have had one batch in the database and no answer yet.
    expect(batches - answered).toBeGreaterThanOrEqual(0);
    expect(batches - answered).toBeLessThanOrEqual(writers.length);
    expect(answered).toBeGreaterThan(50);
  });
});

const backendsOfWriters =
  "select pid from pg_stat_activity where application_name = 'caseflow' and query like '%append%'";

/** Asks until the server is up. */
async function patiently<A>(question: () => Promise<A>): Promise<A> {
  for (let tries = 0; ; tries++) {
    try {
      return await question();
    } catch (cause) {
      if (tries === 100) throw cause;
      await pause(50);
    }
  }
}

/** Appends batch n under an id within a transaction that somebody else ends. */
async function append(ask: Sql["ask"], schema: string, id: string, n: number): Promise<void> {
  const batch = batchOf(n, sizeOf(n));
  const says = { batch: id, count: sizeOf(n), schema: 1 };
  const { bytes, digest } = packBatch(says, batch, nodeMachine);
  const given = ["log", null, JSON.stringify(id), BigInt(sizeOf(n)), digest, bytes];
  const [answer] = await ask<{ outcome: string }>(
    `select * from ${schema}.append($1, $2, $3, $4, $5, $6)`,
    given,
  );
  expect(answer?.outcome).toBe("Appended");
}
