/**
 * The order in which a store calls the machine: what was written is made durable before it has
 * its name, and its name before it is answered for. A log that asks for no durability gets none.
 */
import * as Effect from "effect/Effect";
import { expect, it } from "vitest";
import type { Files } from "../../src/store/files.ts";
import type { NewHeader } from "../../src/store/store-header.ts";
import { FaultyFiles } from "./faulty-files.ts";
import { storeOn } from "./faulty-store.ts";
import { replaced } from "./replaced-files.ts";
import { batchOf, history } from "./rows.ts";

/**
 * The calls that an append makes and that change or keep something, in order; by the program that
 * made the log, or by one that has just started.
 */
function callsOfAnAppend(
  durability: NewHeader["durability"],
  { batchId = "b", isNew = false } = {},
): Array<string> {
  const faulty = new FaultyFiles();
  const calls: Array<string> = [];
  const files: Files = replaced(faulty, (under) => ({
    write: (file, bytes, from, at) => {
      calls.push("write");
      return under.write(file, bytes, from, at);
    },
    sync: (file) => {
      calls.push("sync");
      under.sync(file);
    },
    publish: (from, to) => {
      calls.push(`publish ${to}`);
      return under.publish(from, to);
    },
    syncDirectory: (path) => {
      calls.push(`syncDirectory ${path}`);
      under.syncDirectory(path);
    },
  }));
  const store = storeOn({ files });
  Effect.runSync(store.create("log", { ...history, durability }));
  Effect.runSync(store.append("log", 0, "a", batchOf(1, 1)));
  calls.length = 0;
  const writer = isNew ? storeOn({ files }) : store;
  Effect.runSync(writer.append("log", "any", batchId, batchOf(1, 1)));
  return calls;
}

it("a batch is durable, then its name, then it is answered for", () => {
  expect(callsOfAnAppend("fsync")).toEqual([
    "write",
    "write",
    "write",
    "sync",
    "publish /log/000000000002.segment",
    "syncDirectory /log",
    "write", // the record of the head, when all is safe
  ]);
});

it("a program that did not make the log makes sure of its name before it answers", () => {
  expect(callsOfAnAppend("fsync", { isNew: true })).toContain("syncDirectory ");
  expect(callsOfAnAppend("fsync")).not.toContain("syncDirectory ");
});

it("a duplicate is durable before it is answered for", () => {
  expect(callsOfAnAppend("fsync", { batchId: "a" })).toEqual([
    "syncDirectory /log",
    "syncDirectory ",
  ]);
});

it("a scratch log is not kept from a loss of power, and costs no wait", () => {
  const calls = callsOfAnAppend("none");
  expect(calls).toContain("publish /log/000000000002.segment");
  expect(calls.filter((call) => call.startsWith("sync"))).toEqual([]);
});
