/**
 * What every event store is held to, whatever it is made of: the contract line by line, then
 * random lives held against a list in memory. A new kind of store calls `keepsTheContract` with
 * the way it is opened, and is one when this passes.
 */
/* oxlint-disable no-await-in-loop -- what is tested is one thing after another */
import * as Effect from "effect/Effect";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LogStoreShape } from "../../src/store/contract.ts";
import type { StoreFailure } from "../../src/store/failures.ts";
import { lives } from "./lives.ts";
import { batchOf, history, readAsFarAsGood, readRows, rowsOf, type SeenRow } from "./rows.ts";

/** A kind of store: places that hold nothing yet, each opened as often as asked for. */
export interface Kind {
  /** A new empty place. */
  readonly make: () => Promise<Place>;
  /** Before the first and after the last place. */
  readonly start?: () => Promise<unknown>;
  readonly stop?: () => Promise<unknown>;
  /** How many random lives; 100 unless told. */
  readonly runs?: number;
}

export interface Place {
  /** Opens what is there, as a program does that has just started. */
  readonly open: () => Promise<LogStoreShape>;
  readonly leave?: () => Promise<unknown>;
}

const run = Effect.runPromise;
const failing = <A>(effect: Effect.Effect<A, StoreFailure>) => run(Effect.flip(effect));

export function keepsTheContract(name: string, kind: Kind): void {
  describe(`${name}: the contract of a store`, () => {
    beforeAll(async () => kind.start?.());
    afterAll(async () => kind.stop?.());

    const withStore =
      (use: (store: LogStoreShape, place: Place) => Promise<unknown>) => async () => {
        const place = await kind.make();
        try {
          await use(await place.open(), place);
        } finally {
          await place.leave?.();
        }
      };

    growing(withStore);
    refusing(withStore);
    repeating(withStore);
    reading(withStore);
    branching(withStore);
    sealing(withStore);

    it("holds in random lives", { timeout: 120_000 }, async () => {
      await lives(kind.make, kind.runs ?? 100);
    });
  });
}

type WithStore = (
  use: (store: LogStoreShape, place: Place) => Promise<unknown>,
) => () => Promise<void>;

function growing(withStore: WithStore): void {
  it(
    "appends at the head that was expected, and at no other",
    withStore(async (store) => {
      const empty = await run(store.create("log", history));
      expect(empty).toMatchObject({ position: 0, base: 0, sealed: false });
      const first = await run(store.append("log", 0, "a", batchOf(1, 3)));
      expect(first).toMatchObject({ _tag: "Appended", from: 0, to: 3 });
      for (const expected of [0, 2, 4]) {
        const failure = await failing(store.append("log", expected, "b", batchOf(2, 1)));
        expect(failure).toMatchObject({ _tag: "Conflict", expected, head: 3 });
      }
      const second = await run(store.append("log", "any", "b", batchOf(2, 1)));
      expect(second).toMatchObject({ _tag: "Appended", from: 3, to: 4 });
      const head = await run(store.head("log"));
      expect(head).toEqual({ position: 4, chain: second.chain, base: 0, sealed: false });
    }),
  );

  it(
    "makes a log once, and tells logs apart",
    withStore(async (store) => {
      expect(await failing(store.head("log"))).toMatchObject({ _tag: "NoSuchLog" });
      expect(await failing(store.append("log", 0, "a", batchOf(1, 1)))).toMatchObject({
        _tag: "NoSuchLog",
      });
      const titled = { ...history, title: "Næstved, “2010”" };
      await run(store.create("log", titled));
      await run(store.append("log", 0, "a", batchOf(1, 1)));
      expect(await run(store.create("log", titled))).toMatchObject({ position: 1 });
      expect(await failing(store.create("log", history))).toMatchObject({ _tag: "LogExists" });
      await run(store.create("a.b-c_9", history));
      expect(await run(store.logs())).toEqual(["a.b-c_9", "log"]);
      expect(await run(store.header("log"))).toMatchObject({ store: 1, log: "log", ...titled });
      expect((await run(store.head("a.b-c_9"))).chain).not.toBe(
        (await run(store.head("log"))).chain,
      );
    }),
  );
}

