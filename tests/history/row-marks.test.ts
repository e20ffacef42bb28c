/** Rows are marked as withdrawn exactly where a fold of the history leaves them out. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Corrected, ExtractBegun, Retracted } from "../../src/domain/events/history.ts";
import { CitizenContacted } from "../../src/domain/events/population.ts";
import { Log } from "../../src/kernel/log.ts";
import { RowMarks } from "../../src/history/row-marks.ts";
import { Standing } from "../../src/history/standing.ts";
import type { Chunk } from "../../src/store/contract.ts";

/** What each row says: an event, a withdrawal of a row, or an extract of so many rows. */
const rows = fc.array(
  fc.tuple(
    fc.constantFrom(CitizenContacted, CitizenContacted, Retracted, Corrected, ExtractBegun),
    fc.nat({ max: 12 }),
  ),
  { maxLength: 40 },
);

test("a row is marked exactly when it does not stand, and by what was not lost itself", () => {
  fc.assert(
    fc.property(rows, fc.nat({ max: 40 }), (asked, cut) => {
      const log = new Log();
      asked.forEach(([{ code }, x], i) => log.append(code, i, 0, 0, 0, x % (i + 1), 0));
      const chunks: ReadonlyArray<Chunk> = [
        { from: 0, to: Math.min(cut, log.length) },
        { from: Math.min(cut, log.length), to: log.length },
      ].map(({ from, to }) => {
        const columns = new Log();
        columns.appendColumns(log, from, to);
        return { first: from, columns, recorded: undefined, positions: undefined };
      });
      const marks = new RowMarks(log.length);
      const standing = new Standing(log.length);
      for (const chunk of chunks) {
        marks.take(chunk);
        standing.take(chunk);
      }
      standing.settle();
      for (let row = 0; row < standing.log.length; row++) {
        const mark = marks.at(standing.positions[row]);
        expect(mark === undefined).toBe(standing.stands[row] === 1);
        if (mark?.by !== undefined) expect(log.at(mark.by).x).toBe(standing.positions[row]);
      }
    }),
    { numRuns: 400 },
  );
});
