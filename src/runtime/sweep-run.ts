/**
 * A sweep of a scenario that has been loaded: what varies becomes points, each a plan of its own
 * beside the scenario as it stands, and the laboratory runs them all under the same chance.
 */
import * as Data from "effect/Data";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { type Axis, axisOf } from "../experiment/axis.ts";
import type { Series } from "../experiment/experiment.ts";
import type { Layout } from "../experiment/experiment-plan.ts";
import type { Outcome } from "../experiment/outcome.ts";
import { type SweepDesign, type SweepPlan, sweepPlan } from "../experiment/sweep-design.ts";
import { en } from "../language/sweep.ts";
import type { Plan } from "../model/plan.ts";
import { resultOfSweep } from "../report/result-of-sweep.ts";
import type { SweepResult } from "../report/sweep-result.ts";
import { compile } from "../scenario/compile.ts";
import type { LoadedScenario } from "../scenario/load.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { variedPlan } from "../scenario/vary.ts";
import { type LabError, Laboratory, type LabWatching } from "./laboratory.ts";

export interface SweepAsked {
  readonly loaded: LoadedScenario;
  /** The scenario's file as the user named it. */
  readonly file: string;
  /** What varies, in lines such as `hazard.noShow=0.05..0.3`. */
  readonly vary: ReadonlyArray<string>;
  readonly design: SweepDesign;
  /** Points of a design that fills space. */
  readonly points: number;
  readonly replications: number;
  /** Ids of the goals to show; all when there are none. */
  readonly goals: ReadonlyArray<string>;
  readonly seed: string;
}

/** Why a scenario cannot be swept so; the reader is told in their own language. */
export class UnfitSweep extends Data.TaggedError("UnfitSweep")<{
  readonly inWords: (say: typeof en, number: (value: number) => string) => string;
}> {
  override get message(): string {
    return this.inWords(en, String);
  }
}

export interface SweepRun {
  /** The scenario as it stands, then every point. */
  readonly series: ReadonlyArray<Series>;
  readonly layout: Partial<Layout>;
  readonly run: (
    watching?: LabWatching,
  ) => Effect.Effect<ReadonlyArray<ReadonlyArray<Outcome>>, LabError, Laboratory>;
  /** What those outcomes say, some of which may be missing yet. */
  readonly resultOf: (outcomes: ReadonlyArray<ReadonlyArray<Outcome>>) => SweepResult;
}

/** Makes a sweep ready to run. */
export const prepareSweep = Effect.fnUntraced(function* (asked: SweepAsked) {
  const { seed, replications, file, goals } = asked;
  const { scenario } = asked.loaded;
  const unknown = unknownGoal(scenario, goals);
  if (unknown !== undefined) {
    return yield* new UnfitSweep({ inWords: (say) => say.noGoal(unknown, goalsOf(scenario)) });
  }
  const axes = yield* axesOf(scenario, asked.vary);
  const plan = yield* planned(asked, axes);
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
  const hashes = series.slice(1).map(({ arm }) => arm.plan.hash);
  const subject = { file, scenario, hash: now.hash, hashes, plan, seed, replications, goals };
  const sweep: SweepRun = {
    series,
    layout: { scenarios: 1, points: series.length, replications },
    run: (watching) => Effect.flatMap(Laboratory, (lab) => lab.replicate(series, watching)),
    resultOf: (outcomes) => resultOfSweep(subject, outcomes),
  };
  return sweep;
});

/** The first of these goals that the scenario does not have. */
export const unknownGoal = (
  { goals }: Scenario,
  asked: ReadonlyArray<string>,
): string | undefined => asked.find((id) => goals.every((goal) => goal.id !== id));

/** Ids of a scenario's goals, in words. */
export const goalsOf = ({ goals }: Scenario): string => goals.map(({ id }) => id).join(", ");

const axesOf = Effect.fnUntraced(function* (scenario: Scenario, asked: ReadonlyArray<string>) {
  if (asked.length === 0) return yield* new UnfitSweep({ inWords: (say) => say.noAxis });
  const axes: Axis[] = [];
  for (const text of asked) {
    const axis = yield* Effect.fromResult(axisOf(scenario, text));
    const { path, name } = axis.variable;
    if (axes.some(({ variable }) => variable.path === path)) {
      return yield* new UnfitSweep({ inWords: (say) => say.twice(name) });
    }
    axes.push(axis);
  }
  return axes;
});

const planned = ({ design, points, seed }: SweepAsked, axes: ReadonlyArray<Axis>) => {
  const plan = sweepPlan(design, axes, points, seed);
  if (!("_tag" in plan)) return Effect.fromResult(Result.succeed<SweepPlan>(plan));
  const { problem, found, most } = plan;
  const isAxes = problem === "tooManyAxes";
  return new UnfitSweep({
    inWords: (say, number) =>
      (isAxes ? say.tooManyAxes : say.tooManyPoints)(number(found), number(most)),
  });
};
