/** `caseflow warmup`: whether and where a scenario's centre settles by itself, and how soon. */
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import { format, language, quiet, seed, whole } from "./flags.ts";

const scenario = Argument.String("scenario").pipe(Argument.withDescription("Scenario file (YAML)"));
const years = Flag.Int("years").pipe(
  Flag.filter(
    // The model numbers those who come by their day, which reaches for twenty-two years.
    (value) => value >= 4 && value <= 20,
    (value) => `${value} is not a number from 4 to 20`,
  ),
  Flag.withDescription("How many years to follow the centre for (default: 10)"),
  Flag.withDefault(10),
);
const replications = whole("replications", 1000).pipe(
  Flag.withAlias("n"),
  Flag.withDescription("How many futures to follow; more sharpen the levels (default: 5)"),
  Flag.withDefault(5),
);

export const warmup = Command.make(
  "warmup",
  { scenario, years, replications, seed, format, language, quiet },
  Effect.fnUntraced(function* (asked) {
    const { runWarmup } = yield* Effect.promise(() => import("./run-warmup.ts"));
    yield* runWarmup(asked);
  }),
).pipe(
  Command.withDescription(
    "Holds everything as on a scenario's first day and follows the centre for years: whether it " +
      "settles, after how long and at what level, and whether the opening stock that the " +
      "scenario gives goes with its rates. Transients are found by MSER-5.",
  ),
  Command.withShortDescription("Shows whether, when and where a centre settles."),
  Command.withExamples([
    {
      command: "caseflow warmup scenarios/tutorial.yaml",
      description: "Does the opening stock go with the inflow and the rates?",
    },
    {
      command: "caseflow warmup scenarios/nyropsgade-2010.yaml --years 20 --replications 4",
      description: "Slow changes, followed for longer",
    },
    {
      command: "caseflow warmup scenarios/tutorial.yaml --format json > warmup.json",
      description: "For another program; see: caseflow schema warmup",
    },
  ]),
);
