/**
 * The index of a log for questions in SQL. It can always be made again from the log, and is known
 * by what it was made from: the log's chain and length, what was to be known, the vocabulary and
 * the version of the views. An index that is of something else is made anew; a file that is no
 * index of ours is left alone. It is made under a temporary name, so a name never stands for half.
 *
 * Rows are copied column by column, 2,048 at a time, in one transaction: row by row it would take
 * ten times as long.
 */
import type * as Scope from "effect/Scope";
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import * as fs from "node:fs";
import {
  rowColumns,
  tableStatement,
  viewsVersion,
  viewStatements,
} from "../history/export/sql-views.ts";
import { isChosen, type Selection, selectionOf } from "../history/export/export-selection.ts";
import { codeBits } from "../kernel/columns.ts";
import type { Chunk } from "../store/contract.ts";
import { positionOf } from "../store/event-schema.ts";
import type { ReadFailure } from "../store/failures.ts";
import { vocabularyHash } from "../store/vocabulary-hash.ts";
import { noteDerived } from "./derived-files.ts";
import { asked, type DuckDb, type DuckDBConnection, type SqlError } from "./duckdb.ts";
import { type ExportError, writing } from "./export-file.ts";
import { happenedChunks } from "./happened-chunks.ts";
import type { LogFileError } from "./log-file-error.ts";
import type { OpenLog } from "./open-log.ts";

/** A file that Caseflow did not make is where the index should be. */
export class NotAnIndex extends Schema.TaggedError<NotAnIndex>()("NotAnIndex", {
  file: Schema.String,
  message: Schema.String,
}) {}

export interface IndexAsked {
  /** Where it is kept; in memory alone unless told. */
  readonly file: string | undefined;
  readonly knownOn: number | undefined;
  /** Is told when it has to be made. */
  readonly making: () => void;
  readonly progress: (done: number) => void;
}

export interface SqlIndex {
  readonly connection: DuckDBConnection;
  /** Whether it was there already. */
  readonly reused: boolean;
}

type Failure = SqlError | NotAnIndex | ReadFailure | LogFileError | ExportError;

/** Questions must neither change the index nor reach for files and the network. */
const closed = { enable_external_access: "false", autoinstall_known_extensions: "false" };
const marker = "caseflow_index";

/** What an index of this is known by. */
const keyOf = ({ chain, events }: OpenLog, { knownOn }: IndexAsked): string =>
  JSON.stringify([viewsVersion, vocabularyHash(), chain, events, knownOn ?? null]);

/** Opens the index of a log, made anew if need be; it is closed with the scope. */
export const openIndex = Effect.fnUntraced(function* (
  duck: DuckDb,
  log: OpenLog,
  ask: IndexAsked,
): Effect.fn.Return<SqlIndex, Failure, Scope.Scope> {
  const { file } = ask;
  if (file === undefined) {
    const connection = yield* opened(duck, ":memory:", {});
    yield* make(duck, connection, log, ask);
    for (const [name, value] of Object.entries(closed)) {
      yield* asked(() => connection.run(`SET ${name} = ${value}`));
    }
    yield* asked(() => connection.run("SET lock_configuration = true"));
    return { connection, reused: false };
  }
  const isThere = fs.existsSync(file);
  const reused = isThere && (yield* isOf(duck, file, keyOf(log, ask)));
  if (!reused) yield* remake(duck, file, log, ask);
  const options = { ...closed, access_mode: "READ_ONLY", lock_configuration: "true" };
  return { connection: yield* opened(duck, file, options), reused };
});

/** A connection to a file; it is closed with the scope, and the file with it. */
const opened = (duck: DuckDb, file: string, options: Record<string, string>) =>
  Effect.acquireRelease(
    asked(() => duck.api.DuckDBInstance.create(file, options)),
    (instance) => Effect.sync(() => instance.closeSync()),
  ).pipe(
    Effect.flatMap((instance) =>
      Effect.acquireRelease(
        asked(() => instance.connect()),
        (connection) => Effect.sync(() => connection.closeSync()),
      ),
    ),
  );

/** Whether a file is the index known by a key. @throws NotAnIndex when it is none at all. */
const isOf = (duck: DuckDb, file: string, key: string): Effect.Effect<boolean, NotAnIndex> =>
  Effect.scoped(
    Effect.gen(function* () {
      const connection = yield* opened(duck, file, { access_mode: "READ_ONLY" });
      const read = yield* asked(() => connection.runAndReadAll(`SELECT key FROM ${marker}`));
      return read.getRows()[0]?.[0] === key;
    }),
  ).pipe(Effect.mapError(({ message }) => new NotAnIndex({ file, message })));

/** Makes an index in the place of another. */
const remake = Effect.fnUntraced(function* (
  duck: DuckDb,
  file: string,
  log: OpenLog,
  ask: IndexAsked,
): Effect.fn.Return<void, Failure> {
  const temporary = `${file}.${process.pid}.partial`;
  const clear = Effect.sync(() => {
    for (const name of [temporary, `${temporary}.wal`]) fs.rmSync(name, { force: true });
  });
  yield* clear;
  yield* Effect.scoped(
    Effect.gen(function* () {
      const connection = yield* opened(duck, temporary, {});
      yield* make(duck, connection, log, ask);
      yield* asked(() => connection.run("CHECKPOINT"));
    }),
  ).pipe(
    Effect.andThen(
      writing(file, () => {
        fs.renameSync(temporary, file);
        noteDerived(log.folder, file);
      }),
    ),
    Effect.ensuring(clear),
  );
});

