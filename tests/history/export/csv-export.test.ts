/** Separated text: what RFC 4180 asks for, and cells that are quoted where they must be. */
import { expect, test } from "vitest";
import { LabourDemandChanged } from "../../../src/domain/events/population.ts";
import { InterviewHeld } from "../../../src/domain/events/contact.ts";
import { floatBits } from "../../../src/kernel/float-bits.ts";
import { logOf } from "../../../src/testing/runs.ts";
import { plan } from "../../laws/valid-log.ts";
import { chosen, csvOf, rowsOf } from "./exported.ts";

/** Cells of a text by the rules of RFC 4180, the slow way. */
function cellsOf(text: string, separator: string): ReadonlyArray<ReadonlyArray<string>> {
  const rows: Array<Array<string>> = [[]];
  let [cell, quoted] = ["", false];
  for (let i = 0; i < text.length; i++) {
    if (quoted && text.startsWith('""', i)) cell += text[i++];
    else if (text[i] === '"') quoted = !quoted;
    else if (!quoted && text[i] === separator) {
      rows.at(-1)!.push(cell);
      cell = "";
    } else if (!quoted && text.startsWith("\r\n", i)) {
      rows.at(-1)!.push(cell);
      cell = "";
      i += 1;
      rows.push([]);
    } else cell += text[i];
  }
  expect(rows.pop()).toEqual([]);
  return rows;
}

test("has a header and a line an event, each of as many cells, ended by CR LF", () => {
  const log = logOf(plan, "csv");
  const cells = cellsOf(csvOf(log), ",");
  expect(cells).toHaveLength(log.length + 1);
  expect(new Set(cells.map((row) => row.length)).size).toBe(1);
  expect(cells[0].slice(0, 6)).toEqual([
    "position",
    "time",
    "recorded",
    "event",
    "about",
    "subject",
  ]);
  expect(cells[1].slice(0, 6)).toEqual([
    "0",
    "2009-06-01T00:00:00",
    "2009-06-01T00:00:00",
    "SimulationStarted",
    "centre",
    "0",
  ]);
});

test("writes real numbers with the mark asked for, quoted where it is the separator", () => {
  const log = rowsOf([LabourDemandChanged.code, 0, 0, 0, 0, floatBits(0.85)]);
  expect(csvOf(log)).toContain(",0.85,");
  expect(csvOf(log, { separator: ";", decimal: "," })).toContain(";0,85;");
  expect(csvOf(log, { separator: "tab" })).toContain("\t0.85\t");
  expect(csvOf(log, { separator: ",", decimal: "," })).toContain(',"0,85",');
});

test("holds the chosen events alone", () => {
  const log = logOf(plan, "csv");
  const cells = cellsOf(csvOf(log, {}, chosen(["InterviewHeld"])), ",");
  const held = Array.from({ length: log.length }, (_, i) => log.codeAt(i));
  expect(cells.length - 1).toBe(held.filter((code) => code === InterviewHeld.code).length);
  expect(new Set(cells.slice(1).map((row) => row[3]))).toEqual(new Set(["InterviewHeld"]));
});
