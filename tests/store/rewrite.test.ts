/**
 * A log written anew without some citizens: they are in no byte that is left, all else is what it
 * was, the chain goes on from a record of the old one, and whatever call the machine stops at, the
 * log is the old one, the new one, or says that it is half done and is ended by asking again.
 */
import * as Effect from "effect/Effect";
import { expect, it } from "vitest";
import { Corrected, ExtractBegun, Retracted } from "../../src/domain/events/history.ts";
import { isAbout, Redactor } from "../../src/history/redact.ts";
import { frameAt } from "../../src/kernel/frame-at.ts";
import { frameKinds, packed, withRecorded } from "../../src/kernel/frame.ts";
import { nextGoodFrame, sourceOf } from "../../src/kernel/frame-search.ts";
import { Log } from "../../src/kernel/log.ts";
import { nodeMachine } from "../../src/runtime/store-files.ts";
import type { Batch, LogStoreShape } from "../../src/store/contract.ts";
import type { Files, Machine } from "../../src/store/files.ts";
import { rewriteLog, signedText } from "../../src/store/rewrite.ts";
import { eventsOf } from "../../src/store/segment.ts";
import { walk } from "../../src/store/walk.ts";
import { Crash, type Faults, FaultyFiles } from "./faulty-files.ts";
import { storeOn } from "./faulty-store.ts";
import { Random } from "./random.ts";
import { history, readAsFarAsGood, readRows, type SeenRow } from "./rows.ts";

const [contact, gone] = [4, 1];
const run = Effect.runSync;

const batchOf = (
  rows: ReadonlyArray<readonly [code: number, subject: number, x: number]>,
): Batch => {
  const columns = new Log(rows.length);
  for (const [i, [code, subject, x]] of rows.entries()) {
    if (i % 2 === 0) columns.beginBatch();
    columns.append(code, 100 + i, subject, 7, 8, x, 9);
  }
  return { columns, recorded: Int32Array.from(rows, (_, i) => 200 + i) };
};

/** Two extracts; the second corrects an event of each of two citizens. */
const first = batchOf([
  [ExtractBegun.code, 0, 4],
  [contact, 0, 10],
  [contact, gone, 11],
  [contact, 2, 12],
  [contact, gone, 13],
]);
const second = batchOf([
  [ExtractBegun.code, 0, 5],
  [Corrected.code, 2, 3],
  [contact, 2, 14],
  [Retracted.code, gone, 4],
  [Retracted.code, 0, 1],
  [contact, gone, 15],
]);
const only = batchOf([[contact, gone, 16]]);

const machineOn = (files: Files): Machine => {
  let given = 0;
  return { ...nodeMachine, files, unique: () => String(given++), isLeftOver: () => true };
};

const sign = (text: string): string => `signed-${text.length}`;
const rewrite = (files: Files) =>
  rewriteLog(machineOn(files), "", "log", (events) => new Redactor(new Set([gone]), events), sign);

function fill(store: LogStoreShape, isSealed: boolean): void {
  run(store.create("log", history));
  run(store.create("other", history));
  run(store.append("log", 0, "a", first));
  run(store.append("log", "any", "b", second));
  run(store.append("other", 0, "a", first));
  run(store.append("log", "any", "c", only));
  if (isSealed) run(store.seal("log"));
}

const rowsIn = (files: Files) => run(readRows(storeOn({ files }), "log"));
const shown = ({ code, minute, recorded, subject, x }: SeenRow) => [
  code,
  subject,
  x,
  minute,
  recorded,
];

const left = [
  [ExtractBegun.code, 0, 2, 100, 200],
  [contact, 0, 10, 101, 201],
  [contact, 2, 12, 103, 203],
  [ExtractBegun.code, 0, 3, 100, 200],
  [Corrected.code, 2, 2, 101, 201],
  [contact, 2, 14, 102, 202],
  [Retracted.code, 0, 1, 104, 204],
];

/** Every file of the log's folder and those within. */
function filesIn(files: FaultyFiles, folder: string): ReadonlyArray<string> {
  return files.list(folder).flatMap((name) => {
    const path = `${folder}/${name}`;
    return files.bytesOf(path) === undefined ? filesIn(files, path) : [path];
  });
}

