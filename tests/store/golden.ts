/**
 * The stores that are kept for ever: what each version of the format wrote. `store-1` was written
 * by `writeGolden` when version 1 came to be; it is never written again, only read.
 */
import * as Effect from "effect/Effect";
import type { Backing } from "../../src/store/backing.ts";
import type { StoreHeader } from "../../src/store/store-header.ts";
import { batchOf } from "./rows.ts";

const header = (log: string): StoreHeader => ({
  store: 1,
  log,
  vocabulary: "0123456789abcdef",
  kind: "history",
  data: "synthetic",
  durability: "fsync",
});

/** The batches of each log: seed, count, and how late they were recorded. */
export const goldenBatches = {
  history: [
    [1, 3, undefined],
    [2, 4, 90],
    [3, 0, undefined],
  ],
  branch: [[4, 2, undefined]],
  sealed: [
    [5, 200, undefined],
    [6, 30, 7],
  ],
} as const;

/** Writes the logs `history`, its branch at event 5, and one that is sealed. */
export const writeGolden = Effect.fnUntraced(function* (backing: Backing) {
  const fill = Effect.fnUntraced(function* (log: keyof typeof goldenBatches) {
    for (const [seed, count, late] of goldenBatches[log]) {
      yield* backing.append(log, "any", `batch ${seed}`, batchOf(seed, count, late), 1);
    }
  });
  yield* backing.create({
    ...header("history"),
    title: "Two års “history”",
    run: { scenario: "nyropsgade", seed: "april", replication: 0, model: "0.1.0" },
  });
  yield* fill("history");
  const chain = (yield* backing.chainAt("history", 5))!;
  const parent = { log: "history", position: 5, chain, validTo: 2001, knownOn: 2100 };
  yield* backing.create({ ...header("branch"), kind: "forecast", parent });
  yield* fill("branch");
  yield* backing.create({ ...header("sealed"), data: "personal" });
  yield* fill("sealed");
  yield* backing.seal("sealed");
});
