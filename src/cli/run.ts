/** `caseflow run`: forecasts the goals of a scenario's contract. */
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as os from "node:os";
import { format, language } from "./flags.ts";

const scenario = Argument.String("scenario").pipe(Argument.withDescription("Scenario file (YAML)"));
const whole = (name: string, most: number) =>
  Flag.Int(name).pipe(
    Flag.filter(
      (value) => value >= 1 && value <= most,
      (value) => `${value} is not a number from 1 to ${most}`,
    ),
  );
const replications = whole("replications", 1_000_000).pipe(
  Flag.withAlias("n"),
  Flag.withDescription("How many futures to run; more sharpen the answer (default: 200)"),
  Flag.withDefault(200),
);
const seed = Flag.String("seed").pipe(
  Flag.withDescription("Any text; the same seed gives the same answer (default: 1)"),
  Flag.withDefault("1"),
);
const threads = whole("threads", 256).pipe(
  Flag.withDescription("Threads to run on; the answer does not change (default: all there are)"),
  Flag.withDefault(os.availableParallelism()),
);
const log = Flag.String("log").pipe(
  Flag.withDescription("Folder for the logs of all replications (default: none are written)"),
  Flag.optional,
);
const quiet = Flag.Boolean("quiet").pipe(
  Flag.withAlias("q"),
  Flag.withDescription("Say nothing while running (default: show progress)"),
  Flag.withDefault(false),
);
const assumptions = Flag.Boolean("assumptions").pipe(
  Flag.withDescription("List every assumption with its range and reason (default: the widest)"),
  Flag.withDefault(false),
);

export const run = Command.make(
  "run",
  { scenario, replications, seed, threads, format, log, language, quiet, assumptions },
  Effect.fnUntraced(function* ({ log: logs, ...asked }) {
    const { runForecast } = yield* Effect.promise(() => import("./run-forecast.ts"));
    yield* runForecast({ ...asked, log: Option.getOrUndefined(logs) });
  }),
).pipe(
  Command.withDescription(
    "Forecasts every goal of a scenario's contract: what to expect, how sure that is, and " +
      "whether it will be met. Ends with 0 when all goals are met, 99 when some are missed or " +
      "uncertain, 1 for an error.",
  ),
  Command.withShortDescription("Forecasts the goals of a scenario."),
  Command.withExamples([
    {
      command: "caseflow run scenarios/nyropsgade-2010.yaml",
      description: "Will the goals of the contract be met?",
    },
    {
      command: "caseflow run scenarios/more-interviewers.yaml --replications 1000 --seed may",
      description: "A what-if, more precisely, with chance of its own",
    },
    {
      command: "caseflow run scenarios/tutorial.yaml --format json > result.json",
      description: "For another program; see: caseflow schema result",
    },
  ]),
);
