/**
 * Random lives of a store, held against lists in memory: batches appended and appended again,
 * ids reused, wrong heads expected, stores reopened, logs branched, sealed and read.
 */
import * as Effect from "effect/Effect";
import * as fc from "fast-check";
import { expect } from "vitest";
import type { LogStoreShape } from "../../src/store/contract.ts";
import { batchOf, history, readRows, rowsOf, type SeenRow } from "./rows.ts";

interface Logs {
  readonly byName: Map<string, Expected>;
}

/** What a log is to be. */
interface Expected {
  readonly rows: ReadonlyArray<SeenRow>;
  readonly ids: ReadonlyMap<string, { readonly seed: number; readonly to: number }>;
  readonly isSealed: boolean;
}

interface Real {
  store: LogStoreShape;
  readonly open: () => Promise<LogStoreShape>;
}

type Act = fc.AsyncCommand<Logs, Real>;

const run = Effect.runPromise;
const names = ["log", "b0", "b1"];
const name = fc.constantFrom(...names);
/** Batches of the same seed are the same. */
const sizeOf = (seed: number): number => (seed * 7) % 5;
const lateOf = (seed: number): number | undefined => (seed % 2 === 0 ? undefined : seed * 10);
const batch = (seed: number) => batchOf(seed, sizeOf(seed), lateOf(seed));

/** An act upon a log that there is. */
function act(log: string, what: string, does: (logs: Logs, real: Real) => Promise<void>): Act {
  return {
    check: ({ byName }) => byName.has(log),
    run: does,
    toString: () => what,
  };
}

const append = (log: string, id: string, seed: number, offset: number | "any"): Act =>
  act(log, `append ${id}=${seed} to ${log} at ${offset}`, async ({ byName }, { store }) => {
    const { rows, ids, isSealed } = byName.get(log)!;
    const head = positionAfter(byName, log);
    const expected = offset === "any" ? offset : Math.max(0, head + offset);
    const outcome = await run(Effect.result(store.append(log, expected, id, batch(seed))));
    const found = outcome._tag === "Success" ? outcome.success : outcome.failure;
    const known = ids.get(id);
    if (known !== undefined) {
      const same = known.seed === seed;
      expect(found).toMatchObject({ _tag: same ? "Duplicate" : "BatchIdReused", to: known.to });
    } else if (isSealed) {
      expect(found).toMatchObject({ _tag: "Sealed", head });
    } else if (expected !== "any" && expected !== head) {
      expect(found).toMatchObject({ _tag: "Conflict", head });
    } else {
      const to = head + sizeOf(seed);
      expect(found).toMatchObject({ _tag: "Appended", from: head, to });
      byName.set(log, {
        rows: [...rows, ...rowsOf(batch(seed), head)],
        ids: new Map([...ids, [id, { seed, to }]]),
        isSealed,
      });
    }
  });

/** Positions go on from a parent's, although a branch may not see all of the parent's rows. */
function positionAfter(byName: Logs["byName"], log: string): number {
  return byName.get(log)!.rows.length;
}

const branch = (parent: string, log: string, share: number): Act => ({
  check: ({ byName }) => byName.has(parent) && !byName.has(log),
  run: async ({ byName }, { store }) => {
    const rows = byName.get(parent)!.rows;
    const at = Math.floor(share * (rows.length + 1));
    await run(store.branch(parent, { at }, log, history));
    byName.set(log, { rows: rows.slice(0, at), ids: new Map(), isSealed: false });
  },
  toString: () => `branch ${log} from ${parent} at ${share}`,
});

const seal = (log: string): Act =>
  act(log, `seal ${log}`, async ({ byName }, { store }) => {
    const { position, sealed } = await run(store.seal(log));
    expect([position, sealed]).toEqual([positionAfter(byName, log), true]);
    byName.set(log, { ...byName.get(log)!, isSealed: true });
  });

const read = (log: string, from: number, length: number): Act =>
  act(log, `read ${log} from ${from}, ${length}`, async ({ byName }, { store }) => {
    const { rows, isSealed } = byName.get(log)!;
    const bounds = { from, to: from + length };
    expect(await run(readRows(store, log, bounds))).toEqual(rows.slice(from, from + length));
    expect(await run(readRows(store, log))).toEqual(rows);
    expect(await run(store.head(log))).toMatchObject({ position: rows.length, sealed: isSealed });
    expect((await run(store.verify(log)))._tag).toBe("Intact");
  });

const reopen: Act = {
  check: () => true,
  run: async ({ byName }, real) => {
    real.store = await real.open();
    expect(await run(real.store.logs())).toEqual([...byName.keys()].toSorted());
  },
  toString: () => "reopen",
};

const acts = [
  fc
    .record({
      log: name,
      id: fc.constantFrom("a", "b", "c", "d", "e", "f"),
      seed: fc.integer({ min: 1, max: 9 }),
      offset: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom<(0 | "any")[]>(0, "any") },
        { weight: 1, arbitrary: fc.integer({ min: -3, max: 3 }) },
      ),
    })
    .map(({ log, id, seed, offset }) => append(log, id, seed, offset)),
  fc
    .record({
      from: name,
      to: fc.constantFrom("b0", "b1"),
      share: fc.double({ min: 0, max: 0.999, noNaN: true }),
    })
    .map(({ from, to, share }) => branch(from, to, share)),
  name.map(seal),
  fc
    .record({ log: name, from: fc.nat({ max: 20 }), length: fc.nat({ max: 20 }) })
    .map(({ log, from, length }) => read(log, from, length)),
  fc.constant(reopen),
];

interface LivingPlace {
  readonly open: () => Promise<LogStoreShape>;
  readonly leave?: () => Promise<unknown>;
}

/** Lives so many random lives, each in a new place. */
export async function lives(make: () => Promise<LivingPlace>, runs: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.commands(acts, { maxCommands: 30 }), async (commands) => {
      const place = await make();
      try {
        const store = await place.open();
        await run(store.create("log", history));
        const byName = new Map<string, Expected>();
        byName.set("log", { rows: [], ids: new Map(), isSealed: false });
        const real: Real = { store, open: place.open };
        await fc.asyncModelRun(() => ({ model: { byName }, real }), commands);
      } finally {
        await place.leave?.();
      }
    }),
    { numRuns: runs },
  );
}
