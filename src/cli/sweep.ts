/** `caseflow sweep`: how the goals respond as some numbers of a scenario are varied. */
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import { sweepDesigns } from "../experiment/sweep-design.ts";
import { language, running, seed, whole } from "./flags.ts";

const scenario = Argument.String("scenario").pipe(Argument.withDescription("Scenario file (YAML)"));
const vary = Flag.String("vary").pipe(
  Flag.withDescription(
    "A number and its values: PATH=low..high, low..high:step, or values with commas; PATH alone " +
      "is the range of its assumption. Once for each number (default: none, which is refused)",
  ),
  Flag.between(0, 100),
);
const design = Flag.Literals("design", sweepDesigns).pipe(
  Flag.withDescription(
    "All combinations, or points that fill the space: a Latin hypercube or Sobol's sequence " +
      "(default: factorial)",
  ),
  Flag.withDefault("factorial"),
);
const points = whole("points", 20_000).pipe(
  Flag.withDescription("Points of a design that fills the space (default: 64)"),
  Flag.withDefault(64),
);
const replications = whole("replications", 1_000_000).pipe(
  Flag.withAlias("n"),
  Flag.withDescription(
    "Futures to run at each point, the same ones at all, which keeps the curve smooth " +
      "(default: 50)",
  ),
  Flag.withDefault(50),
);
const goal = Flag.String("goal").pipe(
  Flag.withDescription("Show only the goal of this id; may be given again (default: all)"),
  Flag.between(0, 100),
);
const format = Flag.Literals("format", ["text", "json", "csv"]).pipe(
  Flag.withDescription(
    "Text for people, JSON for programs, or CSV for a spreadsheet (default: text)",
  ),
  Flag.withDefault("text"),
);

export const sweep = Command.make(
  "sweep",
  { scenario, vary, design, points, replications, goal, seed, running, format, language },
  Effect.fnUntraced(function* ({ goal: goals, ...asked }) {
    const { runSweep } = yield* Effect.promise(() => import("./run-sweep.ts"));
    yield* runSweep({ ...asked, goals });
  }),
).pipe(
  Command.withDescription(
    "Runs a scenario with other values of one or more of its numbers and shows how every goal " +
      "responds: its mean, and how surely it is attained. Numbers are named as `caseflow " +
      "compare` " +
      "names what differs: capacity.staff.effort, labourDemand.2010-01-01, " +
      "agreements.partners.employees, initiatives.partnerships.1. Shares that sum to 1 stay so: " +
      "the others of their table give way in proportion.",
  ),
  Command.withShortDescription("Shows how goals respond as numbers are varied."),
  Command.withExamples([
    {
      command:
        "caseflow sweep scenarios/nyropsgade-2010.yaml --vary capacity.staff.effort=10..20:2",
      description: "How many caseworkers does the effort goal need?",
    },
    {
      command:
        "caseflow sweep scenarios/tutorial.yaml --vary capacity.staff.caseworkers=3..7:1 --vary " +
        "hazard.noShow",
      description: "Staff against no-shows, these over the range that the scenario assumes",
    },
    {
      command:
        "caseflow sweep scenarios/tutorial.yaml --vary hazard.noShow --vary monthly.exit.from12 " +
        "--design sobol --points 128 --format csv > points.csv",
      description: "Points that fill the space, for a statistics program",
    },
  ]),
);
