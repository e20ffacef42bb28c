/** What the points of a sweep gave, put together as the one value that is shown. */
import type { Goal } from "../domain/goal.ts";
import { valuesOf } from "../experiment/goal-values.ts";
import type { Outcome } from "../experiment/outcome.ts";
import type { SweepPlan } from "../experiment/sweep-design.ts";
import { version } from "../experiment/version.ts";
import { forecast, type GoalForecast, type Probability } from "../goals/forecast.ts";
import { Outcomes } from "../goals/outcomes.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { differenceOfMeans } from "../statistics/paired.ts";
import { comparisonOf } from "./goal-comparison.ts";
import type { GoalAtPoint, SweepGoal, SweepPoint, SweepResult } from "./sweep-result.ts";
import { unitOf } from "./unit.ts";

/** What was swept. */
export interface SweepSubject {
  readonly file: string;
  readonly scenario: Scenario;
  /** Of the scenario as it stands. */
  readonly hash: string;
  /** Of each point. */
  readonly hashes: ReadonlyArray<string>;
  readonly plan: SweepPlan;
  readonly seed: string;
  readonly replications: number;
  /** Ids of the goals to show; all without. */
  readonly goals?: ReadonlyArray<string>;
}

const level = 0.9;

/**
 * The result; points without an outcome are left out, as when the sweep was stopped.
 * @param outcomes of the scenario as it stands, then of every point
 */
export function resultOfSweep(
  subject: SweepSubject,
  [now = [], ...outcomes]: ReadonlyArray<ReadonlyArray<Outcome>>,
): SweepResult {
  const { file, scenario, hash, plan, seed, replications } = subject;
  const shown = scenario.goals.flatMap((goal, index) => (isShown(goal, subject) ? [index] : []));
  return {
    version,
    scenario: { id: scenario.id, title: scenario.title, file, hash },
    seed,
    replications,
    level,
    design: plan.design,
    axes: plan.axes.map(({ variable, from, to }, i) => ({
      path: variable.name,
      unit: variable.unit,
      value: variable.value,
      from,
      to,
      values: plan.grid[i] ?? null,
      lever: variable.lever ?? null,
      shares: variable.table ?? null,
    })),
    goals: shown.map((index) => goalOf(scenario.goals[index])),
    now: now.length === 0 ? [] : pointOf(scenario.goals, shown, now, now).goals,
    points: plan.points.flatMap((values, i) => {
      const known = outcomes[i] ?? [];
      if (known.length === 0) return [];
      const point = pointOf(scenario.goals, shown, known, now);
      return [{ values, hash: subject.hashes[i] ?? "", ...point }];
    }),
  };
}

function isShown({ id, measure }: Goal, { goals = [] }: SweepSubject): boolean {
  return measure.type !== "notYetModelled" && (goals.length === 0 || goals.includes(id));
}

export function goalOf(goal: Goal): SweepGoal {
  const { id, name, kind, measure, target } = goal;
  return {
    id,
    title: name,
    kind: kind ?? "result",
    unit: unitOf(measure),
    ...comparisonOf(target),
  };
}

function pointOf(
  goals: ReadonlyArray<Goal>,
  shown: ReadonlyArray<number>,
  outcomes: ReadonlyArray<Outcome>,
  now: ReadonlyArray<Outcome>,
): Pick<SweepPoint, "replications" | "goals" | "all"> {
  const table = new Outcomes(shown.length, outcomes.length);
  for (const [at, { readings }] of outcomes.entries()) {
    table.put(
      at,
      shown.map((index) => readings[index]),
    );
  }
  const found = forecast(
    shown.map((index) => goals[index]),
    table,
    { level },
  );
  return {
    replications: outcomes.length,
    goals: shown.map((index, i) => ({
      ...atPoint(found.goals[i]),
      difference: differenceOf(valuesOf(now, index), valuesOf(outcomes, index)),
    })),
    all: found.judged.length === 0 ? null : probabilityOf(found.all),
  };
}

/** Of replications that both have; a sweep that was stopped may have more of one than of other. */
function differenceOf(now: Float64Array, there: Float64Array): GoalAtPoint["difference"] {
  const both = Math.min(now.length, there.length);
  const { pairs, estimate, interval } = differenceOfMeans(
    now.subarray(0, both),
    there.subarray(0, both),
    level,
  );
  if (pairs === 0) return null;
  const isKnown = Number.isFinite(interval.low);
  const [lo, hi] = isKnown ? [interval.low, interval.high] : [null, null];
  return { mean: estimate, lo, hi };
}

function atPoint({
  mean,
  meanInterval,
  probability,
  verdict,
  measured,
}: GoalForecast): Omit<GoalAtPoint, "difference"> {
  const { low, high } = meanInterval;
  const isKnown = Number.isFinite(low) && Number.isFinite(high);
  return {
    mean: Number.isNaN(mean) ? null : mean,
    lo: isKnown ? low : null,
    hi: isKnown ? high : null,
    probability: probability === undefined ? null : probabilityOf(probability),
    verdict,
    measured,
  };
}

export const probabilityOf = ({ estimate, interval }: Probability) => ({
  estimate,
  lo: interval.low,
  hi: interval.high,
});
