/**
 * `caseflow history forget` as its users meet it: a person goes from the vault; with --rewrite from
 * the log too, from every extract of it, sealed or not, and from all that was made of it, while
 * whoever has the same number in another log is left alone.
 */
import { Ajv2020 } from "ajv/dist/2020.js";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import * as Effect from "effect/Effect";
import { beforeEach, afterEach, expect, test } from "vitest";
import { rowAt } from "../../src/kernel/columns.ts";
import type { ForgetResult } from "../../src/report/forget-result.ts";
import { happenedWithin, openLog } from "../../src/runtime/open-log.ts";
import { openStore } from "../../src/runtime/store-folder.ts";
import { exampleMapping, extractOf } from "../runtime/import-workspace.ts";
import { bundledCommand, caseflow } from "./caseflow.ts";

let place: string;
let key: string;
beforeEach(async () => {
  place = fs.mkdtempSync(path.join(tmpdir(), "caseflow-forget-"));
  key = path.join(place, "secret", "key");
  await caseflow(["history", "key", key]);
  await bring("centre", "2010-07-01", person(1), person(2), person(3));
  await bring("other", "2010-07-01", person(1), person(2), person(3));
  await bring("centre", "2010-08-01", person(1, 60), person(2, 60), person(3));
});
afterEach(() => fs.rmSync(place, { recursive: true }));

const numberOf = (i: number): string => `0${i}0170-123${i}`;
const person = (i: number, minutes = 30): ReadonlyArray<string> => [
  `${numberOf(i)};Ydelse;0${i}-02-2010;31-12-2067;KTH;;0${i}-02-2010;`,
  `${numberOf(i)};Samtale;1${i}-03-2010;;Nord;;1${i}-03-2010;${minutes}`,
];

const store = () => path.join(place, "logs");
const logOf = (name: string) => path.join(store(), name);

