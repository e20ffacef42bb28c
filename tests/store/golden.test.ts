/**
 * What was once written stays readable, and stays what is written: the stores of every version
 * of the format are kept, and so is what every event of a version meant.
 */
import * as Effect from "effect/Effect";
import * as fs from "node:fs";
import * as path from "node:path";
import { expect, it } from "vitest";
import type { EventDeclaration } from "../../src/domain/event.ts";
import { eventByName, vocabulary } from "../../src/domain/vocabulary.ts";
import { openStore } from "../../src/runtime/store-folder.ts";
import { segmentBacking } from "../../src/store/segment-store.ts";
import { memoryBacking } from "../../src/store/memory-store.ts";
import { vocabularyHash } from "../../src/store/vocabulary-hash.ts";
import { nodeMachine } from "../../src/runtime/store-files.ts";
import { FaultyFiles } from "./faulty-files.ts";
import { goldenBatches, writeGolden } from "./golden.ts";
import { batchOf, readRows, rowsOf, type SeenRow } from "./rows.ts";

const folder = path.join(import.meta.dirname, "golden", "store-1");
const filesOf = (log: string) => fs.readdirSync(path.join(folder, log)).toSorted();

function rowsIn(log: keyof typeof goldenBatches, from: number): ReadonlyArray<SeenRow> {
  const rows: Array<SeenRow> = [];
  for (const [seed, count, late] of goldenBatches[log]) {
    rows.push(...rowsOf(batchOf(seed, count, late), from + rows.length));
  }
  return rows;
}

it("a store of version 1 reads as it was written", () => {
  const store = Effect.runSync(openStore(folder));
  expect(Effect.runSync(store.logs())).toEqual(["branch", "history", "sealed"]);
  const history = rowsIn("history", 0);
  expect(Effect.runSync(readRows(store, "history"))).toEqual(history);
  expect(Effect.runSync(readRows(store, "sealed"))).toEqual(rowsIn("sealed", 0));
  const seen = history.filter(({ position, minute, recorded = 0 }) => {
    return position < 5 && minute <= 2001 && recorded <= 2100;
  });
  expect(Effect.runSync(readRows(store, "branch"))).toEqual([...seen, ...rowsIn("branch", 5)]);
  for (const log of ["branch", "history", "sealed"]) {
    expect(Effect.runSync(store.verify(log))).toMatchObject({ _tag: "Intact" });
  }
  expect(Effect.runSync(store.head("sealed"))).toMatchObject({ position: 230, sealed: true });
});

it("the same batches are the same bytes, today and then", () => {
  const files = new FaultyFiles();
  let given = 0;
  const machine = { ...nodeMachine, files, unique: () => String(given++) };
  Effect.runSync(writeGolden(segmentBacking(machine, "")));
  for (const log of ["history", "branch"]) {
    expect(files.list(log)).toEqual(filesOf(log));
    for (const name of files.list(log)) {
      const known = fs.readFileSync(path.join(folder, log, name));
      expect(Buffer.from(files.bytesOf(`${log}/${name}`)!).equals(known), name).toBe(true);
    }
  }
});

it("every kind of store gives the chains that were given then", () => {
  const store = Effect.runSync(openStore(folder));
  const backing = memoryBacking();
  Effect.runSync(writeGolden(backing));
  for (const log of ["history", "branch", "sealed"]) {
    expect(Effect.runSync(backing.head(log))).toEqual(Effect.runSync(store.head(log)));
  }
});

const vocabularyFile = path.join(import.meta.dirname, "golden", "vocabulary-1.json");

/** An event as it is frozen: its place among the codes, its fields' slots, and what they mean. */
interface Frozen {
  readonly code: number;
  readonly subject: string;
  readonly fields: Record<string, string>;
  readonly meaning: string;
}

const frozen = (declaration: EventDeclaration): Frozen => ({
  code: declaration.code,
  subject: declaration.subject,
  fields: Object.fromEntries(
    Object.entries(declaration.fields).map(([name, [slot, { kind }]]) => [name, `${slot} ${kind}`]),
  ),
  meaning: vocabularyHash([declaration]),
});

const known = (): Record<string, Frozen> =>
  JSON.parse(fs.readFileSync(vocabularyFile, "utf8")) as Record<string, Frozen>;

it("every event of version 1 means what it meant", () => {
  const now = Object.keys(known()).map((name) => {
    const declaration = eventByName.get(name);
    return [name, declaration && frozen(declaration)];
  });
  const advice =
    "an event means something else than in logs that were written: give it back its meaning, " +
    "or add a version and an upcaster to src/store/event-schema.ts";
  expect(Object.fromEntries(now), advice).toEqual(known());
});

it("every event there is is frozen: new ones are added by UPDATE_GOLDEN=1, none is changed", () => {
  const missing = vocabulary.filter(({ name }) => known()[name] === undefined);
  if (process.env["UPDATE_GOLDEN"] !== undefined && missing.length > 0) {
    const all = [...Object.entries(known()), ...missing.map((one) => [one.name, frozen(one)])];
    fs.writeFileSync(vocabularyFile, `${JSON.stringify(Object.fromEntries(all), undefined, 2)}\n`);
  }
  const added = vocabulary.filter(({ name }) => known()[name] === undefined);
  expect(added.map(({ name }) => name)).toEqual([]);
});
