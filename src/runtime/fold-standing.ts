/**
 * What stands in a log, folded as it is read, without a copy of it. A fold must be told which days
 * the log covers before it begins, and that is not known before the log ends: it is guessed from
 * the log's first events, which are of its first extract. When there turn out to be others, the
 * fold is begun anew. A history in which something was withdrawn, or that is not in its order, is
 * put in order first. The fold gets the same events in the same order either way.
 */
import * as Effect from "effect/Effect";
import { ExtractBegun } from "../domain/events/history.ts";
import { aboutHistory } from "../history/about-history.ts";
import { type Coverage, coveredUntil } from "../history/covered-until.ts";
import { InOrder, type StandingReader } from "../history/in-order.ts";
import { codeBits, type Columns } from "../kernel/columns.ts";
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
  readonly begin: (span: Span) => Effect.Effect<R, E>;
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
  const guess = fold.span(yield* beginningOf(log, bounds));
  const guessed = yield* streamed(log, bounds, yield* fold.begin(guess));
  if (guessed === undefined) return yield* ordered(log, bounds, fold);
  const span = fold.span(guessed.covered);
  if (span.from === guess.from && span.to === guess.to) {
    return { ...guessed, span, inOneGo: true };
  }
  const known = yield* streamed(log, bounds, yield* fold.begin(span));
  // Between the two readings others may have appended what puts the log out of its order.
  if (known === undefined) return yield* ordered(log, bounds, fold);
  return { ...known, span, inOneGo: false };
});

/** What the first event tells, and the extract that it is of. */
const beginningOf = Effect.fnUntraced(function* (
  log: LogAt,
  bounds: Bounds,
): Effect.fn.Return<Covered, OpenLogFailure> {
  const extracts: Array<Coverage> = [];
  let first: number | undefined;
  const take = ({ columns: { b, length, minute, tag, y } }: Chunk): boolean => {
    for (let i = 0; i < length; i++) {
      const code = tag[i] & codeBits;
      const isAbout = code >= aboutHistory.first && code <= aboutHistory.last;
      if (log.kind === "forecast" || !isAbout) {
        first = minute[i];
        return false;
      }
      if (code === ExtractBegun.code) extracts.push({ dataset: b[i], until: y[i] });
    }
    return true;
  };
  yield* log.walk(bounds, take, true);
  return { first, last: undefined, until: coveredUntil(extracts, bounds.knownOn) };
});

/** Hands rows on and notes which time they are of. */
class Dated implements StandingReader {
  first: number | undefined;
  last: number | undefined;
  readonly #reader: StandingReader;

  constructor(reader: StandingReader) {
    this.#reader = reader;
  }

  read(rows: Columns, from: number, to: number): void {
    this.first ??= rows.minute[from];
    this.last = rows.minute[to - 1];
    this.#reader.read(rows, from, to);
  }
}

/** Folds a log as it streams by. Undefined when it cannot be folded so. */
const streamed = Effect.fnUntraced(function* <R extends StandingReader>(
  log: LogAt,
  bounds: Bounds,
  reader: R,
) {
  const dated = new Dated(reader);
  const stream = new InOrder(log.events ?? Number.POSITIVE_INFINITY, dated);
  const asItLies = ({ columns }: Chunk) => dated.read(columns, 0, columns.length);
  const take = log.kind === "forecast" ? asItLies : (chunk: Chunk) => stream.take(chunk);
  const walked = yield* log.walk(bounds, take, true);
  if (!stream.isInOrder) return undefined;
  const until = coveredUntil(stream.extracts, bounds.knownOn);
  const whole = yield* wholeLog(log, walked && { ...walked, until });
  return { ...whole, reader, covered: { first: dated.first, last: dated.last, until } };
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
  const reader = yield* fold.begin(span);
  for (const rows of chunks) reader.read(rows, 0, rows.length);
  return { ...whole, span, reader, inOneGo: false };
});