async function bring(log: string, on: string, ...rows: ReadonlyArray<ReadonlyArray<string>>) {
  const file = path.join(place, "extract.csv");
  const map = path.join(place, "map.yaml");
  fs.writeFileSync(file, extractOf(...rows.flat()));
  fs.writeFileSync(map, exampleMapping(on));
  const asked = ["history", "import", file, "--mapping", map, "--into", logOf(log), "--key", key];
  const { code, err } = await caseflow([...asked, "--synthetic"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  fs.rmSync(file);
}

/** `caseflow log WHAT` of the log, with the words. */
const made = (what: string, ...words: ReadonlyArray<string>) =>
  caseflow(["log", what, logOf("centre"), ...words]);

interface Told {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function forget(who: string, ...more: ReadonlyArray<string>): Told {
  const asked = ["history", "forget", "--log", logOf("centre"), "--key", key, "--search", place];
  const env = { ...process.env, LANG: "C", LC_ALL: "C", NO_COLOR: "1" };
  const input = { input: who, env };
  const ended = spawnSync(process.execPath, [bundledCommand, ...asked, ...more], input);
  const [out, err] = [ended.stdout, ended.stderr].map((bytes) =>
    bytes.toString().replaceAll(place, "PLACE"),
  );
  return { code: ended.status, out, err };
}

const happened = async (log: string) => {
  const { columns } = await Effect.runPromise(
    Effect.flatMap(openLog(logOf(log)), (open) => happenedWithin(open)),
  );
  return Array.from({ length: columns.length }, (_, i) => rowAt(columns, i));
};
const chainOf = async (log: string) => (await Effect.runPromise(openLog(logOf(log)))).chain;

const bytesUnder = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    fs
      .readdirSync(folder)
      .map((name) => [name, fs.readFileSync(path.join(folder, name), "latin1")]),
  );

test.each([false, true])("their events go, all others stay; sealed: %s", async (isSealed) => {
  if (isSealed) {
    await Effect.runPromise(Effect.flatMap(openStore(store()), (all) => all.seal("centre")));
  }
  const before = await happened("centre");
  const chain = await chainOf("centre");
  const other = bytesUnder(logOf("other"));
  const [exported, noted, mine] = ["out.parquet", "noted.csv", "report.html"].map((name) =>
    path.join(place, name),
  );
  fs.writeFileSync(exported, `PAR1 chain ${chain}`);
  expect((await made("export", "--out", noted, "--to", "csv")).code).toBe(0);
  fs.writeFileSync(mine, `<p>${chain}</p>`);

  const told = forget(numberOf(2), "--rewrite");
  const now = await chainOf("centre");
  // A sealed log is of more files than one that is not.
  const golden = told.out
    .replaceAll(chain, "BEFORE")
    .replaceAll(now, "AFTER")
    .replace(/^\d+ files searched/mu, "N files searched");
  await expect(`exit ${told.code}\n${golden}${told.err}`).toMatchFileSnapshot(
    "golden/history-forget.txt",
  );
  expect(before.some(({ subject }) => subject === 1)).toBe(true);
  expect(await happened("centre")).toEqual(before.filter(({ subject }) => subject !== 1));
  expect(fs.existsSync(exported) || fs.existsSync(noted)).toBe(false);
  expect(fs.existsSync(mine)).toBe(true);
  expect(bytesUnder(logOf("other"))).toEqual(other);
  const verified = await caseflow(["log", "verify", store()]);
  expect(verified.code).toBe(0);

  fs.rmSync(mine);
  const again = forget(numberOf(2), "--rewrite");
  expect(again.code).toBe(0);
  expect(again.out).toContain("has no events of anybody who was forgotten");
  expect(await chainOf("centre")).toBe(now);
});

test("whatever was made of the log goes with them, wherever it is, and nothing else", async () => {
  const away = fs.mkdtempSync(path.join(tmpdir(), "caseflow-away-"));
  try {
    const [table, index, kept, runs] = ["t.csv", "i.duckdb", "kept.csv", "runs"].map((name) =>
      path.join(away, name),
    );
    const from = ["--from", logOf("centre"), "--as-of", "2010-07-31", "--log", runs];
    const run = ["run", "tests/cli/small.yaml", ...from, "-n", "2", "--threads", "1", "--no-store"];
    const done = [
      await made("export", "--out", table, "--to", "csv"),
      await made("export", "--out", kept, "--to", "csv"),
      await made("sql", "SELECT count(*) FROM events", "--index", index),
      await caseflow([...run, "--quiet"]),
    ];
    // A forecast that misses a goal says so.
    expect(done.map(({ code }) => code)).toEqual([0, 0, 0, 99]);
    const logs = fs.readdirSync(runs).filter((name) => name.endsWith(".caselog"));
    expect(logs).toHaveLength(2);
    // Somebody else's file by now.
    fs.writeFileSync(kept, "another table");

    expect(forget(numberOf(2), "--rewrite").code).toBe(0);
    for (const file of [table, index, ...logs.map((name) => path.join(runs, name))]) {
      expect(fs.existsSync(file), file).toBe(false);
    }
    expect(fs.readFileSync(kept, "utf8")).toBe("another table");
  } finally {
    fs.rmSync(away, { recursive: true });
  }
});

test("somebody who was only forgotten goes with the next rewriting", async () => {
  expect(forget(numberOf(3)).out).toContain("Forgotten");
  expect((await happened("centre")).some(({ subject }) => subject === 2)).toBe(true);
  const { code, out } = forget(numberOf(1), "--rewrite", "--format", "json");
  expect(code).toBe(0);
  const result = JSON.parse(out) as ForgetResult;
  const published = await caseflow("schema forgotten");
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(published.out) as object);
  expect(validate(result) || validate.errors).toBe(true);
  expect(result.rewritten?.removed).toBeGreaterThan(6);
  expect(new Set((await happened("centre")).map(({ subject }) => subject))).toEqual(new Set([1]));
});

test("a log that others go on from is left as it is, and so is its vault", async () => {
  const header = { kind: "forecast", data: "synthetic", durability: "fsync" } as const;
  await Effect.runPromise(
    Effect.flatMap(openStore(store()), (all) => all.branch("centre", {}, "next", header)),
  );
  const before = bytesUnder(logOf("centre"));
  const vault = fs.readFileSync(`${key}.centre.vault`, "latin1");
  const told = forget(numberOf(2), "--rewrite");
  expect(told.code).toBe(1);
  expect(told.err).toContain("centre: next go on from it");
  expect(bytesUnder(logOf("centre"))).toEqual(before);
  expect(fs.readFileSync(`${key}.centre.vault`, "latin1")).toBe(vault);
});

test("a rewritten log takes newer extracts, and the same again is known", async () => {
  forget(numberOf(2), "--rewrite");
  await bring("centre", "2010-08-01", person(1, 60), person(2, 60), person(3));
  expect((await happened("centre")).some(({ subject }) => subject === 1)).toBe(false);
  await bring("centre", "2010-09-01", person(1, 45), person(3));
  const held = (await happened("centre")).filter(({ code }) => code === 54);
  expect(held.map(({ b, subject }) => [subject, b])).toEqual([
    [0, 45],
    [2, 30],
  ]);
});
