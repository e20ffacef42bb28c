/** `caseflow compare`: what changes of plan are worth, beside a baseline. */
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import { historyFlags } from "./history-flags.ts";
import { format, language, replications, running, seed } from "./flags.ts";

const baseline = Argument.String("baseline").pipe(
  Argument.withDescription("Scenario file (YAML) that the others are set against"),
);
const scenarios = Argument.String("scenario").pipe(
  Argument.withDescription("Scenario files with the same goals and period"),
  Argument.variadic({ min: 1 }),
);

const citizens = Flag.Int("citizens").pipe(
  Flag.filter(
    (replication) => replication >= 0,
    (replication) => `${replication} is no replication: they are numbered from 0`,
  ),
  Flag.withDescription(
    "Name the citizens whose life goes otherwise in the replication of this number (default: " +
      "compare the goals)",
  ),
  Flag.optional,
);

export const compare = Command.make(
  "compare",
  {
    baseline,
    scenarios,
    replications,
    seed,
    citizens,
    running,
    format,
    language,
    history: historyFlags,
  },
  Effect.fnUntraced(function* (asked) {
    const { runCompare } = yield* Effect.promise(() => import("./run-compare.ts"));
    yield* runCompare({ ...asked, citizens: Option.getOrUndefined(asked.citizens) });
  }),
).pipe(
  Command.withDescription(
    "Sets plans beside a baseline, each run under the same chance: what is different in them, " +
      "how far each goal moves and how surely, and whose life goes otherwise. Ends with 0 when " +
      "some plan surely meets all goals, 99 when none does, 1 for an error.",
  ),
  Command.withShortDescription("Shows what changes of plan do to the goals."),
  Command.withExamples([
    {
      command:
        "caseflow compare scenarios/nyropsgade-2010.yaml scenarios/partnership-placements.yaml",
      description: "What do partnership agreements bring, and what do they cost other goals?",
    },
    {
      command:
        "caseflow compare scenarios/nyropsgade-2010.yaml scenarios/lower-caseloads.yaml " +
        "scenarios/early-offers.yaml --replications 500",
      description: "Several plans, with an overview first",
    },
    {
      command:
        "caseflow compare scenarios/nyropsgade-2010.yaml scenarios/early-offers.yaml --citizens 0",
      description: "Whose life goes otherwise in the first replication, and from which event on?",
    },
    {
      command:
        "caseflow compare scenarios/nyropsgade-2010.yaml scenarios/more-interviewers.yaml " +
        "--from logs/centre --as-of 2010-06-30",
      description: "What is it worth from today's caseload on?",
    },
    {
      command:
        "caseflow compare scenarios/nyropsgade-2010.yaml scenarios/recession.yaml --format json",
      description: "For another program; see: caseflow schema comparison",
    },
  ]),
);
