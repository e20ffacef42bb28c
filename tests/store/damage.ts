/** Damage done to a store behind its back, and what it then says of itself. */
import * as Effect from "effect/Effect";
import type { LogStoreShape, Verification } from "../../src/store/contract.ts";
import type { Mutant } from "./crash.ts";
import { FaultyFiles } from "./faulty-files.ts";
import { storeOn } from "./faulty-store.ts";
import { batchOf, history, type Read, readAsFarAsGood, type SeenRow } from "./rows.ts";

export interface Sample {
  readonly files: FaultyFiles;
  readonly rows: ReadonlyArray<SeenRow>;
  /** Number of events after each batch. */
  readonly ends: ReadonlyArray<number>;
}

const open = (files: FaultyFiles, { files: plant, crc }: Mutant): LogStoreShape =>
  storeOn({ files: plant?.(files) ?? files, ...(crc ? { crc } : {}) });

/** A log `log` of some batches, every other one with the time at which it was recorded. */
export function sampleLog(counts: ReadonlyArray<number>, mutant: Mutant = {}): Sample {
  const files = new FaultyFiles();
  const store = open(files, mutant);
  Effect.runSync(store.create("log", history));
  const ends = [0];
  for (const [i, count] of counts.entries()) {
    const batch = batchOf(i + 1, count, i % 2 === 0 ? undefined : i);
    ends.push(Effect.runSync(store.append("log", "any", `batch ${i}`, batch)).to);
  }
  return { files, rows: Effect.runSync(readAsFarAsGood(store, "log")).rows, ends };
}

/** What a program that has just started finds. */
export function find(
  files: FaultyFiles,
  mutant: Mutant = {},
): Read & { readonly verified: Verification | { readonly _tag: string } } {
  const store = open(files, mutant);
  const read = Effect.runSync(readAsFarAsGood(store, "log"));
  const verified = Effect.runSync(
    Effect.match(store.verify("log"), {
      onSuccess: (found) => found,
      onFailure: (failure) => failure,
    }),
  );
  return { ...read, verified };
}

/** Whether rows are what a log had up to the end of a batch. */
export const isPrefix = ({ rows: all, ends }: Sample, rows: ReadonlyArray<SeenRow>): boolean =>
  ends.includes(rows.length) && JSON.stringify(rows) === JSON.stringify(all.slice(0, rows.length));

export const segmentPath = (ordinal: number): string =>
  `log/${String(ordinal).padStart(12, "0")}.segment`;

/** Turns a bit in one byte after another of a segment; whatever is read must have been written. */
export function flipEveryByte(mutant: Mutant): string | undefined {
  const sample = sampleLog([2, 3, 2], mutant);
  const path = segmentPath(2);
  const good = sample.files.bytesOf(path)!;
  for (let at = 0; at < good.length; at++) {
    const bad = good.slice();
    bad[at] ^= 1 << (at % 8);
    sample.files.damage(path, bad);
    try {
      if (!isPrefix(sample, find(sample.files, mutant).rows)) return `byte ${at} passed unseen`;
    } catch (cause) {
      return `byte ${at}: ${String(cause)}`;
    }
  }
  return undefined;
}

/** Tears the last segment off, appends, and starts again: what was answered must be there. */
export function tearAndGoOn(mutant: Mutant): string | undefined {
  const { files, ends } = sampleLog([2, 3, 2], mutant);
  const last = segmentPath(3);
  files.damage("log/head", undefined);
  files.damage(last, files.bytesOf(last)!.slice(0, 100));
  const appended = Effect.runSync(
    Effect.match(open(files, mutant).append("log", ends[2], "more", batchOf(9, 4)), {
      onSuccess: ({ to }) => to,
      onFailure: ({ message }) => message,
    }),
  );
  if (appended !== ends[2] + 4) return `nothing can be appended: ${appended}`;
  const { rows, failure, verified } = find(files, mutant);
  if (rows.length !== appended || failure !== undefined) return "what was answered is lost";
  return verified._tag === "Intact" ? undefined : `it is ${verified._tag}`;
}
