/** Beginnings made of runs: a replication's log up to a day is the history. */
import { minutesPerDay } from "../../src/domain/moment.ts";
import type { Beginning, Replay } from "../../src/experiment/beginning.ts";
import { readCaseload } from "../../src/history/opening/read-caseload.ts";
import { type Columns, part } from "../../src/kernel/columns.ts";
import type { Plan } from "../../src/model/plan.ts";

/** The rows before a day. */
export function before(log: Columns, day: number): Columns {
  let rows = 0;
  while (rows < log.length && log.minute[rows] < day * minutesPerDay) rows += 1;
  return part(log, 0, rows);
}

/** A history that is a log up to a day, to be replayed. */
export function replayed(plan: Plan, log: Columns, day: number, chance?: Replay["chance"]) {
  return {
    key: `test ${day} ${chance === undefined ? "new" : "recorded"}`,
    day,
    from: plan.from,
    happened: before(log, day),
    way: { _tag: "Replay", plan: undefined, chance },
  } satisfies Beginning;
}

/** The same, of which only what records would tell is used. */
export function recorded(plan: Plan, log: Columns, day: number, citizens: number): Beginning {
  const happened = before(log, day);
  const caseload = readCaseload(happened, citizens);
  const way = { _tag: "Records", caseload } as const;
  return { key: `test ${day} records`, day, from: plan.from, happened, way };
}

/** Citizens registered in some rows. */
export const citizensIn = (log: Columns): number => {
  let count = 0;
  for (let i = 0; i < log.length; i += 1) if ((log.tag[i] & 0x7f) === 1) count += 1;
  return count;
};