function refusing(withStore: WithStore): void {
  it.each(["", "Log", "../log", "a/b", ".log", "log.", "å", "x".repeat(101)])(
    "refuses the name %j",
    (name) =>
      withStore(async (store) => {
        expect(await failing(store.create(name, history))).toMatchObject({ _tag: "Refused" });
        expect(await failing(store.head(name))).toMatchObject({ _tag: "Refused" });
      })(),
  );

  it(
    "refuses what is no batch",
    withStore(async (store) => {
      await run(store.create("log", history));
      const { columns } = batchOf(1, 2);
      const short = { columns, recorded: new Int32Array(1) };
      const strange = batchOf(1, 1);
      strange.columns.tag[0] = 127;
      const long = "x".repeat(201);
      for (const [id, batch] of [
        ["", { columns }],
        [long, { columns }],
        ["a", short],
        ["a", strange],
      ] as const) {
        expect(await failing(store.append("log", 0, id, batch))).toMatchObject({ _tag: "Refused" });
      }
      for (const expected of [-1, 0.5, Number.NaN]) {
        const failure = await failing(store.append("log", expected, "a", batchOf(1, 1)));
        expect(failure).toMatchObject({ _tag: "Refused" });
      }
      expect(await run(store.head("log"))).toMatchObject({ position: 0 });
    }),
  );
}

function repeating(withStore: WithStore): void {
  it(
    "answers the same batch again with where it lies, whatever head is expected, for ever",
    withStore(async (store, place) => {
      await run(store.create("log", history));
      const first = await run(store.append("log", 0, "a", batchOf(1, 3, 5)));
      await run(store.append("log", 3, "b", batchOf(2, 2)));
      for (const reopened of [store, await place.open()]) {
        for (const expected of [0, 3, 5, 77, "any"] as const) {
          const again = await run(reopened.append("log", expected, "a", batchOf(1, 3, 5)));
          expect(again).toEqual({ ...first, _tag: "Duplicate" });
        }
        for (const other of [batchOf(3, 3, 5), batchOf(1, 2, 5), batchOf(1, 3), batchOf(1, 3, 6)]) {
          const failure = await failing(reopened.append("log", "any", "a", other));
          expect(failure).toMatchObject({ _tag: "BatchIdReused", batchId: "a", from: 0, to: 3 });
        }
      }
      expect(await run(store.head("log"))).toMatchObject({ position: 5 });
    }),
  );

  it(
    "takes a batch of nothing, and one of more than a frame",
    withStore(async (store, place) => {
      await run(store.create("log", history));
      expect(await run(store.append("log", 0, "none", batchOf(1, 0)))).toMatchObject({ to: 0 });
      const { to } = await run(store.append("log", 0, "much", batchOf(2, 100_003, 9)));
      expect(to).toBe(100_003);
      const rows = await run(readRows(await place.open(), "log", { from: 99_998 }));
      expect(rows).toEqual(rowsOf(batchOf(2, 100_003, 9), 0).slice(99_998));
    }),
  );

  it(
    "gives the same chain for the same batches, and another for any other",
    withStore(async (store) => {
      const chains = new Set<string>();
      const lists = [
        [batchOf(1, 2), batchOf(2, 2)],
        [batchOf(2, 2), batchOf(1, 2)],
        [batchOf(1, 2), batchOf(2, 2, 1)],
        [batchOf(1, 2)],
      ];
      for (const batches of lists) {
        await run(store.create("log", history));
        for (const [i, batch] of batches.entries()) {
          await run(store.append("log", "any", `${chains.size}-${i}`, batch));
        }
        chains.add((await run(store.head("log"))).chain);
      }
      expect(chains.size).toBe(lists.length);
    }),
  );

  it(
    "lets one of many who append at the same head go first",
    withStore(async (store, place) => {
      await run(store.create("log", history));
      const writers = await Promise.all([store, place.open(), place.open()]);
      const all = await Promise.all(
        writers.map((writer, i) =>
          run(Effect.result(writer.append("log", 0, `w${i}`, batchOf(i + 1, 2)))),
        ),
      );
      expect(all.filter(({ _tag }) => _tag === "Success").length).toBe(1);
      expect(await run(store.head("log"))).toMatchObject({ position: 2 });
    }),
  );
}

