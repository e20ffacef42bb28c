/**
 * Logs that hold events of several versions: each batch is read in the words of the reader, by
 * steps from one version to the next; rows may be changed, dropped and split on the way and keep
 * their positions; and what this program does not know it refuses to read or to write.
 */
import * as Effect from "effect/Effect";
import { expect, it } from "vitest";
import { type Columns, codeBits } from "../../src/kernel/columns.ts";
import { Log } from "../../src/kernel/log.ts";
import type { Chunk } from "../../src/store/contract.ts";
import { type EventSchema, positionOf, type Upcaster } from "../../src/store/event-schema.ts";
import { FaultyFiles } from "./faulty-files.ts";
import { storeOn } from "./faulty-store.ts";
import { batchOf, history, readAsFarAsGood, readRows } from "./rows.ts";

/** What was event 1 is event 11 from version 2 on, its `x` in hours and not in minutes. */
const hours: Upcaster = {
  from: 1,
  what: "event 1 becomes event 11, x in hours",
  upcast: (rows) => {
    const tag = rows.columns.tag.slice();
    const x = rows.columns.x.slice();
    for (let i = 0; i < rows.columns.length; i++) {
      if ((tag[i] & codeBits) !== 1) continue;
      tag[i] += 10;
      x[i] = Math.trunc(x[i] / 60);
    }
    return { ...rows, columns: { ...rows.columns, tag, x } };
  },
};

/** In version 3 there is no event 2, and what was event 3 is an event 3 and an event 13. */
const split: Upcaster = {
  from: 2,
  what: "event 2 is dropped, event 3 is split in two",
  upcast: (rows: Chunk): Chunk => {
    const out = new Log();
    const positions: Array<number> = [];
    const recorded: Array<number> = [];
    for (let i = 0; i < rows.columns.length; i++) {
      const code = rows.columns.tag[i] & codeBits;
      for (const copy of code === 2 ? [] : code === 3 ? [0, 10] : [0]) {
        out.appendColumns(rows.columns, i, i + 1);
        out.tag[out.length - 1] += copy;
        positions.push(positionOf(rows, i));
        if (rows.recorded !== undefined) recorded.push(rows.recorded[i]);
      }
    }
    return {
      first: rows.first,
      columns: out as Columns,
      recorded: rows.recorded && Int32Array.from(recorded),
      positions: Float64Array.from(positions),
    };
  },
};

const first: EventSchema = { version: 1, codes: new Set([1, 2, 3, 4]), upcasters: [] };
const second: EventSchema = { version: 2, codes: new Set([11, 2, 3, 4]), upcasters: [hours] };
const third: EventSchema = {
  version: 3,
  codes: new Set([11, 3, 4, 13]),
  upcasters: [hours, split],
};

/** A batch of the given codes. */
function batchWith(seed: number, codes: ReadonlyArray<number>, late?: number) {
  const batch = batchOf(seed, codes.length, late);
  for (const [i, code] of codes.entries()) {
    batch.columns.tag[i] = (batch.columns.tag[i] & ~codeBits) | code;
    batch.columns.x[i] = 120;
  }
  return batch;
}

function logOfThreeVersions(): FaultyFiles {
  const files = new FaultyFiles();
  const [one, two, three] = [first, second, third].map((schema) => storeOn({ files, schema }));
  Effect.runSync(one.create("log", history));
  Effect.runSync(one.append("log", 0, "a", batchWith(1, [1, 2, 3, 4])));
  Effect.runSync(two.append("log", 4, "b", batchWith(2, [11, 3], 70)));
  Effect.runSync(three.append("log", 6, "c", batchWith(3, [13, 4])));
  return files;
}

it("older events are read in the words of the reader, at their positions", () => {
  const store = storeOn({ files: logOfThreeVersions(), schema: third });
  const rows = Effect.runSync(readRows(store, "log"));
  expect(rows.map(({ position, code, x }) => [position, code, x])).toEqual([
    [0, 11, 2],
    [2, 3, 120],
    [2, 13, 120],
    [3, 4, 120],
    [4, 11, 120],
    [5, 3, 120],
    [5, 13, 120],
    [6, 13, 120],
    [7, 4, 120],
  ]);
  expect(rows.map(({ recorded }) => recorded)).toEqual(
    [0, 0, 0, 0, 2070, 2071, 2071, 0, 0].map((at) => (at === 0 ? undefined : at)),
  );
  const some = Effect.runSync(readRows(store, "log", { from: 2, to: 6 }));
  expect(some.map(({ position }) => position)).toEqual([2, 2, 3, 4, 5, 5]);
  expect(Effect.runSync(store.verify("log"))._tag).toBe("Intact");
});

it("a sealed log and a branch hold events of several versions too", () => {
  const store = storeOn({ files: logOfThreeVersions(), schema: third });
  const before = Effect.runSync(readRows(store, "log"));
  Effect.runSync(store.seal("log"));
  Effect.runSync(store.branch("log", {}, "on", history));
  expect(Effect.runSync(readRows(store, "on"))).toEqual(before);
});

it("newer events are refused, after those that are known", () => {
  const store = storeOn({ files: logOfThreeVersions(), schema: second });
  const { rows, failure } = Effect.runSync(readAsFarAsGood(store, "log"));
  expect(rows.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(failure).toMatchObject({
    _tag: "UnsupportedFormat",
    found: "events of version 3",
    expected: "versions 1 to 2",
  });
});

it("a version without an upcaster, and a code that is not in use, are refused", () => {
  const files = logOfThreeVersions();
  const gap = storeOn({ files, schema: { ...third, upcasters: [split] } });
  expect(Effect.runSync(readAsFarAsGood(gap, "log")).failure).toMatchObject({
    _tag: "UnsupportedFormat",
    expected: "an upcaster from it",
  });
  const fewer = storeOn({ files, schema: { ...third, codes: new Set([11, 3, 13]) } });
  expect(Effect.runSync(readAsFarAsGood(fewer, "log")).failure).toMatchObject({
    _tag: "UnsupportedFormat",
    found: "events of code 4",
  });
  const store = storeOn({ files, schema: third });
  const old = store.append("log", "any", "d", batchWith(4, [2]));
  expect(Effect.runSync(Effect.flip(old)).message).toContain("there is no event of code 2");
});
