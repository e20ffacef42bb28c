/** `caseflow log export` as its users meet it, in a process of its own. */
import { Ajv2020 } from "ajv/dist/2020.js";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exampleMapping, extractOf } from "../runtime/import-workspace.ts";
import { caseflow } from "./caseflow.ts";

const place = fs.mkdtempSync(join(tmpdir(), "caseflow-log-export-"));
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

const exported = (...asked: ReadonlyArray<string>) => caseflow(["log", "export", log, ...asked]);

test("writes each format, and says what it wrote", async () => {
  const formats = ["parquet", "ocel", "xes", "csv"];
  const ended = await Promise.all(
    formats.map((to) => exported("--to", to, "--out", join(place, `out.${to}`))),
  );
  for (const [i, { code, err, out }] of ended.entries()) {
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^[\d,]+ events written to .* MB\)/u);
    expect(fs.statSync(join(place, `out.${formats[i]}`)).size).toBeGreaterThan(10_000);
  }
  expect(ended[1].out).toMatch(/ about [\d,]+ objects\n$/u);
  expect(ended[2].out).toMatch(/ in \d+ cases\n\d+ events are of no case, and left out/u);
});

test("prints JSON that the published schema describes", async () => {
  const [schema, { out }] = await Promise.all([
    caseflow("schema export"),
    exported("--to", "xes", "--out", join(place, "j.xes.gz"), "--format", "json"),
  ]);
  await expect(schema.out).toMatchFileSnapshot("golden/export.schema.json");
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(schema.out) as object);
  const result = JSON.parse(out) as Record<string, unknown>;
  expect(validate(result) || validate.errors).toBe(true);
  expect(result).toMatchObject({ format: "xes", data: "synthetic", objects: null, log });
  expect(result["bytes"]).toBe(fs.statSync(join(place, "j.xes.gz")).size);
});

test("refuses in a sentence, and writes nothing", async () => {
  const out = join(place, "refused.csv");
  const there = join(place, "there.csv");
  fs.writeFileSync(there, "mine");
  const [event, day, marks, file, folder, none] = await Promise.all([
    exported("--to", "csv", "--out", out, "--event", "InterviewHold"),
    exported("--to", "csv", "--out", out, "--from", "2010-02-30"),
    exported("--to", "csv", "--out", out, "--separator", ",", "--decimal", ","),
    exported("--to", "csv", "--out", there),
    exported("--to", "csv", "--out", join(place, "no-folder", "x.csv")),
    caseflow(["log", "export", join(place, "none"), "--to", "csv", "--out", out]),
  ]);
  for (const { code, out: said } of [event, day, marks, file, folder, none]) {
    expect({ code, said }).toEqual({ code: 1, said: "" });
  }
  expect(event.err).toMatch(/--event InterviewHold: give one of CitizenRegistered, .*Held/u);
  expect(day.err).toContain("--from 2010-02-30: give a day like 2010-01-31.");
  expect(marks.err).toContain("are both a comma");
  expect(file.err).toContain("or --force to replace it");
  expect(folder.err).toContain("There is no such folder");
  expect(none.err).toContain("ENOENT");
  expect(fs.existsSync(out)).toBe(false);
  expect(fs.readFileSync(there, "utf8")).toBe("mine");
});

test("speaks Danish", async () => {
  const file = join(place, "da.csv");
  const { out } = await exported("--to", "csv", "--out", file, "--language", "da");
  expect(out).toMatch(/^[\d.]+ hændelser skrevet til /u);
});

test("of real persons says so, and holds nothing that names them", async () => {
  const numbers = ["0101701234", "020280-5678", "1512903344"];
  const rows = numbers.map((cpr, i) => `${cpr};Samtale;0${i + 1}-03-2010;;Nord;;02-04-2010;40`);
  const key = join(place, "key");
  const [extract, map] = [join(place, "extract.csv"), join(place, "map.yaml")];
  fs.writeFileSync(extract, extractOf(...rows));
  fs.writeFileSync(map, exampleMapping());
  const into = join(place, "store", "centre");
  await caseflow(["history", "key", key]);
  const brought = ["history", "import", extract, "--mapping", map, "--into", into, "--key", key];
  expect(await caseflow(brought)).toMatchObject({ code: 0 });
  const names = ["p.parquet", "p.ocel", "p.xes", "p.csv"].map((name) => join(place, name));
  const whole = ["--case", "citizen"];
  const written = await Promise.all(
    names.map((file) =>
      caseflow(["log", "export", into, "--to", file.split(".").at(-1)!, "--out", file, ...whole]),
    ),
  );
  const index = join(place, "p.duckdb");
  const asked = await caseflow(["log", "sql", into, "SELECT * FROM events", "--index", index]);
  expect(asked).toMatchObject({ code: 0 });
  for (const { code, err } of [...written, asked]) {
    expect({ code, says: err.includes("about real persons") }).toEqual({ code: 0, says: true });
  }
  const texts = [...names, index].map((file) => fs.readFileSync(file, "latin1"));
  for (const text of [...texts, asked.out]) {
    expect(text).toContain("InterviewHeld");
    for (const cpr of numbers) {
      const digits = cpr.replace("-", "");
      expect(text.includes(digits) || text.includes(`${digits.slice(0, 6)}-`)).toBe(false);
    }
  }
});
