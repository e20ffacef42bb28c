/**
 * Which rows of a history stand no longer, and why: a later extract lacks the event or has it
 * otherwise, or the extract that it is of was never appended to its end. Whoever shows a history
 * row by row shows those too, and says so; only the few rows about the history itself are kept.
 */
import { Corrected, ExtractBegun, ExtractSource, Retracted } from "../domain/events/history.ts";
import { codeBits } from "../kernel/columns.ts";
import { Log } from "../kernel/log.ts";
import type { Chunk } from "../store/contract.ts";
import { positionOf } from "../store/event-schema.ts";
import { Standing } from "./standing.ts";

export const withdrawals = ["retracted", "corrected", "incomplete"] as const;

/** Why a row stands no longer. */
export interface Withdrawal {
  readonly how: (typeof withdrawals)[number];
  /** Position of the event that says so; an incomplete extract has none. */
  readonly by: number | undefined;
}

const ofHistory: ReadonlySet<number> = new Set(
  [Corrected, ExtractBegun, ExtractSource, Retracted].map(({ code }) => code),
);

export class RowMarks {
  readonly #extracts: Standing;
  /** Withdrawals by the position of what they withdraw; those of a broken extract do not count. */
  readonly #by = new Map<number, Array<{ readonly how: Withdrawal["how"]; readonly by: number }>>();

  /** @param head events in the log, whatever of them is read */
  constructor(head: number) {
    this.#extracts = new Standing(head);
  }

  /** Takes the chunks of the log in order, all of them before the first mark is asked for. */
  take(chunk: Chunk): void {
    const { columns } = chunk;
    const { a, b, minute, subject, tag, x, y } = columns;
    const rows = new Log(16);
    const positions: Array<number> = [];
    for (let i = 0; i < columns.length; i++) {
      const code = tag[i] & codeBits;
      if (!ofHistory.has(code)) continue;
      const position = positionOf(chunk, i);
      rows.append(code, minute[i], subject[i], a[i], b[i], x[i], y[i]);
      positions.push(position);
      if (code !== Retracted.code && code !== Corrected.code) continue;
      const how = code === Retracted.code ? "retracted" : "corrected";
      this.#by.set(x[i], [...(this.#by.get(x[i]) ?? []), { how, by: position }]);
    }
    if (rows.length === 0) return;
    const kept = { first: positions[0], columns: rows, recorded: undefined };
    this.#extracts.take({ ...kept, positions: Float64Array.from(positions) });
  }

  /** Why the row at a position stands no longer; undefined when it stands. */
  at(position: number): Withdrawal | undefined {
    if (this.#extracts.isLost(position)) return { how: "incomplete", by: undefined };
    return this.#by.get(position)?.find(({ by }) => !this.#extracts.isLost(by));
  }
}
