/**
 * The log keeps what it is given, across growing, clearing, copying and dropping; the oracle is
 * a plain array of objects.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { vocabulary } from "../../src/domain/vocabulary.ts";
import { codeBits, isFirst, part, rowAt, rowBytes } from "../../src/kernel/columns.ts";
import { bitsFloat, floatBits } from "../../src/kernel/float-bits.ts";
import { Log } from "../../src/kernel/log.ts";
import { batchedRows, type BatchedRow, logOfRows } from "../../src/testing/log-rows.ts";

const rowsIn = (log: Log): Array<BatchedRow> =>
  Array.from({ length: log.length }, (_, i) => ({ ...log.at(i), first: isFirst(log, i) }));

describe("a log", () => {
  it("gives back the rows and batches it was given, however small it began", () => {
    fc.assert(
      fc.property(batchedRows(200), fc.integer({ min: 1, max: 8 }), (rows, capacity) => {
        const log = new Log(capacity);
        for (const { first, code, minute, subject, a, b, x, y } of rows) {
          if (first) log.beginBatch();
          log.append(code, minute, subject, a, b, x, y);
        }
        expect(rowsIn(log)).toEqual(rows);
        expect(log.capacity).toBeGreaterThanOrEqual(rows.length);
        expect(log.capacity).toBeLessThanOrEqual(Math.max(capacity, 2 * rows.length));
      }),
    );
  });

  it("keeps the extremes of every slot", () => {
    const log = new Log();
    log.append(127, -0x80000000, 0xffffffff, 255, 0xffff, 0x7fffffff, -0x80000000);
    expect(log.at(0)).toEqual({
      code: 127,
      minute: -0x80000000,
      subject: 0xffffffff,
      a: 255,
      b: 0xffff,
      x: 0x7fffffff,
      y: -0x80000000,
    });
    expect(log.codeAt(0)).toBe(127);
  });

  it("copies, cuts and drops as an array does", () => {
    fc.assert(
      fc.property(batchedRows(50), fc.nat(50), fc.nat(50), (rows, one, other) => {
        const from = Math.min(one, other, rows.length);
        const to = Math.min(Math.max(one, other), rows.length);
        const log = logOfRows(rows);
        const copy = new Log(1);
        copy.appendColumns(log, from, to);
        copy.appendColumns(log);
        expect(rowsIn(copy)).toEqual([...rows.slice(from, to), ...rows]);
        copy.drop(to - from);
        expect(rowsIn(copy)).toEqual(rows);
        const cut = part(log, from, to);
        expect(
          Array.from({ length: cut.length }, (_, i) => ({
            ...rowAt(cut, i),
            first: isFirst(cut, i),
          })),
        ).toEqual(rows.slice(from, to));
      }),
    );
  });

  it("keeps a batch open across clearing, and opens one only when told", () => {
    const log = new Log();
    const firsts: Array<boolean> = [];
    const add = () => {
      log.append(1, 0, 0, 0, 0, 0, 0);
      firsts.push(isFirst(log, log.length - 1));
    };
    add();
    add();
    log.clear();
    expect(log.length).toBe(0);
    add();
    log.beginBatch();
    log.clear();
    add();
    expect(firsts).toEqual([true, false, false, true]);
  });

  it("refuses to show a row it does not have", () => {
    expect(() => new Log().at(0)).toThrow("Event 0 of a log of 0 events");
  });

  it("takes 20 bytes an event, which leaves codes seven bits", () => {
    const log = new Log(1000);
    const columns = [log.tag, log.a, log.b, log.minute, log.subject, log.x, log.y];
    expect(columns.reduce((sum, { byteLength }) => sum + byteLength, 0)).toBe(1000 * rowBytes);
    for (const { code, name } of vocabulary) {
      expect(code, name).toBeGreaterThan(0);
      expect(code, name).toBeLessThanOrEqual(codeBits);
    }
  });
});

describe("a real number in a slot", () => {
  it("is the nearest float32, exactly", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        expect(bitsFloat(floatBits(value))).toBe(Math.fround(value));
      }),
    );
    expect(floatBits(1)).toBe(0x3f800000);
    expect(floatBits(-2)).toBe(0xc0000000 | 0);
  });
});
