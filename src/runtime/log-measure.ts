/**
 * The goals of a contract measured on one log, real or simulated: the fold that measures every
 * replication of a forecast, over what happened.
 */
import * as Effect from "effect/Effect";
import * as path from "node:path";
import type { Goal } from "../domain/goal.ts";
import type { Measure, Window } from "../domain/measure.ts";
import { minutesPerDay } from "../domain/moment.ts";
import { eventByName } from "../domain/vocabulary.ts";
import { codeBits } from "../kernel/columns.ts";
import { type Asked, compileMeasures } from "../measures/compile.ts";
import { MeasureFault } from "../measures/fault.ts";
import { monthsOf, type Span } from "../measures/months.ts";
import { missingEvents, type OneOf } from "../measures/needed-events.ts";
import type { Reading } from "../measures/reading.ts";
import type { Plan } from "../model/plan.ts";
import { monthOfDay, monthText } from "../history/cell-moment.ts";
import type { Bounds, Chunk } from "../store/contract.ts";
import { askLog, type AskedLog } from "./ask-log.ts";
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
}

export const measureLog = Effect.fnUntraced(function* (
  asked: MeasureAsked,
): Effect.fn.Return<MeasuredLog, OpenLogFailure | MeasureError> {
  const { bounds, goals, place } = asked;
  const chunks: Array<Chunk> = [];
  const log = yield* askLog(place, bounds, (chunk) => void chunks.push(chunk));
  const span = yield* spanOf(asked, log, chunks);
  const series = goals.map((goal) => (asked.byMonth ? monthly(goal, span) : []));
  const windows = goals.map(({ measure, window }) => ({ measure, window }));
  const all = [...windows, ...series.flat()];
  const fold = yield* compiled(goals, all, asked.centres, span);
  for (const { columns } of chunks) fold.read(columns, 0, columns.length);
  const readings = fold.readings();
  const found = eventsIn(chunks);
  let next = goals.length;
  const measured = goals.map((goal, i): MeasuredGoal => ({
    goal,
    reading: readings[i],
    missing: log.log.kind === "history" ? missingEvents(goal.measure, found) : [],
    byMonth: series[i].map(({ month }) => ({ month, reading: readings[next++] })),
  }));
  return { ...log, span, goals: measured };
});

/** A simulated log covers its plan; a history from its first event as far as its extracts go. */
const spanOf = Effect.fnUntraced(function* (
  { bounds, from, place, plan, to }: MeasureAsked,
  { log, walked }: AskedLog,
  chunks: ReadonlyArray<Chunk>,
) {
  const { run, until } = walked;
  let span: Span | undefined;
  if (log.kind === "forecast" && run !== undefined && bounds.knownOn === undefined) {
    const isOwn = plan !== undefined && scenarioKey(plan) === run.scenario;
    const folder = path.dirname(path.resolve(place));
    span = isOwn ? plan : yield* readSnapshot(folder, run.scenario);
  }
  const last = chunks.at(-1)?.columns;
  const day = (minute: number) => Math.floor(minute / minutesPerDay);
  const begin = day(chunks[0]?.columns.minute[0] ?? 0);
  // A day that is covered to its last minute is the last; one that is not is not covered.
  const end = until === undefined ? day(last?.minute[last.length - 1] ?? 0) : day(until + 1) - 1;
  const first = from ?? span?.from ?? begin;
  return { from: first, to: Math.max(first, to ?? span?.to ?? end) };
});

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
  return Effect.try({
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

/** Whether the log has an event of a name. */
function eventsIn(chunks: ReadonlyArray<Chunk>): (name: string) => boolean {
  const found = new Uint8Array(codeBits + 1);
  for (const { columns } of chunks) {
    for (let i = 0; i < columns.length; i++) found[columns.tag[i] & codeBits] = 1;
  }
  return (name) => found[eventByName.get(name)?.code ?? 0] === 1;
}
