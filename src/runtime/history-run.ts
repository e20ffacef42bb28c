/**
 * A forecast from a history, in numbers: what the replications say of each goal, and month by
 * month of the centre. `caseflow run --from` shows goals to people; whoever scores forecasts
 * against what came about, or calibrates, asks here.
 */
import * as Effect from "effect/Effect";
import { type Benefit, benefits } from "../domain/benefit.ts";
import { ageGroups } from "../domain/citizen.ts";
import type { Goal } from "../domain/goal.ts";
import type { SimpleMeasure } from "../domain/measure.ts";
import { isoOfDay } from "../domain/moment.ts";
import type { Beginning } from "../experiment/beginning.ts";
import type { Arm } from "../experiment/experiment.ts";
import { monthIndex, monthStart } from "../kernel/civil-time.ts";
import { compileMeasures } from "../measures/compile.ts";
import { Log } from "../kernel/log.ts";
import type { Columns } from "../kernel/columns.ts";
import { compile } from "../scenario/compile.ts";
import type { LoadedScenario } from "../scenario/load.ts";
import { beginningOf } from "./beginning-of.ts";
import { checkMeasures } from "./forecast-run.ts";
import type { HistoryFault } from "./history-fault.ts";
import type { KnownHistory } from "./known-history.ts";
import { type LabError, Laboratory } from "./laboratory.ts";
import type { LogFileError } from "./log-file-error.ts";
import type { MeasureError } from "./measure-error.ts";

export interface HistoryForecastAsked {
  readonly scenario: LoadedScenario;
  readonly history: KnownHistory;
  /** The last day of what has happened, days since 2000-01-01. */
  readonly asOf: number;
  readonly replications: number;
  readonly seed: string;
}

/** One number a month: of the centre as a whole, or of a group in it. */
export interface MonthlySeries {
  /** Such as `stock`, `stock.under25`, `inflow`, `interviews`. */
  readonly id: string;
  readonly measure: SimpleMeasure;
}

export interface SeriesForecast extends MonthlySeries {
  /** By month, by replication; NaN where there is no value. */
  readonly values: ReadonlyArray<Float64Array>;
}

export interface GoalValues {
  readonly goal: Goal;
  /** By replication; NaN where there is no value. */
  readonly values: Float64Array;
}

export interface HistoryForecast {
  readonly beginning: Beginning;
  /** First day of each month that is forecast as a whole or in part, `YYYY-MM`. */
  readonly months: ReadonlyArray<string>;
  readonly goals: ReadonlyArray<GoalValues>;
  readonly series: ReadonlyArray<SeriesForecast>;
}

const onBenefit = { benefits: benefits.filter((benefit) => benefit !== "none") } as {
  benefits: [Benefit, ...Benefit[]];
};
const counted = (id: string, event: string): MonthlySeries => ({
  id,
  measure: { type: "count", event },
});

/** What is followed from month to month, of every scenario. */
export const monthlySeries: ReadonlyArray<MonthlySeries> = [
  { id: "stock", measure: { type: "stock", population: onBenefit } },
  ...ageGroups.map((ageGroup): MonthlySeries => {
    const population = { ...onBenefit, ageGroups: [ageGroup] as const };
    return { id: `stock.${ageGroup}`, measure: { type: "stock", population } };
  }),
  { id: "inflow", measure: { type: "inflow", population: onBenefit } },
  { id: "exits", measure: { type: "outflow", population: onBenefit } },
  counted("interviews", "InterviewHeld"),
  counted("offers", "OfferStarted"),
  counted("placements", "PlacementStarted"),
];

/** Values of the series in a log, month by month: what came about, to hold a forecast against. */
export function seriesOf(
  happened: Columns,
  centres: ReadonlyArray<string>,
  span: { readonly from: number; readonly to: number },
  months: ReadonlyArray<string>,
): ReadonlyArray<ReadonlyArray<number>> {
  const asked = monthlySeries.flatMap(({ measure }) => windowsOf(measure, months));
  const fold = compileMeasures(asked, centres, span);
  const log = new Log(Math.max(1, happened.length));
  log.appendColumns(happened, 0, happened.length);
  fold.read(log, 0, log.length);
  const readings = fold.readings();
  return monthlySeries.map((_, s) => months.map((__, m) => readings[s * months.length + m].value));
}

const windowsOf = (measure: SimpleMeasure, months: ReadonlyArray<string>) =>
  months.map((month) => ({ measure, window: { from: month, to: month } }));

/** The months from a day to a day, `YYYY-MM`. */
export function monthsBetween(from: number, to: number): ReadonlyArray<string> {
  const months: Array<string> = [];
  for (let month = monthIndex(from); monthStart(month) <= to; month += 1) {
    months.push(isoOfDay(monthStart(month)).slice(0, 7));
  }
  return months;
}

/** Forecasts a scenario from a history as of a day. */
export const forecastFrom = Effect.fnUntraced(function* (
  asked: HistoryForecastAsked,
): Effect.fn.Return<
  HistoryForecast,
  LabError | HistoryFault | LogFileError | MeasureError,
  Laboratory
> {
  const { scenario: loaded, history, asOf, replications, seed } = asked;
  const { scenario } = loaded;
  const plan = compile(scenario);
  const beginning = yield* beginningOf({ history, loaded, plan, asOf });
  const months = monthsBetween(asOf + 1, plan.to);
  const followed = monthlySeries.flatMap(({ id, measure }) =>
    windowsOf(measure, months).map((window) => ({ ...pseudoGoal(id), ...window })),
  );
  const arm: Arm = { name: scenario.id, plan, goals: [...scenario.goals, ...followed], beginning };
  yield* checkMeasures(arm);
  const laboratory = yield* Laboratory;
  const [outcomes = []] = yield* laboratory.replicate([{ arm, seed, from: 0, to: replications }]);
  const valuesAt = (at: number) =>
    Float64Array.from(outcomes, ({ readings }) => readings[at]?.value ?? Number.NaN);
  const goals = scenario.goals.length;
  return {
    beginning,
    months,
    goals: scenario.goals.map((goal, i) => ({ goal, values: valuesAt(i) })),
    series: monthlySeries.map((one, s) => ({
      ...one,
      values: months.map((_, m) => valuesAt(goals + s * months.length + m)),
    })),
  };
});

/** A goal that nobody set: only what it measures counts. */
const pseudoGoal = (id: string) => ({ id, name: { en: id }, source: "-", target: { equals: 0 } });
