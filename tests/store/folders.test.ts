/** Stores in real folders: how they are opened, what is left in them, and how they are verified. */
import * as Effect from "effect/Effect";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { writeLogFile } from "../../src/runtime/log-file.ts";
import { nodeMachine, publishByClaim } from "../../src/runtime/store-files.ts";
import { openStore } from "../../src/runtime/store-folder.ts";
import { verifyLogs } from "../../src/runtime/store-verify.ts";
import { batchOf, history } from "./rows.ts";

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "caseflow-folder-"));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** A store with a log of two batches, and its segments' paths. */
function storeWithLog(name: string) {
  const store = Effect.runSync(openStore(folder));
  Effect.runSync(store.create(name, history));
  Effect.runSync(store.append(name, 0, "a", batchOf(1, 3)));
  Effect.runSync(store.append(name, 3, "b", batchOf(2, 2)));
  return { store, last: path.join(folder, name, "000000000002.segment") };
}

it("all logs at a place are verified, in segments and in files", () => {
  storeWithLog("good");
  const { last } = storeWithLog("torn");
  fs.truncateSync(last, 100);
  fs.rmSync(path.join(folder, "torn", "head"));
  const { last: cut } = storeWithLog("worse");
  fs.truncateSync(cut, 100);
  const header = { vocabulary: "v", scenario: "s", seed: "1", replication: 0, model: "m" };
  const file = Effect.runSync(writeLogFile(folder, header, batchOf(3, 4).columns));
  const found = Effect.runSync(verifyLogs(folder));
  expect(found.map(({ log, _tag, events }) => [path.basename(log), _tag, events])).toEqual([
    ["good", "Intact", 5],
    ["torn", "TornTail", 3],
    ["worse", "Corrupt", 3],
    [path.basename(file), "Intact", 4],
  ]);
  expect(found[2]).toMatchObject({ why: expect.stringContaining("000000000002.segment") });
  expect(Effect.runSync(verifyLogs(path.join(folder, "good")))).toEqual([found[0]]);
  expect(Effect.runSync(verifyLogs(file))).toEqual([found[3]]);
  const missing = Effect.runSync(Effect.flip(verifyLogs(path.join(folder, "nothing"))));
  expect(missing.message).toContain("ENOENT");
});

it("what a writer that died had not finished is taken away by the next", () => {
  const { store } = storeWithLog("log");
  const words = [nodeMachine.unique(), nodeMachine.unique().replace(/-\d+-/u, "-999999999-")];
  for (const word of words) fs.writeFileSync(path.join(folder, "log", `partial-${word}`), "x");
  Effect.runSync(Effect.flip(store.append("log", 0, "c", batchOf(3, 1))));
  const next = Effect.runSync(openStore(folder));
  Effect.runSync(next.append("log", 5, "c", batchOf(3, 1)));
  const left = fs.readdirSync(path.join(folder, "log")).filter((name) => name.includes("partial"));
  expect(left).toEqual([`partial-${words[0]}`]);
});

it("a claim that a writer left is named to the next", { timeout: 20_000 }, () => {
  const [from, to] = ["from", "to"].map((name) => path.join(folder, name)) as [string, string];
  fs.writeFileSync(from, "x");
  fs.writeFileSync(`${to}.claim`, "");
  expect(() => publishByClaim(from, to)).toThrow(`${to}.claim`);
  fs.rmSync(`${to}.claim`);
  expect(publishByClaim(from, to)).toBe(true);
  fs.writeFileSync(from, "y");
  expect(publishByClaim(from, to)).toBe(false);
  expect(fs.readdirSync(folder).toSorted()).toEqual(["from", "to"]);
});

it("a folder that is a file is a failure with its reason", () => {
  const file = path.join(folder, "file");
  fs.writeFileSync(file, "");
  const failure = Effect.runSync(Effect.flip(openStore(file)));
  expect(failure).toMatchObject({ _tag: "StoreFault", code: "EEXIST" });
});
