/** A search and what it was asked, put together as the one value that is shown. */
import type { Target } from "../domain/goal.ts";
import { bindingFirst, smallestRelaxation } from "../experiment/solve/binding.ts";
import { type FrontPoint, frontOf } from "../experiment/solve/front.ts";
import { costIn } from "../experiment/solve/problem.ts";
import type { Solving } from "../experiment/solve/solving.ts";
import type { Trial } from "../experiment/solve/trial.ts";
import { version } from "../experiment/version.ts";
import type { Plan } from "../model/plan.ts";
import { valueNow } from "../scenario/choices.ts";
import type { Choice, Scenario } from "../scenario/scenario.ts";
import type {
  ChoiceResult,
  FrontResult,
  GoalShareResult,
  PlanResult,
  SolutionResult,
} from "./solution-result.ts";
import { unitOf } from "./unit.ts";

/** What was searched. */
export interface SolveSubject {
  readonly file: string;
  readonly scenario: Scenario;
  readonly plan: Plan;
  readonly choices: ReadonlyArray<Choice>;
  readonly seed: string;
  readonly freshSeed: string;
}

/** The result as it stands; the search need not be over. */
export function resultOfSolve(subject: SolveSubject, solving: Solving): SolutionResult {
  const { scenario, plan, file, seed, freshSeed, choices } = subject;
  const { problem, selection, assumption } = solving;
  const answer = solving.answer ?? solving.candidate;
  const known = answer === undefined ? undefined : solving.fresh.of(answer);
  const best = known !== undefined && known.size > 0 ? known : undefined;
  const planResult = (of: number) => planResultOf(subject, solving, of);
  const values = (of: number) => valuesOf(subject, solving, of);
  return {
    version,
    scenario: { id: scenario.id, title: scenario.title, file, hash: plan.hash },
    seed,
    freshSeed,
    asked: {
      goals: problem.goals.map(({ goal }) => goal.id),
      probability: problem.probability,
      confidence: problem.confidence,
      indifference: problem.indifference,
      budget: problem.budget,
    },
    // A search that was stopped may have a plan before it has come to its end.
    status:
      solving.ending === "unknown" && solving.candidate !== undefined ? "found" : solving.ending,
    confirmed: solving.confirmed,
    choices: choices.map((choice) => choiceResult(scenario, choice)),
    answer: answer === undefined ? null : planResult(answer),
    goals: best === undefined ? [] : goalShares(solving, best),
    relaxation: best === undefined ? null : relaxationOf(solving, best),
    selection:
      selection === undefined
        ? null
        : {
            indifference: solving.bestIndifference,
            rivals: selection.rivals.map((rival) => [...values(rival)]),
          },
    contradicted: solving.contradicted.map((one) => planResult(one)),
    front: frontOf(problem, solving.fresh, solving.front).map((point) =>
      frontResult(subject, solving, point),
    ),
    searched: searchedOf(solving),
    assumption: {
      held: solving.assumed,
      pairs: assumption.pairs,
      contradictions: assumption.contradictions.map(({ less, more, atLeast }) => ({
        less: [...values(less)],
        more: [...values(more)],
        atLeast,
      })),
    },
  };
}

function choiceResult(scenario: Scenario, choice: Choice): ChoiceResult {
  const { id, title, lever, from, values, cost } = choice;
  const assumed = cost.from.kind === "assumption";
  return {
    id,
    title,
    lever,
    from,
    values,
    now: valueNow(scenario, choice),
    cost: {
      value: cost.value,
      range: cost.from.kind === "assumption" ? cost.from.range : [cost.value, cost.value],
      each: cost.each,
      whence: cost.from.kind === "assumption" ? cost.from.reason : cost.from.source,
      assumed,
    },
  };
}

function valuesOf(
  { scenario, choices }: SolveSubject,
  { problem }: Solving,
  plan: number,
): ReadonlyArray<number> {
  return plan === problem.now
    ? choices.map((choice) => valueNow(scenario, choice))
    : problem.lattice.valuesOf(plan);
}

function planResultOf(subject: SolveSubject, solving: Solving, plan: number): PlanResult {
  const { problem, fresh } = solving;
  const trial = fresh.of(plan);
  const { low, high } = trial.look(1 - problem.confidence);
  return {
    values: valuesOf(subject, solving, plan),
    extra: costIn(problem, plan) - problem.nowCost,
    chance:
      trial.size === 0
        ? null
        : { estimate: trial.share, lo: low, hi: high, replications: trial.size },
  };
}

function frontResult(subject: SolveSubject, solving: Solving, point: FrontPoint): FrontResult {
  const { problem, answer } = solving;
  const { plan, share, interval, replications, dominated } = point;
  const roleOf = (of: number) => {
    if (of === answer) return "answer";
    if (of === problem.now) return "now";
    return of === problem.lattice.top ? "most" : "other";
  };
  return {
    values: valuesOf(subject, solving, plan),
    extra: point.cost - problem.nowCost,
    chance: { estimate: share, lo: interval.low, hi: interval.high, replications },
    role: roleOf(plan),
    dominated,
  };
}

function goalShares({ problem }: Solving, trial: Trial): ReadonlyArray<GoalShareResult> {
  return bindingFirst(trial, problem.goals).map(({ goal: place, share, othersShare }) => {
    const { id, name, measure, target } = problem.goals[place].goal;
    return {
      id,
      title: name,
      unit: unitOf(measure),
      ...comparison(target),
      share,
      othersShare,
    };
  });
}

function comparison(target: Target): Pick<GoalShareResult, "comparator" | "target"> {
  if ("atLeast" in target) return { comparator: "atLeast", target: target.atLeast };
  if ("atMost" in target) return { comparator: "atMost", target: target.atMost };
  if ("equals" in target) return { comparator: "equals", target: target.equals };
  return { comparator: "between", target: target.between };
}

function relaxationOf({ problem, ending }: Solving, trial: Trial): SolutionResult["relaxation"] {
  if (ending === "found") return null;
  const found = smallestRelaxation(trial, problem.goals, problem.probability);
  if (found === undefined) return null;
  return found.goals.map((place, i) => ({ id: problem.goals[place].goal.id, by: found.by[i] }));
}

function searchedOf(solving: Solving): SolutionResult["searched"] {
  const { lattice } = solving.problem;
  const tried = new Set([...solving.first.plans, ...solving.fresh.plans]);
  tried.delete(lattice.size); // the plan as it stands, where it cannot be chosen
  const { spent, purse } = solving;
  return {
    plans: lattice.size,
    tried: tried.size,
    open: solving.open,
    exhausted: solving.exhausted,
    replications: { ...spent, all: purse.spent },
  };
}
