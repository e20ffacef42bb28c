/**
 * What the bench tells of one thing it measured: a line of the table. A row never fails anything;
 * its verdict says whether the bar is reached, and what the machine did that day.
 */

/** "beyond" is better than the bar by as much as was hoped; a row without a bar has no verdict. */
export type Verdict = "ok, beyond" | "ok" | "short" | "";

export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly bar: string;
  readonly beyond: string;
  readonly verdict: Verdict;
  /** The numbers behind the words, for `--format json`. */
  readonly numbers: Readonly<Record<string, number>>;
}

/** What a measurement wants to know of how the bench was called. */
export interface Wanted {
  /** Everything in full, where the usual run extrapolates. */
  readonly full: boolean;
}

export interface Measurement {
  /** What `--only` asks for. */
  readonly name: string;
  readonly run: (wanted: Wanted) => Promise<ReadonlyArray<Row>>;
}

/** The verdict on a number of which less is better. */
export function atMost(value: number, bar: number, beyond = Number.NEGATIVE_INFINITY): Verdict {
  if (value <= beyond) return "ok, beyond";
  return value <= bar ? "ok" : "short";
}

/** The verdict on a number of which more is better. */
export const atLeast = (value: number, bar: number, beyond = Number.POSITIVE_INFINITY): Verdict =>
  atMost(-value, -bar, -beyond);

/** A row that only informs. */
export function fact(what: string, measured: string, numbers: Row["numbers"]): Row {
  return { what, measured, bar: "", beyond: "", verdict: "", numbers };
}
