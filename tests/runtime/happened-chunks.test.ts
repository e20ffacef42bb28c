/**
 * What happened, chunk by chunk, is what happened as a whole: of logs in the order of time and of
 * others, with events taken back, extracts that break off, and any bound on what was known.
 */
import * as Effect from "effect/Effect";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { InterviewHeld } from "../../src/domain/events/contact.ts";
import { ExtractBegun, ExtractSource, Retracted } from "../../src/domain/events/history.ts";
import { exportedEvents } from "../../src/history/export/export-columns.ts";
import { codeBits } from "../../src/kernel/columns.ts";
import { happenedChunks } from "../../src/runtime/happened-chunks.ts";
import { happenedWithin, type OpenLog } from "../../src/runtime/open-log.ts";
import { Sieve } from "../../src/store/bounds.ts";
import type { Chunk } from "../../src/store/contract.ts";
import { positionOf } from "../../src/store/event-schema.ts";
import { rowsOf, type SaidRow } from "../history/export/exported.ts";

const isEvent = new Set(exportedEvents.map(({ code }) => code));

/** A log at hand: events in order or not, with now and then a word about the history itself. */
const logs = fc
  .record({
    steps: fc.array(fc.tuple(fc.integer({ min: -3, max: 6 }), fc.nat({ max: 30 }))),
    inOrder: fc.boolean(),
    says: fc.boolean(),
    knownOn: fc.option(fc.nat({ max: 120 }), { nil: undefined }),
  })
  .map(({ inOrder, knownOn, says, steps }) => {
    let minute = 20;
    const rows = steps.map(([step, kind], i): SaidRow => {
      minute += inOrder ? Math.abs(step) : step;
      if (says && kind === 0 && i > 0) return [Retracted.code, minute, 0, 0, 0, kind % i];
      if (says && kind === 1) return [ExtractBegun.code, minute, 0, 0, 0, 3];
      if (says && kind === 2) return [ExtractSource.code, minute, 0];
      return [InterviewHeld.code, minute, kind, 0, i];
    });
    return { rows, knownOn };
  });

const openOf = (rows: ReadonlyArray<SaidRow>): OpenLog => {
  const columns = rowsOf(...rows);
  const recorded = Int32Array.from({ length: columns.length }, (_, i) => i * 2);
  return {
    place: "made",
    folder: undefined,
    name: "made",
    events: columns.length,
    chain: "",
    kind: "history",
    data: "synthetic",
    run: undefined,
    read: (bounds, take) =>
      Effect.sync(() => {
        const within = new Sieve(bounds).within({
          first: 0,
          columns,
          recorded,
          positions: undefined,
        });
        if (within !== undefined) take(within);
      }),
  };
};

const eventsIn = (chunk: Chunk) =>
  Array.from({ length: chunk.columns.length }, (_, i) => i)
    .filter((i) => isEvent.has(chunk.columns.tag[i] & codeBits))
    .map((i) => {
      const { b, minute, subject } = chunk.columns;
      const known = chunk.recorded === undefined ? minute[i] : chunk.recorded[i];
      return [positionOf(chunk, i), minute[i], subject[i], b[i], known];
    });

test("chunk by chunk is as a whole", async () => {
  await fc.assert(
    fc.asyncProperty(logs, async ({ knownOn, rows }) => {
      const log = openOf(rows);
      const found: Array<ReadonlyArray<number>> = [];
      const take = (chunk: Chunk) => void found.push(...eventsIn(chunk));
      await Effect.runPromise(happenedChunks(log, { knownOn }, take));
      const whole = await Effect.runPromise(happenedWithin(log, { knownOn }));
      expect(found).toEqual(eventsIn({ first: 0, ...whole }));
    }),
  );
});
