/**
 * What happened, in the order of its own time, some thousands of events at a time. A log that is
 * in that order already and takes nothing back is handed on as it is read, whatever its size;
 * another has to be put in order first, and is in memory as a whole while it is.
 */
import * as Effect from "effect/Effect";
import { Corrected, ExtractBegun, ExtractSource, Retracted } from "../domain/events/history.ts";
import type { Happened } from "../history/happened.ts";
import { codeBits, part } from "../kernel/columns.ts";
import type { Bounds, Chunk } from "../store/contract.ts";
import { positionOf } from "../store/event-schema.ts";
import type { ReadFailure } from "../store/failures.ts";
import type { LogFileError } from "./log-file-error.ts";
import { happenedWithin, type OpenLog } from "./open-log.ts";

/** Events read between two moments at which the program can be stopped. */
const pieceEvents = 1_000_000;
const chunkEvents = 1 << 16;

/** Lets whatever waits have its turn: a signal, above all. */
export const pause: Effect.Effect<void> = Effect.promise(
  () => new Promise<void>((resolve) => setImmediate(resolve)),
);

/** @param take gets the chunks in order; each is good until it returns. */
export const happenedChunks = Effect.fnUntraced(function* (
  log: OpenLog,
  bounds: Bounds,
  take: (chunk: Chunk) => void,
): Effect.fn.Return<void, ReadFailure | LogFileError> {
  const order = new OrderCheck(log.events);
  yield* readInPieces(log, bounds, (chunk) => order.take(chunk));
  if (order.isKept()) {
    return yield* readInPieces(log, bounds, (chunk) => {
      for (const small of smaller(chunk)) take(small);
    });
  }
  for (const chunk of chunksOf(yield* happenedWithin(log, bounds))) {
    take(chunk);
    yield* pause;
  }
});

/** A history that is at hand as a whole, chunk by chunk. */
export function* chunksOf({ columns, positions, recorded }: Happened): Iterable<Chunk> {
  yield* smaller({ first: 0, columns, positions, recorded });
}

function* smaller(chunk: Chunk): Iterable<Chunk> {
  const { length } = chunk.columns;
  if (length <= chunkEvents) return yield chunk;
  for (let from = 0; from < length; from += chunkEvents) {
    const to = Math.min(length, from + chunkEvents);
    yield {
      first: chunk.first + from,
      columns: part(chunk.columns, from, to),
      recorded: chunk.recorded?.subarray(from, to),
      positions: chunk.positions?.subarray(from, to),
    };
  }
}

const readInPieces = Effect.fnUntraced(function* (
  log: OpenLog,
  bounds: Bounds,
  take: (chunk: Chunk) => void,
): Effect.fn.Return<void, ReadFailure | LogFileError> {
  for (let from = 0; from < log.events; from += pieceEvents) {
    yield* log.read({ ...bounds, from, to: Math.min(log.events, from + pieceEvents) }, take);
    yield* pause;
  }
});

/** Whether a log, as far as it is read, is in order, with every extract whole. */
class OrderCheck {
  readonly #head: number;
  #latest = -Infinity;
  #extractEnd = 0;
  #kept = true;

  constructor(head: number) {
    this.#head = head;
  }

  take(chunk: Chunk): void {
    const { minute, tag, length } = chunk.columns;
    for (let i = 0; i < length; i++) {
      const code = tag[i] & codeBits;
      if (code === Retracted.code || code === Corrected.code) this.#kept = false;
      else if (code === ExtractBegun.code) {
        const position = positionOf(chunk, i);
        if (position < this.#extractEnd) this.#kept = false;
        this.#extractEnd = position + 1 + chunk.columns.x[i];
      } else if (code !== ExtractSource.code) {
        if (minute[i] < this.#latest) this.#kept = false;
        this.#latest = minute[i];
      }
    }
  }

  isKept(): boolean {
    return this.#kept && this.#extractEnd <= this.#head;
  }
}
