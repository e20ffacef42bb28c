/** The columns of an export: every field of every event has its own, and is read back from it. */
import { expect, test } from "vitest";
import { eventOfRow } from "../../../src/domain/event.ts";
import {
  eventColumns,
  exportedEvents,
  fieldColumns,
  fieldsByCode,
  valueOf,
} from "../../../src/history/export/export-columns.ts";
import { isoOfMinute } from "../../../src/domain/moment.ts";
import { rows } from "../../laws/valid-log.ts";
import { eventByCode } from "../../../src/domain/vocabulary.ts";

test("no two columns are called alike, whatever the case of their letters", async () => {
  const names = [...Object.keys(eventColumns), ...fieldColumns.map(({ name }) => name)];
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  await expect(`${names.join("\n")}\n`).toMatchFileSnapshot("golden/columns.txt");
});

test("every field of an exported event goes to a column, or to one for each flag", () => {
  for (const { code, fields } of exportedEvents) {
    const wanted = Object.values(fields).flatMap(([, { kind, words }]) =>
      kind === "flags" ? words.length : 1,
    );
    const expected = wanted.reduce((sum, count) => sum + count, 0);
    expect(fieldsByCode[code]).toHaveLength(expected);
  }
});

test("what a column says is what the event says", () => {
  for (const row of rows) {
    const event = eventOfRow(eventByCode[row.code]!, row) as unknown as Record<string, unknown>;
    for (const { column, reading } of fieldsByCode[row.code]) {
      const value = valueOf(column.type, reading, row[reading.slot]);
      const field = column.name.replace(/(?:Number|Time)$/u, "");
      if (reading.bit !== undefined) {
        expect((event["traits"] as ReadonlyArray<string>).includes(column.name)).toBe(value);
      } else if (column.type === "moment") expect(isoOfMinute(Number(value))).toBe(event[field]);
      else expect(value).toBe(event[field]);
    }
  }
});
