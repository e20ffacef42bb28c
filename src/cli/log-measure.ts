/** `caseflow log measure`: the goals of a contract, measured on what happened. */
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import { format, language } from "./flags.ts";
import { knownOn } from "./known-on.ts";

const place = Argument.String("log").pipe(
  Argument.withDescription("A log file, a stored log, or a store that holds one log"),
);
const scenario = Flag.String("scenario").pipe(
  Flag.withDescription("Scenario file (YAML) whose goals are measured"),
  Flag.optional,
);
const goals = Flag.String("goals").pipe(
  Flag.withDescription(
    "File (YAML) that states goals without a whole scenario: id, title, centres if need be, goals",
  ),
  Flag.optional,
);
const from = Flag.String("from").pipe(
  Flag.withDescription(
    "First day that the log covers, YYYY-MM-DD (default: of records, that of the first event; of " +
      "a simulated log, that of its run)",
  ),
  Flag.optional,
);
const to = Flag.String("to").pipe(
  Flag.withDescription(
    "Last day that the log covers, YYYY-MM-DD (default: of records, the last that all extracts " +
      "know of; of a simulated log, that of its run)",
  ),
  Flag.optional,
);
const byMonth = Flag.Boolean("by-month").pipe(
  Flag.withDescription("Show each goal's measure month by month too (default: the window alone)"),
  Flag.withoutNegation,
  Flag.withDefault(false),
);

export const logMeasure = Command.make(
  "measure",
  { place, scenario, goals, from, to, knownOn, byMonth, format, language },
  Effect.fnUntraced(function* (asked) {
    const { runLogMeasure } = yield* Effect.promise(() => import("./run-log-measure.ts"));
    yield* runLogMeasure(asked);
  }),
).pipe(
  Command.withDescription(
    "Measures the goals of a contract on one log, by the fold that measures forecasts: target, " +
      "value, verdict, and what the value rests on. A goal is not measurable where its window is " +
      "not covered, or where records lack the events that it asks for. Ends with 99 unless all " +
      "goals are met. Of real persons nothing is shown that rests on fewer than 5.",
  ),
  Command.withShortDescription("Measures the goals of a contract on what happened."),
  Command.withExamples([
    {
      command: "caseflow log measure history/centre --scenario scenarios/nyropsgade-2010.yaml",
      description: "Were the goals of 2010 met?",
    },
    {
      command: "caseflow log measure history/centre --goals contract.yaml --by-month",
      description: "Goals of a contract without a scenario, month by month too",
    },
  ]),
);
