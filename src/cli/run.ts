/** `caseflow run`: forecasts the goals of a scenario's contract. */
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { format, language, quiet, replications, seed, threads } from "./flags.ts";

const scenario = Argument.String("scenario").pipe(Argument.withDescription("Scenario file (YAML)"));
const log = Flag.String("log").pipe(
  Flag.withDescription("Folder for the logs of all replications (default: none are written)"),
  Flag.optional,
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
