/** `caseflow log sql`: questions to a log in SQL. */
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import { language, quiet, whole } from "./flags.ts";

const place = Argument.String("log").pipe(
  Argument.withDescription("A log file, or a log of a store, as FOLDER/LOG"),
);
const question = Argument.String("question").pipe(
  Argument.withDescription("One SELECT, in the SQL of DuckDB"),
  Argument.optional,
);
const tables = Flag.Boolean("tables").pipe(
  Flag.withDescription(
    "Show the tables there are, with their columns (default: answer a question)",
  ),
  Flag.withoutNegation,
  Flag.withDefault(false),
);
const index = Flag.String("index").pipe(
  Flag.withDescription(
    "File to keep the index in, for the next question; it may be deleted at any time " +
      "(default: made in memory, for this question)",
  ),
  Flag.optional,
);
const knownOn = Flag.String("known-on").pipe(
  Flag.withDescription("Only what was registered by this day, YYYY-MM-DD (default: everything)"),
  Flag.optional,
);
const limit = whole("limit", 10_000_000).pipe(
  Flag.withDescription("Most rows to give (default: 1000)"),
  Flag.withDefault(1000),
);
const format = Flag.Literals("format", ["text", "json", "csv"]).pipe(
  Flag.withDescription(
    "Text for people, JSON for programs, or separated text for spreadsheets (default: text)",
  ),
  Flag.withDefault("text"),
);

export const logSql = Command.make(
  "sql",
  { place, question, tables, index, knownOn, limit, quiet, format, language },
  Effect.fnUntraced(function* (asked) {
    const { runLogSql } = yield* Effect.promise(() => import("./run-log-sql.ts"));
    yield* runLogSql(asked);
  }),
).pipe(
  Command.withDescription(
    "Answers a question about a log in SQL, by DuckDB: on every event, or on tables of spells, " +
      "interviews, obligations, offers and more. It reads, and changes nothing.",
  ),
  Command.withShortDescription("Answers questions about a log in SQL."),
  Command.withExamples([
    { command: "caseflow log sql logs/centre --tables", description: "What can be asked" },
    {
      command:
        'caseflow log sql logs/centre "SELECT outcome, count(*) FROM interviews GROUP BY outcome"',
      description: "How interviews ended",
    },
    {
      command:
        'caseflow log sql logs/centre "SELECT * FROM spells" --index c.duckdb --format csv ' +
        "--limit 100000",
      description: "All spells for a spreadsheet, and the index kept for the next question",
    },
  ]),
);
