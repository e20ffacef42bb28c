/**
 * The commands on logs in a PostgreSQL database, as users run them: brought in, verified and
 * asked, with the password kept out of everything that is said.
 */
import * as Effect from "effect/Effect";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { holding } from "../../src/runtime/held.ts";
import { happenedWithin, openLog } from "../../src/runtime/open-log.ts";
import { exampleMapping, extractOf } from "../runtime/import-workspace.ts";
import { noServer, OpenStores, password, PostgresServer } from "../store/postgres-server.ts";
import { batchOf, history } from "../store/rows.ts";
import { caseflow, type Ended, inDanish } from "./caseflow.ts";

describe("logs in a database", { skip: noServer !== undefined }, () => {
  let server: PostgresServer;
  let folder: string;
  let database: string;
  const stores = new OpenStores();
  const said: Array<Ended> = [];
  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "caseflow-database-"));
    server = await PostgresServer.start();
    database = `postgres://postgres@127.0.0.1:${server.port}/postgres`;
    fs.writeFileSync(path.join(folder, "map.yaml"), exampleMapping());
    fs.writeFileSync(
      path.join(folder, "extract.csv"),
      extractOf(
        "0107801234;Ydelse;01-02-2010;31-12-2067;KTH;;02-02-2010;",
        "0107801234;Samtale;05-03-2010;;Nord;;05-03-2010;30",
      ),
    );
    said.push(await caseflow(["history", "key", path.join(folder, "key")]));
  });
  afterAll(async () => {
    await stores.close();
    await server?.stop();
    fs.rmSync(folder, { recursive: true });
    for (const { err, out } of said) expect(out + err).not.toContain(password);
  });

  const run = async (words: ReadonlyArray<string>, more: Record<string, string> = {}) => {
    const ended = await caseflow(words, { PGPASSWORD: password, ...more });
    said.push(ended);
    return ended;
  };
  const bring = (more: Record<string, string> = {}) =>
    run(
      [
        ["history", "import", path.join(folder, "extract.csv")],
        ["--mapping", path.join(folder, "map.yaml"), "--key", path.join(folder, "key")],
        ["--into", `${database}/centre?schema=records`, "--synthetic", "--format", "json"],
      ].flat(),
      more,
    );

  it("are imported, and imported again without a change", async () => {
    const first = await bring();
    expect(first.err).toBe("");
    expect(first.code).toBe(0);
    const result = JSON.parse(first.out) as { state: string };
    expect(result).toMatchObject({ state: "appended" });
    const again = await bring();
    expect(JSON.parse(again.out)).toMatchObject({ state: "known" });
  });

  it("are verified, all of them or one", async () => {
    const log = `${database}/centre?schema=records`;
    const all = await run(["log", "verify", `${database}?schema=records`]);
    expect([all.code, all.err]).toEqual([0, ""]);
    expect(all.out).toContain(log);
    const one = await run(["log", "verify", log, "--format", "json"]);
    expect(JSON.parse(one.out)).toMatchObject([{ _tag: "Intact", log }]);
    const none = await run(["log", "verify", `${database}/nobody?schema=records`]);
    expect([none.code, none.out]).toEqual([1, ""]);
    expect(none.err).toContain("There is no log nobody");
    const sql = await stores.sql(server.address("records"));
    await sql.ask("alter table records.batches disable trigger all");
    await sql.ask("update records.batches set frames = set_byte(frames, 90, 7)");
    const damaged = await run(["log", "verify", log], inDanish);
    expect(damaged.code).toBe(1);
    expect(damaged.out).toContain("batch 1");
  });

  it("are opened as any log, and let go", async () => {
    const address = server.address("opened");
    const store = await stores.open(address);
    await Effect.runPromise(store.create("a", history));
    await Effect.runPromise(store.append("a", 0, "x", batchOf(1, 4)));
    const opening = Effect.gen(function* () {
      const log = yield* openLog(address);
      return { log, happened: yield* happenedWithin(log, { to: 3 }) };
    });
    const { happened, log } = await Effect.runPromise(holding(opening));
    expect(log).toMatchObject({ name: "a", events: 4, kind: "history", data: "synthetic" });
    expect(log.place).not.toContain("door");
    expect([...happened.positions].toSorted()).toEqual([0, 1, 2]);
    await Effect.runPromise(store.create("b", history));
    const several = await Effect.runPromise(Effect.flip(openLog(address)));
    expect(several).toMatchObject({ _tag: "NotALog", why: "severalLogs", logs: ["a", "b"] });
    expect(several.message).toContain("/postgres/a?schema=opened");
    expect(several.message).not.toContain("door");
    const named = await Effect.runPromise(openLog(server.address("opened", "b")));
    const chosen = await Effect.runPromise(openLog(address, "b"));
    expect([named.name, chosen.name, named.events]).toEqual(["b", "b", 0]);
  });

  it("are not to be had without a password or a server, which is said at once", async () => {
    const before = performance.now();
    const shut = await run(["log", "verify", database], { PGPASSWORD: "wrong" });
    expect([shut.code, shut.out]).toEqual([1, ""]);
    expect(shut.err).toContain("PGPASSWORD");
    const away = await run(["log", "verify", "postgres://me:hush@127.0.0.1:1/db"]);
    expect(away.code).toBe(1);
    expect(away.err).toContain("no server answers at 127.0.0.1:1");
    expect(away.err).not.toContain("hush");
    const wrong = await run(["log", "check", "postgres://me:hush@127.0.0.1:1/db"]);
    expect(wrong.err).not.toContain("hush");
    expect(performance.now() - before).toBeLessThan(30_000);
  });
});
