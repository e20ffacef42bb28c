/** `caseflow log show`: the events of logs, as a table for people or one JSON object a line. */
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import { format, language } from "./flags.ts";
import { knownOn } from "./known-on.ts";

const place = Argument.String("log").pipe(
  Argument.withDescription("A log file, a stored log, or a folder of either"),
);
const citizen = Flag.String("citizen").pipe(
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
  { place, citizen, event, from, to, knownOn, limit, format, language },
  Effect.fnUntraced(function* (asked) {
    const { runLogShow } = yield* Effect.promise(() => import("./run-log-show.ts"));
    yield* runLogShow(asked);
  }),
).pipe(
  Command.withDescription(
    "Shows the events of a log, or of all logs in a folder, in the order of the log. Of a " +
      "history it says too when an event was registered, if later, and which were withdrawn.",
  ),
  Command.withShortDescription("Shows the events of a log, or of all logs in a folder."),
  Command.withExamples([
    {
      command: "caseflow log show logs --citizen 12",
      description: "The life of a citizen in every replication",
    },
    {
      command: "caseflow log show history/centre --known-on 2010-06-30",
      description: "What was registered by the end of June",
    },
    {
      command: "caseflow log show FILE --event ObligationBreached --format json",
      description: "All breached obligations, for another program",
    },
  ]),
);
