/** The event store in a schema of a PostgreSQL database. */
import * as Effect from "effect/Effect";
import type * as Scope from "effect/Scope";
import type { LogStoreShape } from "../store/contract.ts";
import type { EventSchema } from "../store/event-schema.ts";
import { StoreFault } from "../store/failures.ts";
import { logStoreOf } from "../store/log-store.ts";
import { postgresBacking } from "./postgres-backing.ts";
import { connectTo } from "./postgres-client.ts";
import { databaseAt, shownPlace } from "./store-place.ts";

/**
 * Connects. The tables are made with the first log, so that a mistyped address leaves nothing
 * behind.
 * @param place `postgres://USER@HOST:PORT/DATABASE?schema=NAME`
 * @param held scope of its connections; without one, each question has a connection of its own
 */
export const openPostgresStore = Effect.fnUntraced(function* (
  place: string,
  held: Scope.Scope | undefined,
  schema?: EventSchema,
): Effect.fn.Return<LogStoreShape, StoreFault> {
  const database = databaseAt(place);
  if (typeof database === "string") {
    const log = shownPlace(place);
    const message = `${log}: ${database}.`;
    return yield* Effect.fail(new StoreFault({ log, code: "EINVAL", message }));
  }
  return logStoreOf(postgresBacking(yield* connectTo(database, held)), schema);
});
