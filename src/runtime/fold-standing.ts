/**
 * What stands in a log, folded as it is read, without a copy of it. A fold must be told which days
 * the log covers before it begins, and that is not known before the log ends: it is guessed from
 * the log's first events, which are of its first extract. When there turn out to be others, the
 * fold is begun anew. A history in which something was withdrawn, or that is not in its order, is
 * put in order first. The fold gets the same events in the same order either way.
 */
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { type Coverage, coveredUntil } from "../history/covered-until.ts";
import { InOrder, type StandingReader } from "../history/in-order.ts";
import type { Columns } from "../kernel/columns.ts";
import type { Span } from "../measures/months.ts";
import type { Bounds, Chunk } from "../store/contract.ts";
import { wholeLog, type WholeWalk } from "./ask-log.ts";
import { type LogAt, walkInOrder } from "./log-at.ts";
import type { OpenLogFailure } from "./open-log.ts";

/** Which time a log tells of, as far as that is known. */
export interface Covered {
  /** Minutes of the first and the last event that stand. */
  readonly first: number | undefined;
  readonly last: number | undefined;
  /** The last minute that every series of a history's extracts covers. */
  readonly until: number | undefined;
}

export interface Fold<R extends StandingReader, E> {
  /** The days that are looked at in a log that covers so much. */
  readonly span: (covered: Covered) => Span;
  /** A reader of these days that has read nothing yet. */
  readonly begin: (span: Span) => Result.Result<R, E>;
}

export interface Folded<R extends StandingReader> extends WholeWalk {
  readonly span: Span;
  /** Has read what stands within the bounds; what is about the history itself is not among it. */
  readonly reader: R;
  /** Whether it was folded as it streamed by, and the span was guessed. */
  readonly inOneGo: boolean;
}

export const foldStanding = Effect.fnUntraced(function* <R extends StandingReader, E>(
  log: LogAt,
  bounds: Bounds,
  fold: Fold<R, E>,
): Effect.fn.Return<Folded<R>, OpenLogFailure | E> {
  const { isKnown } = yield* log.about;
  // Events in words of another version are not for a fold; the log is refused.
  if (!isKnown)
    yield* Effect.flatMap(
      log.walk(bounds, () => {}),
      (end) => wholeLog(log, end),
    );
  const guessed = yield* streamed(log, bounds, fold, undefined);
  if (guessed === undefined) return yield* ordered(log, bounds, fold);
  const span = fold.span(guessed.covered);
  const { from, to } = guessed.span;
  if (span.from === from && span.to === to) return { ...guessed, inOneGo: true };
  const known = yield* streamed(log, bounds, fold, span);
  // Between the two readings others may have appended what puts the log out of its order.
  if (known === undefined) return yield* ordered(log, bounds, fold);
  return { ...known, inOneGo: false };
});

/** Begins a fold when the first rows come, unless told before, and hands rows on to it. */
class Beginning<R extends StandingReader, E> implements StandingReader {
  /** The extracts that were read so far. */
  extracts: ReadonlyArray<Coverage> = [];
  readonly #fold: Fold<R, E>;
  readonly #knownOn: number | undefined;
  #span: Span | undefined;
  #reader: Result.Result<R, E> | undefined;
  #first: number | undefined;
  #last: number | undefined;

  constructor(fold: Fold<R, E>, span: Span | undefined, { knownOn }: Bounds) {
    this.#fold = fold;
    this.#span = span;
    this.#knownOn = knownOn;
  }

  read(rows: Columns, from: number, to: number): void {
    this.#first ??= rows.minute[from];
    const { reader } = this;
    this.#last = rows.minute[to - 1];
    if (Result.isSuccess(reader)) reader.success.read(rows, from, to);
  }

  get covered(): Covered {
    const until = coveredUntil(this.extracts, this.#knownOn);
    return { first: this.#first, last: this.#last, until };
  }

  get span(): Span {
    return (this.#span ??= this.#fold.span(this.covered));
  }

  get reader(): Result.Result<R, E> {
    return (this.#reader ??= this.#fold.begin(this.span));
  }
}

/**
 * Folds a log as it streams by. Undefined when it cannot be folded so.
 * @param span the days to look at; guessed by the first rows unless told
 */
const streamed = Effect.fnUntraced(function* <R extends StandingReader, E>(
  log: LogAt,
  bounds: Bounds,
  fold: Fold<R, E>,
  span: Span | undefined,
) {
  const beginning = new Beginning(fold, span, bounds);
  const stream = new InOrder(log.events ?? Number.POSITIVE_INFINITY, beginning);
  beginning.extracts = stream.extracts;
  const asItLies = ({ columns }: Chunk) => beginning.read(columns, 0, columns.length);
  const take = log.kind === "forecast" ? asItLies : (chunk: Chunk) => stream.take(chunk);
  const walked = yield* log.walk(bounds, take, true);
  if (!stream.isInOrder) return undefined;
  const { covered } = beginning;
  const whole = yield* wholeLog(log, walked && { ...walked, until: covered.until });
  const reader = yield* Effect.fromResult(beginning.reader);
  return { ...whole, reader, span: beginning.span, covered };
});

/** Folds a log when all that stands in it has been put in order. */
const ordered = Effect.fnUntraced(function* <R extends StandingReader, E>(
  log: LogAt,
  bounds: Bounds,
  fold: Fold<R, E>,
): Effect.fn.Return<Folded<R>, OpenLogFailure | E> {
  const chunks: Array<Columns> = [];
  const walked = yield* walkInOrder(log, bounds, ({ columns }) => void chunks.push(columns));
  const whole = yield* wholeLog(log, walked);
  const last = chunks.at(-1);
  const span = fold.span({
    first: chunks[0]?.minute[0],
    last: last?.minute[last.length - 1],
    until: whole.walked.until,
  });
  const reader = yield* Effect.fromResult(fold.begin(span));
  for (const rows of chunks) reader.read(rows, 0, rows.length);
  return { ...whole, span, reader, inOneGo: false };
});
