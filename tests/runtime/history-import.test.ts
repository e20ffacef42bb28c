/** Extracts brought into a log, from the file to the events, and everything that goes wrong. */
import * as fs from "node:fs";
import * as path from "node:path";
import * as zlib from "node:zlib";
import { expect, test } from "vitest";
import { dayOf, exampleMapping, extractOf, heading, workspace } from "./import-workspace.ts";

const ann = "010170-1238";
const bob = "0202753333";

const rows = [
  `${ann};Ydelse;01-02-2010;28-02-2010;KTH;;03-02-2010;`,
  `${ann};Ydelse;01-03-2010;30-04-2010;KTH;Job;05-03-2010;`,
  `${ann};Samtale;2010-02-15;;Nord;;15-02-2010 14:30;30`,
  `${ann};Samtale;2010-02-15;;Nord;;15-02-2010 14:30;30`,
  `${bob};Ydelse;01-02-2010;31-12-2067;SDP;;03-02-2010;`,
  `${bob};Samtale;03-05-2010 09:15;;"Sønder";;03-05-2010;`,
  `${bob};Brev;03-05-2010;;;;;`,
  `${bob};Samtale;03-09-2010;;Nord;;01-06-2010;`,
];

const expected = [
  { _tag: "ExtractBegun", at: "2010-02-01T00:00", events: 8 },
  { _tag: "ExtractSource" },
  {
    _tag: "CitizenRegistered",
    at: "2010-02-01T00:00",
    subject: 0,
    traits: ["female"],
    born: dayOf("1970-01-01"),
  },
  { _tag: "CitizenRegistered", subject: 1, traits: [], born: dayOf("1975-02-01") },
  { _tag: "BenefitGranted", subject: 0, benefit: "cashBenefit", from: "2010-02-01T00:00" },
  { _tag: "BenefitGranted", subject: 1, benefit: "sicknessBenefit" },
  { _tag: "InterviewHeld", at: "2010-02-15T12:00", subject: 0, team: 0, minutes: 30 },
  { _tag: "BenefitStopped", at: "2010-05-01T00:00", subject: 0, reason: "job" },
  { _tag: "InterviewHeld", at: "2010-05-03T09:15", subject: 1, team: 1, minutes: 45 },
];

test("spells are two events, split ones are one, open ones open, plans left out", async () => {
  const space = await workspace();
  const map = space.file("map.yaml", exampleMapping());
  const file = space.file("extract.csv", extractOf(...rows));
  const outcome = await space.bring(file, map);
  expect(outcome).toMatchObject({
    state: "appended",
    reading: { encoding: "utf-8", separator: ";" },
    counts: { rows: 8, ignored: 1, planned: 1, open: 1 },
    citizens: 2,
    newcomers: 2,
    merged: 1,
    duplicates: 1,
    changes: undefined,
  });
  const events = await space.events();
  // Those of one minute and one kind come in the order of the file.
  const order = ["ExtractBegun", "ExtractSource"];
  expect(events.slice(0, 2).map(({ _tag }) => _tag)).toEqual(order);
  expect(events).toHaveLength(expected.length);
  for (const event of expected) expect(events).toContainEqual(expect.objectContaining(event));
});

test("the same extract again, in any encoding it may come in, changes nothing", async () => {
  const space = await workspace();
  const map = space.file("map.yaml", exampleMapping());
  const text = extractOf(...rows);
  const file = space.file("extract.csv", text);
  await space.bring(file, map);
  const before = await space.events();
  expect((await space.bring(file, map)).state).toBe("known");
  const windows = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const other = space.file("windows.csv", windows);
  expect(await space.bring(other, map)).toMatchObject({
    state: "unchanged",
    reading: { encoding: "windows-1252" },
  });
  const packed = space.file("packed.csv.gz", zlib.gzipSync(text));
  expect((await space.bring(packed, map)).state).toBe("unchanged");
  expect(await space.events()).toEqual(before);
});

test("a newer extract adds and corrects, and the past stays what was known", async () => {
  const space = await workspace();
  const first = space.file("map.yaml", exampleMapping());
  await space.bring(space.file("one.csv", extractOf(...rows)), first);
  const known = await space.events({});
  const newer = [
    ...rows.slice(0, 2),
    rows[2].replace(";30", ";60"),
    rows[4].replace("31-12-2067", "14-07-2010"),
  ];
  const later = space.file("later.yaml", exampleMapping("2010-08-01"));
  const outcome = await space.bring(space.file("two.csv", extractOf(...newer)), later, {
    coversFrom: dayOf("2000-01-01"),
  });
  expect(outcome.changes).toEqual({ added: 1, corrected: 1, retracted: 1 });
  const tags = (await space.events()).slice(9).map(({ _tag }) => _tag);
  expect(tags).toEqual([
    "ExtractBegun",
    "ExtractSource",
    "Corrected",
    "InterviewHeld",
    "Retracted",
    "BenefitStopped",
  ]);
  const standing = await space.events({});
  expect(standing.filter(({ _tag }) => _tag === "InterviewHeld")).toEqual([
    expect.objectContaining({ minutes: 60, subject: 0 }),
  ]);
  expect(await space.events({ knownOn: dayOf("2010-07-14") * 1440 })).toEqual(known);
});

