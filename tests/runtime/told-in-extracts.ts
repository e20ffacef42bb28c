/**
 * A simulated log told as records: its events in several extracts that came in one after another,
 * out of order, late and partly wrong, and then put right. What stands in the end is the log.
 */
import * as Effect from "effect/Effect";
import { CitizenRegistered } from "../../src/domain/events/population.ts";
import { Corrected, Retracted } from "../../src/domain/events/history.ts";
import { batchesOf } from "../../src/history/extract-batches.ts";
import { StagedEvents } from "../../src/history/staging.ts";
import type { Log } from "../../src/kernel/log.ts";
import { subjectOf } from "../../src/domain/vocabulary.ts";
import { openStoreAt } from "../../src/runtime/open-store.ts";
import type { NewHeader } from "../../src/store/store-header.ts";

const lateMinutes = 3 * 1440;

/** An event that was told wrongly: its position in the history, and when it happened. */
interface Wrong {
  readonly position: number;
  readonly minute: number;
}

/**
 * Puts the log into a store as a history.
 * @param until the last minute that the extracts cover
 * @returns positions of the events that were withdrawn
 */
export const tellInExtracts = (
  folder: string,
  name: string,
  log: Log,
  until: number,
  data: NewHeader["data"] = "synthetic",
): Promise<ReadonlyArray<number>> => Effect.runPromise(telling(folder, name, log, until, data));

const telling = Effect.fnUntraced(function* (
  folder: string,
  name: string,
  log: Log,
  until: number,
  data: NewHeader["data"],
) {
  const store = yield* openStoreAt(folder);
  yield* store.create(name, { kind: "history", data, durability: "none" });
  const wrong: Array<Wrong> = [];
  let head = 0;
  const append = Effect.fnUntraced(function* (events: StagedEvents, number: number) {
    const digest = String(number).padStart(64, "0");
    const named = batchesOf(events, { dataset: 1, until, source: digest, mapping: digest }, 500);
    for (const { batch, id } of named) head = (yield* store.append(name, head, id, batch)).to;
  });
  // Who is registered comes first; the rest of each citizen's events in whatever order.
  for (const [number, wanted] of [0, 2, 4, 6, ...told].entries()) {
    const events = new StagedEvents();
    const from = head + 2;
    for (let row = 0; row < log.length; row++) {
      if (subjectOf(log.codeAt(row)) !== "citizen" || partOf(log, row) !== wanted) continue;
      const isWrong = wanted % 2 === 1 && row % 7 === 0;
      if (isWrong) wrong.push({ position: from + events.length, minute: log.minute[row]! });
      add(events, log, row, isWrong ? 1 : 0);
    }
    if (events.length > 0) yield* append(events, number);
  }
  // The last extract withdraws what was wrong, and says it right.
  const events = new StagedEvents();
  const rows = wrongRows(log);
  for (const [i, { position, minute }] of wrong.entries()) {
    const { code } = i % 2 === 0 ? Corrected : Retracted;
    const { subject } = log.at(rows[i]!);
    events.add(code, minute, subject, 0, 0, position, 0, until, 0);
    add(events, log, rows[i]!, 0);
  }
  yield* append(events, 99);
  return wrong.map(({ position }) => position);
});

/** Parts of the log other than registrations, in the order in which they are told. */
const told = [5, 1, 7, 3];

/** A part: of every other citizen, in the first or the second half, registrations by themselves. */
const partOf = (log: Log, row: number): number =>
  Number(log.codeAt(row) !== CitizenRegistered.code) +
  2 * (log.subject[row]! % 2) +
  4 * Number(row >= log.length / 2);

/** Rows told wrongly, in the order in which they are told. */
function wrongRows(log: Log): ReadonlyArray<number> {
  const rows = Array.from({ length: log.length }, (_, row) => row).filter(
    (row) => row % 7 === 0 && subjectOf(log.codeAt(row)) === "citizen",
  );
  return told.flatMap((wanted) => rows.filter((row) => partOf(log, row) === wanted));
}

/** Adds a row of the log, a minute too late where it is to be wrong. */
function add(events: StagedEvents, log: Log, row: number, wrongBy: number): void {
  const { code, a, b, minute, subject, x, y } = log.at(row);
  const at = minute + wrongBy;
  events.add(code, at, subject, a, b, x, y, minute + (row % 3 === 0 ? lateMinutes : 0), row);
}
