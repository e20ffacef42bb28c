/**
 * What a store in PostgreSQL says when something is wrong: with bytes that were changed behind its
 * back, with the server, with what it may do there, or with a program too old for it; and that
 * it is made once however many make it at once.
 */
/* oxlint-disable no-await-in-loop -- what is tested is one thing after another */
import * as Effect from "effect/Effect";
import * as fc from "fast-check";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../src/runtime/store-folder.ts";
import type { LogStoreShape } from "../../src/store/contract.ts";
import type { StoreFailure } from "../../src/store/failures.ts";
import { logStoreOf } from "../../src/store/log-store.ts";
import { memoryBacking } from "../../src/store/memory-store.ts";
import { digestOfText } from "../../src/store/text-digest.ts";
import { noServer, OpenStores, password, PostgresServer, type Sql } from "./postgres-server.ts";
import { Random } from "./random.ts";
import { batchOf, history, readAsFarAsGood, readRows, rowsOf } from "./rows.ts";

const run = Effect.runPromise;
const counts = [3, 4, 2, 5];
const batches = counts.map((count, i) => batchOf(i + 1, count, i % 2 === 0 ? undefined : 7));
const ends = [0, 3, 7, 9, 14];
const rows = batches.flatMap((batch, i) => rowsOf(batch, ends[i]!));

