/**
 * Questions in SQL give what a fold of the log gives, on the index and on an exported Parquet file
 * alike. The index is used again while it is of the same log, made anew when it is not, and never
 * in the place of somebody else's file.
 */
import * as Effect from "effect/Effect";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { benefits } from "../../src/domain/benefit.ts";
import { InterviewHeld } from "../../src/domain/events/contact.ts";
import { Retracted } from "../../src/domain/events/history.ts";
import { CitizenRegistered, LabourDemandChanged } from "../../src/domain/events/population.ts";
import { LeverApplied } from "../../src/domain/events/run.ts";
import { WorkItemCompleted } from "../../src/domain/events/work.ts";
import type { Measure } from "../../src/domain/measure.ts";
import { minuteOfIso, minutesPerDay } from "../../src/domain/moment.ts";
import { eventByCode } from "../../src/domain/vocabulary.ts";
import { views } from "../../src/history/export/sql-views.ts";
import { bitsFloat, floatBits } from "../../src/kernel/float-bits.ts";
import { compileMeasures } from "../../src/measures/compile.ts";
import { duckDb } from "../../src/runtime/duckdb.ts";
import { exportLog } from "../../src/runtime/log-export.ts";
import { writeLogFile } from "../../src/runtime/log-file.ts";
import { openLog } from "../../src/runtime/open-log.ts";
import { openStoreAt } from "../../src/runtime/open-store.ts";
import { answerTo, type Cell } from "../../src/runtime/sql-answer.ts";
import { openIndex } from "../../src/runtime/sql-index.ts";
import { vocabularyHash } from "../../src/store/vocabulary-hash.ts";
import { logOf } from "../../src/testing/runs.ts";
import { chosen, rowsOf, type SaidRow } from "../history/export/exported.ts";
import { plan } from "../laws/valid-log.ts";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "caseflow-sql-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));
const run = <A, E>(effect: Effect.Effect<A, E>) => Effect.runPromise(effect);

const log = logOf(plan, "sql");
const about = { scenario: "sql", seed: "1", replication: 0, model: "0" };
const events = Array.from({ length: log.length }, (_, i) => log.at(i));
let file: string;
let parquet: string;

interface Asking {
  readonly file?: string;
  readonly knownOn?: number;
  readonly making?: () => void;
}

/** The rows that answer a question, and whether the index was there. */
const answered = (place: string, question: string, asking: Asking = {}) =>
  Effect.scoped(
    Effect.gen(function* () {
      const duck = yield* duckDb;
      const open = yield* openLog(place);
      const plain = { file: undefined, knownOn: undefined, making: () => {}, progress: () => {} };
      const { connection, reused } = yield* openIndex(duck, open, { ...plain, ...asking });
      const answer = yield* answerTo(duck, connection, question, 100_000);
      return { ...answer, reused };
    }),
  );

const onIndex = async (question: string) => (await run(answered(file, question))).rows;

/** The same on the Parquet file, with the same tables but for the events themselves. */
async function onParquet(question: string): Promise<ReadonlyArray<ReadonlyArray<Cell>>> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const exported = `SELECT file_row_number AS turn, * EXCLUDE (file_row_number)
    FROM read_parquet('${parquet}', file_row_number = true)`;
  const made = Object.entries({ ...views, events: exported });
  await connection.run(made.map(([name, query]) => `CREATE VIEW ${name} AS ${query}`).join(";"));
  const reader = await connection.runAndReadAll(question);
  return reader.getRows().map((row) =>
    row.map((value) => {
      if (typeof value === "bigint") return Number(value);
      return typeof value === "object" && value !== null ? String(value) : (value as Cell);
    }),
  );
}

beforeAll(async () => {
  file = await run(writeLogFile(folder, { vocabulary: vocabularyHash(), ...about }, log));
  parquet = path.join(folder, "all.parquet");
  const asked = {
    to: "parquet",
    file: parquet,
    force: false,
    selection: chosen(),
    knownOn: undefined,
    by: "citizen",
    csv: { separator: ",", decimal: "." },
    progress: () => {},
  } as const;
  await run(exportLog(await run(openLog(file)), asked));
});

const both = async (question: string) => {
  const [index, exported] = await Promise.all([onIndex(question), onParquet(question)]);
  expect(index).toEqual(exported);
  return index;
};

const counted = <A extends string | number>(keys: ReadonlyArray<A>) => {
  const counts = new Map<A, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1));
};
const monthOf = (minute: number) => new Date((minute + 10957 * 1440) * 60_000).toISOString();

