/** What was planted in a file, counted as an import will count it. */
import { minutesPerDay } from "../../domain/moment.ts";
import { lateDays } from "../quality.ts";
import type { RejectReason } from "../rejects.ts";

export interface PlantedReject {
  readonly reason: RejectReason;
  readonly column: string;
  readonly expected: string;
  rows: number;
}

export class Planted {
  rows = 0;
  readonly rejects = new Map<string, PlantedReject>();
  /** Rows put together with another, and events or spells said again. */
  merged = 0;
  duplicates = 0;
  open = 0;
  ignored = 0;
  /** Events registered more than each of `lateDays` late. */
  readonly late = lateDays.map(() => 0);
  /** Rows about what never was, how many are spells, and interviews with wrong minutes. */
  strays = 0;
  straySpells = 0;
  wrong = 0;
  /** Citizens in the file whose origin is wrong in it. */
  readonly wrongFacts = new Set<number>();
  /** Citizens in the file. */
  readonly citizens = new Set<number>();

  reject(reason: RejectReason, column: string, expected = ""): void {
    const key = `${reason} ${column}`;
    const known = this.rejects.get(key);
    if (known === undefined) this.rejects.set(key, { reason, column, expected, rows: 1 });
    else known.rows += 1;
  }

  /** An event that happened at a minute was registered at another. */
  known(happened: number, recorded: number): void {
    const days = Math.floor(recorded / minutesPerDay) - Math.floor(happened / minutesPerDay);
    lateDays.forEach((late, i) => {
      if (days > late) this.late[i] += 1;
    });
  }
}
