/**
 * Whether another program reads from an export what the log says: events of every kind in every
 * month, and whom they are about, by DuckDB from Parquet and by a fold of the log.
 */
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { join } from "node:path";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { minutesPerDay } from "../../src/domain/moment.ts";
import { eventByCode } from "../../src/domain/vocabulary.ts";
import { monthOfDay, monthText } from "../../src/history/cell-moment.ts";
import { codeBits, type Columns } from "../../src/kernel/columns.ts";
import { foldStanding } from "../../src/runtime/fold-standing.ts";
import { logAt } from "../../src/runtime/log-at.ts";
import { root } from "./centre.ts";
import { fact, type Row } from "./row.ts";
import { digits } from "./timing.ts";

const question = (file: string) =>
  `SELECT event || ' ' || strftime(time, '%Y-%m') AS what, count(*)::DOUBLE AS events, ` +
  `sum(subject)::DOUBLE AS subjects FROM read_parquet('${file}') GROUP BY 1`;

type Answers = ReadonlyMap<string, readonly [events: number, subjects: number]>;

/** Exports a log by the command, and asks both; it throws when they do not agree. */
export async function parquetRows(place: string, folder: string): Promise<ReadonlyArray<Row>> {
  const file = join(folder, "events.parquet");
  const command = join(root, "src/cli/main.ts");
  const begun = performance.now();
  const asked = ["log", "export", place, "--to", "parquet", "--out", file];
  const { status, stderr } = spawnSync(process.execPath, [command, ...asked]);
  const seconds = (performance.now() - begun) / 1000;
  if (status !== 0) throw new Error(`log export: ${stderr.toString()}`);
  const megabytes = fs.statSync(file).size / 1e6;
  const [theirs, ours] = [await byDuckDb(file), await byFold(place)];
  for (const [what, [events, subjects]] of ours) {
    const found = theirs.get(what);
    if (found?.[0] === events && found[1] === subjects) continue;
    throw new Error(`${what}: ${events} in the log, ${found?.[0]} in Parquet`);
  }
  if (theirs.size !== ours.size) throw new Error("there is more in Parquet than in the log");
  const measured = `${digits(seconds)} s by the clock, ${digits(megabytes)} MB`;
  const answers = `${ours.size} answers of DuckDB are those of the log`;
  return [fact(`history: exported to Parquet; ${answers}`, measured, { seconds, megabytes })];
}

async function byDuckDb(file: string): Promise<Answers> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(question(file));
  const rows = reader.getRowsJS() as unknown as ReadonlyArray<readonly [string, number, number]>;
  connection.closeSync();
  instance.closeSync();
  return new Map(rows.map(([what, events, subjects]) => [what, [events, subjects]]));
}

async function byFold(place: string): Promise<Answers> {
  const counts = new Map<string, [number, number]>();
  const names = new Map<number, string>();
  const reader = {
    read: ({ minute, subject, tag }: Columns, from: number, to: number) => {
      for (let i = from; i < to; i++) {
        const month = monthOfDay(Math.floor(minute[i] / minutesPerDay));
        const code = tag[i] & codeBits;
        const number = month * 128 + code;
        let what = names.get(number);
        if (what === undefined) {
          what = `${eventByCode[code]!.name} ${monthText(month)}`;
          names.set(number, what);
        }
        const count = counts.get(what) ?? [0, 0];
        count[0] += 1;
        count[1] += subject[i];
        counts.set(what, count);
      }
    },
  };
  const log = await Effect.runPromise(logAt(place));
  const fold = { span: () => ({ from: 0, to: 0 }), begin: () => Result.succeed(reader) };
  const { inOneGo } = await Effect.runPromise(foldStanding(log, {}, fold));
  if (!inOneGo) throw new Error("the history was not read in one go");
  return counts;
}