const make = Effect.fnUntraced(function* (
  duck: DuckDb,
  connection: DuckDBConnection,
  log: OpenLog,
  ask: IndexAsked,
): Effect.fn.Return<void, SqlError | ReadFailure | LogFileError> {
  ask.making();
  yield* asked(() => connection.run(tableStatement));
  yield* asked(() => connection.run("BEGIN"));
  const appender = yield* asked(() => connection.createAppender("rows"));
  const rows = new RowAppender(duck, appender);
  let done = 0;
  yield* happenedChunks(log, { knownOn: ask.knownOn }, (chunk) => {
    rows.take(chunk);
    done += chunk.columns.length;
    ask.progress(done);
  });
  yield* asked(async () => {
    rows.end();
    await connection.run("COMMIT");
  });
  for (const statement of viewStatements) yield* asked(() => connection.run(statement));
  const mark = `CREATE TABLE ${marker} AS SELECT $1::VARCHAR AS key`;
  yield* asked(() => connection.run(mark, [keyOf(log, ask)]));
});

type Appender = Awaited<ReturnType<DuckDBConnection["createAppender"]>>;

/** Copies rows into the table, a vector at a time. */
class RowAppender {
  readonly #duck: DuckDb;
  readonly #appender: Appender;
  readonly #rows: number;
  readonly #everything = selectionOf({ from: undefined, to: undefined }, []) as Selection;
  /** Positions are 64 bits, low half first as everywhere that Node runs. */
  readonly #position: Int32Array<ArrayBuffer>;
  readonly #minute: Int32Array<ArrayBuffer>;
  readonly #recorded: Int32Array<ArrayBuffer>;
  readonly #code: Uint8Array<ArrayBuffer>;
  readonly #subject: Uint32Array<ArrayBuffer>;
  readonly #a: Uint8Array<ArrayBuffer>;
  readonly #b: Uint16Array<ArrayBuffer>;
  readonly #x: Int32Array<ArrayBuffer>;
  readonly #y: Int32Array<ArrayBuffer>;
  #held = 0;

  constructor(duck: DuckDb, appender: Appender) {
    this.#duck = duck;
    this.#appender = appender;
    const rows = duck.bindings.vector_size();
    this.#rows = rows;
    this.#position = new Int32Array(rows * 2);
    this.#minute = new Int32Array(rows);
    this.#recorded = new Int32Array(rows);
    this.#code = new Uint8Array(rows);
    this.#subject = new Uint32Array(rows);
    this.#a = new Uint8Array(rows);
    this.#b = new Uint16Array(rows);
    this.#x = new Int32Array(rows);
    this.#y = new Int32Array(rows);
  }

  take(chunk: Chunk): void {
    const { columns, recorded } = chunk;
    const { a, b, minute, subject, tag, x, y, length } = columns;
    for (let i = 0; i < length; i++) {
      const code = tag[i] & codeBits;
      if (!isChosen(this.#everything, code, minute[i])) continue;
      const row = this.#held;
      const position = positionOf(chunk, i);
      this.#position[row * 2] = position % 2 ** 32;
      this.#position[row * 2 + 1] = Math.floor(position / 2 ** 32);
      this.#minute[row] = minute[i];
      this.#recorded[row] = recorded === undefined ? minute[i] : recorded[i];
      this.#code[row] = code;
      this.#subject[row] = subject[i];
      this.#a[row] = a[i];
      this.#b[row] = b[i];
      this.#x[row] = x[i];
      this.#y[row] = y[i];
      this.#held += 1;
      if (this.#held === this.#rows) this.#append();
    }
  }

  end(): void {
    if (this.#held > 0) this.#append();
    this.#appender.closeSync();
  }

  #append(): void {
    const { api, bindings } = this.#duck;
    const { BIGINT, INTEGER, UINTEGER, USMALLINT, UTINYINT } = api;
    const typed = { BIGINT, INTEGER, UINTEGER, USMALLINT, UTINYINT };
    const types = rowColumns.map(([, type]) => typed[type]);
    const chunk = api.DuckDBDataChunk.create(types, this.#held);
    const columns = [
      this.#position,
      this.#minute,
      this.#recorded,
      this.#code,
      this.#subject,
      this.#a,
      this.#b,
      this.#x,
      this.#y,
    ];
    columns.forEach((column, at) => {
      const vector = bindings.data_chunk_get_vector(chunk.chunk, at);
      const perRow = column === this.#position ? 8 : column.BYTES_PER_ELEMENT;
      bindings.copy_data_to_vector(vector, 0, column.buffer, 0, this.#held * perRow);
    });
    this.#appender.appendDataChunk(chunk);
    this.#held = 0;
  }
}
