/** `caseflow sensitivity`: which assumptions a forecast is built on, and which do not matter. */
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { format, language, running, seed, whole } from "./flags.ts";

const scenario = Argument.String("scenario").pipe(Argument.withDescription("Scenario file (YAML)"));
const method = Flag.Literals("method", ["tornado", "morris", "sobol"]).pipe(
  Flag.withDescription(
    "tornado: each assumption alone; morris: a screening over all ranges at once; sobol: shares " +
      "of the variance for the few that matter (default: tornado)",
  ),
  Flag.withDefault("tornado"),
);
const goal = Flag.String("goal").pipe(
  Flag.withDescription("Only the goal of this id; may be given again (default: all)"),
  Flag.between(0, 100),
);
const parameter = Flag.String("parameter").pipe(
  Flag.withDescription(
    "Only assumptions of this path or under it, * for anything; may be given again (default: all)",
  ),
  Flag.between(0, 1000),
);
const top = whole("top", 1000).pipe(
  Flag.withDescription(
    "Assumptions to show of each goal, and to choose for sobol out of a screening (default: 8)",
  ),
  Flag.withDefault(8),
);
const replications = whole("replications", 1_000_000).pipe(
  Flag.withAlias("n"),
  Flag.withDescription(
    "Futures to run at each point. Few are enough: points are compared under the same chance, " +
      "and " +
      "what is left of it is tested for (default: 10 for tornado, 3 for morris, 2 for sobol)",
  ),
  Flag.optional,
);
const starts = whole("starts", 1000).pipe(
  Flag.withDescription("Starts of a screening, spread over all ranges (default: 8)"),
  Flag.withDefault(8),
);
const rows = whole("rows", 100_000).pipe(
  Flag.withDescription(
    "Rows of points for sobol, best a power of two; each has two points more than assumptions " +
      "(default: 64)",
  ),
  Flag.withDefault(64),
);

export const sensitivity = Command.make(
  "sensitivity",
  {
    scenario,
    method,
    goal,
    parameter,
    top,
    replications,
    starts,
    rows,
    seed,
    running,
    format,
    language,
  },
  Effect.fnUntraced(function* ({ goal: goals, parameter: parameters, ...asked }) {
    const { runSensitivity } = yield* Effect.promise(() => import("./run-sensitivity.ts"));
    const each = Option.getOrUndefined(asked.replications);
    yield* runSensitivity({ ...asked, goals, parameters, replications: each });
  }),
).pipe(
  Command.withDescription(
    "Varies the assumptions of a scenario over the ranges that it gives them, the levers of its " +
      "initiatives too, and says of each goal which of them matter, how much, and how many do " +
      "not. " +
      "What cannot be told from chance is counted and not shown as an effect.",
  ),
  Command.withShortDescription("Shows which assumptions the goals depend on."),
  Command.withExamples([
    {
      command: "caseflow sensitivity scenarios/tutorial.yaml",
      description: "Which assumptions matter, one at a time",
    },
    {
      command:
        "caseflow sensitivity scenarios/partnership-placements.yaml --goal JKN-5 --parameter " +
        "initiatives --parameter placements",
      description: "What one goal owes to an initiative and to what it acts on",
    },
    {
      command: "caseflow sensitivity scenarios/tutorial.yaml --method morris --dry-run",
      description: "How long a screening of everything would take",
    },
    {
      command:
        "caseflow sensitivity scenarios/tutorial.yaml --method sobol --parameter monthly.exit " +
        "--parameter hazard.noShow",
      description: "Which of a few brings how much of the variance, alone and with the others",
    },
  ]),
);