function reading(withStore: WithStore): void {
  it(
    "reads what was written, within any bounds",
    withStore(async (store, place) => {
      await run(store.create("log", history));
      const batches = [batchOf(3, 5), batchOf(1, 4, 2500), batchOf(2, 6, 100)];
      for (const [i, batch] of batches.entries()) {
        await run(store.append("log", "any", `b${i}`, batch));
      }
      const all = [...rowsOf(batches[0], 0), ...rowsOf(batches[1], 5), ...rowsOf(batches[2], 9)];
      const other = await place.open();
      expect(await run(readRows(other, "log"))).toEqual(all);
      const bound = fc.option(fc.nat({ max: 16 }), { nil: undefined });
      const minute = fc.option(fc.integer({ min: 990, max: 3510 }), { nil: undefined });
      await fc.assert(
        fc.asyncProperty(bound, bound, minute, minute, async (from, to, validTo, knownOn) => {
          const rows = await run(readRows(other, "log", { from, to, validTo, knownOn }));
          const inPlace = all.filter(
            ({ position }) => position >= (from ?? 0) && position < (to ?? 99),
          );
          expect(rows).toEqual(inTime(inPlace, validTo ?? 9999, knownOn ?? 9999));
        }),
        { numRuns: 40 },
      );
    }),
  );

  it(
    "refuses positions that are none, and ends at the head",
    withStore(async (store) => {
      await run(store.create("log", history));
      await run(store.append("log", 0, "a", batchOf(1, 3)));
      const { failure } = await run(readAsFarAsGood(store, "log", { from: -1 }));
      expect(failure).toMatchObject({ _tag: "Refused" });
      expect(await run(readRows(store, "log", { from: 3 }))).toEqual([]);
      expect(await run(readRows(store, "log", { from: 2, to: 99 }))).toHaveLength(1);
      expect(await run(store.verify("log"))).toMatchObject({ _tag: "Intact", batches: 1 });
    }),
  );
}

/** The rows that happened and were known in time; what is left of a decision begins anew. */
function inTime(rows: ReadonlyArray<SeenRow>, validTo: number, knownOn: number) {
  let begins = false;
  return rows.flatMap((row) => {
    const { minute, recorded = minute } = row;
    begins ||= row.first;
    if (minute > validTo || recorded > knownOn) return [];
    const first = begins;
    begins = false;
    return [{ ...row, first }];
  });
}

