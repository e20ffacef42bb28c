/**
 * No personal number gets anywhere. Ten thousand are imported by the command as users run it, in
 * rows that are good and in rows that are not, with every kind of error on the way; then every file
 * that is left and everything that was said is searched, packed events unpacked too.
 */
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import * as zlib from "node:zlib";
import * as Effect from "effect/Effect";
import { afterAll, beforeAll, expect, test } from "vitest";
import { encodeColumns } from "../../src/kernel/frame.ts";
import { nodeMachine } from "../../src/runtime/store-files.ts";
import { openStore } from "../../src/runtime/store-folder.ts";
import { eventsOf } from "../../src/store/segment.ts";
import { walk } from "../../src/store/walk.ts";
import { bundledCommand } from "../cli/caseflow.ts";
import { distinctNumbers, written } from "../history/personal-numbers.ts";
import { personalNumbersIn } from "./personal-numbers-in.ts";
import { exampleMapping, extractOf, type Workspace, workspace } from "./import-workspace.ts";

const persons = 10_000;
const numbers = distinctNumbers(persons);
const sought = new Set(numbers.map((number) => written(number, 0)));

/** Bytes of every file under a folder, by name. */
const filesUnder = (folder: string): ReadonlyArray<readonly [string, Buffer]> =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => [file, fs.readFileSync(file)]);

const rows = numbers.flatMap((number, i) => {
  const day = String(1 + (i % 28)).padStart(2, "0");
  return [
    `${written(number, i % 3)};Ydelse;${day}-02-2010;31-12-2067;KTH;;${day}-02-2010;`,
    // One row in a hundred has the number where it should not be.
    i % 100 === 0
      ? `${written(number, 1)};Samtale;${written(number, i % 3)};;${written(number, 2)};;;`
      : `${written(number, 1)};Samtale;${day}-03-2010;;Nord;;${day}-03-2010;`,
  ];
});

let space: Workspace;
let log: string;
/** Files that we made, which do hold the numbers. */
const ours: string[] = [];
const said: Buffer[] = [];

const ourFile = (name: string, content: string | Uint8Array): string => {
  const file = space.file(name, content);
  ours.push(file);
  return file;
};

/** Runs the command, keeps all that it says, and returns how it ended. */
function caseflow(asked: ReadonlyArray<string>, input = ""): number | null {
  const { status, stderr, stdout } = spawnSync(process.execPath, [bundledCommand, ...asked], {
    input,
  });
  said.push(Buffer.concat([stdout, stderr]));
  return status;
}

const lastSaid = () => said.at(-1)!.toString();

beforeAll(async () => {
  space = await workspace();
  log = path.join(space.folder, "logs", "centre");
});
afterAll(() => fs.rmSync(space.folder, { recursive: true }));

const secret = () => ["--key", path.join(space.folder, "secret", "key")];
const importing = (file: string, map: string, ...more: ReadonlyArray<string>) =>
  caseflow(["history", "import", file, "--mapping", map, "--into", log, ...secret(), ...more]);

test("ten thousand personal numbers are imported, and none is in any file or output", async () => {
  const text = extractOf(...rows);
  const file = ourFile("extract.csv", text);
  const map = space.file("map.yaml", exampleMapping());
  const someone = written(numbers[7], 1);
  const broken = ourFile(
    "broken.yaml",
    exampleMapping().replace("column: Slut", `column: ${someone}`),
  );
  const utf8 = ourFile("utf8.yaml", exampleMapping().replace('";" }', '";", encoding: utf-8 }'));
  const accepting = ["--accept-rejects", "2"];

  expect(importing(file, broken)).toBe(1);
  expect(importing(ourFile("latin.csv", Buffer.from(text, "latin1")), utf8)).toBe(1);
  expect(importing(ourFile("utf16.csv", Buffer.from(`\ufeff${text}`, "utf16le")), map)).toBe(1);
  const packed = zlib.gzipSync(text);
  expect(importing(ourFile("cut.csv.gz", packed.subarray(0, 90_000)), map)).toBe(1);
  expect(importing(ourFile("open.csv", `${text}${someone};"${someone}`), map)).toBe(1);
  expect(importing(file, map, "--dry-run")).toBe(0);
  expect(importing(file, map)).toBe(1);
  expect(importing(file, map, ...accepting, "--language", "da")).toBe(0);
  expect(importing(file, map, ...accepting, "--format", "json")).toBe(0);
  expect(lastSaid()).toContain('"state": "known"');
  expect(caseflow(["log", "verify", path.dirname(log)])).toBe(0);
  caseflow(["log", "show", log]);
  caseflow(["log", "show", log, "--format", "json"]);
  expect(await space.head()).toBeGreaterThan(2 * persons);

  const searched = filesUnder(space.folder).filter(([name]) => !ours.includes(name));
  const names = searched.map(([name]) => path.basename(name));
  expect(names).toContain("extract.csv.rejects.csv");
  expect(names).toContain("000000000001.segment");
  const hits = [
    ...searched.flatMap(([name, bytes]) =>
      personalNumbersIn(bytes, sought).map((hit) => [name, hit]),
    ),
    ...said.flatMap((bytes, i) => personalNumbersIn(bytes, sought).map((hit) => [`run ${i}`, hit])),
  ];
  expect(hits).toEqual([]);
  for (const holder of ours.filter((name) => name.endsWith(".csv"))) {
    const count = personalNumbersIn(fs.readFileSync(holder), sought).length;
    expect(count, holder).toBeGreaterThan(persons);
  }
}, 120_000);

test("nor is any in the events once they are packed, and unpacked again", async () => {
  const copy = path.join(space.folder, "sealed");
  fs.cpSync(path.dirname(log), copy, { recursive: true });
  await Effect.runPromise(Effect.flatMap(openStore(copy), (store) => store.seal("centre")));
  const folder = path.join(copy, "centre");
  const names = fs.readdirSync(folder);
  expect(names.some((name) => name.endsWith(".packed"))).toBe(true);
  let events = 0;
  for (const step of walk(nodeMachine, folder)) {
    if (step._tag !== "Batch") continue;
    for (const frame of step.events) {
      const { columns, recorded } = eventsOf(frame, nodeMachine.expand);
      events += columns.length;
      expect(personalNumbersIn(encodeColumns(columns, recorded), sought)).toEqual([]);
    }
  }
  expect(events).toBe(await space.head());
  for (const [name, bytes] of filesUnder(copy)) {
    expect(personalNumbersIn(bytes, sought), name).toEqual([]);
  }
});

test("somebody is forgotten when no file names them any more", () => {
  const forget = ["history", "forget", "--log", log, ...secret(), "--search", space.folder];
  const someone = written(numbers[42], 1);
  expect(caseflow(forget, someone)).toBe(1);
  expect(lastSaid()).toContain("Forgotten");
  expect(lastSaid()).toContain("extract.csv");
  for (const file of ours) fs.rmSync(file);
  expect(caseflow(forget, someone)).toBe(0);
  expect(lastSaid()).toContain("does not know this person");
  expect(lastSaid()).toContain("nothing is left");
  expect(said.flatMap((bytes) => personalNumbersIn(bytes, sought))).toEqual([]);
});
