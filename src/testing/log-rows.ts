/**
 * Random rows and logs for property-based tests, derived from the declarations of events: every
 * event there is, every field within its bounds, so that a new event is tested without a new
 * line here. They obey the vocabulary, not the laws: no citizen lives so. Tests of what carries
 * a log (files, digests, tables) want these; tests of the model want logs that the model made.
 */
import * as Schema from "effect/Schema";
import * as fc from "fast-check";
import type { EventDeclaration, Field, Row, Slot } from "../domain/event.ts";
import { minuteOfIso } from "../domain/moment.ts";
import { vocabulary } from "../domain/vocabulary.ts";
import { Log } from "../kernel/log.ts";

/** A row, and whether it begins a batch. */
export interface BatchedRow extends Row {
  readonly first: boolean;
}

const earliest = minuteOfIso("2000-01-01");
const latest = minuteOfIso("2040-01-01");

/** Any integer that stands for a value of the field: not every 32 bits are a date or a number. */
function slotValues(field: Field<any>): fc.Arbitrary<number> {
  const isValue = Schema.is(field.schema);
  return fc
    .integer({ min: field.min, max: field.max })
    .filter((slot) => isValue(field.fromSlot(slot)));
}

/** Rows of one event. */
export function rowsOf(declaration: EventDeclaration): fc.Arbitrary<Row> {
  const slots: Record<Slot, fc.Arbitrary<number>> = {
    a: fc.constant(0),
    b: fc.constant(0),
    x: fc.constant(0),
    y: fc.constant(0),
  };
  for (const [slot, field] of Object.values(declaration.fields)) slots[slot] = slotValues(field);
  return fc.record({
    code: fc.constant(declaration.code),
    minute: fc.integer({ min: earliest, max: latest }),
    subject: fc.oneof(fc.nat({ max: 9 }), fc.nat({ max: 0x7fffffff })),
    ...slots,
  });
}

/** Rows of any event. */
export const anyRow: fc.Arbitrary<Row> = fc.oneof(...vocabulary.map(rowsOf));

/** Rows in the order of time, in batches; the first one begins a batch. */
export function batchedRows(maxLength = 40): fc.Arbitrary<ReadonlyArray<BatchedRow>> {
  return fc
    .array(fc.tuple(anyRow, fc.boolean()), { maxLength })
    .map((pairs) =>
      pairs
        .toSorted(([one], [other]) => one.minute - other.minute)
        .map(([row, first], i) => ({ ...row, first: first || i === 0 })),
    );
}

/** The log that has these rows. */
export function logOfRows(rows: ReadonlyArray<BatchedRow>): Log {
  const log = new Log(Math.max(1, rows.length));
  for (const { first, code, minute, subject, a, b, x, y } of rows) {
    if (first) log.beginBatch();
    log.append(code, minute, subject, a, b, x, y);
  }
  return log;
}

/** A log of any events in the order of time. */
export function anyLog(maxLength = 40): fc.Arbitrary<Log> {
  return batchedRows(maxLength).map(logOfRows);
}
