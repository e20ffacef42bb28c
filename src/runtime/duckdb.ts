/**
 * DuckDB, where it is installed. It is a native program of some fifty megabytes that only questions
 * in SQL need, so it is an optional dependency, loaded when the first question comes.
 */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";

/** DuckDB is not there, or not for this machine. */
export class NoDuckDb extends Schema.TaggedError<NoDuckDb>()("NoDuckDb", {
  message: Schema.String,
}) {}

/** What DuckDB says of a question or a file, in its own words. */
export class SqlError extends Schema.TaggedError<SqlError>()("SqlError", {
  message: Schema.String,
}) {}

const load = async () => {
  const [api, bindings] = await Promise.all([
    import("@duckdb/node-api"),
    import("@duckdb/node-bindings"),
  ]);
  return { api, bindings: bindings.default };
};
export type DuckDb = Awaited<ReturnType<typeof load>>;
export type { DuckDBConnection } from "@duckdb/node-api";

export const duckDb: Effect.Effect<DuckDb, NoDuckDb> = Effect.tryPromise({
  try: load,
  catch: (cause) => new NoDuckDb({ message: cause instanceof Error ? cause.message : "" }),
});

/** A step that DuckDB takes. */
export const asked = <A>(step: () => Promise<A>): Effect.Effect<A, SqlError> =>
  Effect.tryPromise({
    try: step,
    catch: (cause) =>
      new SqlError({ message: cause instanceof Error ? cause.message : `${cause}` }),
  });
