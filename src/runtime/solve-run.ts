/**
 * A search from a scenario that has been loaded: what may be chosen becomes a lattice of plans, of
 * which only those are compiled that the search asks for, and the laboratory runs them. The fresh
 * replications that confirm the answer come from a seed of their own, derived from that of the
 * search.
 */
import * as Effect from "effect/Effect";
import type { Goal } from "../domain/goal.ts";
import type { Arm } from "../experiment/experiment.ts";
import { Lattice, plansMost } from "../experiment/solve/lattice.ts";
import { indifferenceWithin, type SolveProblem } from "../experiment/solve/problem.ts";
import { type Phase, Solving } from "../experiment/solve/solving.ts";
import type { NamedGoal } from "../experiment/solve/trial.ts";
import { resultOfSolve, type SolveSubject } from "../report/result-of-solve.ts";
import type { SolutionResult } from "../report/solution-result.ts";
import { withChoices } from "../scenario/choice-text.ts";
import { choosing, costOf, levelsOf, valueNow } from "../scenario/choices.ts";
import { compile } from "../scenario/compile.ts";
import type { LoadedScenario } from "../scenario/load.ts";
import type { Choice, Scenario } from "../scenario/scenario.ts";
import { didYouMean, oneOfWords } from "../scenario/spelling.ts";
import { checkMeasures } from "./forecast-run.ts";
import { type LabError, Laboratory, type LabWatching } from "./laboratory.ts";
import type { MeasureError } from "./measure-error.ts";
import { QuestionError } from "./question-error.ts";

export interface SolveAsked {
  readonly loaded: LoadedScenario;
  /** The scenario's file as the user named it. */
  readonly file: string;
  /** Ids of the goals that are to hold together; all that can be judged when there are none. */
  readonly goals: ReadonlyArray<string>;
  readonly probability: number;
  readonly confidence: number;
  readonly indifference: number;
  /** Choices in lines, instead of those of the scenario or beside them. */
  readonly choices: ReadonlyArray<string>;
  readonly budget: number;
  readonly seed: string;
}

export interface SolveRun {
  /** The plan as it stands. */
  readonly now: Arm;
  /** Number of plans that can be chosen. */
  readonly plans: number;
  readonly run: (
    watching?: Pick<LabWatching, "seen">,
  ) => Effect.Effect<SolutionResult, LabError, Laboratory>;
  /** What is known by now. */
  readonly soFar: () => SolutionResult;
}

/** Makes a search ready to run. */
export const prepareSolve = Effect.fnUntraced(function* (
  asked: SolveAsked,
): Effect.fn.Return<SolveRun, QuestionError | MeasureError> {
  const { seed, file } = asked;
  const { scenario } = asked.loaded;
  const found = withChoices(scenario, asked.choices);
  if (found._tag === "Failure") return yield* new QuestionError({ message: found.failure.message });
  const choices = found.success;
  const problem = yield* problemOf(asked, choices);
  const now: Arm = { name: scenario.id, plan: compile(scenario), goals: scenario.goals };
  yield* checkMeasures(now);
  const freshSeed = `${seed}/confirm`;
  const subject: SolveSubject = { file, scenario, plan: now.plan, choices, seed, freshSeed };
  const solving = new Solving(problem);
  const arms = new Map([[problem.now, now]]);
  const armOf = (plan: number): Arm => {
    const known = arms.get(plan);
    if (known !== undefined) return known;
    const made = armChoosing(scenario, choices, problem.lattice.valuesOf(plan));
    arms.set(plan, made);
    return made;
  };
  const run: SolveRun["run"] = Effect.fnUntraced(function* (watching = {}) {
    for (const phase of solving.phases()) {
      yield* drivePhase(phase, armOf, phase.fresh ? freshSeed : seed, {
        seen: (done, _of, outcomes) =>
          watching.seen?.(solving.purse.spent + done, solving.purse.most, outcomes),
      });
    }
    return resultOfSolve(subject, solving);
  });
  return { now, plans: problem.lattice.size, run, soFar: () => resultOfSolve(subject, solving) };
});

