/**
 * Everything that an extract or its mapping can have wrong, through the command as users run it:
 * what they are told is frozen in golden files, rejected rows are in a file beside the extract, and
 * the log, its vault and everything beside them are to the byte what they were.
 */
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import * as zlib from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exampleMapping, extractOf } from "../runtime/import-workspace.ts";
import { caseflow, type Ended, inDanish } from "./caseflow.ts";

const place = fs.mkdtempSync(path.join(tmpdir(), "caseflow-broken-"));
afterAll(() => fs.rmSync(place, { recursive: true, force: true }));

const kept = path.join(place, "kept");
const key = path.join(kept, "secret", "key");
const log = path.join(kept, "logs", "centre");
const work = path.join(place, "work");

/** Every file under a folder, with its bytes. */
const bytesUnder = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    fs
      .readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name, parentPath }) => path.join(parentPath, name))
      .map((file) => [path.relative(folder, file), fs.readFileSync(file, "latin1")]),
  );

const row = (i: number, what = "Samtale", team = "Nord"): string => {
  const day = String(1 + (i % 28)).padStart(2, "0");
  const person = `${day}0170-${String(1000 + i)}`;
  return `${person};${what};${day}-03-2010;;${team};;${day}-03-2010;30`;
};
const rows = Array.from({ length: 200 }, (_, i) => row(i));
/** One row in a hundred has a team that the mapping does not know. */
const spoilt = rows.map((good, i) => (i % 100 === 50 ? row(i, "Samtale", "Vest") : good));

const xesMapping = `
id: traces
format: { kind: xes }
extract: { on: 2010-07-01 }
citizen: { column: "case:concept:name", kind: text, born: { column: "time:timestamp" } }
rules:
  - id: held
    when: [{ column: "concept:name", is: Samtale }]
    event: InterviewHeld
    at: { column: "time:timestamp" }
    fields: { team: { value: 0 }, minutes: { value: 30 } }
`;
const xesOf = (...events: ReadonlyArray<string>): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1.0">',
    ...events.map(
      (name, i) =>
        `<trace><string key="concept:name" value="p${i}"/><event>` +
        `<string key="concept:name" value="${name}"/>` +
        '<date key="time:timestamp" value="2010-03-01T12:00:00"/></event></trace>',
    ),
    "</log>\n",
  ].join("\n");
const manyEvents = Array.from({ length: 500 }, () => "Samtale");

beforeAll(async () => {
  fs.mkdirSync(work, { recursive: true });
  await caseflow(["history", "key", key]);
  fs.writeFileSync(path.join(place, "map.yaml"), exampleMapping());
  const first = path.join(place, "first.csv");
  fs.writeFileSync(first, extractOf(...rows));
  const ended = await caseflow(asked(first, path.join(place, "map.yaml")));
  expect(ended.code).toBe(0);
});

const asked = (file: string, map: string, ...more: ReadonlyArray<string>) => {
  const where = ["--mapping", map, "--into", log, "--key", key];
  return ["history", "import", file, ...where, ...more];
};

interface Case {
  readonly name: string;
  readonly file: string;
  readonly content: string | Uint8Array;
  readonly mapping?: string;
  readonly more?: ReadonlyArray<string>;
  /** Lines of the reject file, the heading not counted; none where there is no such file. */
  readonly rejected?: number;
}

const gzip = (text: string) => zlib.gzipSync(text);
const good = extractOf(...rows);
const cases: ReadonlyArray<Case> = [
  {
    name: "a mapping that is no YAML",
    file: "x.csv",
    content: good,
    mapping: `${exampleMapping()}  - id: [open\n`,
  },
  {
    name: "a mapping with several mistakes",
    file: "x.csv",
    content: good,
    mapping: exampleMapping()
      .replace("event: BenefitGranted", "event: BenefitGrantet")
      .replace("minutes: { column", "minuts: { column")
      .replace("column: Start", "column: Begin"),
  },
  {
    name: "a mapping for other columns",
    file: "x.csv",
    content: good.replace("Registreret", "Oprettet"),
  },
  { name: "a truncated CSV.gz", file: "x.csv.gz", content: gzip(good).subarray(0, 400) },
  {
    name: "a damaged CSV.gz",
    file: "x.csv.gz",
    content: gzip(good).map((byte, i) => (i === 300 ? byte ^ 0xff : byte)),
  },
  {
    name: "a truncated XES.gz",
    file: "x.xes.gz",
    content: gzip(xesOf(...manyEvents)).subarray(0, 300),
    mapping: xesMapping,
  },
  { name: "UTF-16", file: "x.csv", content: Buffer.from(`\ufeff${good}`, "utf16le") },
  {
    name: "Windows-1252 where the mapping says UTF-8",
    file: "x.csv",
    content: Buffer.from(good, "latin1"),
    mapping: exampleMapping().replace('{ separator: ";" }', '{ separator: ";", encoding: utf-8 }'),
  },
  {
    name: "UTF-8 where the mapping says Windows-1252",
    file: "x.csv",
    content: good,
    mapping: exampleMapping().replace(
      '{ separator: ";" }',
      '{ separator: ";", encoding: windows-1252 }',
    ),
  },
  {
    name: "XES that is not written as it says",
    file: "x.xes",
    content: Buffer.from(xesOf("Samtale", "Møde"), "latin1"),
    mapping: xesMapping,
  },
  {
    name: "CSV with 1 % bad rows",
    file: "x.csv",
    content: extractOf(...spoilt),
    rejected: 2,
  },
  {
    name: "CSV with more bad rows than are accepted",
    file: "x.csv",
    content: extractOf(...spoilt),
    more: ["--accept-rejects", "0.5"],
    rejected: 2,
  },
  {
    name: "an unknown event in XES",
    file: "x.xes",
    content: xesOf("Samtale", "Festtale", "Samtale"),
    mapping: xesMapping,
    rejected: 1,
  },
  { name: "an Excel workbook", file: "x.csv", content: "PK\u0003\u0004 and so on" },
  { name: "a quotation that never ends", file: "x.csv", content: `${good}"` },
];

