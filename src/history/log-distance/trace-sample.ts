/**
 * Some of a log's cases with all that happened in them, chosen by chance: each case draws a number
 * and those with the smallest are kept, so which they are depends on nothing else, and the sample
 * is ready when the log has been read once. To match every case of a log with one of another
 * would take the cube of their number.
 */

/** Cases kept. Half of them are compared at a time, so that each half of a log has as many. */
export const sampled = 400;

/** A case that is kept. */
export interface Trace {
  /** Number of the case. */
  readonly case: number;
  readonly group: number;
  /** What it drew. */
  readonly drawn: number;
  /** Its activities, in order. */
  readonly activities: number[];
}

export class TraceSample {
  readonly #traces: Trace[] = [];
  /** The largest number drawn by a case that is kept; all are, while there is room. */
  #bar = Infinity;

  /** Whether a case that drew this number would be kept. */
  wants(drawn: number): boolean {
    return drawn < this.#bar;
  }

  /** Keeps a case. Returns the one that had to go for it. */
  keep(trace: Trace): Trace | undefined {
    const traces = this.#traces;
    if (traces.length < sampled) {
      traces.push(trace);
      if (traces.length === sampled) this.#bar = traces[this.#last()].drawn;
      return undefined;
    }
    const last = this.#last();
    const gone = traces[last];
    traces[last] = trace;
    this.#bar = traces[this.#last()].drawn;
    return gone;
  }

  /** The cases that are kept, by what they drew. */
  traces(): ReadonlyArray<Trace> {
    return this.#traces.toSorted((one, other) => one.drawn - other.drawn || one.case - other.case);
  }

  #last(): number {
    let last = 0;
    for (let i = 1; i < this.#traces.length; i += 1) {
      if (this.#traces[i].drawn > this.#traces[last].drawn) last = i;
    }
    return last;
  }
}