test("an extract that lacks much is taken for a mistake unless its cover is stated", async () => {
  const space = await workspace();
  const map = space.file("map.yaml", exampleMapping());
  await space.bring(space.file("one.csv", extractOf(...rows)), map);
  const later = space.file("later.yaml", exampleMapping("2010-08-01"));
  const part = space.file("two.csv", extractOf(rows[5]));
  await expect(space.bring(part, later)).rejects.toThrow("--covers-from");
  const more = { coversFrom: dayOf("2010-05-02") };
  expect((await space.bring(part, later, more)).state).toBe("unchanged");
  await expect(space.bring(part, map, more)).resolves.toBeDefined();
  const earlier = space.file("earlier.yaml", exampleMapping("2010-06-01"));
  await expect(space.bring(part, earlier)).rejects.toThrow("in their order");
});

test("rows that cannot be read keep an extract out, each with column and reason", async () => {
  const space = await workspace();
  const map = space.file("map.yaml", exampleMapping());
  const bad = [
    `;Samtale;03-05-2010;;Nord;;03-05-2010;`,
    `${ann};Samtale;31-02-2010;;Nord;;03-05-2010;`,
    `${ann};Samtale;03-05-2010;;Vest;;03-05-2010;`,
    `${ann};Samtale;03-05-2010;;Nord;;03-05-2010;2000`,
    `${ann};Samtale;03-05-2010;;Nord;;03-05-2010;${bob}`,
    `${ann};Ydelse;03-05-2010;01-05-2010;KTH;;03-05-2010;`,
    `${ann};Møde;03-05-2010;;Nord;;03-05-2010;`,
    `${ann};Samtale;03-05-2010`,
    `${ann};Samtale;03-05-2010;;"No"rd;;03-05-2010;`,
    `${ann};Samtale;;;Nord;;03-05-2010;`,
  ];
  const file = space.file("extract.csv", extractOf(...rows, ...bad));
  const outcome = await space.bring(file, map);
  expect(outcome.state).toBe("refused");
  expect(outcome.rejects.kept).toEqual([
    { line: 10, column: "CPR", reason: "citizen", found: "", expected: "" },
    { line: 11, column: "Start", reason: "moment", found: "31-02-2010", expected: "" },
    { line: 12, column: "Kode", reason: "code", found: "Vest", expected: "" },
    {
      line: 13,
      column: "Minutter",
      reason: "bounds",
      found: "2000",
      expected: "a whole number from 1 to 1440",
    },
    {
      line: 14,
      column: "Minutter",
      reason: "bounds",
      found: "[personal number]",
      expected: "a whole number from 1 to 1440",
    },
    { line: 15, column: "Slut", reason: "order", found: "01-05-2010", expected: "" },
    { line: 16, column: "", reason: "noRule", found: "", expected: "" },
    { line: 17, column: "", reason: "columns", found: "3", expected: "8" },
    { line: 18, column: "", reason: "quotes", found: "", expected: "" },
    { line: 19, column: "Start", reason: "empty", found: "", expected: "" },
  ]);
  expect(await space.head()).toBe(0);
  expect(fs.existsSync(path.join(space.folder, "secret", "vault"))).toBe(false);
  const accepted = await space.bring(file, map, { rejectsMost: 0.6 });
  expect(accepted.state).toBe("appended");
  expect(await space.events()).toHaveLength(expected.length);
});

const broken: ReadonlyArray<readonly [string, string, string | Uint8Array, RegExp]> = [
  [
    "a truncated gzip",
    "x.csv.gz",
    zlib.gzipSync(extractOf(...rows)).subarray(0, 90),
    /breaks off/u,
  ],
  ["a damaged gzip", "x.csv.gz", "not packed at all", /damaged/u],
  ["UTF-16", "x.csv", Uint8Array.of(0xff, 0xfe, 0x41, 0), /UTF-16/u],
  ["an Excel workbook", "x.csv", "PK\u0003\u0004", /Excel workbook/u],
  ["an open quotation", "x.csv", `${heading}\n${ann};"Samtale\n`, /x\.csv:2 .*never closed/u],
  ["no header", "x.csv", rows.join("\n"), /no column `CPR`/u],
  ["an empty file", "x.csv", "", /empty/u],
  ["no such file", "../nothing.csv", "", /empty|cannot be read/u],
];

test.each(broken)(
  "%s: a clear message, no number in it, and no log",
  async (_, name, content, says) => {
    const space = await workspace();
    const map = space.file("map.yaml", exampleMapping());
    const failed = await space
      .bring(space.file(name, content), map)
      .catch((cause: unknown) => cause);
    expect(failed).toBeInstanceOf(Error);
    expect((failed as Error).message).toMatch(says);
    expect((failed as Error).message).not.toMatch(/\d{6}-?\d{4}/u);
    expect(await space.head()).toBe(0);
  },
);

test("a key beside the logs, another key, and a lost vault are refused", async () => {
  const space = await workspace();
  const map = space.file("map.yaml", exampleMapping());
  const file = space.file("extract.csv", extractOf(...rows));
  await space.bring(file, map);
  const store = path.join(space.folder, "logs");
  const inside = path.join(store, "key");
  fs.copyFileSync(path.join(space.folder, "secret", "key"), inside);
  await expect(space.bring(file, map, { key: inside })).rejects.toThrow("beside the logs");
  const vault = path.join(space.folder, "secret", "none");
  await expect(space.bring(file, map, { vault })).rejects.toThrow("2 citizens and its vault 0");
  const other = path.join(space.folder, "secret", "other");
  fs.writeFileSync(other, `caseflow key 1\n${"0".repeat(64)}\n`, { mode: 0o600 });
  await expect(space.bring(file, map, { key: other })).rejects.toThrow("cannot be opened");
});
