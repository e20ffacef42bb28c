/** A valid log of the small plan, as rows in which faults can be planted. */
import type { EventDeclaration } from "../../src/domain/event.ts";
import { isFirst } from "../../src/kernel/columns.ts";
import type { BatchedRow } from "../../src/testing/log-rows.ts";
import { smallPlan } from "../../src/testing/plan.ts";
import { logOf } from "../../src/testing/runs.ts";

export type Rows = ReadonlyArray<BatchedRow>;

/** With few places, so that lines form. */
export const plan = smallPlan({
  values: { "capacity.staff": [3, 2], "capacity.places": [5, 4] },
  levers: [
    { cell: "capacity.staff.adults", value: 1.2, from: "2009-08-01", to: "2009-12-31" },
    { cell: "hazard.exitToJob", value: 1.4, from: "2009-09-01", to: "2010-12-01" },
  ],
  demand: [{ from: "2010-02-01", index: 0.9 }],
});

const log = logOf(plan, "planted");

export const rows: Rows = Array.from({ length: log.length }, (_, i) => ({
  ...log.at(i),
  first: isFirst(log, i),
}));

/** Where everything is under way. */
export const midway = Math.floor(rows.length / 3);

/** Number of the first row of the event, from row `from` on, that passes a test. */
export function find(
  { code, name }: EventDeclaration<any, any>,
  passes: (row: BatchedRow, at: number) => boolean = () => true,
  from = midway,
): number {
  const at = rows.findIndex((row, i) => i >= from && row.code === code && passes(row, i));
  if (at < 0) throw new Error(`the log has no such ${name}`);
  return at;
}

/** Whether the event happens to the row's citizen after the row. */
export function comesLater({ code }: EventDeclaration<any, any>, at: number): boolean {
  const { subject } = rows[at];
  return rows.some((row, i) => i > at && row.code === code && row.subject === subject);
}

/** Without a row; its batch, if it had more rows, begins with the next. */
export function drop(at: number): Rows {
  const next = rows[at + 1];
  const first = next.first || rows[at].first;
  return rows.with(at + 1, { ...next, first }).toSpliced(at, 1);
}

/** With a row twice, the second time in the batch of the first. */
export function twice(at: number): Rows {
  return rows.toSpliced(at + 1, 0, { ...rows[at], first: false });
}

export function alter(at: number, change: Partial<BatchedRow>): Rows {
  return rows.with(at, { ...rows[at], ...change });
}

/** With another event in the batch and of the minute of a row. */
export function add(
  after: number,
  { code }: EventDeclaration<any, any>,
  slots: Partial<BatchedRow>,
): Rows {
  const { minute, subject } = rows[after];
  const row = { code, minute, subject, a: 0, b: 0, x: 0, y: 0, first: false, ...slots };
  return rows.toSpliced(after + 1, 0, row);
}

/** With two rows next to each other the other way round. */
export function swap(at: number): Rows {
  return rows.with(at, rows[at + 1]).with(at + 1, rows[at]);
}

/** With a row at the place of a later one. */
export function move(at: number, to: number): Rows {
  return rows.toSpliced(to, 0, rows[at]).toSpliced(at, 1);
}
