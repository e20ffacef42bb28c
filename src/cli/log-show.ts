/** `caseflow log show`: the events of logs, as a table for people or one JSON object a line. */
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { cannot } from "./command-error.ts";
import { format, language } from "./flags.ts";
import { endWith, paperIn, print, tell } from "./terminal.ts";

const place = Argument.String("log").pipe(
  Argument.withDescription("A log file, or a folder of them"),
);
const citizen = Flag.Int("citizen").pipe(
  Flag.withDescription("Only what happened to the citizen of this number (default: everyone)"),
  Flag.optional,
);
const event = Flag.String("event").pipe(
  Flag.withDescription("Only events of this name; may be given again (default: all)"),
  Flag.between(0, 100),
);
const from = Flag.String("from").pipe(
  Flag.withDescription("First day, YYYY-MM-DD (default: the first of the log)"),
  Flag.optional,
);
const to = Flag.String("to").pipe(
  Flag.withDescription("Last day, YYYY-MM-DD (default: the last of the log)"),
  Flag.optional,
);
const limit = Flag.Int("limit").pipe(
  Flag.withDescription("Most events to show (default: 1000)"),
  Flag.withDefault(1000),
);

export const logShow = Command.make(
  "show",
  { place, citizen, event, from, to, limit, format, language },
  Effect.fnUntraced(function* (asked) {
    const { linesOf, ndjsonLine, selectRows } = yield* Effect.promise(
      () => import("../report/log-table.ts"),
    );
    const { logFilesIn } = yield* Effect.promise(() => import("../runtime/log-folder.ts"));
    const { withLogFile } = yield* Effect.promise(() => import("../runtime/log-file.ts"));
    const { verdictText } = yield* Effect.promise(() => import("./log-verdict.ts"));
    const selection = selectRows({
      ...given("citizen", asked.citizen),
      ...given("from", asked.from),
      ...given("to", asked.to),
      ...(asked.event.length === 0 ? {} : { events: asked.event }),
    });
    if (selection._tag === "SelectionProblem") {
      const { field, found, expected } = selection;
      return yield* Effect.fail(
        cannot(`--${field.replace(/s$/u, "")} ${found}: give ${expected}.`),
      );
    }
    const { tongue } = paperIn(asked.language);
    const files = yield* logFilesIn(asked.place);
    let left = asked.limit;
    let more = false;
    for (const file of files) {
      if (asked.format === "text" && files.length > 1) yield* print(`${file}\n`);
      const verdict = yield* withLogFile(file, (frames) => {
        let step = frames.next();
        for (; !step.done; step = frames.next()) {
          const line = asked.format === "json" ? ndjsonLine : undefined;
          for (const text of linesOf(step.value.columns, selection, line)) {
            if (left <= 0) {
              more = true;
              return undefined;
            }
            process.stdout.write(`${text}\n`);
            left -= 1;
          }
        }
        return step.value;
      });
      if (verdict !== undefined && verdict._tag !== "Intact") {
        yield* tell(verdictText(file, verdict, tongue));
        yield* endWith(1);
      }
      if (more) break;
    }
    if (more) yield* tell(tongue.say.log.shown(tongue.number(asked.limit)));
  }),
).pipe(
  Command.withDescription("Shows the events of a log, or of all logs in a folder."),
  Command.withExamples([
    {
      command: "caseflow log show logs --citizen 12",
      description: "The life of a citizen in every replication",
    },
    {
      command: "caseflow log show FILE --event ObligationBreached --format json",
      description: "All breached obligations, for another program",
    },
  ]),
);

const given = <K extends string, A>(key: K, value: Option.Option<A>): { [P in K]?: A } =>
  (Option.isSome(value) ? { [key]: value.value } : {}) as { [P in K]?: A };