describe("a store in PostgreSQL", { skip: noServer !== undefined }, () => {
  let server: PostgresServer;
  const stores = new OpenStores();
  let store: LogStoreShape;
  let sql: Sql;
  let schema: string;
  beforeAll(async () => {
    server = await PostgresServer.start();
    ({ schema, sql, store } = await place());
    await fill(store);
  });
  afterAll(async () => {
    await stores.close();
    await server?.stop();
  });

  async function place() {
    const name = server.newSchema();
    const address = server.address(name);
    return { schema: name, store: await stores.open(address), sql: await stores.sql(address) };
  }

  /** Changes something past all guards, looks, and puts it back. */
  async function damaged(change: string, look: () => Promise<void>): Promise<void> {
    await sql.ask(`alter table ${schema}.batches disable trigger all`);
    for (const table of ["batches", "logs"]) {
      await sql.ask(`create table ${schema}.kept_${table} as table ${schema}.${table}`);
    }
    try {
      await sql.ask(change.replaceAll("STORE.", `${schema}.`));
      await look();
    } finally {
      await sql.ask(`delete from ${schema}.batches`);
      await sql.ask(
        `update ${schema}.logs l set header = k.header, position = k.position, chain = k.chain,
          batches = k.batches, seal = k.seal from ${schema}.kept_logs k where k.id = l.id`,
      );
      await sql.ask(`insert into ${schema}.batches select * from ${schema}.kept_batches`);
      for (const table of ["batches", "logs"]) await sql.ask(`drop table ${schema}.kept_${table}`);
      await sql.ask(`alter table ${schema}.batches enable trigger all`);
    }
  }

  /** What is read, and what verifying says, after a change in a batch with so much before it. */
  async function isFound(good: number): Promise<void> {
    const read = await run(readAsFarAsGood(store, "log"));
    expect(read.failure).toMatchObject({ _tag: "LogCorrupt", head: good });
    expect(read.rows).toEqual(rows.slice(0, good));
    const verified = await run(store.verify("log"));
    expect(verified).toMatchObject({ _tag: "Corrupt", head: { position: good } });
  }

  it("finds a bit that was turned, wherever it is", async () => {
    const [{ length }] = (await sql.ask<{ length: number }>(
      `select length(frames) from ${schema}.batches where ordinal = 2`,
    )) as [{ length: number }];
    const chance = new Random(5);
    const places = Array.from({ length: 60 }, () => chance.below(length * 8));
    for (const bit of places) {
      const turned = `set_bit(frames, ${bit}, 1 - get_bit(frames, ${bit}))`;
      const change = `update STORE.batches set frames = ${turned} where ordinal = 2`;
      await damaged(change, async () => {
        const { rows: read, failure } = await run(readAsFarAsGood(store, "log"));
        expect(["LogCorrupt", "UnsupportedFormat"]).toContain(failure?._tag);
        expect(read).toEqual(rows.slice(0, ends[1]));
        const verified = await run(Effect.result(store.verify("log")));
        if (verified._tag === "Success") expect(verified.success._tag).toBe("Corrupt");
      });
    }
  });

  it.each([
    ["a batch taken away", "delete from STORE.batches where ordinal = 2", 3],
    ["the first batch taken away", "delete from STORE.batches where ordinal = 1", 0],
    [
      "bytes cut off",
      "update STORE.batches set frames = substr(frames, 1, 100) where ordinal = 3",
      7,
    ],
    ["bytes put on", "update STORE.batches set frames = frames || '\\x00' where ordinal = 3", 7],
    [
      "the frames of another batch",
      `update STORE.batches set frames =
      (select frames from STORE.batches where ordinal = 1) where ordinal = 3`,
      7,
    ],
    ["another chain", "update STORE.batches set chain = repeat('0', 16) where ordinal = 2", 3],
    ["another id", "update STORE.batches set id = '\"z\"' where ordinal = 2", 3],
  ])("finds %s", async (_, change, good) => {
    await damaged(change, () => isFound(good));
  });

  it("finds a head that is not where the batches end, and appends nothing to it", async () => {
    for (const change of [
      "delete from STORE.batches where ordinal = 4",
      "update STORE.logs set position = 99",
      "update STORE.logs set batches = 3",
      "update STORE.logs set chain = repeat('0', 16)",
    ]) {
      await damaged(change, async () => {
        const verified = await run(store.verify("log"));
        expect(verified._tag).toBe("Corrupt");
        const good = verified.head.position;
        expect(await run(store.head("log"))).toMatchObject({ position: good });
        const read = await run(readAsFarAsGood(store, "log"));
        expect(read.failure).toMatchObject({ _tag: "LogCorrupt", head: good });
        expect(read.rows).toEqual(rows.slice(0, good));
        const before = { from: 1, to: ends[2]! };
        expect(await run(readRows(store, "log", before))).toEqual(rows.slice(1, ends[2]));
        const refused = await run(Effect.flip(store.append("log", "any", "new", batchOf(9, 1))));
        expect(refused).toMatchObject({ _tag: "LogCorrupt", head: good });
      });
    }
    expect(await run(store.verify("log"))).toMatchObject({ _tag: "Intact", batches: 4 });
  });

  it("finds a damaged header, and a sealed log that is not what was sealed", async () => {
    await damaged("update STORE.logs set header = set_byte(header, 60, 1)", async () => {
      expect(await run(Effect.flip(store.header("log")))).toMatchObject({ _tag: "LogCorrupt" });
    });
    await damaged("update STORE.logs set seal = null", async () => {
      await run(store.seal("log"));
      expect(await run(store.verify("log"))).toMatchObject({ _tag: "Intact" });
      await sql.ask(`update ${schema}.logs set seal = set_byte(seal, 60, 1)`);
      expect(await run(store.verify("log"))).toMatchObject({ _tag: "Corrupt", place: "the seal" });
    });
  });

  it("keeps batches from being changed or taken away", async () => {
    for (const change of [
      `update ${schema}.batches set size = 0`,
      `delete from ${schema}.batches`,
      `truncate ${schema}.batches`,
    ]) {
      await expect(sql.ask(change)).rejects.toMatchObject({ reason: { cause: { code: "55000" } } });
    }
    expect(await run(readRows(store, "log"))).toEqual(rows);
  });

  it("refuses a store of a newer version, and touches nothing", async () => {
    const newer = await place();
    await fill(newer.store);
    await newer.sql.ask(`update ${newer.schema}.format set version = 2`);
    const old = await stores.open(server.address(newer.schema));
    const appending = old.append("log", "any", "x", batchOf(1, 1));
    for (const asked of [Effect.asVoid(old.head("log")), Effect.asVoid(appending)]) {
      const failure = await run(Effect.flip<void, StoreFailure, never>(asked));
      expect(failure).toMatchObject({ _tag: "UnsupportedFormat", found: "a store of version 2" });
    }
    expect(await run(Effect.flip(old.create("other", history)))).toMatchObject({
      _tag: "UnsupportedFormat",
    });
  });

  it("is made once when many make it at once, and only with a first log", async () => {
    const address = server.address(server.newSchema());
    const all = await Promise.all(Array.from({ length: 6 }, () => stores.open(address)));
    expect(await run(all[0]!.logs())).toEqual([]);
    expect(await run(Effect.flip(all[0]!.head("log")))).toMatchObject({ _tag: "NoSuchLog" });
    const heads = await Promise.all(all.map((one, i) => run(one.create(`log-${i % 2}`, history))));
    expect(heads.map(({ position }) => position)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(await run(all[3]!.logs())).toEqual(["log-0", "log-1"]);
  });

  it("gives a role what it was granted, and no more", async () => {
    const made = await place();
    await fill(made.store);
    await made.sql.ask(`create role reader login password 'r'`);
    await made.sql.ask(`grant usage on schema ${made.schema} to reader`);
    await made.sql.ask(`grant select on all tables in schema ${made.schema} to reader`);
    const address = server.address(made.schema).replace(/\/\/.*@/u, "//reader:r@");
    const reader = await stores.open(address);
    expect(await run(readRows(reader, "log"))).toEqual(rows);
    const refused = await run(Effect.flip(reader.append("log", 14, "x", batchOf(1, 1))));
    expect(refused).toMatchObject({ _tag: "StoreFault", code: "42501" });
    expect(refused.message).toContain("reader may not");
    await made.sql.ask(`grant execute on function ${made.schema}.append to reader`);
    expect(await run(reader.append("log", 14, "x", batchOf(1, 1)))).toMatchObject({ to: 15 });
    const elsewhere = server.address(server.newSchema()).replace(/\/\/.*@/u, "//reader:r@");
    const makes = (await stores.open(elsewhere)).create("log", history);
    expect(await run(Effect.flip(makes))).toMatchObject({ _tag: "StoreFault", code: "42501" });
  });

  it("says what is wrong with an address, and never a password", async () => {
    const { port } = server;
    const said = async (address: string) => {
      const failure = await stores.open(address).then(
        () => "it opened",
        (cause: Error) => cause.message,
      );
      expect(failure).not.toContain("secret");
      expect(failure).not.toContain(password);
      return failure;
    };
    const at = `127.0.0.1:${port}`;
    expect(await said(`postgres://postgres:secret@${at}/postgres`)).toContain("PGPASSWORD");
    expect(await said(`postgres://postgres@${at}/postgres`)).toContain("PGPASSWORD");
    const none = server.address("a").replace("/postgres?", "/nowhere?");
    expect(await said(none)).toContain("createdb nowhere");
    expect(await said("postgres://me:secret@127.0.0.1:1/db")).toContain("no server answers");
    expect(await said("postgres://me:secret@nowhere.invalid/db")).toMatch(
      /no (?:host|connection)/u,
    );
    expect(await said(`postgres://me:secret@${at}/db?schema=Öst`)).toContain("schema's name");
    expect(await said(`postgres://me:secret@${at}/db/log/more`)).toContain("at most a log");
    expect(await said("postgres://me:secret/db")).toContain("no address");
  });

  it("has the chains and gives the bytes that the other stores do", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "caseflow-alike-"));
    try {
      const made = await place();
      const others = [logStoreOf(memoryBacking()), Effect.runSync(openStore(folder)), made.store];
      const found = [];
      for (const one of others) {
        await fill(one);
        await run(one.append("log", "any", 'æ "\\\0\ud800 字', batchOf(8, 30_003, 3)));
        await run(one.append("log", "any", "none", batchOf(8, 0)));
        await run(one.branch("log", { at: 5 }, "branch", history));
        await run(one.append("branch", 5, "a", batchOf(4, 4)));
        await run(one.seal("log"));
        found.push({
          heads: [await run(one.head("log")), await run(one.head("branch"))],
          rows: [await run(readRows(one, "log")), await run(readRows(one, "branch"))],
          bound: await run(readRows(one, "log", { from: 2, to: 20_000, knownOn: 9000 })),
          verified: await run(one.verify("log")),
        });
      }
      expect(found[0]!.rows[0]).toHaveLength(30_017);
      expect(found[1]).toEqual(found[0]);
      expect(found[2]).toEqual(found[0]);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });

  it("reckons digests in the database as everywhere", async () => {
    const text = fc.string({ unit: "grapheme", maxLength: 90 });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 40, maxLength: 40 }), async (texts) => {
        const known = texts.map((one) => one.replaceAll("\0", ""));
        const found = await sql.ask<{ digest: string }>(
          `select ${schema}.digest_of(value #>> '{}') as digest
          from jsonb_array_elements($1::text::jsonb) with ordinality t (value, n) order by n`,
          [JSON.stringify(known)],
        );
        expect(found.map(({ digest }) => digest)).toEqual(known.map(digestOfText));
      }),
      { numRuns: 5 },
    );
  });
});

async function fill(store: LogStoreShape): Promise<void> {
  await run(store.create("log", history));
  for (const [i, batch] of batches.entries()) {
    await run(store.append("log", "any", `batch ${i}`, batch));
  }
}