const known = Object.fromEntries(
  Object.values(frameKinds).map((kind) => [
    kind,
    kind === frameKinds.events ? withRecorded | packed : 0,
  ]),
);

/** Files in which any whole frame, wherever it lies, has an event of the citizen's. */
function tracesIn(files: FaultyFiles): ReadonlyArray<string> {
  return filesIn(files, "/log").filter((path) => {
    const source = sourceOf(files.bytesOf(path)!);
    const { crc, expand } = nodeMachine;
    for (
      let at = nextGoodFrame(source, 0, crc);
      at !== undefined;
      at = nextGoodFrame(source, at + 1, crc)
    ) {
      const frame = frameAt(source, at, known, crc);
      if ("trouble" in frame || frame.head.kind !== frameKinds.events) continue;
      const { columns } = eventsOf(frame, expand);
      for (let i = 0; i < columns.length; i++)
        if (isAbout(new Set([gone]), columns, i)) return true;
    }
    return false;
  });
}

const filled = (isSealed: boolean): FaultyFiles => {
  const files = new FaultyFiles();
  fill(storeOn({ files }), isSealed);
  files.begin();
  return files;
};

const both = [false, true];

it.each(both)(
  "keeps all but the citizen's events, and says what it was; sealed: %s",
  (isSealed) => {
    const files = filled(isSealed);
    const before = run(storeOn({ files }).head("log")).chain;
    const other = filesIn(files, "/other").map((path) => [path, files.bytesOf(path)]);
    expect(tracesIn(files).length).toBeGreaterThan(0);
    const written = rewrite(files);
    expect(written).toMatchObject({ removed: 5, before });
    const store = storeOn({ files });
    expect(rowsIn(files).map(shown)).toEqual(left);
    expect(run(store.header("log")).redacted).toEqual([
      {
        chain: before,
        events: 12,
        batches: [
          { to: 5, removed: 2 },
          { to: 11, removed: 2 },
          { to: 12, removed: 1 },
        ],
      },
    ]);
    expect(run(store.head("log"))).toMatchObject({ chain: written.after, sealed: isSealed });
    expect(run(store.verify("log"))).toMatchObject({ _tag: "Intact", batches: 4 });
    expect(tracesIn(files)).toEqual([]);
    // Whoever has the same numbers in another log is somebody else.
    for (const [path, bytes] of other) expect(files.bytesOf(path as string)).toEqual(bytes);
    const ids: Array<string> = [];
    let chain = "";
    for (const step of walk(machineOn(files), "/log")) {
      if (step._tag !== "Batch") continue;
      ids.push(step.id);
      if (ids.length === 3) ({ chain } = step.after);
    }
    const signature = sign(signedText("log", before, chain));
    expect(ids).toEqual(["a", "b", "c", `redacted:${before}:${chain}:${signature}`]);
  },
);

it.each(both)(
  "goes on as a log does: the same ids are taken, others can be appended; sealed: %s",
  (isSealed) => {
    const files = filled(isSealed);
    rewrite(files);
    const store = storeOn({ files });
    const again = run(Effect.flip(store.append("log", "any", "a", first)));
    expect(again._tag).toBe("BatchIdReused");
    const next = run(
      Effect.result(store.append("log", left.length, "d", batchOf([[contact, 5, 1]]))),
    );
    expect(next._tag).toBe(isSealed ? "Failure" : "Success");
    expect(rewrite(files).removed).toBe(0);
  },
);

it.each(both)(
  "is the old one or the new one wherever it stops, and the new one in the end; sealed: %s",
  (isSealed) => {
    const whole = filled(isSealed);
    const { calls: begun } = whole;
    rewrite(whole);
    const calls = whole.calls - begun;
    const expected = {
      rows: rowsIn(whole),
      chain: run(storeOn({ files: whole }).head("log")).chain,
    };
    const old = rowsIn(filled(isSealed));
    for (let at = 1; at <= calls; at++) {
      const files = filled(isSealed);
      const then = 1 + ((at * 7) % calls);
      for (const [crashAt, seed] of [
        [at, at],
        [then, at + 1000],
      ] as const) {
        stopped(files, { crashAt });
        files.restart(new Random(seed));
        const wrong = faultIn(files, old, expected.rows);
        expect(wrong, `call ${at}, then ${then}`).toBeUndefined();
      }
      rewrite(files);
      expect(rowsIn(files), `call ${at}`).toEqual(expected.rows);
      expect(run(storeOn({ files }).head("log")).chain).toBe(expected.chain);
      expect(run(storeOn({ files }).verify("log"))._tag).toBe("Intact");
      expect(tracesIn(files), `call ${at}`).toEqual([]);
    }
  },
);

