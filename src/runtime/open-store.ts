/** The event store at a place that a user names. */
import type * as Effect from "effect/Effect";
import type { LogStoreShape } from "../store/contract.ts";
import type { NoSpace, StoreFault } from "../store/failures.ts";
import { openStore } from "./store-folder.ts";

/** @param place a folder, which is made if need be */
export const openStoreAt = (place: string): Effect.Effect<LogStoreShape, NoSpace | StoreFault> =>
  openStore(place);