function branching(withStore: WithStore): void {
  it(
    "branches at any position: the parent's prefix, then its own",
    withStore(async (store, place) => {
      await run(store.create("log", { ...history, data: "personal" }));
      await run(store.append("log", 0, "a", batchOf(1, 4)));
      await run(store.append("log", 4, "b", batchOf(2, 4, 50)));
      for (const at of [0, 1, 4, 6, 8]) {
        const name = `branch-${at}`;
        const head = await run(store.branch("log", { at }, name, history));
        expect(head).toMatchObject({ position: at, base: at });
        const own = await run(store.append(name, at, "a", batchOf(9, 2)));
        expect(own).toMatchObject({ _tag: "Appended", from: at, to: at + 2 });
        expect(await run(store.branch("log", { at }, name, history))).toMatchObject({
          position: at + 2,
        });
        const before = [...rowsOf(batchOf(1, 4), 0), ...rowsOf(batchOf(2, 4, 50), 4)];
        const all = [...before.slice(0, at), ...rowsOf(batchOf(9, 2), at)];
        expect(await run(readRows(await place.open(), name))).toEqual(all);
        expect(await run(readRows(store, name, { from: 3, to: at + 1 }))).toEqual(
          all.slice(3, at + 1),
        );
        const { data, parent } = await run(store.header(name));
        expect([data, parent?.log, parent?.position]).toEqual(["personal", "log", at]);
        expect(await run(store.verify(name))).toMatchObject({ _tag: "Intact", batches: 1 });
      }
      expect(await run(store.head("log"))).toMatchObject({ position: 8 });
    }),
  );

  it(
    "branches at a date and as known on a day, and from a branch",
    withStore(async (store) => {
      await run(store.create("log", history));
      await run(store.append("log", 0, "a", batchOf(1, 4, 100)));
      await run(store.append("log", 4, "b", batchOf(2, 4, 9000)));
      await run(store.branch("log", { validTo: 2001 }, "dated", history));
      await run(store.branch("log", { knownOn: 1102 }, "known", history));
      await run(store.append("dated", 8, "c", batchOf(7, 1)));
      await run(store.branch("dated", { knownOn: 7000 }, "both", history));
      const positions = async (name: string) =>
        (await run(readRows(store, name))).map(({ position }) => position);
      expect(await positions("dated")).toEqual([0, 1, 2, 3, 4, 5, 8]);
      expect(await positions("known")).toEqual([0, 1, 2]);
      expect(await positions("both")).toEqual([0, 1, 2, 3, 8]);
      await run(store.branch("dated", { at: 5 }, "early", history));
      expect(await positions("early")).toEqual([0, 1, 2, 3, 4]);
    }),
  );

  it(
    "refuses a branch from nowhere",
    withStore(async (store) => {
      expect(await failing(store.branch("log", {}, "b", history))).toMatchObject({
        _tag: "NoSuchLog",
      });
      await run(store.create("log", history));
      for (const point of [{ at: 1 }, { at: -1 }, { at: 0.5 }, { knownOn: 0.5 }]) {
        const failure = await failing(store.branch("log", point, "b", history));
        expect(failure).toMatchObject({ _tag: "Refused" });
      }
      expect(await failing(store.branch("log", {}, "log", history))).toMatchObject({
        _tag: "LogExists",
      });
      expect(await run(store.logs())).toEqual(["log"]);
    }),
  );
}

function sealing(withStore: WithStore): void {
  it(
    "seals: the same log, to which nothing can be added",
    withStore(async (store, place) => {
      await run(store.create("log", history));
      const first = await run(store.append("log", 0, "a", batchOf(1, 3)));
      await run(store.append("log", 3, "b", batchOf(2, 5, 30)));
      const reader = await place.open();
      const before = await run(readRows(reader, "log"));
      const head = await run(store.head("log"));
      expect(await run(store.seal("log"))).toEqual({ ...head, sealed: true });
      expect(await run(store.seal("log"))).toEqual({ ...head, sealed: true });
      for (const one of [store, reader, await place.open()]) {
        expect(await failing(one.append("log", 8, "c", batchOf(3, 1)))).toMatchObject({
          _tag: "Sealed",
          head: 8,
        });
        expect(await run(one.append("log", 8, "a", batchOf(1, 3)))).toEqual({
          ...first,
          _tag: "Duplicate",
        });
        expect(await run(one.head("log"))).toEqual({ ...head, sealed: true });
        expect(await run(readRows(one, "log"))).toEqual(before);
        expect(await run(readRows(one, "log", { from: 2, to: 6 }))).toEqual(before.slice(2, 6));
        expect(await run(one.verify("log"))).toMatchObject({ _tag: "Intact", batches: 2 });
      }
      await run(store.branch("log", { at: 5 }, "on", history));
      await run(store.append("on", 5, "c", batchOf(3, 1)));
      expect(await run(readRows(store, "on"))).toEqual([
        ...before.slice(0, 5),
        ...rowsOf(batchOf(3, 1), 5),
      ]);
    }),
  );
}
