/** The reader of separated text against what a writer meant, however the bytes come in. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { badQuotes, type Cells } from "../../src/history/cells.ts";
import { CsvReader } from "../../src/history/csv-reader.ts";

const decoder = new TextDecoder();

/** All rows of a text that comes in blocks of these sizes, over and over. */
function read(text: string, sizes: ReadonlyArray<number>, separator = ";") {
  const bytes = new TextEncoder().encode(text);
  const reader = new CsvReader(separator.charCodeAt(0));
  const rows: Array<{ line: number; count: number; cells: Array<string> }> = [];
  let at = 0;
  for (let k = 0; at < bytes.length; k++) {
    const to = Math.min(bytes.length, at + sizes[k % sizes.length]);
    const found = reader.feed(bytes.slice(at, to), to === bytes.length);
    if ("message" in found) return found;
    for (let row = 0; row < found.rows; row++) rows.push(rowAt(found, row));
    at = to;
  }
  return rows;
}

const rowAt = ({ bytes, counts, ends, lines, starts, width }: Cells, row: number) => ({
  line: lines[row],
  count: counts[row],
  cells: Array.from({ length: width }, (_, c) => {
    const at = row * width + c;
    return decoder.decode(bytes.subarray(starts[at], ends[at]));
  }),
});

const cell = fc.string({ unit: fc.constantFrom("a", "æ", " ", ";", '"', "\n", "\r\n", "1", "-") });
const quoted = (text: string, always: boolean) =>
  always || /[";\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

test("gives back what was written, in blocks of any size and with any line end", () => {
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }),
    );
  const end = fc.constantFrom("\n", "\r\n", "\r");
  const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 });
  fc.assert(
    fc.property(
      table,
      end,
      sizes,
      fc.boolean(),
      fc.boolean(),
      (rows, ending, blocks, all, last) => {
        const lines = rows.map((row) => row.map((text) => quoted(text, all)).join(";"));
        const text = `\ufeff${lines.join(ending)}${last ? ending : ""}`;
        const found = read(text, blocks);
        const meant = rows.filter((row) => all || row.length > 1 || row[0] !== "");
        expect(Array.isArray(found) && found.map(({ cells }) => cells)).toEqual(
          meant.map((row) => row.map((written) => written.replace(/^[\0- ]+|[\0- ]+$/gu, ""))),
        );
      },
    ),
    { numRuns: 300 },
  );
});

test("says on which line a row begins, and which rows are too short, too long or misquoted", () => {
  const text = 'a;b\n1;2\n\n"x\ny";3\n4\n5;6;7\n"8"9;10\n';
  expect(read(text, [7])).toEqual([
    { line: 1, count: 2, cells: ["a", "b"] },
    { line: 2, count: 2, cells: ["1", "2"] },
    { line: 4, count: 2, cells: ["x\ny", "3"] },
    { line: 6, count: 1, cells: ["4", ""] },
    { line: 7, count: 3, cells: ["5", "6"] },
    { line: 8, count: badQuotes, cells: ["8", "10"] },
  ]);
});

test("says where a quotation mark is opened and never closed", () => {
  expect(read('a;b\n1;"2\n3;4\n', [5])).toMatchObject({ line: 2 });
});
