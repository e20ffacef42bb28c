/**
 * A log as text. Every event of the vocabulary has a line, NDJSON reads back to the row it came
 * from, and a selection shows exactly the rows a plain filter would.
 */
import * as fc from "fast-check";
import * as Schema from "effect/Schema";
import { describe, expect, it } from "vitest";
import { rowOfEvent } from "../../src/domain/event.ts";
import { CaseOpened } from "../../src/domain/events/case.ts";
import { LeverApplied, SimulationStarted } from "../../src/domain/events/run.ts";
import { isoOfMinute, minuteOfIso } from "../../src/domain/moment.ts";
import { Event, eventByCode, eventByName, vocabulary } from "../../src/domain/vocabulary.ts";
import { floatBits } from "../../src/kernel/float-bits.ts";
import { Log } from "../../src/kernel/log.ts";
import {
  linesOf,
  ndjsonLine,
  type RowSelection,
  selectRows,
  type Selection,
  tableLine,
} from "../../src/report/log-table.ts";
import { anyLog, batchedRows, logOfRows, rowsOf } from "../../src/testing/log-rows.ts";

function selected(selection: Selection): RowSelection {
  const rows = selectRows(selection);
  if (rows._tag === "SelectionProblem") throw new Error(JSON.stringify(rows));
  return rows;
}

describe("a log as a table", () => {
  const log = new Log();
  log.append(SimulationStarted.code, minuteOfIso("2008-01-01"), 0, 0, 0, 0, 0);
  log.append(CaseOpened.code, minuteOfIso("2008-01-07T09:05"), 12, 0, 3, 0, 0);
  log.append(LeverApplied.code, 0, 0, 1, 7, floatBits(0.1), floatBits(-2.5e-9));
  log.append(127, 60, 5, 1, 2, 3, 4);

  it("shows when, whom, what, and with what", () => {
    expect(Array.from(linesOf(log, selected({})))).toEqual([
      "2008-01-01 00:00  centre            SimulationStarted",
      expect.stringMatching(/^2008-01-07 09:05 {2}citizen 12 {8}CaseOpened {18}\w+=/u),
      "2000-01-01 00:00  centre            LeverApplied                " +
        "initiative=1 cell=7 old=0.1 new=-2.5e-9",
      "(no event has code 127)  code=127 minute=60 subject=5 a=1 b=2 x=3 y=4",
    ]);
  });

  it("has one line for every event there is, with all of its fields", () => {
    for (const declaration of vocabulary) {
      fc.assert(
        fc.property(rowsOf(declaration), (row) => {
          const line = tableLine(logOfRows([{ ...row, first: true }]), 0);
          expect(line).toContain(declaration.name);
          expect(line).not.toMatch(/\n|undefined|NaN/u);
          for (const field of Object.keys(declaration.fields)) expect(line).toContain(`${field}=`);
        }),
        { numRuns: 10 },
      );
    }
  });
});

describe("a log as NDJSON", () => {
  it("is events of the vocabulary, and reads back to the same rows", () => {
    const isEvent = Schema.is(Event);
    fc.assert(
      fc.property(anyLog(10), (log) => {
        for (let i = 0; i < log.length; i++) {
          const event = JSON.parse(ndjsonLine(log, i));
          expect(isEvent(event)).toBe(true);
          const again = rowOfEvent(eventByName.get(event._tag)!, event);
          // JSON has no minus zero: the one number that does not come back bit for bit.
          const slots = (row: object) => JSON.stringify(row).replaceAll("-2147483648", "0");
          expect(JSON.parse(slots(again))).toEqual(JSON.parse(slots(log.at(i))));
        }
      }),
    );
  });
});

describe("a selection", () => {
  const names = vocabulary.map(({ name }) => name);
  const days = fc
    .integer({ min: 0, max: 14_609 })
    .map((day) => isoOfMinute(day * 1440).slice(0, 10));
  const selections = fc.record(
    {
      citizen: fc.nat({ max: 9 }),
      events: fc.uniqueArray(fc.constantFrom(...names)),
      period: fc.tuple(days, days).map((pair) => pair.toSorted()),
    },
    { requiredKeys: [] },
  );

  it("shows exactly the rows that a plain filter keeps", () => {
    fc.assert(
      fc.property(batchedRows(), selections, (rows, { period, citizen, events }) => {
        const bounds = period ? { from: period[0], to: period[1] } : {};
        const selection: Selection = {
          ...(citizen === undefined ? {} : { citizen }),
          ...(events === undefined ? {} : { events }),
          ...bounds,
        };
        const kept = rows.flatMap((row, i) => {
          const { name, subject } = eventByCode[row.code]!;
          const day = isoOfMinute(row.minute).slice(0, 10);
          const isKept =
            (citizen === undefined || (subject === "citizen" && row.subject === citizen)) &&
            (events === undefined || events.includes(name)) &&
            (period === undefined || (day >= period[0] && day <= period[1]));
          return isKept ? [String(i)] : [];
        });
        const lines = linesOf(logOfRows(rows), selected(selection), (_, i) => String(i));
        expect(Array.from(lines)).toEqual(kept);
      }),
      { numRuns: 300 },
    );
  });

  it("has both its days in it, from their first minute to their last", () => {
    const log = new Log();
    const minutes = [
      "2008-01-01T23:59",
      "2008-01-02T00:00",
      "2008-01-03T23:59",
      "2008-01-04T00:00",
    ];
    for (const minute of minutes) {
      log.append(SimulationStarted.code, minuteOfIso(minute), 0, 0, 0, 0, 0);
    }
    const shown = linesOf(log, selected({ from: "2008-01-02", to: "2008-01-03" }));
    expect(Array.from(shown, (line) => line.slice(0, 16).replace(" ", "T"))).toEqual(
      minutes.slice(1, 3),
    );
  });

  it("that cannot be made says why", () => {
    expect(selectRows({ events: ["CaseOpend"] })).toEqual({
      _tag: "SelectionProblem",
      field: "events",
      found: "CaseOpend",
      expected: "an event, such as CaseOpened",
    });
    expect(selectRows({ from: "2008-02-30" })).toMatchObject({ field: "from" });
    expect(selectRows({ to: "2008" })).toMatchObject({ field: "to", found: "2008" });
    expect(selectRows({ from: "2008-02-01", to: "2008-01-31" })).toMatchObject({
      expected: "a date not before 2008-02-01",
    });
    expect(selectRows({ citizen: -1 })).toMatchObject({ field: "citizen" });
  });
});
