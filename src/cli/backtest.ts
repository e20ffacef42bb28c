/** `caseflow backtest`: would the forecasts have been right? */
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { format, language, replications, running, seed } from "./flags.ts";

const scenario = Argument.String("scenario").pipe(Argument.withDescription("Scenario file (YAML)"));
const history = Flag.String("history").pipe(
  Flag.withDescription("The log of what happened: a log file, or a log in an event store"),
);
const origins = Flag.String("origins").pipe(
  Flag.withDescription(
    "From when to forecast: months such as 2009-01..2009-06, each standing for its last day, or " +
      "months and days with commas between them. What comes after an origin is hidden from it",
  ),
);
const months = /^(?<months>[1-9]\d?)m?$/u;
const horizon = Flag.String("horizon").pipe(
  Flag.filter(
    (value) => Number(months.exec(value)?.groups?.months) <= 60,
    (value) => `${value} is not a number of months from 1 to 60, such as 6m`,
  ),
  Flag.withDescription("How many months to forecast from each origin (default: 6m)"),
  Flag.withDefault("6m"),
);
const knowledge = Flag.Literals("knowledge", ["registered", "happened"]).pipe(
  Flag.withDescription(
    "What counts as known at an origin: what was registered by then, or all that had happened " +
      "(default: registered)",
  ),
  Flag.withDefault("registered"),
);
const since = Flag.String("since").pipe(
  Flag.withDescription(
    "First month of the history that is there as a whole, YYYY-MM, where older records are only " +
      "of citizens who came later too (default: its first)",
  ),
  Flag.optional,
);
const measures = Flag.String("measures").pipe(
  Flag.withDescription(
    "Follow only this series: onBenefit, onBenefit:BENEFIT, longTerm, inflow, exits, interviews, " +
      "offers or placements; may be given again (default: all that the history tells of)",
  ),
  Flag.between(0, 100),
);

export const backtest = Command.make(
  "backtest",
  {
    scenario,
    history,
    origins,
    horizon,
    knowledge,
    since,
    measures,
    replications,
    seed,
    running,
    format,
    language,
  },
  Effect.fnUntraced(function* ({ horizon: ahead, since: first, ...asked }) {
    const { runBacktest } = yield* Effect.promise(() => import("./run-backtest.ts"));
    const horizonMonths = Number.parseInt(ahead, 10);
    yield* runBacktest({ ...asked, horizon: horizonMonths, since: Option.getOrUndefined(first) });
  }),
).pipe(
  Command.withDescription(
    "Says whether a scenario's forecasts would have been right: from each origin, with all " +
      "hidden that happened or was registered later, the model goes on from the caseload as it " +
      "was, and what it says is held against what came. Scores month by month, whether intervals " +
      "held what they promise, and whether it beats what a sceptic would have said: the last " +
      "value, the same month last year, the mean of the last weeks with the season, a Markov " +
      "chain. What the scenario's own numbers were fitted to is not hidden. Ends with 0 when " +
      "nothing speaks against the forecasts, 99 when a baseline is surely better on some series " +
      "or 90 % intervals surely do not hold 90 %, 1 for an error.",
  ),
  Command.withShortDescription("Says whether a scenario's forecasts would have been right."),
  Command.withExamples([
    {
      command: "caseflow backtest centre.yaml --history records --origins 2009-01..2009-06",
      description: "Six origins, six months ahead of each",
    },
    {
      command: "caseflow backtest centre.yaml --history records --origins 2009-03-15 --horizon 3m",
      description: "From one day, three whole months ahead",
    },
    {
      command:
        "caseflow backtest centre.yaml --history run.caselog --origins 2010-01..2010-06 " +
        "--measures exits --format json",
      description: "For another program; see: caseflow schema backtest",
    },
  ]),
);
