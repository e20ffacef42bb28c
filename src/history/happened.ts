/**
 * What happened, in the order in which it did. A log of records grows as extracts come in, so a
 * later row may tell of an earlier day, and some rows were withdrawn since. Whoever folds, plots
 * or exports a history wants the rest of it in the order of its own time, each event with its
 * place in the log and the time at which it was registered. A simulated log is in that order
 * already and stays row for row what it was.
 */
import type { Columns } from "../kernel/columns.ts";
import { codeBits } from "../kernel/columns.ts";
import { Log } from "../kernel/log.ts";
import { byTime } from "./citizen-order.ts";
import type { Standing } from "./standing.ts";
import { turnOf } from "./tie-order.ts";

export interface Happened {
  /** Events that stand, by minute; those about the history itself are not among them. */
  readonly columns: Columns;
  /** Civil minute at which each was registered. */
  readonly recorded: Int32Array;
  /** Position of each in the log. */
  readonly positions: Float64Array;
  /** Citizens registered; they are numbered from 0. */
  readonly citizens: number;
}

/** @param standing settled: everything has been read */
export function happenedIn(standing: Standing): Happened {
  const { log, recorded, positions, citizens, stands } = standing;
  if (isAsItHappened(log, stands)) {
    const { length } = log;
    return {
      columns: log,
      recorded: recorded.subarray(0, length),
      positions: positions.subarray(0, length),
      citizens,
    };
  }
  const order = byTime(log.minute, log.length, (row) => turnOf[log.codeAt(row)]);
  const sorted = new Log(log.length);
  const kept = { recorded: new Int32Array(log.length), positions: new Float64Array(log.length) };
  for (const row of order) {
    if (stands[row] === 0) continue;
    const { tag, minute, subject, a, b, x, y } = log;
    const at = sorted.length;
    kept.recorded[at] = recorded[row];
    kept.positions[at] = positions[row];
    // Which events were one decision is lost with their order.
    sorted.beginBatch();
    sorted.append(tag[row] & codeBits, minute[row], subject[row], a[row], b[row], x[row], y[row]);
  }
  return {
    columns: sorted,
    recorded: kept.recorded.subarray(0, sorted.length),
    positions: kept.positions.subarray(0, sorted.length),
    citizens,
  };
}

function isAsItHappened({ minute, length }: Columns, stands: Uint8Array): boolean {
  for (let row = 0; row < length; row++) {
    if (stands[row] === 0 || (row > 0 && minute[row] < minute[row - 1])) return false;
  }
  return true;
}
