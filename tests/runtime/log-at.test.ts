/**
 * Logs of every kind, walked in one way: a file and a stored log give the same, a damaged one
 * what is good of it, and a history what stands; laws are checked and distances taken of both.
 */
import * as Effect from "effect/Effect";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BenefitStopped } from "../../src/domain/events/benefit.ts";
import { subjectOf } from "../../src/domain/vocabulary.ts";
import { activitiesOf } from "../../src/history/log-distance/activity.ts";
import { lensOf } from "../../src/history/log-distance/lens.ts";
import { lawsOfRecords } from "../../src/history/quality.ts";
import { rowAt } from "../../src/kernel/columns.ts";
import { Log } from "../../src/kernel/log.ts";
import { checkLog } from "../../src/runtime/law-check.ts";
import { logAt, logsAt, placesOfLogs, walkInOrder } from "../../src/runtime/log-at.ts";
import { compareLogFiles } from "../../src/runtime/log-distance-run.ts";
import { writeLogFile } from "../../src/runtime/log-file.ts";
import { openStoreAt } from "../../src/runtime/open-store.ts";
import type { Bounds, Chunk } from "../../src/store/contract.ts";
import { vocabularyHash } from "../../src/store/vocabulary-hash.ts";
import { logOf } from "../../src/testing/runs.ts";
import { plan } from "../laws/valid-log.ts";
import { tellInExtracts } from "./told-in-extracts.ts";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "caseflow-walk-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const about = { scenario: "s", seed: "1", replication: 0, model: "0" };
const log = logOf(plan, "walk");
const store = path.join(folder, "store");
const history = path.join(store, "told");
let file: string;
let withdrawn: ReadonlyArray<number>;

beforeAll(async () => {
  const header = { vocabulary: vocabularyHash(), ...about };
  file = await Effect.runPromise(writeLogFile(store, header, log));
  withdrawn = await tellInExtracts(store, "told", log, log.minute[log.length - 1]!);
  const opened = await Effect.runPromise(openStoreAt(store));
  const run = { kind: "forecast", data: "synthetic", durability: "none", run: about } as const;
  await Effect.runPromise(opened.create("future", run));
  await Effect.runPromise(opened.append("future", 0, "all", { columns: log }));
});

/** Rows walked, one after another, with their positions. */
async function walked(place: string, bounds: Bounds = {}, inOrder = false) {
  const rows: Array<object> = [];
  const take = ({ columns, first, positions }: Chunk) => {
    for (let i = 0; i < columns.length; i++) {
      rows.push({ position: positions?.[i] ?? first + i, ...rowAt(columns, i) });
    }
  };
  const end = await Effect.runPromise(
    Effect.gen(function* () {
      const found = yield* logAt(place);
      return yield* inOrder ? walkInOrder(found, bounds, take) : found.walk(bounds, take);
    }),
  );
  return { rows, end };
}

describe("walking", () => {
  test.each([
    ["whole", () => ({})],
    ["in part", () => ({ from: 10, to: 900 })],
    ["up to a day", () => ({ validTo: log.minute[500]! })],
  ])("a file and a stored log of the same events gives the same, %s", async (_, boundsOf) => {
    const future = path.join(store, "future");
    const [one, other] = await Promise.all([walked(file, boundsOf()), walked(future, boundsOf())]);
    expect(one.rows.length).toBeGreaterThan(400);
    expect(other.rows).toEqual(one.rows);
    expect(one.end).toMatchObject({ events: log.length, run: about, isKnown: true });
    expect(other.end).toMatchObject({ events: log.length, run: about, isKnown: true });
  });

  test.each([
    ["a file", () => file],
    ["a stored log", () => history],
  ])("%s stops where it is enough", async (_, placeOf) => {
    let chunks = 0;
    const enough = () => {
      chunks += 1;
      return false;
    };
    const { walk } = await Effect.runPromise(logAt(placeOf()));
    expect(await Effect.runPromise(walk({}, enough))).toBe(undefined);
    expect(chunks).toBe(1);
  });

  test("a history in order gives what stands, in the order of its own time", async () => {
    const { rows, end } = await walked(history, {}, true);
    const citizens = Array.from({ length: log.length }, (_, row) => row).filter(
      (row) => subjectOf(log.codeAt(row)) === "citizen",
    );
    expect(rows).toHaveLength(citizens.length);
    const count = (all: ReadonlyArray<object>) => {
      const counts = new Map<string, number>();
      for (const one of all) {
        const { position: _, ...row } = one as { position?: number };
        counts.set(JSON.stringify(row), (counts.get(JSON.stringify(row)) ?? 0) + 1);
      }
      return counts;
    };
    expect(count(rows)).toEqual(count(citizens.map((row) => log.at(row))));
    const positions = new Set(rows.map((row) => (row as { position: number }).position));
    for (const position of withdrawn) expect(positions.has(position)).toBe(false);
    expect(end?.until).toBe(log.minute[log.length - 1]);
  });

  test("a damaged file gives the events before the damage, and says where it is", async () => {
    const torn = path.join(folder, "torn.caselog");
    fs.writeFileSync(torn, fs.readFileSync(file).subarray(0, -5));
    const { rows, end } = await walked(torn);
    expect(end?.end).toMatchObject({ _tag: "TornTail" });
    expect(rows).toHaveLength(end!.events);
    const checked = await Effect.runPromise(checkLog(torn));
    expect(checked.found).toMatchObject({ _tag: "TornTail", log: torn });
  });
});