describe("a fold, the index and the Parquet file say the same of", () => {
  test("events by name", async () => {
    const rows = await both("SELECT event, count(*) FROM events GROUP BY event ORDER BY event");
    expect(rows).toEqual(counted(events.map(({ code }) => eventByCode[code]!.name)));
  });

  test("interviews by month, and the minutes spent on them", async () => {
    const held = events.filter(({ code }) => code === InterviewHeld.code);
    const rows = await both(
      `SELECT strftime(time, '%Y-%m') AS month, count(*), sum(minutes) FROM events
       WHERE event = 'InterviewHeld' GROUP BY month ORDER BY month`,
    );
    const months = counted(held.map(({ minute }) => monthOf(minute).slice(0, 7)));
    expect(rows.map(([month, count]) => [month, count])).toEqual(months);
    const minutes = held.reduce((sum, { b }) => sum + b, 0);
    expect(rows.reduce((sum, row) => sum + Number(row[2]), 0)).toBe(minutes);
  });

  test("real numbers, to the last bit", async () => {
    const rows = await both(
      `SELECT coalesce("index", "new")::DOUBLE, "old"::DOUBLE FROM events
       WHERE "index" IS NOT NULL OR "new" IS NOT NULL ORDER BY turn`,
    );
    const levers = events.filter(({ code }) => code === LeverApplied.code);
    expect(levers.length).toBeGreaterThan(1);
    const said = events.flatMap(({ code, x, y }) => {
      if (code === LeverApplied.code) return [[bitsFloat(y), bitsFloat(x)]];
      return code === LabourDemandChanged.code ? [[bitsFloat(x), null]] : [];
    });
    expect(rows).toEqual(said as ReadonlyArray<ReadonlyArray<Cell>>);
  });

  test("citizens, with their birthdays and traits", async () => {
    const rows = await both(
      `SELECT citizen, datediff('day', DATE '2000-01-01', born), female, "hasChildren"
       FROM citizens ORDER BY citizen`,
    );
    const born = events.filter(({ code }) => code === CitizenRegistered.code);
    expect(rows).toEqual(
      born.map(({ b, subject, x }) => [subject, x, (b & 1) === 1, (b & 4) === 4]),
    );
  });

  test("work items, from the queue to the end", async () => {
    const rows = await both(
      "SELECT count(*), sum(minutes) FROM work_items WHERE outcome = 'completed'",
    );
    const done = events.filter(({ code }) => code === WorkItemCompleted.code);
    expect(rows[0][0]).toBe(done.length);
    expect(Number(rows[0][1])).toBeGreaterThan(done.length);
  });
});

describe("goals are what the measures say", () => {
  const goal = (measure: Measure, window: number) => {
    const span = { from: plan.from, to: plan.to };
    const fold = compileMeasures([{ measure, window }], plan.centres, span);
    fold.read(log, 0, log.length);
    return fold.readings()[0].value;
  };

  test("placements started in a year", async () => {
    const rows = await both("SELECT count(*) FROM placements WHERE year(started) = 2010");
    expect(rows[0][0]).toBe(goal({ type: "count", event: "PlacementStarted" }, 2010));
  });

  test("interviews held on time", async () => {
    const rows = await both(
      `SELECT count(*) FILTER (WHERE outcome = 'met') /
         count(*) FILTER (WHERE NOT (outcome = 'cancelled' AND ended <= due))
       FROM obligations WHERE kind = 'contactInterview' AND year(due) = 2010`,
    );
    const measure = { type: "timely", obligations: ["contactInterview"], average: "pooled" };
    expect(rows[0][0]).toBeCloseTo(goal(measure as unknown as Measure, 2010), 12);
  });

  test.each(benefits.slice(1, 4))("persons on %s when a year begins", async (benefit) => {
    const rows = await both(
      `SELECT count(*) FROM payments WHERE benefit = '${benefit}'
       AND began < TIMESTAMP '2010-01-01' AND (ended IS NULL OR ended >= TIMESTAMP '2010-01-01')`,
    );
    const measure = { type: "stock", at: "start", population: { benefits: [benefit] } };
    expect(rows[0][0]).toBe(goal(measure as unknown as Measure, 2010));
  });
});

