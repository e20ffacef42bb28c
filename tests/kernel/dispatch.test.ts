/**
 * The step of the loop, written out from tables of handlers, does what a loop over the tables
 * would: decide, then every event of the batch evolves, then each is reacted to, handlers in their
 * order, each given what the log holds of its event.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Agenda } from "../../src/kernel/agenda.ts";
import { dispatcher, type HandlerTable } from "../../src/kernel/dispatch.ts";
import { Log } from "../../src/kernel/log.ts";
import { batchedRows, type BatchedRow, logOfRows } from "../../src/testing/log-rows.ts";

const kindCount = 3;
const kinds = Array.from({ length: kindCount }, (_, i) => ({ name: `k${i}`, lane: 0, slot: i }));
const [minute, subject] = [77, 5];
const world = { name: "world" };

/** How many handlers each number has, none for some. */
const handlerCounts = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 128, maxLength: 128 });

type Heard = Array<string>;
const said = (what: string, args: ReadonlyArray<unknown>): string => `${what} ${args.join(" ")}`;

/** Tables whose handlers write down what they are called with. */
function tables(
  decided: ReadonlyArray<BatchedRow>,
  evolves: ReadonlyArray<number>,
  reacts: ReadonlyArray<number>,
  heard: Heard,
) {
  const table = (name: string, counts: ReadonlyArray<number>, given: number): HandlerTable =>
    counts.map((count, code) =>
      Array.from({ length: count }, (_, i) => (...args: ReadonlyArray<unknown>) => {
        expect(args[0]).toBe(world);
        heard.push(said(`${name} ${code}.${i}`, args.slice(given)));
      }),
    );
  const decide = kinds.map(({ name }) => [
    (_: unknown, now: number, about: number, out: Log) => {
      heard.push(said(name, [now, about]));
      for (const row of decided) {
        out.append(row.code, row.minute, row.subject, row.a, row.b, row.x, row.y);
      }
    },
  ]);
  return { decide, evolve: table("evolve", evolves, 1), react: table("react", reacts, 2) };
}

/** What is to be heard of a batch: the slow and obvious way. */
function calls(
  name: string,
  rows: ReadonlyArray<BatchedRow>,
  counts: ReadonlyArray<number>,
): Heard {
  return rows.flatMap((row) =>
    Array.from({ length: counts[row.code] }, (_, i) =>
      said(`${name} ${row.code}.${i}`, [row.minute, row.subject | 0, row.a, row.b, row.x, row.y]),
    ),
  );
}

describe("the step written out", () => {
  it("decides, evolves the whole batch and then reacts, as a loop over the tables would", () => {
    fc.assert(
      fc.property(
        batchedRows(6),
        handlerCounts,
        handlerCounts,
        fc.nat(kindCount - 1),
        (rows, evolves, reacts, kind) => {
          const heard: Heard = [];
          const { step } = dispatcher(tables(rows, evolves, reacts, heard));
          const agenda = new Agenda(kinds, [{ name: "lane", slots: kindCount }], 0, 1000);
          agenda.schedule(kind, subject, minute);
          agenda.next();
          const log = new Log();
          step(world, agenda, log);
          expect(heard).toEqual([
            said(`k${kind}`, [minute, subject]),
            ...calls("evolve", rows, evolves),
            ...calls("react", rows, reacts),
          ]);
          const firsts = Array.from({ length: log.length }, (_, i) => log.tag[i] >>> 7);
          expect(firsts).toEqual(rows.map((_, i) => (i === 0 ? 1 : 0)));
        },
      ),
    );
  });

  it("folds an event of any log by evolving alone", () => {
    fc.assert(
      fc.property(batchedRows(20), handlerCounts, handlerCounts, (rows, evolves, reacts) => {
        const heard: Heard = [];
        const { fold } = dispatcher(tables([], evolves, reacts, heard));
        const log = logOfRows(rows);
        for (let i = 0; i < log.length; i += 1) fold(world, log, i);
        expect(heard).toEqual(calls("evolve", rows, evolves));
      }),
    );
  });
});
