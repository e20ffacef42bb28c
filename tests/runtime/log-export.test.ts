/**
 * Exports as files: what our own import reads back from each of them is what the log holds; a file
 * is there as a whole or not at all; what was taken back or was not yet known is not in it.
 */
import * as Effect from "effect/Effect";
import * as fc from "fast-check";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import * as zlib from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { dayOfIso } from "../../src/domain/moment.ts";
import { CitizenRegistered } from "../../src/domain/events/population.ts";
import { InterviewHeld } from "../../src/domain/events/contact.ts";
import { Retracted } from "../../src/domain/events/history.ts";
import { eventOfRow, type Row } from "../../src/domain/event.ts";
import { eventByCode } from "../../src/domain/vocabulary.ts";
import { firstOfMonth } from "../../src/history/cell-moment.ts";
import { selectionOf } from "../../src/history/export/export-selection.ts";
import type { Log } from "../../src/kernel/log.ts";
import { withWholeFile, writing } from "../../src/runtime/export-file.ts";
import {
  type ExportAsked,
  type ExportFormat,
  exportFormats,
  exportLog,
} from "../../src/runtime/log-export.ts";
import { writeLogFile } from "../../src/runtime/log-file.ts";
import { openLog } from "../../src/runtime/open-log.ts";
import { openStoreAt } from "../../src/runtime/open-store.ts";
import { vocabularyHash } from "../../src/store/vocabulary-hash.ts";
import { validLogs } from "../../src/testing/plans.ts";
import { chosen, rowsOf } from "../history/export/exported.ts";
import { workspace } from "./import-workspace.ts";
import { mappingOfExport } from "./mapping-of-export.ts";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "caseflow-export-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));
const run = <A, E>(effect: Effect.Effect<A, E>) => Effect.runPromise(effect);

let files = 0;
const nameOf = (ending: string) => path.join(folder, `${files++}.${ending}`);

const asking = (to: ExportFormat, file: string, more: Partial<ExportAsked> = {}): ExportAsked => ({
  to,
  file,
  force: false,
  selection: chosen(),
  knownOn: undefined,
  by: "citizen",
  csv: { separator: ",", decimal: "." },
  progress: () => {},
  ...more,
});

const written = async (log: Log): Promise<string> => {
  const about = { scenario: `s${files++}`, seed: "1", replication: 0, model: "0" };
  return run(writeLogFile(folder, { vocabulary: vocabularyHash(), ...about }, log));
};

/** Events about citizens as an import gives them: birthdays are known by their month alone. */
const citizensOf = (log: Log): ReadonlyArray<Record<string, unknown>> =>
  Array.from({ length: log.length }, (_, i) => log.at(i))
    .filter(({ code }) => eventByCode[code]!.subject === "citizen")
    .map(shown);

function shown(row: Row): Record<string, unknown> {
  const isBirth = row.code === CitizenRegistered.code;
  const kept = isBirth ? { ...row, x: firstOfMonth(row.x), y: row.subject } : row;
  return eventOfRow(eventByCode[row.code]!, kept) as unknown as Record<string, unknown>;
}

const inOrder = (events: ReadonlyArray<Record<string, unknown>>) =>
  events.map((event) => JSON.stringify(event)).toSorted();

const endings: Record<ExportFormat, string> = {
  csv: "csv",
  parquet: "parquet",
  xes: "xes.gz",
  ocel: "json",
};

describe.each(exportFormats)("%s", (to) => {
  test("is read back by an import to the same events", async () => {
    await fc.assert(
      fc.asyncProperty(validLogs(), async ({ log }) => {
        const own = citizensOf(log);
        fc.pre(own.length > 0);
        const space = await workspace();
        const open = await run(openLog(await written(log)));
        const file = nameOf(endings[to]);
        const names = new Set(own.map(({ _tag }) => String(_tag)));
        const selection = chosen([...names]);
        const exported = await run(exportLog(open, asking(to, file, { selection })));
        expect(exported).toMatchObject({ events: own.length, leftOut: 0 });
        const map = space.file("map.yaml", mappingOfExport(to, names, "2035-01-01"));
        const outcome = await space.bring(file, map);
        const about = { rejects: outcome.rejects.kept.slice(0, 3), state: outcome.state };
        expect(about).toMatchObject({ state: "appended" });
        const back = (await space.events({})).filter(({ _tag }) => _tag !== "ExtractBegun");
        expect(inOrder(back)).toEqual(inOrder(own));
        fs.rmSync(space.folder, { recursive: true });
      }),
      { numRuns: 4, endOnFailure: true },
    );
  });

  test("is the same bytes again, and replaces a file only when it may", async () => {
    const log = rowsOf([CitizenRegistered.code, 5, 0], [InterviewHeld.code, 7, 0, 1, 30]);
    const open = await run(openLog(await written(log)));
    const [one, other] = [nameOf(endings[to]), nameOf(endings[to])];
    await run(exportLog(open, asking(to, one)));
    await run(exportLog(open, asking(to, other)));
    expect(fs.readFileSync(one)).toEqual(fs.readFileSync(other));
    fs.writeFileSync(one, "mine");
    const refused = await run(Effect.flip(exportLog(open, asking(to, one))));
    expect(refused).toMatchObject({ _tag: "ExportError", code: "EEXIST" });
    expect(fs.readFileSync(one, "utf8")).toBe("mine");
    await run(exportLog(open, asking(to, one, { force: true })));
    expect(fs.readFileSync(one)).toEqual(fs.readFileSync(other));
    expect(fs.readdirSync(folder).filter((name) => name.endsWith(".partial"))).toEqual([]);
  });
});

