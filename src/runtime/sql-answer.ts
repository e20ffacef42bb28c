/** The answer to a question in SQL: one statement that reads, and its first rows. */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import { asked, type DuckDb, type DuckDBConnection, type SqlError } from "./duckdb.ts";

/** A question that is more than one statement, none, or would change something. */
export class NotAQuestion extends Schema.TaggedError<NotAQuestion>()("NotAQuestion", {
  why: Schema.Literals(["statements", "readOnly"]),
  /** Statements found. */
  statements: Schema.Int,
  message: Schema.String,
}) {}

export type Cell = string | number | boolean | null;

export interface Answer {
  readonly columns: ReadonlyArray<{ readonly name: string; readonly type: string }>;
  readonly rows: ReadonlyArray<ReadonlyArray<Cell>>;
  /** Whether there are more rows than these. */
  readonly more: boolean;
}

/** @param most rows to give */
export const answerTo = Effect.fnUntraced(function* (
  { api }: DuckDb,
  connection: DuckDBConnection,
  question: string,
  most: number,
): Effect.fn.Return<Answer, SqlError | NotAQuestion> {
  const found = yield* asked(() => connection.extractStatements(question));
  if (found.count !== 1) {
    const message = `${found.count} statements`;
    return yield* Effect.fail(
      new NotAQuestion({ why: "statements", statements: found.count, message }),
    );
  }
  const prepared = yield* asked(() => found.prepare(0));
  const { EXPLAIN, SELECT } = api.StatementType;
  if (![EXPLAIN, SELECT].includes(prepared.statementType)) {
    const message = api.StatementType[prepared.statementType] ?? "not a SELECT";
    return yield* Effect.fail(new NotAQuestion({ why: "readOnly", statements: 1, message }));
  }
  const reader = yield* asked(() => prepared.streamAndReadUntil(most + 1));
  const types = reader.columnTypes();
  const columns = reader
    .deduplicatedColumnNames()
    .map((name, i) => ({ name, type: String(types[i]) }));
  const rows = reader.getRows().map((row) => row.map(cellOf));
  return { columns, rows: rows.slice(0, most), more: rows.length > most };
});

/** A value as JSON has it; what JSON has no form for is text, as DuckDB writes it. */
function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  switch (typeof value) {
    case "boolean":
    case "string":
      return value;
    case "number":
      return Number.isFinite(value) ? value : String(value);
    case "bigint":
      return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    default:
      return String(value);
  }
}
