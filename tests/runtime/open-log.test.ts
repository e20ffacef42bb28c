/** A log opened where it is, and what happened in it in order. */
import * as Effect from "effect/Effect";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { Corrected, Retracted } from "../../src/domain/events/history.ts";
import { CitizenContacted, CitizenRegistered } from "../../src/domain/events/population.ts";
import { Log } from "../../src/kernel/log.ts";
import { happenedWithin, openLog } from "../../src/runtime/open-log.ts";
import { openStoreAt } from "../../src/runtime/open-store.ts";
import { writeLogFile } from "../../src/runtime/log-file.ts";
import { vocabularyHash } from "../../src/store/vocabulary-hash.ts";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "caseflow-open-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const rowsOf = (...rows: ReadonlyArray<readonly [code: number, minute: number, x: number]>) => {
  const log = new Log();
  for (const [code, minute, x] of rows) {
    log.beginBatch();
    log.append(code, minute, 0, 0, 0, x, 0);
  }
  return log;
};
const header = { kind: "history", data: "synthetic", durability: "none" } as const;

describe("a log in a store", () => {
  test("gives what stands, in the order of its own time", async () => {
    const read = await Effect.runPromise(
      Effect.gen(function* () {
        const store = yield* openStoreAt(path.join(folder, "store"));
        yield* store.create("records", header);
        const rows = rowsOf(
          [CitizenRegistered.code, 100, 0],
          [CitizenContacted.code, 300, 0],
          [CitizenContacted.code, 500, 0],
          [CitizenContacted.code, 200, 0],
          [Retracted.code, 500, 2],
        );
        yield* store.append("records", 0, "one", {
          columns: rows,
          recorded: Int32Array.from([100, 300, 500, 600, 700]),
        });
        const open = yield* openLog(path.join(folder, "store"));
        const all = yield* happenedWithin(open);
        const before = yield* happenedWithin(open, { knownOn: 650 });
        return { open, all, before };
      }),
    );
    const { open, all, before } = read;
    expect(open).toMatchObject({ name: "records", events: 5, kind: "history" });
    expect(all.citizens).toBe(1);
    expect([...all.columns.minute.subarray(0, all.columns.length)]).toEqual([100, 200, 300]);
    expect([...all.positions]).toEqual([0, 3, 1]);
    expect([...all.recorded]).toEqual([100, 600, 300]);
    expect([...before.positions]).toEqual([0, 3, 1, 2]);
    expect(Corrected.code).not.toBe(Retracted.code);
  });

  test("says so where there is none, or more than one", async () => {
    const empty = path.join(folder, "empty");
    fs.mkdirSync(empty);
    const none = await Effect.runPromise(Effect.flip(openLog(empty)));
    expect(none).toMatchObject({ _tag: "NotALog", why: "noLog" });
    const two = path.join(folder, "two");
    const several = await Effect.runPromise(
      Effect.gen(function* () {
        const store = yield* openStoreAt(two);
        yield* store.create("a", header);
        yield* store.create("b", header);
        return yield* Effect.flip(openLog(two));
      }),
    );
    expect(several).toMatchObject({ why: "severalLogs", logs: ["a", "b"] });
    expect(several.message).toContain(`${two}/a`);
    const named = await Effect.runPromise(openLog(path.join(two, "b")));
    expect(named.name).toBe("b");
  });
});

test("a log file gives its rows as they are", async () => {
  const columns = rowsOf([CitizenRegistered.code, 100, 7], [CitizenContacted.code, 100, 0]);
  const { read, run } = await Effect.runPromise(
    Effect.gen(function* () {
      const about = { scenario: "s", seed: "1", replication: 0, model: "0" };
      const file = yield* writeLogFile(folder, { vocabulary: vocabularyHash(), ...about }, columns);
      const open = yield* openLog(file);
      return { read: yield* happenedWithin(open), run: open.run };
    }),
  );
  expect(run?.seed).toBe("1");
  expect([...read.columns.tag.subarray(0, 2)]).toEqual([...columns.tag.subarray(0, 2)]);
  expect([...read.positions]).toEqual([0, 1]);
});
