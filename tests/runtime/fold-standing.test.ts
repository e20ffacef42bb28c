/** A fold of what stands: read in one go or put in order first, the reader gets the same. */
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import * as fc from "fast-check";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { afterAll, expect, test } from "vitest";
import { ExtractBegun, ExtractSource, Retracted } from "../../src/domain/events/history.ts";
import { CitizenContacted, CitizenRegistered } from "../../src/domain/events/population.ts";
import { codeBits, type Columns } from "../../src/kernel/columns.ts";
import { Log } from "../../src/kernel/log.ts";
import type { Span } from "../../src/measures/months.ts";
import { type Covered, foldStanding } from "../../src/runtime/fold-standing.ts";
import { logAt, walkInOrder } from "../../src/runtime/log-at.ts";
import { happenedWithin, openLog } from "../../src/runtime/open-log.ts";
import { openStoreAt } from "../../src/runtime/open-store.ts";
import type { Bounds } from "../../src/store/contract.ts";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "caseflow-fold-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));

type Row = readonly [
  code: number,
  minute: number,
  subject: number,
  x: number,
  late: number,
  y?: number,
];

const shown = ({ a, b, minute, subject, tag, x, y }: Columns, i: number): ReadonlyArray<number> => [
  tag[i] & codeBits,
  minute[i],
  subject[i],
  a[i],
  b[i],
  x[i],
  y[i],
];

class Taken {
  rows: Array<ReadonlyArray<number>> = [];
  read(columns: Columns, from: number, to: number): void {
    for (let i = from; i < to; i++) this.rows.push(shown(columns, i));
  }
}

let made = 0;

/** In minutes, which a fold need not know. */
const spanOf = ({ first = 0, last = first, until = last }: Covered): Span => ({
  from: first,
  to: until,
});

/** Keeps batches of rows in a log of its own, and reads it both ways. */
const bothWays = (batches: ReadonlyArray<ReadonlyArray<Row>>, bounds: Bounds, sealed = false) =>
  Effect.runPromise(
    Effect.gen(function* () {
      const place = path.join(folder, `store-${made++}`);
      const store = yield* openStoreAt(place);
      yield* store.create("log", { kind: "history", data: "synthetic", durability: "none" });
      for (const [i, rows] of batches.entries()) {
        const columns = new Log();
        for (const [code, minute, subject, x, , y = 3] of rows) {
          columns.beginBatch();
          columns.append(code, minute, subject, 1, 2, x, y);
        }
        const recorded = Int32Array.from(rows, ([, minute, , , late]) => minute + late);
        yield* store.append("log", "any", `batch ${i}`, { columns, recorded });
      }
      if (sealed) yield* store.seal("log");
      const begun: Array<Span> = [];
      const log = yield* logAt(place);
      const folded = yield* foldStanding(log, bounds, {
        span: spanOf,
        begin: (span) => {
          begun.push(span);
          return Result.succeed(new Taken());
        },
      });
      const { columns } = yield* happenedWithin(yield* openLog(place), bounds);
      const expected = Array.from({ length: columns.length }, (_, i) => shown(columns, i));
      const minutes = expected.map(([, minute]) => minute);
      const walked = yield* walkInOrder(log, bounds, () => {});
      const covered = { first: minutes[0], last: minutes.at(-1), until: walked?.until };
      const { inOneGo, reader, span } = folded;
      return { inOneGo, begun, span, rows: reader.rows, expected, spanExpected: spanOf(covered) };
    }),
  );

const contact = (minute: number, subject = 0): Row => [
  CitizenContacted.code,
  minute,
  subject,
  minute,
  5,
];
const begun = (events: number, until = 60): Row => [ExtractBegun.code, 0, 0, events, 0, until];
const source: Row = [ExtractSource.code, 0, 0, 0, 0];

test.each([false, true])(
  "a history in its order is read once, whole extracts and all",
  async (sealed) => {
    const registered: Row = [CitizenRegistered.code, 10, 4, 0, 0];
    const first = [begun(4), source, registered, contact(20), contact(20)];
    const second = [begun(3), source, contact(30), contact(40, 1)];
    const read = await bothWays([first, second], {}, sealed);
    expect(read.inOneGo).toBe(true);
    expect(read.begun).toEqual([{ from: 10, to: 60 }]);
    expect(read.rows).toEqual(read.expected);
    expect(read.rows.map(([, minute]) => minute)).toEqual([10, 20, 20, 30, 40]);
  },
);

test.each<[string, ReadonlyArray<ReadonlyArray<Row>>, number]>([
  [
    "extracts that go further each time",
    [
      [begun(3, 25), source, contact(20), contact(20)],
      [begun(2, 45), source, contact(30)],
    ],
    45,
  ],
  ["no extract", [[contact(20)], [contact(30)]], 30],
])("a history of %s is read again when its end is known", async (_, batches, to) => {
  const read = await bothWays(batches, {});
  expect(read.inOneGo).toBe(false);
  expect(read.begun).toHaveLength(2);
  expect(read.begun[1]).toEqual({ from: 20, to });
  expect(read.span).toEqual({ from: 20, to });
  expect(read.rows).toEqual(read.expected);
});

test.each<[string, ReadonlyArray<ReadonlyArray<Row>>, ReadonlyArray<number>]>([
  ["a day told late", [[contact(20), contact(30)], [contact(25)]], [20, 25, 30]],
  [
    "an event withdrawn at the end",
    [[contact(20), contact(30)], [[Retracted.code, 20, 0, 0, 9]]],
    [30],
  ],
  ["an extract that was broken off", [[contact(5), begun(9), source, contact(20)]], [5]],
  [
    "an extract that was broken off before another",
    [
      [begun(3), source, contact(20)],
      [begun(3), source, contact(30), contact(40)],
    ],
    [30, 40],
  ],
])("%s is put right before it is folded", async (_, batches, minutes) => {
  const read = await bothWays(batches, {});
  expect(read.inOneGo).toBe(false);
  expect(read.span).toEqual(read.spanExpected);
  expect(read.rows).toEqual(read.expected);
  expect(read.rows.map(([, minute]) => minute)).toEqual(minutes);
});

test("whatever is in a log, within any bounds, both ways are one", async () => {
  const row: fc.Arbitrary<Row> = fc.oneof(
    fc
      .tuple(fc.nat({ max: 50 }), fc.nat({ max: 3 }))
      .map(([minute, subject]) => contact(minute, subject)),
    { weight: 1, arbitrary: fc.nat({ max: 6 }).map((x): Row => [Retracted.code, 9, 0, x, 0]) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.integer({ min: 1, max: 4 }), fc.nat({ max: 60 }))
        .map(([n, until]) => begun(n, until)),
    },
  );
  const batches = fc.array(fc.array(row, { minLength: 1, maxLength: 5 }), { maxLength: 4 });
  const bounds = fc.record({ knownOn: fc.option(fc.nat({ max: 60 }), { nil: undefined }) });
  await fc.assert(
    fc.asyncProperty(batches, bounds, async (kept, within) => {
      const read = await bothWays(kept, within);
      expect(read.rows).toEqual(read.expected);
      expect(read.span).toEqual(read.spanExpected);
    }),
    { numRuns: 60 },
  );
});
