/**
 * The goals of a contract measured on one log, real or simulated: the fold that measures every
 * replication of a forecast, over what happened.
 */
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as path from "node:path";
import type { Goal } from "../domain/goal.ts";
import type { Measure, Window } from "../domain/measure.ts";
import { minutesPerDay } from "../domain/moment.ts";
import { eventByName } from "../domain/vocabulary.ts";
import { codeBits, type Columns } from "../kernel/columns.ts";
import type { StandingReader } from "../history/in-order.ts";
import { type Asked, compileMeasures } from "../measures/compile.ts";
import { MeasureFault } from "../measures/fault.ts";
import type { MeasureFold } from "../measures/fold.ts";
import { monthsOf, type Span } from "../measures/months.ts";
import { missingEvents, type OneOf } from "../measures/needed-events.ts";
import type { Reading } from "../measures/reading.ts";
import type { Plan } from "../model/plan.ts";
import { monthOfDay, monthText } from "../history/cell-moment.ts";
import type { Bounds } from "../store/contract.ts";
import type { AskedLog } from "./ask-log.ts";
import { type Covered, foldStanding } from "./fold-standing.ts";
import { type LogAt, logAt } from "./log-at.ts";
import type { LogFileError } from "./log-file-error.ts";
import { MeasureError } from "./measure-error.ts";
import type { OpenLogFailure } from "./open-log.ts";
import { readSnapshot, scenarioKey } from "./scenario-snapshot.ts";

export interface MeasureAsked {
  readonly place: string;
  readonly goals: ReadonlyArray<Goal>;
  readonly centres: ReadonlyArray<string>;
  /** The plan of the scenario that the goals are of, if it is a whole one. */
  readonly plan: Plan | undefined;
  /** First and last day to look at, where they are said. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly bounds: Bounds;
  readonly byMonth: boolean;
}

/** What was read for one goal. */
export interface MeasuredGoal {
  readonly goal: Goal;
  readonly reading: Reading;
  /** Of a history: events that the goal needs and that it has none of, in lists of either-or. */
  readonly missing: ReadonlyArray<OneOf>;
  /** Empty unless asked for. */
  readonly byMonth: ReadonlyArray<{ readonly month: string; readonly reading: Reading }>;
}

export interface MeasuredLog extends AskedLog {
  readonly span: Span;
  readonly goals: ReadonlyArray<MeasuredGoal>;
  /** Whether the log was read only once, as it streamed by. */
  readonly inOneGo: boolean;
}

/** Opens the log and measures it. */
export const measureLog = Effect.fnUntraced(function* (
  asked: MeasureAsked,
): Effect.fn.Return<MeasuredLog, OpenLogFailure | MeasureError> {
  return yield* measureIn(yield* logAt(asked.place), asked);
});

/** Measures a log that has been opened. */
export const measureIn = Effect.fnUntraced(function* (
  log: LogAt,
  asked: MeasureAsked,
): Effect.fn.Return<MeasuredLog, OpenLogFailure | MeasureError> {
  const { bounds, goals } = asked;
  const planned = yield* plannedSpan(log, asked);
  const { reader, ...folded } = yield* foldStanding(log, bounds, {
    span: (covered) => spanOf(asked, planned, covered),
    begin: (span) => beginFold(asked, span),
  });
  const { fold, found, series } = reader;
  const readings = fold.readings();
  const has = (name: string) => found[eventByName.get(name)?.code ?? 0] === 1;
  let next = goals.length;
  const measured = goals.map((goal, i): MeasuredGoal => ({
    goal,
    reading: readings[i],
    missing: log.kind === "history" ? missingEvents(goal.measure, has) : [],
    byMonth: series[i].map(({ month }) => ({ month, reading: readings[next++] })),
  }));
  return { log, ...folded, goals: measured };
});

/** Reads a log's goals, and which events there are. */
class GoalsRead implements StandingReader {
  readonly fold: MeasureFold;
  /** Of each goal. */
  readonly series: ReadonlyArray<ReadonlyArray<Monthly>>;
  /** 1 where there is an event of a code. */
  readonly found = new Uint8Array(codeBits + 1);

  constructor(fold: MeasureFold, series: GoalsRead["series"]) {
    this.fold = fold;
    this.series = series;
  }

  read(rows: Columns, from: number, to: number): void {
    const { found } = this;
    const { tag } = rows;
    for (let i = from; i < to; i++) found[tag[i] & codeBits] = 1;
    this.fold.read(rows, from, to);
  }
}

function beginFold({ byMonth, centres, goals }: MeasureAsked, span: Span) {
  const series = goals.map((goal) => (byMonth ? monthly(goal, span) : []));
  const windows = goals.map(({ measure, window }) => ({ measure, window }));
  const fold = compiled(goals, [...windows, ...series.flat()], centres, span);
  return Result.map(fold, (begun) => new GoalsRead(begun, series));
}

/** The days of the scenario that a simulated log is of, where that is at hand. */
const plannedSpan = Effect.fnUntraced(function* (
  { about, kind }: LogAt,
  { bounds, place, plan }: MeasureAsked,
): Effect.fn.Return<Span | undefined, LogFileError> {
  const { run } = yield* about;
  if (kind !== "forecast" || run === undefined || bounds.knownOn !== undefined) return undefined;
  if (plan !== undefined && scenarioKey(plan) === run.scenario) return plan;
  return yield* readSnapshot(path.dirname(path.resolve(place)), run.scenario);
});

/** A simulated log covers its plan; a history from its first event as far as its extracts go. */
function spanOf(
  { from, to }: MeasureAsked,
  planned: Span | undefined,
  { first = 0, last = first, until }: Covered,
): Span {
  const day = (minute: number) => Math.floor(minute / minutesPerDay);
  // A day that is covered to its last minute is the last; one that is not is not covered.
  const end = until === undefined ? day(last) : day(until + 1) - 1;
  const begins = from ?? planned?.from ?? day(first);
  return { from: begins, to: Math.max(begins, to ?? planned?.to ?? end) };
}

interface Monthly extends Asked {
  readonly month: string;
}

/** The measure in each month of its window that the log touches. */
function monthly({ measure, window }: Goal, span: Span): ReadonlyArray<Monthly> {
  if (!hasMonths(measure)) return [];
  const { first, last } = monthsOf(window);
  const [begin, end] = [monthOfDay(span.from), monthOfDay(span.to)];
  const months: Array<Monthly> = [];
  for (let m = Math.max(first, begin); m <= Math.min(last, end); m += 1) {
    const month = monthText(m);
    months.push({ measure, month, window: { from: month, to: month } as Window });
  }
  return months;
}

/** A change is from one window to another, which months of their own do not have. */
const hasMonths = ({ type }: Measure): boolean => type !== "change" && type !== "notYetModelled";

function compiled(
  goals: ReadonlyArray<Goal>,
  asked: ReadonlyArray<Asked>,
  centres: ReadonlyArray<string>,
  span: Span,
) {
  return Result.try({
    try: () => compileMeasures(asked, centres, span),
    catch: (cause) => {
      if (!(cause instanceof MeasureFault)) throw cause;
      const [index, ...keys] = cause.path;
      const goal = goals[Number(index)]?.id ?? String(index);
      const where = ["goals", goal, "measure", ...keys].join(".");
      return new MeasureError({ path: where, message: `${where}: ${cause.message}.` });
    },
  });
}
