/**
 * What happens between two calls of a writer or a reader: others append, repair and seal while it
 * sleeps, at the worst moment there is, and when it wakes it harms nobody and misses nothing.
 */
import * as Effect from "effect/Effect";
import { expect, it } from "vitest";
import { walk } from "../../src/store/walk.ts";
import { nodeMachine } from "../../src/runtime/store-files.ts";
import { find, sampleLog, segmentPath } from "./damage.ts";
import type { FaultyFiles } from "./faulty-files.ts";
import { storeOn } from "./faulty-store.ts";
import { replaced } from "./replaced-files.ts";
import { batchOf } from "./rows.ts";

/** A store whose writer falls asleep just before it gives a segment its name. */
function sleeperOn(files: FaultyFiles, meanwhile: () => void) {
  let isAwake = false;
  const sleeping = replaced(files, () => ({
    publish: (from, to) => {
      if (!isAwake) {
        isAwake = true;
        meanwhile();
      }
      return files.publish(from, to);
    },
  }));
  return storeOn({ files: sleeping });
}

it("a writer who slept while others appended and sealed finds the log sealed", () => {
  const { files, ends } = sampleLog([2, 3]);
  const head = ends.at(-1)!;
  const sleeper = sleeperOn(files, () => {
    const other = storeOn({ files });
    Effect.runSync(other.append("log", head, "x", batchOf(8, 1)));
    Effect.runSync(other.append("log", head + 1, "y", batchOf(9, 1)));
    Effect.runSync(other.seal("log"));
  });
  const failure = Effect.runSync(Effect.flip(sleeper.append("log", "any", "z", batchOf(7, 4))));
  expect(failure).toMatchObject({ _tag: "Sealed", head: head + 2 });
  const { rows, verified } = find(files);
  expect([rows.length, verified._tag]).toEqual([head + 2, "Intact"]);
});

it("a sealer who slept while another appended packs that too", () => {
  const { files, ends } = sampleLog([2, 3]);
  const head = ends.at(-1)!;
  const sleeper = sleeperOn(files, () => {
    Effect.runSync(storeOn({ files }).append("log", head, "x", batchOf(8, 1)));
  });
  expect(Effect.runSync(sleeper.seal("log"))).toMatchObject({ position: head + 1, sealed: true });
  const { rows, verified } = find(files);
  expect([rows.length, verified._tag]).toEqual([head + 1, "Intact"]);
  expect(files.list("log").filter((name) => name.endsWith(".packed")).length).toBe(1);
});

it("two writers who repair the same torn tail go on one after the other", () => {
  const { files, ends } = sampleLog([2, 3, 4]);
  files.damage("log/head", undefined);
  files.damage(segmentPath(3), files.bytesOf(segmentPath(3))!.slice(0, 90));
  const head = ends[2];
  const sleeper = sleeperOn(files, () => {
    const other = storeOn({ files });
    Effect.runSync(other.append("log", head, "x", batchOf(8, 2)));
    Effect.runSync(other.append("log", head + 2, "y", batchOf(6, 1)));
  });
  expect(Effect.runSync(sleeper.append("log", "any", "z", batchOf(7, 1)))).toMatchObject({
    _tag: "Appended",
    from: head + 3,
  });
  const { rows, verified } = find(files);
  expect([rows.length, verified._tag]).toEqual([head + 4, "Intact"]);
});

it("a reader who slept through a sealing goes on in the packed files", () => {
  const { files, ends } = sampleLog([2, 3, 4, 5]);
  const machine = { ...nodeMachine, files };
  for (const before of [1, 2, 4]) {
    const walking = walk(machine, "log");
    for (let i = 0; i < before; i++) walking.next();
    Effect.runSync(storeOn({ files }).seal("log"));
    const after = [...walking].map((step) => step.after.position);
    expect(after).toEqual([...ends.slice(before), ends.at(-1)]);
  }
});
