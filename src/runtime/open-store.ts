/**
 * The event store at a place that a user names: in a folder, or in a PostgreSQL database. What is
 * needed for a database is loaded only for one.
 */
import * as Effect from "effect/Effect";
import type { LogStoreShape } from "../store/contract.ts";
import type { NoSpace, StoreFault } from "../store/failures.ts";
import { Held } from "./held.ts";
import { openStore } from "./store-folder.ts";
import { isDatabase } from "./store-place.ts";

/**
 * @param place a folder, which is made if need be, or `postgres://USER@HOST/DATABASE?schema=NAME`,
 *   whose tables are made with the first log; its connections are `Held`
 */
export const openStoreAt = (place: string): Effect.Effect<LogStoreShape, NoSpace | StoreFault> =>
  isDatabase(place) ? openDatabase(place) : openStore(place);

const openDatabase = Effect.fnUntraced(function* (
  place: string,
): Effect.fn.Return<LogStoreShape, StoreFault> {
  const { openPostgresStore } = yield* Effect.promise(() => import("./postgres-store.ts"));
  return yield* openPostgresStore(place, yield* Held);
});
