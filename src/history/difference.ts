/**
 * A newer extract against what stands of the older ones of its series. What both have is left
 * alone; what only the newer has is added; what only the log has, and the newer extract covers,
 * is retracted; and where both have an event of a kind for a citizen at one minute, but not the
 * same, the one corrects the other.
 */
import { Corrected, Retracted } from "../domain/events/history.ts";
import { CitizenRegistered } from "../domain/events/population.ts";
import { byCitizen, byTime } from "./citizen-order.ts";
import { StagedEvents } from "./staging.ts";
import type { Standing } from "./standing.ts";

/** What a newer extract changes. */
export interface Difference {
  readonly events: StagedEvents;
  readonly added: number;
  readonly corrected: number;
  readonly retracted: number;
  /** Events of the series that stood and that the extract covers. */
  readonly covered: number;
}

/** What the newer extract is. */
export interface Newer {
  readonly dataset: number;
  /** First and last minute that it covers. */
  readonly from: number;
  readonly until: number;
  /** The last minute that the extract before it knew of. */
  readonly before: number;
}

/** @param extract in the order of time. */
export function difference(extract: StagedEvents, standing: Standing, newer: Newer): Difference {
  const old = rowsOf(standing, newer.dataset);
  const oldRows = livesOf(standing.log, old);
  const rows = byCitizen(extract.log.subject, extract.log.minute, extract.length);
  const walk = new Walk(extract, standing, newer);
  let i = 0;
  let j = 0;
  while (i < rows.length || j < oldRows.length) {
    const ours = i < rows.length ? extract.log.subject[rows[i]] : Infinity;
    const theirs = j < oldRows.length ? standing.log.subject[oldRows[j]] : Infinity;
    const citizen = Math.min(ours, theirs);
    const [iFrom, jFrom] = [i, j];
    while (i < rows.length && extract.log.subject[rows[i]] === citizen) i += 1;
    while (j < oldRows.length && standing.log.subject[oldRows[j]] === citizen) j += 1;
    walk.citizen(rows.subarray(iFrom, i), oldRows.subarray(jFrom, j));
  }
  return walk.result();
}

/** Rows of a series that stand; who is registered stays so. */
function rowsOf(standing: Standing, dataset: number): Uint32Array {
  const { log, positions, stands } = standing;
  const rows = new Uint32Array(log.length);
  let count = 0;
  for (let row = 0; row < log.length; row++) {
    if (stands[row] === 0 || log.codeAt(row) === CitizenRegistered.code) continue;
    if (standing.extractAt(positions[row])?.dataset === dataset) rows[count++] = row;
  }
  return rows.subarray(0, count);
}

function livesOf(log: Standing["log"], rows: Uint32Array): Uint32Array {
  const subject = rows.map((row) => log.subject[row]);
  const minute = Int32Array.from(rows, (row) => log.minute[row]);
  return byCitizen(subject, minute, rows.length).map((i) => rows[i]);
}

class Walk {
  readonly #extract: StagedEvents;
  readonly #standing: Standing;
  readonly #newer: Newer;
  readonly #events = new StagedEvents();
  #added = 0;
  #corrected = 0;
  #retracted = 0;
  #covered = 0;

  constructor(extract: StagedEvents, standing: Standing, newer: Newer) {
    this.#extract = extract;
    this.#standing = standing;
    this.#newer = newer;
  }

  /** What changes for one citizen. */
  citizen(rows: Uint32Array, old: Uint32Array): void {
    const isKept = new Uint8Array(rows.length);
    const gone = Array.from(old).filter((row) => {
      if (this.#isCovered(row)) this.#covered += 1;
      const same = rows.findIndex((other, i) => isKept[i] === 0 && this.#isSame(other, row));
      if (same >= 0) isKept[same] = 1;
      return same < 0 && this.#isCovered(row);
    });
    const come = Array.from(rows).filter((_, i) => isKept[i] === 0);
    const { log } = this.#extract;
    for (const row of come) {
      const at = gone.findIndex((other) => this.#isOfOneKind(row, other));
      if (at >= 0) {
        this.#withdraw(Corrected.code, gone.splice(at, 1)[0]);
        this.#corrected += 1;
        this.#add(row, this.#newer.until);
        continue;
      }
      if (log.codeAt(row) !== CitizenRegistered.code) this.#added += 1;
      this.#add(row, this.#knownAt(row));
    }
    for (const row of gone) this.#withdraw(Retracted.code, row);
    this.#retracted += gone.length;
  }

  /** All changes in the order of time; those of a citizen and a minute stay together. */
  result(): Difference {
    const { log, recorded } = this.#events;
    const events = new StagedEvents();
    for (const row of byTime(log.minute, log.length, undefined)) {
      events.addRow(this.#events, row, recorded[row]);
    }
    return {
      events,
      added: this.#added,
      corrected: this.#corrected,
      retracted: this.#retracted,
      covered: this.#covered,
    };
  }

  #isCovered(row: number): boolean {
    const minute = this.#standing.log.minute[row];
    return minute >= this.#newer.from && minute <= this.#newer.until;
  }

  #isSame(row: number, old: number): boolean {
    const one = this.#extract.log;
    const other = this.#standing.log;
    return (
      this.#isOfOneKind(row, old) &&
      one.a[row] === other.a[old] &&
      one.b[row] === other.b[old] &&
      one.x[row] === other.x[old] &&
      one.y[row] === other.y[old]
    );
  }

  #isOfOneKind(row: number, old: number): boolean {
    const one = this.#extract.log;
    const other = this.#standing.log;
    return one.minute[row] === other.minute[old] && one.codeAt(row) === other.codeAt(old);
  }

  /**
   * When an event was known that the extract before lacked: not by then, whatever it says of its
   * registration, and at the latest now.
   */
  #knownAt(row: number): number {
    const recorded = this.#extract.recorded[row];
    return recorded > this.#newer.before ? recorded : this.#newer.until;
  }

  #add(row: number, known: number): void {
    this.#events.addRow(this.#extract, row, known);
  }

  #withdraw(code: number, old: number): void {
    const { log, positions } = this.#standing;
    const { until } = this.#newer;
    this.#events.add(code, log.minute[old], log.subject[old], 0, 0, positions[old], 0, until, 0);
  }
}