const hidden = ({ code, err, out }: Ended): string =>
  [`exit ${code}`, ...(out === "" ? [] : [out]), ...(err === "" ? [] : [err])]
    .join("\n")
    .replaceAll(work, "WORK")
    .replaceAll(kept, "KEPT")
    .trimEnd();

/** Imports a broken extract; what is told, when nothing else has come of it. */
async function told(broken: Case, environment: Record<string, string> = {}): Promise<string> {
  fs.rmSync(work, { recursive: true });
  fs.mkdirSync(work);
  const file = path.join(work, broken.file);
  const map = path.join(work, "map.yaml");
  fs.writeFileSync(file, broken.content);
  fs.writeFileSync(map, broken.mapping ?? exampleMapping());
  const before = bytesUnder(kept);
  const ended = await caseflow(asked(file, map, ...(broken.more ?? [])), environment);
  expect(ended.code, broken.name).toBe(1);
  expect(bytesUnder(kept), broken.name).toEqual(before);
  const rejects = `${broken.file}.rejects.csv`;
  const expected = ["map.yaml", broken.file, ...(broken.rejected === undefined ? [] : [rejects])];
  expect(fs.readdirSync(work).toSorted(), broken.name).toEqual(expected.toSorted());
  if (broken.rejected === undefined) return hidden(ended);
  const written = fs.readFileSync(path.join(work, rejects), "utf8").trim();
  expect(written.split("\r\n"), broken.name).toHaveLength(1 + broken.rejected);
  return `${hidden(ended)}\n--- ${rejects}\n${written.replaceAll("\r\n", "\n")}`;
}

const pageOf = (texts: ReadonlyArray<readonly [string, string]>): string =>
  texts.map(([name, text]) => `=== ${name}\n${text}\n`).join("\n");

test("each is told clearly, and the log is to the byte what it was", async () => {
  const texts: Array<readonly [string, string]> = [];
  // One after another: all of them are about one log.
  // oxlint-disable-next-line no-await-in-loop
  for (const broken of cases) texts.push([broken.name, await told(broken)]);
  const page = pageOf(texts);
  expect(page).not.toMatch(/\d{6}-?\d{4}/u);
  await expect(page).toMatchFileSnapshot("golden/import-broken.txt");
});

test("rejected rows are told in Danish too", async () => {
  const broken = cases.find(({ name }) => name === "CSV with 1 % bad rows")!;
  const page = pageOf([[broken.name, await told(broken, inDanish)]]);
  await expect(page).toMatchFileSnapshot("golden/import-broken-da.txt");
});

test("1 % bad rows are left out when 1 % are accepted", async () => {
  const folder = path.join(place, "copy");
  fs.cpSync(kept, folder, { recursive: true });
  const file = path.join(place, "spoilt.csv");
  fs.writeFileSync(file, extractOf(...spoilt, row(201), row(202)));
  const map = path.join(place, "later.yaml");
  fs.writeFileSync(map, exampleMapping("2010-08-01"));
  const into = ["--into", path.join(folder, "logs", "centre"), "--key", key];
  const vault = ["--vault", path.join(folder, "secret", "key.centre.vault")];
  const more = ["--accept-rejects", "1", "--format", "json"];
  const ended = await caseflow([
    "history",
    "import",
    file,
    "--mapping",
    map,
    ...into,
    ...vault,
    ...more,
  ]);
  expect(ended).toMatchObject({ code: 0, err: "" });
  expect(JSON.parse(ended.out)).toMatchObject({
    state: "appended",
    rejects: { rows: 2 },
    changes: { added: 2, corrected: 0, retracted: 2 },
  });
});
