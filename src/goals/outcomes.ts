/**
 * The goals' values of many replications: one number for each goal and replication, put at the
 * replication's own place, so that the result does not depend on which thread was first. Nothing
 * is averaged on the way; a few hundred numbers a goal are kept and every question asked of them.
 */
import type { Reading } from "../measures/reading.ts";

export class Outcomes {
  readonly goals: number;
  #values: Float64Array;
  #seen: Uint8Array;
  /** Windows still open and cohorts seen in part, by goal, the worst replication. */
  readonly #open: Int32Array;
  readonly #partial: Uint8Array;
  /** Replications put in. */
  count = 0;

  /** @param goals number of goals; @param capacity replications to make room for at once */
  constructor(goals: number, capacity = 256) {
    this.goals = goals;
    this.#values = new Float64Array(goals * capacity);
    this.#seen = new Uint8Array(capacity);
    this.#open = new Int32Array(goals);
    this.#partial = new Uint8Array(goals);
  }

  /** Puts in a replication's readings, one a goal. One that is put in again is replaced. */
  put(replication: number, readings: ReadonlyArray<Reading>): void {
    if (readings.length !== this.goals) {
      throw new RangeError(`${readings.length} readings for ${this.goals} goals`);
    }
    this.#grow(replication + 1);
    if (this.#seen[replication] === 0) this.count += 1;
    this.#seen[replication] = 1;
    for (let goal = 0; goal < this.goals; goal += 1) {
      const { value, open, partial } = readings[goal];
      this.#values[replication * this.goals + goal] = value;
      this.#open[goal] = Math.max(this.#open[goal], open);
      if (partial) this.#partial[goal] = 1;
    }
  }

  #grow(replications: number): void {
    if (replications <= this.#seen.length) return;
    const capacity = Math.max(replications, this.#seen.length * 2);
    const values = new Float64Array(capacity * this.goals);
    const seen = new Uint8Array(capacity);
    values.set(this.#values);
    seen.set(this.#seen);
    this.#values = values;
    this.#seen = seen;
  }

  /** The values of a goal by ascending replication, NaN where there was none. */
  valuesOf(goal: number): Float64Array {
    const values = new Float64Array(this.count);
    let at = 0;
    for (let replication = 0; replication < this.#seen.length; replication += 1) {
      if (this.#seen[replication] === 0) continue;
      values[at] = this.#values[replication * this.goals + goal];
      at += 1;
    }
    return values;
  }

  /** Most windows of the goal's cohort that a replication left open. */
  openOf(goal: number): number {
    return this.#open[goal];
  }

  /** Whether a replication saw the goal's cohort only in part. */
  partialOf(goal: number): boolean {
    return this.#partial[goal] === 1;
  }
}
