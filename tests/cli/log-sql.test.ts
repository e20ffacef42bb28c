/** `caseflow log sql` as its users meet it, in a process of its own. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { execFile } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { caseflow, commandFolder } from "./caseflow.ts";

const place = fs.mkdtempSync(join(tmpdir(), "caseflow-log-sql-"));
afterAll(() => fs.rmSync(place, { recursive: true, force: true }));
let log: string;

beforeAll(async () => {
  const logs = join(place, "logs");
  const asked = ["run", "tests/cli/small.yaml", "--no-store", "-n", "1", "-q", "--log", logs];
  await caseflow(asked);
  log = join(
    logs,
    fs.readdirSync(logs).find((name) => name.endsWith(".caselog"))!,
  );
});

const sql = (...asked: ReadonlyArray<string>) => caseflow(["log", "sql", log, ...asked]);
const question =
  "SELECT outcome, count(*) AS interviews, round(avg(minutes), 2) AS minutes, " +
  "min(planned) AS first FROM interviews GROUP BY outcome ORDER BY outcome";

test("answers people, programs and spreadsheets", async () => {
  const index = join(place, "log.duckdb");
  const first = await sql(question, "--index", index);
  expect(first.err).toMatch(/^Making the index: [\d,]+ events …\n$/u);
  const [again, csv, danish] = await Promise.all([
    sql(question),
    sql(question, "--format", "csv", "--limit", "1"),
    sql(question, "--language", "da"),
  ]);
  await expect(first.out).toMatchFileSnapshot("golden/sql.txt");
  expect(again).toEqual({ code: 0, err: "", out: first.out });
  expect(csv.out).toMatch(/^outcome,interviews,minutes,first\r\ncancelled,\d+,[\d.]+,2009-/u);
  expect(csv.out.split("\r\n")).toHaveLength(3);
  expect(csv.err).toBe("The first 1 rows; there are more, see --limit.\n");
  expect(danish.out).toMatch(/^held +\d+ +\d+,\d+ /mu);
  const reused = await sql(question, "--index", index);
  expect(reused).toEqual({ code: 0, err: "", out: first.out });
});

test("prints JSON that the published schema describes", async () => {
  const [schema, { out }] = await Promise.all([
    caseflow("schema answer"),
    sql("SELECT *, NULL AS nothing FROM events ORDER BY turn", "--format", "json"),
  ]);
  await expect(schema.out).toMatchFileSnapshot("golden/answer.schema.json");
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(schema.out) as object);
  const answer = JSON.parse(out) as { rows: Array<Array<unknown>>; more: boolean };
  expect(validate(answer) || validate.errors).toBe(true);
  expect(answer.more).toBe(true);
  expect(answer.rows).toHaveLength(1000);
  expect(answer.rows[0]!.slice(0, 4)).toEqual([0, 0, "2009-09-01 00:00:00", "2009-09-01 00:00:00"]);
});

test("shows the tables, each with its columns", async () => {
  const [english, help] = await Promise.all([sql("--tables"), sql("--help")]);
  await expect(english.out).toMatchFileSnapshot("golden/sql-tables.txt");
  const da = await sql("--tables", "--language", "da");
  await expect(da.out).toMatchFileSnapshot("golden/sql-tables-da.txt");
  expect(help.out).toContain("in the SQL of DuckDB");
});

test("refuses in a sentence", async () => {
  const [none, two, change, wrong, day] = await Promise.all([
    sql(),
    sql("SELECT 1; SELECT 2"),
    sql("DELETE FROM rows"),
    sql("SELECT nobody FROM spells"),
    sql(question, "--known-on", "2010-02-30"),
  ]);
  for (const { code, out } of [none, two, change, wrong, day]) {
    expect({ code, out }).toEqual({ code: 1, out: "" });
  }
  expect(none.err).toContain("Give a question");
  expect(two.err).toContain("Give one statement; these are 2.");
  expect(change.err).toContain("only SELECT, EXPLAIN, DESCRIBE and SHOW are answered");
  expect(wrong.err).toContain('Referenced column "nobody" not found');
  expect(day.err).toContain("give a day like 2010-01-31");
});

test("says how to install DuckDB where it is not", async () => {
  const bare = join(place, "bare");
  fs.cpSync(commandFolder, bare, { recursive: true });
  const { code, err } = await new Promise<{ code: unknown; err: string }>((resolve) => {
    const words = [join(bare, "caseflow-cli.js"), "log", "sql", log, "SELECT 1"];
    const env = { ...process.env, LANG: "C", LC_ALL: "C" };
    execFile(process.execPath, words, { env }, (fault, _, said) =>
      resolve({ code: fault?.code, err: said }),
    );
  });
  expect(code).toBe(1);
  expect(err).toContain("npm install @duckdb/node-api@1.5.6-r.1");
});