describe("of records", () => {
  const header = { kind: "history", data: "synthetic", durability: "none" } as const;
  const store = path.join(folder, "store");
  const open = Effect.gen(function* () {
    const made = yield* openStoreAt(store);
    yield* made.create("centre", header);
    const rows = rowsOf(
      [CitizenRegistered.code, 100, 0],
      [InterviewHeld.code, 5000, 0, 1, 30],
      [InterviewHeld.code, 300, 0, 1, 40],
      [Retracted.code, 5000, 0, 0, 0, 1],
    );
    const recorded = Int32Array.from([100, 5000, 6000, 9000]);
    yield* made.append("centre", 0, "one", { columns: rows, recorded });
    return yield* openLog(store);
  });
  const linesOf = async (more: Partial<ExportAsked>) => {
    const file = nameOf("csv");
    await run(exportLog(await run(open), asking("csv", file, more)));
    const lines = fs.readFileSync(file, "utf8").split("\r\n").slice(1, -1);
    return lines.map((line) => line.split(",").slice(0, 4).join(" "));
  };

  test("what was taken back is left out, and the rest is in the order of its time", async () => {
    expect(await linesOf({})).toEqual([
      "0 2000-01-01T01:40:00 2000-01-01T01:40:00 CitizenRegistered",
      "2 2000-01-01T05:00:00 2000-01-05T04:00:00 InterviewHeld",
    ]);
  });

  test("as it was known, and between days", async () => {
    expect((await linesOf({ knownOn: 5500 })).map((line) => line[0])).toEqual(["0", "1"]);
    expect((await linesOf({ knownOn: 6000 })).map((line) => line[0])).toEqual(["0", "2", "1"]);
    const days = { from: dayOfIso("2000-01-02"), to: dayOfIso("2000-01-04") };
    const selection = selectionOf(days, []) as ExportAsked["selection"];
    expect((await linesOf({ knownOn: 8999, selection })).map((line) => line[0])).toEqual(["1"]);
  });
});

describe("a file is there as a whole or not at all", () => {
  const failing = (call: string, after: number, code: string) => {
    let left = after;
    const fail = (): never => {
      throw Object.assign(new Error(code), { code });
    };
    return new Proxy(fs, {
      get: (calls, name) =>
        name === call
          ? (...given: ReadonlyArray<unknown>) =>
              left-- > 0 ? (calls as any)[name](...given) : fail()
          : (calls as any)[name],
    });
  };

  test.each([
    ["openSync", 0, "EACCES"],
    ["writeSync", 0, "ENOSPC"],
    ["writeSync", 1, "ENOSPC"],
    ["fsyncSync", 0, "EIO"],
    ["linkSync", 0, "EIO"],
  ])("when %s fails after %i", async (call, after, code) => {
    const file = nameOf("csv");
    const before = fs.readdirSync(folder).length;
    const done = withWholeFile(
      file,
      false,
      (open) =>
        writing(file, () => {
          for (let i = 0; i < 3; i++) open.text("x".repeat(1 << 20));
        }),
      failing(call, after, code),
    );
    const fault = await run(Effect.flip(done));
    expect(fault).toMatchObject({ _tag: "ExportError", code, path: file });
    expect(fs.readdirSync(folder).length).toBe(before);
  });

  test("where there are no hard links it is named all the same", async () => {
    const file = nameOf("txt.gz");
    await run(
      withWholeFile(
        file,
        false,
        (open) => writing(file, () => open.text("æøå")),
        failing("linkSync", 0, "EPERM"),
      ),
    );
    expect(zlib.gunzipSync(fs.readFileSync(file)).toString()).toBe("æøå");
  });

  test("interrupted, nothing is left of it", async () => {
    const file = nameOf("csv");
    const before = fs.readdirSync(folder).length;
    const stopped = withWholeFile(file, false, (open) =>
      writing(file, () => open.text("x")).pipe(Effect.andThen(Effect.interrupt)),
    );
    expect((await Effect.runPromiseExit(stopped))._tag).toBe("Failure");
    expect(fs.readdirSync(folder).length).toBe(before);
  });
});
