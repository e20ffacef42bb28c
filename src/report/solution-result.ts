/**
 * What a search for the cheapest plan says, complete: the one value from which the terminal's
 * text, the JSON and the exit code are made. Its schema is published (`caseflow schema solution`).
 * It depends on the scenario, the question, the seed and the version alone.
 */
import * as Schema from "effect/Schema";
import { measureUnits } from "./unit.ts";
import { count, day, said, share, words } from "./result-parts.ts";

const { Array: List, Boolean: Flag, Finite, Literals, NullOr, String: Text, Struct } = Schema;

const range = Schema.Tuple([Finite, Finite]);

const ChoiceResult = Struct({
  id: Text,
  title: words,
  lever: said(Text, "the number that is chosen"),
  from: said(day, "first day on which it acts"),
  values: said(Struct({ from: Finite, to: Finite, step: Finite }), "what could be chosen"),
  now: said(Finite, "as the scenario has it"),
  cost: Struct({
    value: said(Finite, "of one more, kr. a year"),
    range: said(range, "of the assumption; the value twice when a source states it"),
    each: words,
    whence: said(Text, "source, or reason of the assumption"),
    assumed: Flag,
  }),
}).annotate({ identifier: "ChoiceResult" });

const Chance = Struct({
  estimate: share,
  lo: share,
  hi: share,
  replications: count("fresh ones, which the search had not seen"),
});

const PlanResult = Struct({
  values: said(List(Finite), "one for each choice; what is now need not be among the choices"),
  extra: said(Finite, "cost above what is now, kr. a year; negative: saved"),
  chance: said(NullOr(Chance), "that all goals hold together; null when none was run"),
});

const FrontResult = Struct({
  ...PlanResult.fields,
  role: Literals(["now", "answer", "most", "other"]),
  dominated: said(
    Literals(["no", "likely", "surely"]),
    "by a plan that costs no more and reaches the goals as often",
  ),
}).annotate({ identifier: "FrontResult" });

const GoalShare = Struct({
  id: Text,
  title: words,
  unit: Literals(measureUnits),
  comparator: Literals(["atLeast", "atMost", "between", "equals"]),
  target: said(NullOr(Schema.Union([Finite, range])), "as in the contract"),
  share: said(share, "of replications of the answer in which it held"),
  othersShare: said(share, "of replications in which all the others held"),
});

export const SolutionResult = Struct({
  version: said(Text, "of caseflow"),
  scenario: Struct({
    id: Text,
    title: words,
    file: said(Text, "as it was named to the command"),
    hash: said(Text, "of all that a run of it depends on"),
  }),
  seed: said(Text, "of the search"),
  freshSeed: said(Text, "of the confirmation and the front"),
  asked: Struct({
    goals: said(List(Text), "which are to hold together"),
    probability: said(share, "with which they are to hold"),
    confidence: said(share, "of the answer, and of all intervals of the front together"),
    indifference: said(share, "a plan so near the asked probability may be taken or left"),
    budget: count("replications that may be run"),
  }),
  status: said(
    Literals(["found", "none", "unknown"]),
    "none: no plan reaches what is asked; unknown: the replications ran out first",
  ),
  confirmed: said(Flag, "by replications under the fresh seed"),
  choices: List(ChoiceResult),
  answer: said(NullOr(PlanResult), "the cheapest plan, or the best that can be had"),
  goals: said(List(GoalShare), "under the answer, the one that binds first"),
  relaxation: said(
    NullOr(List(Struct({ id: Text, by: Finite }))),
    "how far targets would have to give, in their units, for the answer to reach what is asked",
  ),
  selection: said(
    NullOr(Struct({ indifference: share, rivals: List(List(Finite)) })),
    "of the best that can be had: plans that could not be told from it",
  ),
  contradicted: said(List(PlanResult), "plans that were found first and failed when run afresh"),
  front: said(List(FrontResult), "cost against probability, the cheapest first"),
  searched: Struct({
    plans: count("that could be chosen"),
    tried: count("that were run"),
    open: count("cheaper ones of which nothing is known"),
    exhausted: said(Flag, "the budget ran out before all cheaper ones were ruled out"),
    replications: Struct({
      search: count("to find the plan"),
      confirm: count("to confirm it"),
      explore: count("to see where the front runs"),
      select: count("to select the best that can be had"),
      front: count("of the front"),
      all: count("together"),
    }),
  }),
  assumption: said(
    Struct({
      held: Flag,
      pairs: count("of plans that were compared"),
      contradictions: List(Struct({ less: List(Finite), more: List(Finite), atLeast: share })),
    }),
    "That more of anything never hurts: checked with the data",
  ),
}).annotate({
  identifier: "SolutionResult",
  title: "Caseflow solution",
  description: "The cheapest plan under which goals hold together as surely as asked",
});

export type SolutionResult = typeof SolutionResult.Type;
export type PlanResult = typeof PlanResult.Type;
export type FrontResult = typeof FrontResult.Type;
export type ChoiceResult = typeof ChoiceResult.Type;
export type GoalShareResult = typeof GoalShare.Type;