/** Runs what a phase asks for, until it asks for no more. */
const drivePhase = Effect.fnUntraced(function* (
  { procedure }: Phase,
  armOf: (plan: number) => Arm,
  seed: string,
  watching: Pick<LabWatching, "seen">,
): Effect.fn.Return<void, LabError, Laboratory> {
  const laboratory = yield* Laboratory;
  let step = procedure.next();
  while (step.done !== true) {
    const series = step.value.map(({ candidate, from, to }) => {
      return { arm: armOf(candidate), seed, from, to };
    });
    const outcomes = yield* laboratory.replicate(series, watching);
    const values = outcomes.map((list) =>
      list.map(({ readings }) => readings.map(({ value }) => value)),
    );
    step = procedure.next(values);
  }
});

function armChoosing(
  scenario: Scenario,
  choices: ReadonlyArray<Choice>,
  values: ReadonlyArray<number>,
): Arm {
  const said = choices.map(({ id }, i) => `${id} ${values[i]}`).join(", ");
  const plan = compile(choosing(scenario, choices, values));
  return { name: `${scenario.id} with ${said}`, plan, goals: scenario.goals };
}

const problemOf = Effect.fnUntraced(function* (
  asked: SolveAsked,
  choices: ReadonlyArray<Choice>,
): Effect.fn.Return<SolveProblem, QuestionError> {
  const { probability, confidence, budget } = asked;
  const { scenario } = asked.loaded;
  if (choices.length === 0) {
    const message =
      `${asked.file} has nothing to choose from: add \`choices:\` to the scenario, or name some, ` +
      "such as --choice capacity.staff.TEAM=10..20@560000.";
    return yield* new QuestionError({ message });
  }
  const goals = yield* namedGoals(asked);
  const levels = choices.map((choice) => levelsOf(choice));
  const size = levels.reduce((product, { length }) => product * length, 1);
  if (size > plansMost) {
    const message =
      `The choices make ${size} plans, more than the ${plansMost} that can be searched: ` +
      "take larger steps, or fix one with --choice PATH=VALUE.";
    return yield* new QuestionError({ message });
  }
  const lattice = new Lattice(
    choices.map(({ cost }, i) => ({ levels: levels[i], unitCost: cost.value })),
  );
  const now = choices.map((choice) => valueNow(scenario, choice));
  const steps = now.map((value, i) => levels[i].indexOf(value));
  return {
    lattice,
    now: steps.includes(-1) ? lattice.size : lattice.planAt(steps),
    nowCost: costOf(choices, now),
    goals,
    probability,
    confidence,
    indifference: indifferenceWithin(probability, asked.indifference),
    budget,
  };
});

/** The goals that are to hold, in the contract's order. */
const namedGoals = Effect.fnUntraced(function* ({
  loaded: { scenario },
  goals: ids,
}: SolveAsked): Effect.fn.Return<ReadonlyArray<NamedGoal>, QuestionError> {
  const all = scenario.goals.map((goal, index): NamedGoal => ({ goal, index }));
  const judged = all.filter(({ goal }) => canBeJudged(goal));
  for (const id of ids) {
    const known = all.find(({ goal }) => goal.id === id);
    if (known !== undefined && judged.includes(known)) continue;
    const names = judged.map(({ goal }) => goal.id);
    const message =
      known === undefined
        ? `There is no goal ${id}; ${didYouMean(id, names) ?? `there are ${oneOfWords(names)}`}`
        : `The goal ${id} cannot be judged: it has no target, or is not modelled yet`;
    return yield* new QuestionError({ message: `${message.replace(/[.?]$/u, "")}.` });
  }
  const named = ids.length === 0 ? judged : judged.filter(({ goal }) => ids.includes(goal.id));
  if (named.length > 0) return named;
  return yield* new QuestionError({ message: "The scenario has no goal that can be judged." });
});

const canBeJudged = ({ measure, target }: Goal): boolean =>
  measure.type !== "notYetModelled" && Object.values(target).every((bound) => bound !== null);
