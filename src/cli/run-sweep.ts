/** What `caseflow sweep` does once it knows what is asked; loaded only then, for it is heavy. */
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { type Axis, axisOf } from "../experiment/axis.ts";
import type { Series } from "../experiment/experiment.ts";
import type { Outcome } from "../experiment/outcome.ts";
import {
  type DesignProblem,
  type SweepDesign,
  type SweepPlan,
  sweepPlan,
} from "../experiment/sweep-design.ts";
import type { Language, Tongue } from "../language/language.ts";
import { resultOfSweep } from "../report/result-of-sweep.ts";
import { sweepCsv } from "../report/sweep-csv.ts";
import { sweepText } from "../report/sweep-text.ts";
import { Laboratory } from "../runtime/laboratory.ts";
import { loadScenarioFile } from "../runtime/scenario-file.ts";
import type { Plan } from "../model/plan.ts";
import { compile } from "../scenario/compile.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { variedPlan } from "../scenario/vary.ts";
import { cannot } from "./command-error.ts";
import type { Running } from "./flags.ts";
import { json, paperIn, print } from "./terminal.ts";
import { withProgress } from "./with-progress.ts";

export interface SweepAsked {
  readonly scenario: string;
  readonly vary: ReadonlyArray<string>;
  readonly design: SweepDesign;
  readonly points: number;
  readonly replications: number;
  readonly goal: ReadonlyArray<string>;
  readonly seed: string;
  readonly running: Running;
  readonly format: "text" | "json" | "csv";
  readonly language: Language;
}

export const runSweep = Effect.fnUntraced(function* (asked: SweepAsked) {
  const { seed, replications, running, format } = asked;
  const paper = paperIn(asked.language);
  const { tongue } = paper;
  const { scenario } = yield* loadScenarioFile(asked.scenario);
  yield* knownGoals(scenario, asked.goal, tongue.say.sweep.noGoal);
  const axes = yield* axesOf(scenario, asked.vary, tongue);
  const plan = yield* planned(asked, axes, tongue);
  const seriesOf = (name: string, of: Plan): Series => {
    return { arm: { name, plan: of, goals: scenario.goals }, seed, from: 0, to: replications };
  };
  // The scenario as it stands comes first: every point is told by how it differs from it.
  const now = compile(scenario);
  const series = [seriesOf(scenario.id, now)];
  for (const [i, values] of plan.points.entries()) {
    const settings = axes.map(({ variable }, axis) => ({ variable, value: values[axis] }));
    const varied = yield* Effect.fromResult(variedPlan(scenario, settings));
    const name = axes.map(({ variable }, axis) => `${variable.name}=${values[axis]}`).join(", ");
    series.push(seriesOf(`${i + 1}: ${name}`, varied));
  }
  const subject = {
    file: asked.scenario,
    scenario,
    hash: now.hash,
    hashes: series.slice(1).map(({ arm }) => arm.plan.hash),
    plan,
    seed,
    replications,
    goals: asked.goal,
  };
  const show = (outcomes: ReadonlyArray<ReadonlyArray<Outcome>>) => {
    const result = resultOfSweep(subject, outcomes);
    if (format === "json") return print(json(result));
    return print(format === "csv" ? sweepCsv(result) : sweepText(result, paper));
  };
  const outcomes = yield* withProgress(
    {
      asked: series,
      layout: { scenarios: 1, points: series.length, replications },
      judged: [],
      run: (watching) =>
        Effect.gen(function* () {
          return yield* (yield* Laboratory).replicate(series, watching);
        }),
      showSoFar: (known) => show(known.outcomes),
    },
    { running, format: format === "json" ? "json" : "text", paper },
  );
  if (outcomes !== undefined) yield* show(outcomes);
});

/** Refuses a goal that the scenario does not have. */
export const knownGoals = Effect.fnUntraced(function* (
  { goals }: Scenario,
  asked: ReadonlyArray<string>,
  say: (goal: string, goals: string) => string,
) {
  const ids = goals.map(({ id }) => id);
  const unknown = asked.find((id) => !ids.includes(id));
  if (unknown !== undefined) yield* Effect.fail(cannot(say(unknown, ids.join(", "))));
});

const axesOf = Effect.fnUntraced(function* (
  scenario: Scenario,
  asked: ReadonlyArray<string>,
  { say }: Tongue,
) {
  if (asked.length === 0) return yield* Effect.fail(cannot(say.sweep.noAxis));
  const axes: Axis[] = [];
  for (const text of asked) {
    const axis = yield* Effect.fromResult(axisOf(scenario, text));
    if (axes.some(({ variable }) => variable.path === axis.variable.path)) {
      return yield* Effect.fail(cannot(say.sweep.twice(axis.variable.name)));
    }
    axes.push(axis);
  }
  return axes;
});

const planned = (
  { design, points, seed }: SweepAsked,
  axes: ReadonlyArray<Axis>,
  tongue: Tongue,
) => {
  const plan = sweepPlan(design, axes, points, seed);
  return Effect.fromResult(
    "_tag" in plan
      ? Result.fail(cannot(problemText(plan, tongue)))
      : Result.succeed<SweepPlan>(plan),
  );
};

function problemText({ problem, found, most }: DesignProblem, tongue: Tongue): string {
  const { sweep } = tongue.say;
  const say = problem === "tooManyAxes" ? sweep.tooManyAxes : sweep.tooManyPoints;
  return say(tongue.number(found), tongue.number(most));
}
