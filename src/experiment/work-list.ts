/**
 * What is left to run of several lines of work, handed out in small lots. Whoever is least far
 * comes first, so that an experiment that is interrupted knows about equally much of all that it
 * compares; a lot is small, so that threads end together and little is lost with one that dies.
 */

/** Some replications of one line of work. */
export interface Lot {
  /** Number of the line. */
  readonly line: number;
  readonly replications: ReadonlyArray<number>;
}

/** A lot should take about as long as nobody notices; handing one out takes a thousandth of it. */
const lotMs = 100;
const lotMost = 5;
/** So many lots a thread are still to come at the size that is handed out. */
const lotsAhead = 8;

export class WorkList {
  readonly #lines: ReadonlyArray<ReadonlyArray<number>>;
  readonly #next: number[];
  #left: number;

  /** @param lines the replications that each line still wants, ascending */
  constructor(lines: ReadonlyArray<ReadonlyArray<number>>) {
    this.#lines = lines;
    this.#next = lines.map(() => 0);
    this.#left = lines.reduce((sum, { length }) => sum + length, 0);
  }

  /** Replications that nobody took yet. */
  get left(): number {
    return this.#left;
  }

  /** The line whose turn it is: the least far, the first of those; undefined when all is taken. */
  turn(): number | undefined {
    let [line, least] = [-1, Number.POSITIVE_INFINITY];
    for (const [i, replications] of this.#lines.entries()) {
      const replication = replications[this.#next[i] ?? 0];
      if (replication !== undefined && replication < least) [line, least] = [i, replication];
    }
    return line < 0 ? undefined : line;
  }

  /** Takes at most so many replications of the line whose turn it is. */
  take(most: number): Lot | undefined {
    const line = this.turn();
    if (line === undefined) return undefined;
    const from = this.#next[line] ?? 0;
    const replications = this.#lines[line]?.slice(from, from + Math.max(1, most)) ?? [];
    this.#next[line] = from + replications.length;
    this.#left -= replications.length;
    return { line, replications };
  }
}

/**
 * Replications that make a good lot.
 * @param msEach what one takes; undefined when none was run yet
 * @param left replications that nobody took yet
 */
export function lotSize(msEach: number | undefined, left: number, threads: number): number {
  if (msEach === undefined) return 1;
  const quick = Math.floor(lotMs / Math.max(msEach, 1e-3));
  const even = Math.floor(left / (threads * lotsAhead));
  return Math.max(1, Math.min(lotMost, quick, even));
}
