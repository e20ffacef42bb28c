/**
 * A store's connection to its database: questions, asked again when a connection is lost in the
 * middle, and the making of the tables. Asking again is safe whatever the question: a batch has
 * an id, and is taken once.
 */
import * as PgClient from "@effect/sql-pg/PgClient";
import * as Effect from "effect/Effect";
import * as Reactivity from "effect/reactivity/Reactivity";
import * as Redacted from "effect/Redacted";
import * as Schedule from "effect/Schedule";
import * as Scope from "effect/Scope";
import type { SqlError } from "effect/sql/SqlError";
import {
  type NoSpace,
  noSuchLog,
  type NoSuchLog,
  type StoreFault,
  StoreFault as Fault,
  unsupported,
  type UnsupportedFormat,
} from "../store/failures.ts";
import { databaseFailure, isMadeAlready, isMissing, isPassing } from "./postgres-failure.ts";
import { passwordOf } from "./postgres-password.ts";
import { migration, storeVersion } from "./postgres-schema.ts";
import type { Database } from "./store-place.ts";

const connections = 4;
const idle = "60 seconds";
/** A batch in the worst case, and then some. */
const messageBytes = 256 * 2 ** 20;
/** 0.1 s, then twice as long each time: 6 s in all, in which a server that fell is up again. */
const patience = { times: 6, schedule: Schedule.exponential("100 millis") };

type AskFailure = NoSpace | StoreFault;
export type LogQuestion = AskFailure | NoSuchLog | UnsupportedFormat;

/** Lends a connection for as long as something uses it. */
type Lend = <A>(
  use: (sql: PgClient.PgClient) => Effect.Effect<A, SqlError>,
) => Effect.Effect<A, SqlError>;

export class PostgresClient {
  readonly database: Database;
  readonly #lend: Lend;
  #isReady = false;

  constructor(database: Database, lend: Lend) {
    this.database = database;
    this.#lend = lend;
  }

  /** A question about a log. `STORE.` in it is the store's schema. */
  ask<Row extends object>(
    log: string,
    question: string,
    given: ReadonlyArray<unknown>,
  ): Effect.Effect<ReadonlyArray<Row>, LogQuestion> {
    return Effect.gen({ self: this }, function* () {
      if (!(yield* this.isThere(log))) return yield* Effect.fail(noSuchLog(log));
      return yield* this.#ask<Row>(log, question, given);
    });
  }

  #ask<Row extends object>(log: string, question: string, given: ReadonlyArray<unknown>) {
    return this.#plainly<Row>(question, given).pipe(
      Effect.retry({ ...patience, while: isPassing }),
      Effect.mapError((error) => databaseFailure(log, this.database, error)),
    );
  }

  #plainly<Row extends object>(question: string, given: ReadonlyArray<unknown>) {
    const text = question.replaceAll("STORE.", `${this.database.schema}.`);
    return this.#lend((sql) => sql.unsafe<Row>(text, given));
  }

  /** Whether the tables are there; fails when a newer program made them. */
  isThere(log: string): Effect.Effect<boolean, AskFailure | UnsupportedFormat> {
    if (this.#isReady) return Effect.succeed(true);
    return Effect.gen({ self: this }, function* () {
      const version = yield* this.#version().pipe(
        Effect.mapError((error) => databaseFailure(log, this.database, error)),
      );
      if (version > storeVersion) {
        const { shown } = this.database;
        return yield* Effect.fail(
          unsupported(log, shown, `a store of version ${version}`, `version ${storeVersion}`),
        );
      }
      if (version === 0) return false;
      if (version < storeVersion) yield* this.makeStore(log);
      this.#isReady = true;
      return true;
    });
  }

  /** Also finds out whether there is a server that lets us in. */
  #version(): Effect.Effect<number, SqlError> {
    return this.#plainly<{ version: number }>("select version from STORE.format", []).pipe(
      Effect.map((rows) => rows[0]?.version ?? 0),
      Effect.catchIf(isMissing, () => Effect.succeed(0)),
    );
  }

  /** Makes the tables, unless they are there. */
  makeStore(log: string): Effect.Effect<void, AskFailure> {
    return this.#plainly(migration(this.database.schema), []).pipe(
      Effect.retry({ times: 5, while: isMadeAlready }),
      Effect.retry({ ...patience, while: isPassing }),
      Effect.mapError((error) => databaseFailure(log, this.database, error)),
      Effect.asVoid,
    );
  }
}

/**
 * Connects to a database, and sees that it answers.
 * @param held scope of the connections; without one, each question has a connection of its own,
 *   since one that nobody closes would keep the program from ending
 */
export const connectTo = Effect.fnUntraced(function* (
  database: Database,
  held: Scope.Scope | undefined,
): Effect.fn.Return<PostgresClient, StoreFault> {
  const settings = settingsOf(database);
  const connecting = Effect.gen(function* () {
    const lend: Lend =
      held === undefined
        ? (use) => Effect.scoped(Effect.flatMap(reacting(PgClient.makeClient(settings)), use))
        : yield* Scope.provide(lendingFrom(settings), held);
    yield* lend((sql) => sql.unsafe("select 1"));
    return new PostgresClient(database, lend);
  });
  return yield* connecting.pipe(
    Effect.mapError((error) => asFault(databaseFailure(database.shown, database, error))),
  );
});

/** Connections are made when they are first needed. */
const lendingFrom = (settings: PgClient.PgClientConfig) =>
  reacting(
    PgClient.make({ ...settings, maxConnections: connections, idleTimeout: idle }).pipe(
      Effect.map(
        (sql): Lend =>
          (use) =>
            use(sql),
      ),
      Effect.orDie,
    ),
  );

/** The client can tell of changes, which nobody here asks for. */
const reacting = <A, E, R>(making: Effect.Effect<A, E, R | Reactivity.Reactivity>) =>
  Effect.provideServiceEffect(making, Reactivity.Reactivity, Reactivity.make);

function settingsOf(database: Database): PgClient.PgClientConfig {
  const password = database.hasPassword ? undefined : passwordOf(database);
  return {
    url: Redacted.make(withCover(database)),
    ...(password === undefined ? {} : { password: Redacted.make(password) }),
    applicationName: "caseflow",
    maxMessageSize: messageBytes,
  };
}

const isNear = (host: string): boolean =>
  host === "localhost" || host.startsWith("127.") || host === "[::1]" || host.startsWith("/");

/** What is read may be about people: another machine is talked to under TLS wherever it can. */
function withCover({ address, host }: Database): string {
  const url = new URL(address);
  if (!isNear(host) && !url.searchParams.has("sslmode")) url.searchParams.set("sslmode", "prefer");
  return url.href;
}

/** A full disk where nothing is written is a fault like any other. */
export const asFault = (failure: NoSpace | StoreFault): StoreFault =>
  failure._tag === "NoSpace"
    ? new Fault({ log: failure.log, code: "ENOSPC", message: failure.message })
    : failure;
