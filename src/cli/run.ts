/** `caseflow run`: forecasts the goals of a scenario's contract. */
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { historyFlags } from "./history-flags.ts";
import { format, language, replications, running, seed, whole } from "./flags.ts";

const scenario = Argument.String("scenario").pipe(Argument.withDescription("Scenario file (YAML)"));
const log = Flag.String("log").pipe(
  Flag.withDescription("Folder for the logs of all replications (default: none are written)"),
  Flag.optional,
);
const onlyReplication = Flag.Int("only-replication").pipe(
  Flag.filter(
    (value) => value >= 0,
    (value) => `${value} is not the number of a replication; they are 0, 1, 2 …`,
  ),
  Flag.withDescription("Run one replication alone, by its number from 0 (default: run them all)"),
  Flag.optional,
);
const precision = Flag.String("precision").pipe(
  Flag.withDescription(
    "Run as many replications as it takes, in place of a number of them, to know the mean of a " +
      "goal to ± WIDTH (GOAL=WIDTH, as in JKN-8=0.5% or JKN-4=10), the probability that it is " +
      "attained (GOAL:p=WIDTH), or that of every goal (WIDTH, as in 2%). May be given again; all " +
      "hold together (default: --replications)",
  ),
  Flag.between(0, 100),
);
const maxReplications = whole("max-replications", 1_000_000).pipe(
  Flag.withDescription("Most replications for an asked precision (default: 2000)"),
  Flag.withDefault(2000),
);
const assumptions = Flag.Boolean("assumptions").pipe(
  Flag.withDescription("List every assumption with its range and reason (default: the widest)"),
  Flag.withDefault(false),
);

export const run = Command.make(
  "run",
  {
    scenario,
    replications,
    precision,
    maxReplications,
    onlyReplication,
    seed,
    running,
    format,
    log,
    language,
    assumptions,
    history: historyFlags,
  },
  Effect.fnUntraced(function* ({ log: logs, onlyReplication: only, ...asked }) {
    const { runForecast } = yield* Effect.promise(() => import("./run-forecast.ts"));
    const [folder, one] = [Option.getOrUndefined(logs), Option.getOrUndefined(only)];
    yield* runForecast({ ...asked, log: folder, onlyReplication: one });
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
      command: "caseflow run scenarios/tutorial.yaml --precision on-time=1% --precision 3%",
      description: "The mean of one goal to ± 1 point and every goal's probability to ± 3",
    },
    {
      command: "caseflow run scenarios/tutorial.yaml --from logs/centre --as-of 2010-06-30",
      description: "From the caseload that a history had come to on that day",
    },
    {
      command: "caseflow run scenarios/tutorial.yaml --format json > result.json",
      description: "For another program; see: caseflow schema result",
    },
  ]),
);