describe("an index", () => {
  const store = path.join(folder, "store");
  const index = path.join(folder, "centre.duckdb");
  const counting = "SELECT count(*), max(position) FROM events";
  const header = { kind: "history", data: "synthetic", durability: "none" } as const;
  const append = (head: number, id: string, ...rows: ReadonlyArray<SaidRow>) =>
    Effect.gen(function* () {
      const made = yield* openStoreAt(store);
      if (head === 0) yield* made.create("centre", header);
      const columns = rowsOf(...rows);
      const recorded = columns.minute.slice(0, columns.length).fill(head * minutesPerDay);
      yield* made.append("centre", head, id, { columns, recorded });
    });

  test("is made once, and anew when the log or what is to be known has changed", async () => {
    const at = minuteOfIso("2010-01-01");
    await run(
      append(0, "one", [CitizenRegistered.code, at, 0], [InterviewHeld.code, at + 9, 0, 1, 30]),
    );
    const first = await run(answered(store, counting, { file: index }));
    expect(first).toMatchObject({ reused: false, rows: [[2, 1]] });
    const again = await run(
      answered(store, counting, { file: index, making: () => expect.unreachable() }),
    );
    expect(again).toMatchObject({ reused: true, rows: [[2, 1]] });
    await run(append(2, "two", [Retracted.code, at + 9, 0, 0, 0, 1], [InterviewHeld.code, at, 0]));
    const grown = await run(answered(store, counting, { file: index }));
    expect(grown).toMatchObject({ reused: false, rows: [[2, 3]] });
    const known = await run(answered(store, counting, { file: index, knownOn: 5 }));
    expect(known).toMatchObject({ reused: false, rows: [[2, 1]] });
    fs.rmSync(index);
    const anew = await run(answered(store, counting, { file: index }));
    expect(anew).toMatchObject({ reused: false, rows: [[2, 3]] });
    expect(fs.readdirSync(folder).filter((name) => name.includes(".partial"))).toEqual([]);
  });

  test("is never made in the place of another file", async () => {
    const mine = path.join(folder, "mine.txt");
    fs.writeFileSync(mine, "mine");
    const other = path.join(folder, "other.duckdb");
    const theirs = await DuckDBInstance.create(other);
    const connected = await theirs.connect();
    await connected.run("CREATE TABLE t AS SELECT 1 AS one");
    await connected.run("CHECKPOINT");
    connected.closeSync();
    theirs.closeSync();
    const places = [mine, other];
    const before = places.map((name) => fs.readFileSync(name));
    const refused = await Promise.all(
      places.map((name) => run(Effect.flip(answered(file, counting, { file: name })))),
    );
    for (const [i, fault] of refused.entries()) {
      expect(fault).toMatchObject({ _tag: "NotAnIndex", file: places[i] });
      expect(fs.readFileSync(places[i])).toEqual(before[i]);
    }
  });

  test.each([undefined, path.join(folder, "read-only.duckdb")])(
    "is read and nothing else (%s)",
    async (where) => {
      const asking = where === undefined ? {} : { file: where };
      await run(answered(file, "SELECT 1", asking));
      const refused = (questions: ReadonlyArray<string>) =>
        Promise.all(questions.map((asked) => run(Effect.flip(answered(file, asked, asking)))));
      const changes = await refused([
        "DROP TABLE rows",
        "INSERT INTO rows SELECT * FROM rows",
        "CREATE TABLE mine AS SELECT 1",
        "SET enable_external_access = true",
        "ATTACH 'x.db'",
        "INSTALL httpfs",
      ]);
      for (const fault of changes) {
        expect(fault).toMatchObject({ _tag: "NotAQuestion", why: "readOnly" });
      }
      const [two, ...others] = await refused([
        "SELECT 1; DROP TABLE rows",
        `SELECT * FROM read_parquet('${parquet}')`,
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT no_such FROM events",
      ]);
      expect(two).toMatchObject({ _tag: "NotAQuestion", why: "statements", statements: 2 });
      for (const fault of others) expect(fault).toMatchObject({ _tag: "SqlError" });
    },
  );
});

test("what bits cannot be told from a fold: zero, small and negative reals", async () => {
  const reals = [0, -0, 1, -1.5, 1e-40, 3.4e38, -7.25e-12, Math.fround(0.1)];
  const rows = rowsOf(
    ...reals.map((real, i) => [LabourDemandChanged.code, i, 0, 0, 0, floatBits(real)] as const),
  );
  const place = await run(
    writeLogFile(folder, { vocabulary: vocabularyHash(), ...about, scenario: "reals" }, rows),
  );
  const said = await run(answered(place, 'SELECT "index"::DOUBLE FROM events ORDER BY turn'));
  expect(said.rows.map(([real]) => real)).toEqual(reals.map((real) => Math.fround(real)));
});
