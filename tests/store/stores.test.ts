/** The stores there are, each held to the contract of stores. */
import * as Effect from "effect/Effect";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { openStore } from "../../src/runtime/store-folder.ts";
import { nodeFiles, nodeMachine, publishByClaim } from "../../src/runtime/store-files.ts";
import type { LogStoreShape } from "../../src/store/contract.ts";
import { logStoreOf } from "../../src/store/log-store.ts";
import { memoryBacking } from "../../src/store/memory-store.ts";
import { segmentBacking } from "../../src/store/segment-store.ts";
import { keepsTheContract, type Place } from "./compatibility.ts";
import { FaultyFiles } from "./faulty-files.ts";
import { storeOn } from "./faulty-store.ts";

keepsTheContract("in memory", {
  make: async () => {
    const backing = memoryBacking();
    return { open: async () => logStoreOf(backing) };
  },
});

/** A place in a folder of its own. */
const inFolder = (open: (folder: string) => LogStoreShape) => async (): Promise<Place> => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "caseflow-store-"));
  return {
    open: async () => open(folder),
    leave: async () => fs.rmSync(folder, { recursive: true }),
  };
};

keepsTheContract("in segments on a disk", {
  make: inFolder((folder) => Effect.runSync(openStore(path.join(folder, "store", "of")))),
  runs: 40,
});

keepsTheContract("in segments on a disk without hard links", {
  make: inFolder((folder) => {
    const files = { ...nodeFiles, publish: publishByClaim };
    return logStoreOf(segmentBacking({ ...nodeMachine, files }, folder));
  }),
  runs: 20,
});

keepsTheContract("in segments on files that are interrupted and do half of their work", {
  make: async () => {
    const files = new FaultyFiles();
    files.faults = { isJumpy: true };
    return { open: async () => storeOn({ files }) };
  },
});