it.each(both)(
  "is as it was, or can be ended, when a call fails or the disk is full; sealed: %s",
  (isSealed) => {
    const whole = filled(isSealed);
    rewrite(whole);
    const { calls } = whole;
    const expected = rowsIn(whole);
    for (let at = 1; at <= calls; at += 2) {
      const files = filled(isSealed);
      files.faults = at % 4 === 1 ? { failAt: at, code: "EIO" } : { failAt: at, code: "ENOSPC" };
      try {
        rewrite(files);
      } catch (cause) {
        expect(["NoSpace", "StoreFault"], `call ${at}`).toContain((cause as { _tag: string })._tag);
      }
      files.begin();
      rewrite(files);
      expect(rowsIn(files), `call ${at}`).toEqual(expected);
      expect(tracesIn(files), `call ${at}`).toEqual([]);
    }
  },
);

function stopped(files: FaultyFiles, faults: Faults): void {
  files.faults = faults;
  try {
    rewrite(files);
  } catch (cause) {
    if (!(cause instanceof Crash)) throw cause;
  }
}

/** What is wrong with what survived: not the old rows, nor the new, nor said to be half done. */
function faultIn(
  files: FaultyFiles,
  old: ReadonlyArray<SeenRow>,
  now: ReadonlyArray<SeenRow>,
): string | undefined {
  const { failure, rows } = run(readAsFarAsGood(storeOn({ files }), "log"));
  const text = JSON.stringify(rows);
  if (failure === undefined) {
    return text === JSON.stringify(old) || text === JSON.stringify(now) ? undefined : "other rows";
  }
  if (failure._tag !== "Refused") return `${failure._tag}: ${failure.message}`;
  const appended = run(Effect.result(storeOn({ files }).append("log", "any", "z", only)));
  return appended._tag === "Failure" ? undefined : "it was appended to";
}

it("takes what was torn, put aside or left unfinished, too", () => {
  const files = filled(false);
  const whole = files.bytesOf("/log/000000000003.segment")!;
  files.makeDirectory("/log/quarantine");
  files.damage("/log/quarantine/000000000001.segment", whole);
  files.damage("/log/partial-dead", whole);
  files.damage("/log/000000000004.segment", whole.slice(0, -1));
  expect(tracesIn(files).length).toBe(6);
  rewrite(files);
  expect(tracesIn(files)).toEqual([]);
  expect(rowsIn(files).map(shown)).toEqual(left);
  expect(run(storeOn({ files }).verify("log"))._tag).toBe("Intact");
});

it("cannot be done while an import is broken off, and changes nothing then", () => {
  const files = filled(false);
  const begun = batchOf([[ExtractBegun.code, 0, 9]]);
  run(storeOn({ files }).append("log", "any", "d", begun));
  expect(() => rewrite(files)).toThrow("broken off");
  expect(run(Effect.result(storeOn({ files }).append("log", "any", "e", only)))._tag).toBe(
    "Success",
  );
});

it("nobody can append to a log that is about to be rewritten", () => {
  const files = new FaultyFiles();
  fill(storeOn({ files }), false);
  const early = storeOn({ files });
  run(early.head("log"));
  for (let at = 1; at < 400; at += 3) {
    files.begin();
    stopped(files, { crashAt: at });
    files.begin();
    const late = run(Effect.result(early.append("log", "any", "late", only)));
    if (late._tag === "Success") {
      expect(rowsIn(files).at(-1)?.subject).toBe(gone);
      expect(at).toBeLessThan(60);
      return;
    }
    expect(["Refused", "LogCorrupt"]).toContain(late.failure._tag);
  }
});
