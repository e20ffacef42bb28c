/** A forecast and what it is of, put together as the one value that is shown. */
import { isoOfDay } from "../domain/moment.ts";
import { digestOfAll, type Outcome } from "../experiment/outcome.ts";
import { forecast, type GoalForecast, type Probability, worstFirst } from "../goals/forecast.ts";
import { Outcomes } from "../goals/outcomes.ts";
import type { Plan } from "../model/plan.ts";
import { assumptions, differences, unchangedSettings } from "../scenario/differences.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { AssumptionResult, ForecastResult, GoalResult } from "./forecast-result.ts";
import { comparisonOf } from "./goal-comparison.ts";
import type { SeamResult } from "./seam-result.ts";
import { unitOf } from "./unit.ts";

/** What was forecast. */
export interface Subject {
  readonly version: string;
  readonly file: string;
  readonly scenario: Scenario;
  /** The scenario that it extends. */
  readonly base: Scenario | undefined;
  readonly plan: Plan;
  readonly seed: string;
  /** Of a forecast that goes on from a history. */
  readonly seam?: SeamResult | undefined;
}

const classes = 12;

/** The result of these replications; they need not be all that were asked for. */
export function resultOf(subject: Subject, outcomes: ReadonlyArray<Outcome>): ForecastResult {
  const { scenario, plan, version, file, seed } = subject;
  const table = new Outcomes(scenario.goals.length, Math.max(1, outcomes.length));
  for (const [at, { readings }] of outcomes.entries()) table.put(at, readings);
  const found = forecast(scenario.goals, table);
  return {
    version,
    scenario: { id: scenario.id, title: scenario.title, file, hash: plan.hash },
    seed,
    replications: outcomes.length,
    period: { from: isoOfDay(plan.from), to: isoOfDay(plan.to) },
    level: found.level,
    sure: found.sure,
    events: outcomes.reduce((sum, { events }) => sum + events, 0),
    digest: digestOfAll(outcomes),
    changes: changesOf(subject),
    goals: worstFirst(found.goals).map((goal) => goalResult(goal, table)),
    all: {
      goals: found.judged,
      probability: found.judged.length === 0 ? null : probabilityOf(found.all),
      attained: found.attainedCounts,
    },
    ...(subject.seam === undefined ? {} : { seam: subject.seam }),
    assumptions: assumptionsOf(scenario),
  };
}

function goalResult(found: GoalForecast, table: Outcomes): GoalResult {
  const { goal, spread, meanInterval, probability, margin, mean, median, measured } = found;
  const { id, name, kind, source, measure, window, target } = goal;
  const known = Number.isFinite(meanInterval.low) && Number.isFinite(meanInterval.high);
  return {
    id,
    title: name,
    kind: kind ?? "result",
    source,
    measure: measure as GoalResult["measure"],
    window: window as GoalResult["window"],
    unit: unitOf(measure),
    ...comparisonOf(target),
    value:
      measured === 0
        ? null
        : { mean, median, lo: spread.low, hi: spread.high, level: spread.level },
    meanInterval: known
      ? { lo: meanInterval.low, hi: meanInterval.high, level: meanInterval.level }
      : null,
    probability: probability === undefined ? null : probabilityOf(probability),
    verdict: found.verdict,
    margin: margin ?? null,
    histogram: histogramOf(table.valuesOf(found.index)),
    measured,
    open: found.open,
    partial: found.partial,
    needs: measure.type === "notYetModelled" ? measure.needs : null,
  };
}

const probabilityOf = ({ estimate, interval }: Probability) => ({
  estimate,
  lo: interval.low,
  hi: interval.high,
});

function histogramOf(values: Float64Array): GoalResult["histogram"] {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  const [from, to] = [known[0], known.at(-1)];
  if (from === undefined || to === undefined || from === to) return null;
  const counts = Array.from({ length: classes }, () => 0);
  for (const value of known) {
    counts[Math.min(classes - 1, Math.floor(((value - from) / (to - from)) * classes))] += 1;
  }
  return { from, to, counts };
}

function changesOf({ base, scenario }: Subject): ForecastResult["changes"] {
  if (base === undefined) return null;
  return {
    baseline: { id: base.id, title: base.title },
    settings: differences(base, scenario).map(({ path, old, new: now }) => ({
      path,
      old: old ?? null,
      new: now ?? null,
    })),
    unchanged: unchangedSettings(base, scenario),
  };
}

function assumptionsOf(scenario: Scenario): ForecastResult["assumptions"] {
  const levers = scenario.initiatives.flatMap((initiative) => initiative.levers);
  const numbers =
    scenario.parameters.size +
    scenario.labourDemand.length +
    scenario.agreements.length * 2 +
    levers.length;
  const assumed = assumptions(scenario)
    .map(({ path, value, range, reason }): AssumptionResult => ({ path, value, range, reason }))
    .sort((one, other) => width(other) - width(one) || (one.path < other.path ? -1 : 1));
  return { numbers, assumed };
}

/** How wide an assumption's range is for its value. */
const width = ({ value, range: [low, high] }: AssumptionResult): number =>
  (high - low) / (Math.abs(value) || Math.max(Math.abs(low), Math.abs(high)) || 1);
