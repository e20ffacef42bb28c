/** `caseflow solve`: the cheapest plan under which goals hold together as surely as asked. */
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { format, language, running, seed, whole } from "./flags.ts";

const scenario = Argument.String("scenario").pipe(
  Argument.withDescription("Scenario file (YAML), with what may be chosen under `choices:`"),
);
const goals = Flag.String("goals").pipe(
  Flag.withDescription(
    "Ids of the goals that are to hold together, with commas (default: all that can be judged)",
  ),
  Flag.optional,
);

/** A share between 0 and 1, both excluded. */
const share = (name: string) =>
  Flag.Finite(name).pipe(
    Flag.filter(
      (value) => value > 0 && value < 1,
      (value) => `${value} is not a number between 0 and 1`,
    ),
  );

const probability = share("probability").pipe(
  Flag.withDescription("With which the goals are to hold together (default: 0.8)"),
  Flag.withDefault(0.8),
);
const confidence = share("confidence").pipe(
  Flag.withDescription("With which the answer is to be right (default: 0.95)"),
  Flag.withDefault(0.95),
);
const indifference = share("indifference").pipe(
  Flag.withDescription(
    "A plan whose probability is so near the asked one may be taken or left; half of it takes " +
      "four times the replications (default: 0.05)",
  ),
  Flag.withDefault(0.05),
);
const choice = Flag.String("choice").pipe(
  Flag.withDescription(
    "PATH=LOW..HIGH[:STEP][@COST] or PATH=VALUE: a number that may be chosen, or other bounds " +
      "for one of the scenario's; COST is of one more, kr. a year. May be given again (default: " +
      "the scenario's choices)",
  ),
  Flag.between(0, 100),
);
const budget = whole("budget", 10_000_000).pipe(
  Flag.withDescription("Replications that may be run in all (default: 2000)"),
  Flag.withDefault(2000),
);

export const solve = Command.make(
  "solve",
  {
    scenario,
    goals,
    probability,
    confidence,
    indifference,
    choice,
    budget,
    seed,
    running,
    format,
    language,
  },
  Effect.fnUntraced(function* ({ goals: named, choice: choices, ...asked }) {
    const { runSolve } = yield* Effect.promise(() => import("./run-solve.ts"));
    const ids = Option.getOrElse(named, () => "").split(",");
    const trimmed = ids.map((id) => id.trim()).filter((id) => id !== "");
    yield* runSolve({ ...asked, goals: trimmed, choices });
  }),
).pipe(
  Command.withDescription(
    "Searches what may be chosen, such as staff by team and places, for the cheapest plan under " +
      "which the named goals hold together with the asked probability, counted jointly. The plan " +
      "and the front of cost against probability are confirmed with fresh replications. Ends " +
      "with 0 when a plan was found and confirmed, 99 when there is none or the budget ran out, " +
      "1 for an error.",
  ),
  Command.withShortDescription("Finds the cheapest plan that reaches the goals."),
  Command.withExamples([
    {
      command: "caseflow solve scenarios/solve-nyropsgade.yaml --goals JKN-5,JKN-8",
      description: "Which staff and places bring placements and interviews to their targets?",
    },
    {
      command:
        "caseflow solve scenarios/tutorial.yaml --goals on-time --probability 0.9 " +
        "--choice capacity.staff.caseworkers=4..9@560000",
      description: "How many caseworkers does one goal need?",
    },
    {
      command:
        "caseflow solve scenarios/solve-nyropsgade.yaml --budget 5000 --indifference 0.02 " +
        "--format json > solution.json",
      description: "More sharply, for another program; see: caseflow schema solution",
    },
  ]),
);
