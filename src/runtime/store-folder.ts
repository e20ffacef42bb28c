/** The event store in a folder of this machine. */
import * as Effect from "effect/Effect";
import * as fs from "node:fs";
import * as path from "node:path";
import type { LogStoreShape } from "../store/contract.ts";
import type { EventSchema } from "../store/event-schema.ts";
import { machineFailure, type NoSpace, type StoreFault } from "../store/failures.ts";
import { logStoreOf } from "../store/log-store.ts";
import { segmentBacking } from "../store/segment-store.ts";
import { nodeFiles, nodeMachine } from "./store-files.ts";

/** Opens the store in a folder, which is made if need be. */
export const openStore = (
  folder: string,
  schema?: EventSchema,
): Effect.Effect<LogStoreShape, NoSpace | StoreFault> =>
  Effect.suspend((): Effect.Effect<LogStoreShape, NoSpace | StoreFault> => {
    const root = path.resolve(folder);
    try {
      const made = fs.mkdirSync(root, { recursive: true });
      if (made !== undefined) settleParents(root, path.dirname(made));
    } catch (cause) {
      return Effect.fail(machineFailure(folder, cause));
    }
    return Effect.succeed(logStoreOf(segmentBacking(nodeMachine, root), schema));
  });

/** Makes the names of folders that were just made durable, up to one that was there. */
function settleParents(folder: string, top: string): void {
  let at = folder;
  while (at !== top) {
    at = path.dirname(at);
    nodeFiles.syncDirectory(at);
  }
}