test("the logs at a place are the stored ones and the files, or the one named", async () => {
  const names = (places: ReadonlyArray<string>) => places.map((place) => path.basename(place));
  const places = await Effect.runPromise(placesOfLogs(store));
  expect(names(places)).toEqual(["future", "told", path.basename(file)]);
  expect(await Effect.runPromise(placesOfLogs(history))).toEqual([history]);
  const kinds = await Effect.runPromise(logsAt(store));
  expect(kinds.map(({ kind }) => kind)).toEqual(["forecast", "history", "forecast"]);
});

describe("the laws", () => {
  test("of records hold in a history that was put right, and did not before", async () => {
    const now = await Effect.runPromise(checkLog(history));
    expect(now).toMatchObject({ kind: "history", laws: lawsOfRecords.length, limits: undefined });
    expect(now.breaches).toEqual([]);
  });

  test("name the position, the day and the citizen of what cannot have happened", async () => {
    const wrong = new Log();
    const first = Array.from({ length: log.length }, (_, row) => row).find(
      (row) => log.codeAt(row) === BenefitStopped.code,
    )!;
    for (let row = 0; row < log.length; row++) {
      const { code, minute, subject, a, b, x, y } = log.at(row);
      for (let times = row === first ? 2 : 1; times > 0; times--) {
        wrong.beginBatch();
        wrong.append(code, minute, subject, a, b, x, y);
      }
    }
    const opened = await Effect.runPromise(openStoreAt(store));
    const header = { kind: "history", data: "synthetic", durability: "none" } as const;
    await Effect.runPromise(opened.create("wrong", header));
    await Effect.runPromise(opened.append("wrong", 0, "all", { columns: wrong }));
    const { breaches } = await Effect.runPromise(checkLog(path.join(store, "wrong")));
    const laws = breaches.map(({ law }) => law);
    expect(laws).toEqual(["one benefit at a time", "work and education stand alone"]);
    for (const breach of breaches) {
      expect(breach).toMatchObject({ event: first + 1, subject: log.subject[first] });
      expect(breach.minute).toBe(log.minute[first]);
    }
    fs.rmSync(path.join(store, "wrong"), { recursive: true });
  });

  test("of a stored simulated log are those of its scenario, which is lost here", async () => {
    const checked = await Effect.runPromise(checkLog(path.join(store, "future")));
    expect(checked).toMatchObject({ kind: "forecast", limits: "scenarioLost", breaches: [] });
    expect(checked.found).toMatchObject({ _tag: "Intact", events: log.length });
  });
});

test("a history that tells of a simulated log is hardly a distance from it", async () => {
  const activities = activitiesOf([]);
  if (activities._tag === "UnknownAttribute") throw new Error("no attribute was named");
  const compared = await Effect.runPromise(
    compareLogFiles({
      first: file,
      second: [history, path.join(store, "future")],
      lens: lensOf("spell", "day", activities, 3, "1"),
      attributes: [],
      reference: undefined,
      bounds: {},
    }),
  );
  const [first, ...second] = [compared.first, ...compared.second];
  for (const { cases, citizens } of second) {
    expect({ cases, citizens }).toEqual({ cases: first.cases, citizens: first.citizens });
  }
  const [told, future] = compared.distances;
  for (const distance of Object.values(future!)) expect(distance).toBe(0);
  expect(told).toMatchObject({ cadd: 0, ctdd: 0, wip: 0 });
  // Within a minute the order of a history is that of the words, which moves an event to the next
  // spell where one ends and another begins.
  expect(told!.aedd).toBeLessThan(0.05);
});
