/**
 * A life of a store, cut off at any of its calls to the machine, begun again with what survived,
 * cut off once more, and lived to its end. Every step is one that may be asked for again, so the
 * program simply begins from the first: the store must know by itself what it has.
 */
import * as Effect from "effect/Effect";
import type { LogStoreShape } from "../../src/store/contract.ts";
import { batchOf, history, readAsFarAsGood, type SeenRow } from "./rows.ts";
import { Crash, type Faults, FaultyFiles } from "./faulty-files.ts";
import { storeOn } from "./faulty-store.ts";
import { Random } from "./random.ts";
import type { Files, Machine } from "../../src/store/files.ts";

type StepOf = (store: LogStoreShape) => Effect.Effect<unknown, unknown>;

/** The steps of a life: what each does, and to which log it adds how many events. */
const life: ReadonlyArray<{ readonly log: string; readonly adds: number; readonly step: StepOf }> =
  [
    { log: "past", adds: 0, step: (store) => store.create("past", history) },
    { log: "past", adds: 3, step: (store) => store.append("past", 0, "a", batchOf(1, 3)) },
    { log: "past", adds: 2, step: (store) => store.append("past", "any", "b", batchOf(2, 2, 60)) },
    { log: "next", adds: 0, step: (store) => store.branch("past", { at: 5 }, "next", history) },
    { log: "next", adds: 1, step: (store) => store.append("next", 5, "c", batchOf(3, 1)) },
    { log: "past", adds: 1, step: (store) => store.append("past", 5, "d", batchOf(4, 1)) },
    { log: "past", adds: 0, step: (store) => store.seal("past") },
    { log: "next", adds: 2, step: (store) => store.append("next", "any", "e", batchOf(5, 2)) },
  ];

/** What a life that nothing cuts off leaves. */
const whole = (() => {
  const store = storeOn({ files: new FaultyFiles() });
  for (const { step } of life) Effect.runSync(step(store));
  const rowsIn = (log: string) => Effect.runSync(readAsFarAsGood(store, log)).rows;
  const chainOf = (log: string) => Effect.runSync(store.head(log)).chain;
  return {
    rows: { past: rowsIn("past"), next: rowsIn("next") } as Record<string, ReadonlyArray<SeenRow>>,
    chains: { past: chainOf("past"), next: chainOf("next") } as Record<string, string>,
  };
})();

/** What goes wrong in a store, in the place of what goes right. */
export interface Mutant {
  readonly files?: (files: FaultyFiles) => Files;
  readonly crc?: Machine["crc"];
}

/** How many calls to the machine a whole life makes. */
export function callsOfALife(mutant: Mutant = {}, conditions: Faults = {}): number {
  const files = new FaultyFiles();
  files.faults = conditions;
  live(files, mutant);
  return files.calls;
}

/** Lives until the end or the crash; returns how many steps were answered. */
function live(files: FaultyFiles, mutant: Mutant): number {
  const { crc } = mutant;
  const store = storeOn({ files: mutant.files?.(files) ?? files, ...(crc ? { crc } : {}) });
  let answered = 0;
  for (const { step } of life) {
    try {
      Effect.runSync(step(store));
    } catch (cause) {
      if (cause instanceof Crash) return answered;
      throw cause;
    }
    answered += 1;
  }
  return answered;
}

/**
 * A life that is cut off at a call, then at another call of the next attempt; `isKilledFirst`
 * when at first it is the program alone that dies, and what it did not sync is there to be seen.
 * @returns what is wrong with what survived; undefined when nothing is.
 */
export function crashTwice(
  first: number,
  second: number,
  seed: number,
  mutant: Mutant = {},
  conditions: Faults & { readonly isKilledFirst?: boolean } = {},
): string | undefined {
  const files = new FaultyFiles();
  const random = new Random(seed);
  let answered = 0;
  try {
    for (const crashAt of [first, second]) {
      files.faults = { ...conditions, crashAt };
      answered = Math.max(answered, live(files, mutant));
      if (conditions.isKilledFirst && crashAt === first) files.begin();
      else files.restart(random);
      const wrong = faultIn(files, mutant, answered);
      if (wrong !== undefined) return wrong;
    }
    files.faults = conditions;
    live(files, mutant);
    return faultIn(files, mutant, life.length);
  } catch (cause) {
    return `it could not go on: ${String(cause)}`;
  }
}

/** What is missing, too much or damaged in a store of which so many steps were answered. */
function faultIn(files: FaultyFiles, mutant: Mutant, answered: number): string | undefined {
  const { crc } = mutant;
  const store = storeOn({ files: mutant.files?.(files) ?? files, ...(crc ? { crc } : {}) });
  const acknowledged = life.slice(0, answered);
  const names = Effect.runSync(store.logs());
  for (const log of new Set(acknowledged.map((step) => step.log))) {
    if (!names.includes(log)) return `the log ${log} is lost`;
  }
  for (const log of names) {
    const { rows, failure } = Effect.runSync(readAsFarAsGood(store, log));
    if (failure !== undefined) return `${log} cannot be read: ${failure.message}`;
    const all = whole.rows[log];
    const base = log === "next" ? 5 : 0;
    const sum = (steps: typeof life) =>
      steps.reduce((count, { log: of, adds }) => (of === log ? count + adds : count), base);
    if (rows.length < sum(acknowledged)) return `${log} lost what was acknowledged`;
    const ends = life.map((_, i) => sum(life.slice(0, i + 1)));
    if (!ends.includes(rows.length) && rows.length !== base) return `${log} has half a batch`;
    if (JSON.stringify(rows) !== JSON.stringify(all.slice(0, rows.length))) {
      return `${log} has other events`;
    }
    const verified = Effect.runSync(store.verify(log));
    if (verified._tag !== "Intact") return `${log} is ${verified._tag}: ${verified.why}`;
    if (rows.length === all.length && verified.head.chain !== whole.chains[log]) {
      return `${log} has another chain`;
    }
  }
  const isSealed = acknowledged.length > 6;
  if (isSealed && !Effect.runSync(store.head("past")).sealed) return "the seal is lost";
  return undefined;
}

/**
 * A life in which one call fails, or the disk is full from then on until the step has failed.
 * Each step that fails is asked for again.
 * @returns what is wrong at the end; undefined when nothing is.
 */
export function failOnce(at: number, code: string, isFullThen = false): string | undefined {
  const files = new FaultyFiles();
  const store = storeOn({ files });
  files.faults = { failAt: at, code };
  for (const { log, step } of life) {
    for (let tries = 0; ; tries++) {
      if (isFullThen && files.calls >= at && tries === 0) files.faults = { isFull: true };
      const failure = Effect.runSync(Effect.match(step(store), matched)) as Failed | undefined;
      if (failure === undefined) break;
      const expected = ["NoSpace", "StoreFault"];
      if (!expected.includes(failure._tag)) return `${failure._tag}: ${failure.message}`;
      if (tries > 1) return `it fails again: ${failure.message}`;
      const read = Effect.runSync(readAsFarAsGood(storeOn({ files }), log)).failure;
      if (read !== undefined && read._tag !== "NoSuchLog") return `unreadable: ${read.message}`;
      files.faults = {};
    }
  }
  return faultIn(files, {}, life.length);
}

interface Failed {
  readonly _tag: string;
  readonly message: string;
}

const matched = {
  onSuccess: () => undefined,
  onFailure: (failure: unknown) => failure as Failed,
};
