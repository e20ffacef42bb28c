/** Work handed out in turn: each replication once, and no line ever far ahead of another. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Lot, lotSize, WorkList } from "../../src/experiment/work-list.ts";

const wanted = fc.array(
  fc.uniqueArray(fc.nat(200), { maxLength: 60 }).map((list) => list.sort((a, b) => a - b)),
  { maxLength: 6 },
);

function allLots(lines: ReadonlyArray<ReadonlyArray<number>>, most: number): ReadonlyArray<Lot> {
  const work = new WorkList(lines);
  const lots: Lot[] = [];
  for (let lot = work.take(most); lot !== undefined; lot = work.take(most)) lots.push(lot);
  expect(work.left).toBe(0);
  return lots;
}

test("every replication of every line is handed out once, in order", () => {
  fc.assert(
    fc.property(wanted, fc.integer({ min: 1, max: 5 }), (lines, most) => {
      const lots = allLots(lines, most);
      for (const [i, line] of lines.entries()) {
        const of = lots.filter((lot) => lot.line === i);
        expect(of.flatMap(({ replications }) => replications)).toEqual(line);
        for (const { replications } of of) expect(replications.length).toBeLessThanOrEqual(most);
      }
    }),
  );
});

test("the line that is least far comes first", () => {
  fc.assert(
    fc.property(wanted, (lines) => {
      const firsts = allLots(lines, 1).map(({ replications }) => replications[0] ?? -1);
      expect(firsts).toEqual(firsts.toSorted((one, other) => one - other));
    }),
  );
});

test("what is asked of whom is known before it is taken", () => {
  const work = new WorkList([[5], [1, 2], []]);
  expect(work.turn()).toBe(1);
  expect(work.take(2)).toEqual({ line: 1, replications: [1, 2] });
  expect(work.turn()).toBe(0);
  expect(work.left).toBe(1);
  work.take(9);
  expect([work.turn(), work.take(1)]).toEqual([undefined, undefined]);
});

test("a lot is small while its time is unknown, when it is long, and towards the end", () => {
  expect(lotSize(undefined, 1000, 2)).toBe(1);
  expect(lotSize(400, 1000, 2)).toBe(1);
  expect(lotSize(30, 1000, 2)).toBe(3);
  expect(lotSize(1, 1000, 2)).toBe(5);
  expect(lotSize(0, 20, 2)).toBe(1);
});
