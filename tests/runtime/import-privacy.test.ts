/** No personal number gets anywhere: ten thousand are imported, and every byte left is searched. */
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { expect, test } from "vitest";
import { distinctNumbers, written } from "../history/personal-numbers.ts";
import { exampleMapping, extractOf, workspace } from "./import-workspace.ts";

const persons = 10_000;
const numbers = distinctNumbers(persons);
const command = path.resolve("src/cli/main.ts");

/** Bytes of every file under a folder, by name. */
const filesUnder = (folder: string): ReadonlyArray<readonly [string, Buffer]> =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => [file, fs.readFileSync(file)]);

/** Personal numbers among the digits of some bytes, each written in any way. */
function found(bytes: Buffer, sought: ReadonlySet<string>): ReadonlyArray<string> {
  const text = bytes.toString("latin1");
  const hits: string[] = [];
  for (const [run] of text.matchAll(/[0-9](?:[-. \u00a0/_]?[0-9]){8,}/gu)) {
    const digits = run.replaceAll(/[^0-9]/gu, "");
    for (let at = 0; at + 9 <= digits.length; at++) {
      const ten = digits.slice(at, at + 10);
      if (sought.has(ten)) hits.push(ten);
    }
  }
  return hits;
}

test("ten thousand personal numbers are imported, and none is in any file or output", async () => {
  const space = await workspace();
  expect(numbers).toHaveLength(persons);
  const sought = new Set(numbers.map((number) => written(number, 0)));
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
  const file = space.file("extract.csv", extractOf(...rows));
  const map = space.file("map.yaml", exampleMapping());
  const asked = [command, "history", "import", file, "--mapping", map];
  const into = ["--into", path.join(space.folder, "logs", "centre")];
  const key = ["--key", path.join(space.folder, "secret", "key")];
  const outputs = [
    ["--dry-run"],
    [],
    ["--accept-rejects", "2"],
    ["--accept-rejects", "2", "--format", "json"],
  ].map((more) => spawnSync(process.execPath, [...asked, ...into, ...key, ...more]));
  expect(outputs.map(({ status }) => status)).toEqual([0, 1, 0, 0]);
  expect(outputs[3].stdout.toString()).toContain('"state": "known"');
  expect(await space.head()).toBeGreaterThan(2 * persons);
  expect(found(fs.readFileSync(file), sought).length).toBeGreaterThan(persons);
  const searched = filesUnder(space.folder).filter(([name]) => name !== file);
  expect(searched.map(([name]) => path.basename(name))).toContain("extract.csv.rejects.csv");
  const hits = [
    ...searched.flatMap(([name, bytes]) => found(bytes, sought).map((hit) => [name, hit])),
    ...outputs.flatMap(({ stderr, stdout }) => found(Buffer.concat([stdout, stderr]), sought)),
  ];
  expect(hits).toEqual([]);

  const forget = [command, "history", "forget", ...into.with(0, "--log"), ...key];
  const naming = { input: written(numbers[42], 1) };
  const first = spawnSync(process.execPath, [...forget, "--search", space.folder], naming);
  expect(first.stdout.toString()).toContain(`Forgotten`);
  expect(first.stdout.toString()).toContain(file);
  expect(first.status).toBe(1);
  fs.rmSync(file);
  const again = spawnSync(process.execPath, [...forget, "--search", space.folder], naming);
  expect(again.stdout.toString()).toContain("does not know this person");
  expect(again.stdout.toString()).toContain("nothing is left");
  expect(again.status).toBe(0);
}, 60_000);
