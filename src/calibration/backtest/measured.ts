/** What measures read off a history, by the fold that reads them off simulated logs. */
import type { Goal } from "../../domain/goal.ts";
import type { Happened } from "../../history/happened.ts";
import { Log } from "../../kernel/log.ts";
import { compileMeasures } from "../../measures/compile.ts";
import type { Span } from "../../measures/months.ts";
import { type FollowedSeries, monthlyGoals } from "./followed.ts";

/**
 * One value for each goal, NaN where there is none.
 * @param span days that the history is about @throws MeasureFault
 */
export function measured(
  { columns }: Pick<Happened, "columns">,
  goals: ReadonlyArray<Pick<Goal, "measure" | "window">>,
  centres: ReadonlyArray<string>,
  span: Span,
): Float64Array {
  const fold = compileMeasures(goals, centres, span);
  fold.read(asLog(columns), 0, columns.length);
  return Float64Array.from(fold.readings(), ({ value }) => value);
}

/** One series of so many months for each that is followed. */
export function measuredSeries(
  happened: Pick<Happened, "columns">,
  series: ReadonlyArray<FollowedSeries>,
  centres: ReadonlyArray<string>,
  first: number,
  months: number,
  span: Span,
): ReadonlyArray<Float64Array> {
  const goals = monthlyGoals(series, first, months);
  const values = measured(happened, goals, centres, span);
  return series.map((_, i) => values.slice(i * months, (i + 1) * months));
}

function asLog(columns: Happened["columns"]): Log {
  if (columns instanceof Log) return columns;
  const log = new Log(columns.length);
  log.appendColumns(columns);
  return log;
}
