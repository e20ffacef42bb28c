/** A segment store on faulty files, with the arithmetic of Node; `crc` may be planted. */
import type { LogStoreShape } from "../../src/store/contract.ts";
import type { EventSchema } from "../../src/store/event-schema.ts";
import type { Files, Machine } from "../../src/store/files.ts";
import { logStoreOf } from "../../src/store/log-store.ts";
import { segmentBacking } from "../../src/store/segment-store.ts";
import { nodeMachine } from "../../src/runtime/store-files.ts";

export interface Planted {
  readonly files: Files;
  readonly crc?: Machine["crc"];
  readonly schema?: EventSchema;
}

/** Opens the store that the files hold, as a program does that has just started. */
export function storeOn({ files, crc, schema }: Planted): LogStoreShape {
  let given = 0;
  const unique = () => String(given++);
  const isLeftOver = () => true;
  const machine: Machine = { ...nodeMachine, files, unique, isLeftOver, ...(crc ? { crc } : {}) };
  return logStoreOf(segmentBacking(machine, ""), schema);
}
