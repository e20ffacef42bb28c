/**
 * Processes that append to one log together, one of them stopped in the middle of it for a while,
 * and a reader that reads all the time: the order has no gap and nobody twice, and nobody waits
 * for the one that is stopped.
 */
/* oxlint-disable no-await-in-loop -- what is tested is one thing after another */
import * as Effect from "effect/Effect";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { expect, it } from "vitest";
import { Appender, openNow, pause } from "./processes.ts";
import { batchOf, history, readRows, rowsOf } from "./rows.ts";

const words = ["a", "b", "c", "d"];
const each = 250;

it("four processes append 250 batches each, without a gap, and a reader never waits", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "caseflow-together-"));
  try {
    const store = openNow(folder);
    Effect.runSync(store.create("log", history));
    const writers = words.map((word) => new Appender(folder, word, 1, each, "seen"));
    await Promise.all(writers.map((writer) => writer.started()));
    writers[0]!.signal("SIGSTOP");
    const before = Effect.runSync(store.head("log")).position;
    let seen = before;
    const end = performance.now() + 300;
    while (performance.now() < end || seen === before) {
      await pause(5);
      // A reader that starts anew each time, and one that goes on.
      const rows = Effect.runSync(readRows(openNow(folder), "log", { from: before }));
      expect(rows.map(({ position }) => position)).toEqual(rows.map((_, i) => before + i));
      const now = before + rows.length;
      expect(now).toBeGreaterThanOrEqual(seen);
      expect(Effect.runSync(store.head("log")).position).toBeGreaterThanOrEqual(now);
      seen = now;
    }
    writers[0]!.signal("SIGCONT");
    const codes = await Promise.all(writers.map(({ ended }) => ended));
    expect(codes, writers.map(({ errors }) => errors).join("")).toEqual([0, 0, 0, 0]);
    const answers = writers.flatMap((writer) => writer.answers);
    expect(answers.length).toBe(words.length * each);
    const inOrder = answers.toSorted((one, other) => one.from - other.from);
    const rows = inOrder.flatMap(({ n, from }) => rowsOf(batchOf(n, 1 + (n % 5)), from));
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_, i) => i));
    expect(Effect.runSync(readRows(openNow(folder), "log"))).toEqual(rows);
    expect(Effect.runSync(store.verify("log"))).toMatchObject({ _tag: "Intact", batches: 1000 });
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
