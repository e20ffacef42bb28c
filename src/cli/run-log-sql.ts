/** What `caseflow log sql` does once it knows what is asked; loaded only then. */
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { dayOfIso, minutesPerDay } from "../domain/moment.ts";
import type { Language, Tongue } from "../language/language.ts";
import type { en } from "../language/export.ts";
import type { Paper } from "../report/paper.ts";
import { sqlCsv, type SqlResult, sqlText } from "../report/sql-result.ts";
import { duckDb } from "../runtime/duckdb.ts";
import { openLog } from "../runtime/open-log.ts";
import { type Answer, answerTo } from "../runtime/sql-answer.ts";
import { type IndexAsked, openIndex } from "../runtime/sql-index.ts";
import { cannot } from "./command-error.ts";
import { EventProgress } from "./event-progress.ts";
import { standardError } from "./progress.ts";
import { json, paperIn, print, tell } from "./terminal.ts";

interface Asked {
  readonly place: string;
  readonly question: Option.Option<string>;
  readonly tables: boolean;
  readonly index: Option.Option<string>;
  readonly knownOn: Option.Option<string>;
  readonly limit: number;
  readonly quiet: boolean;
  readonly format: "text" | "json" | "csv";
  readonly language: Language;
}

/** The columns of all tables, for people and for programs. */
const tablesQuestion =
  "SELECT table_name, column_name, data_type FROM information_schema.columns " +
  "WHERE table_name NOT IN ('rows', 'caseflow_index') ORDER BY table_name, ordinal_position";

export const runLogSql = Effect.fnUntraced(function* (asked: Asked) {
  const paper = paperIn(asked.language);
  const { tongue } = paper;
  const { exporting: say } = tongue.say;
  const question = asked.tables ? tablesQuestion : Option.getOrUndefined(asked.question);
  if (question === undefined) return yield* Effect.fail(cannot(say.noQuestion));
  const knownOn = Option.map(asked.knownOn, dayOfIso);
  if (Option.isSome(knownOn) && Number.isNaN(knownOn.value)) {
    const found = Option.getOrElse(asked.knownOn, () => "");
    return yield* Effect.fail(cannot(say.noDay("known-on", found)));
  }
  const duck = yield* duckDb.pipe(
    Effect.mapError(({ message }) => cannot(`${say.noDuckDb}\n${message.split("\n")[0]}`)),
  );
  const log = yield* openLog(asked.place);
  if (log.data === "personal" && !asked.tables) yield* tell(say.personalAnswer);
  const progress = new EventProgress(log.events, tongue, standardError);
  const ask: IndexAsked = {
    file: Option.getOrUndefined(asked.index),
    knownOn: Option.getOrUndefined(Option.map(knownOn, (day) => (day + 1) * minutesPerDay - 1)),
    making: () => {
      if (!asked.quiet && Option.isSome(asked.index)) {
        process.stderr.write(`${say.indexing(tongue.number(log.events))}\n`);
      }
    },
    progress: (done) => (asked.quiet ? undefined : progress.done(done)),
  };
  const most = asked.tables ? 10_000 : asked.limit;
  const answer = yield* Effect.scoped(
    Effect.gen(function* () {
      const { connection } = yield* openIndex(duck, log, ask).pipe(
        Effect.ensuring(Effect.sync(() => progress.clear())),
        Effect.catchTag("NotAnIndex", ({ file, message }) =>
          Effect.fail(cannot(`${say.notAnIndex(file)}\n${message.split("\n")[0]}`)),
        ),
      );
      return yield* answerTo(duck, connection, question, most);
    }),
  ).pipe(
    Effect.catchTag("NotAQuestion", ({ statements, why }) =>
      Effect.fail(
        cannot(why === "readOnly" ? say.readOnly : say.oneStatement(tongue.number(statements))),
      ),
    ),
  );
  yield* print(textOf(answer, asked, log.chain, paper));
  if (answer.more) yield* tell(say.moreRows(tongue.number(asked.limit)));
});

function textOf(answer: Answer, asked: Asked, chain: string, { tongue }: Paper): string {
  const result: SqlResult = { log: asked.place, chain, ...answer };
  switch (asked.format) {
    case "json":
      return json(result);
    case "csv":
      return sqlCsv(result);
    case "text":
      return asked.tables ? tablesText(answer, tongue) : sqlText(result, tongue);
  }
}

const columnsWide = 96;

/** Tables with what they are, and their columns; a name that SQL knows otherwise is in quotes. */
function tablesText({ rows }: Answer, tongue: Tongue): string {
  const { exporting: say } = tongue.say;
  const byTable = Map.groupBy(rows, ([table]) => String(table));
  const lines = [say.tablesTitle];
  for (const table of Object.keys(say.table) as Array<keyof typeof en.table>) {
    lines.push("", `  ${table}: ${say.table[table]}`);
    let line = "   ";
    for (const [, name, type] of byTable.get(table) ?? []) {
      const word = ` ${nameInSql(String(name))} ${String(type).toLowerCase()},`;
      if (line.length + word.length > columnsWide) {
        lines.push(line);
        line = "   ";
      }
      line += word;
    }
    lines.push(line.replace(/,$/u, ""));
  }
  return `${lines.join("\n")}\n`;
}

const reserved = new Set(["to", "end", "group", "case", "from"]);
const nameInSql = (name: string): string => (reserved.has(name) ? `"${name}"` : name);
