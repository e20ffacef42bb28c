/** Who is who, extract after extract: other facts, other numbers, and what was known before. */
import * as Effect from "effect/Effect";
import * as fs from "node:fs";
import * as path from "node:path";
import { expect, test } from "vitest";
import { origins } from "../../src/domain/citizen.ts";
import { CitizenRegistered } from "../../src/domain/events/population.ts";
import { extractDays, views } from "../../src/history/example/archive.ts";
import type { Happened } from "../../src/history/happened.ts";
import { codeBits } from "../../src/kernel/columns.ts";
import { vocabulary } from "../../src/domain/vocabulary.ts";
import type { Bounds } from "../../src/store/contract.ts";
import { exampleLog } from "../../src/runtime/example-history.ts";
import { forget } from "../../src/runtime/forget.ts";
import { mergeNumbers } from "../../src/runtime/merge-numbers.ts";
import { citizens, inTurn, livesIn, seed, tried, type Tried } from "./example-workspace.ts";
import { dayOf, exampleMapping, extractOf, workspace } from "./import-workspace.ts";

const all = new Set(vocabulary.map(({ code }) => code).filter((c) => c !== CitizenRegistered.code));
const [, second] = views.map(({ until }) => until);

interface Person {
  readonly minute: number;
  readonly origin: string;
  readonly traits: number;
  readonly born: number;
}

/** Registrations that stand, by citizen; none is registered twice. */
function registered({ columns }: Happened): ReadonlyMap<number, Person> {
  const found = new Map<number, Person>();
  for (let i = 0; i < columns.length; i++) {
    if ((columns.tag[i] & codeBits) !== CitizenRegistered.code) continue;
    expect(found.has(columns.subject[i])).toBe(false);
    const [minute, traits, born] = [columns.minute[i], columns.b[i], columns.x[i]];
    found.set(columns.subject[i], { minute, origin: origins[columns.a[i]], traits, born });
  }
  return found;
}

/** Nobody does anything before they are registered. */
function inOrder({ columns }: Happened): boolean {
  const seen = new Set<number>();
  for (let i = 0; i < columns.length; i++) {
    const code = columns.tag[i] & codeBits;
    if (code === CitizenRegistered.code) seen.add(columns.subject[i]);
    else if (!seen.has(columns.subject[i])) return false;
  }
  return true;
}

const merge = ({ folder, space }: Tried) =>
  Effect.runPromise(
    mergeNumbers({
      file: path.join(folder, "cpr-skift.csv"),
      old: "Gammelt nummer",
      new: "Nyt nummer",
      store: path.join(space.folder, "logs"),
      log: "centre",
      key: path.join(space.folder, "secret", "key"),
      vault: path.join(space.folder, "secret", "vault"),
      day: extractDays[0],
    }),
  );

test("whoever was heard of earlier is registered as of then, at any bound", async () => {
  const { bringAll, example, happened } = await tried({ late: 0.2 });
  await bringAll(0);
  const benefitOnly = example.files[0].planted.citizens.size;
  const [from, to] = [dayOf("2008-01-01") * 1440, views[0].until];
  const bounds: Array<Bounds> = [];
  for (let bound = from; bound <= to; bound += 90 * 1440) {
    bounds.push({ validTo: bound }, { knownOn: bound }, { knownOn: bound, validTo: bound });
  }
  await inTurn(bounds, async (bound) => {
    const seen = await happened(bound);
    expect(inOrder(seen)).toBe(true);
    registered(seen);
  });
  expect(registered(await happened()).size).toBeGreaterThan(benefitOnly);
});

test("another origin in a newer extract is a correction, and the past keeps its own", async () => {
  const { bringAll, example, happened } = await tried({ facts: 0.2 });
  await bringAll(0);
  const then = registered(await happened());
  const outcomes = await bringAll(1);
  const [first] = example.files;
  const later = example.files[7];
  const both = [...first.planted.wrongFacts].filter((who) => later.planted.citizens.has(who));
  expect(both.length).toBeGreaterThan(5);
  expect(outcomes[0].changedFacts).toBeGreaterThanOrEqual(both.length);
  const now = registered(await happened());
  const factsOf = ({ born, origin, traits }: Person) => `${origin} ${traits} ${born}`;
  const changed = [...then].filter(([who, was]) => factsOf(now.get(who)!) !== factsOf(was));
  expect(changed.length).toBe(outcomes[0].changedFacts);
  const before = registered(await happened({ knownOn: views[0].until }));
  for (const [who, person] of then) expect(before.get(who)).toEqual(person);
});

test("changed numbers: one person has one life, whichever number an extract has", async () => {
  const truth = livesIn(exampleLog(seed, citizens, 2), all, second);
  const history = await tried({ newNumber: 0.3 });
  const { bringAll, example, happened, space } = history;
  const changed = example.changedNumbers.length - 1;
  expect(changed).toBeGreaterThan(5);
  await bringAll(0);
  const apart = registered(await happened()).size;
  expect(await merge(history)).toMatchObject({ rows: changed, renamed: changed, joined: 0 });
  const head = await space.head();
  expect(await merge(history)).toMatchObject({ known: changed, renamed: 0, appended: undefined });
  expect(await space.head()).toBe(head);
  for (const { changes } of await bringAll(1)) expect(changes).toMatchObject({ retracted: 0 });
  const now = await happened();
  expect(registered(now).size).toBeGreaterThanOrEqual(apart + changed);
  expect(livesIn(now.columns, recordsOf(now), second)).toEqual(
    livesIn(exampleLog(seed, citizens, 2), recordsOf(now), second),
  );
  expect(truth.length).toBeGreaterThan(0);
});

/** Codes of the events that a history has. */
const recordsOf = ({ columns }: Happened): ReadonlySet<number> =>
  new Set(
    Array.from({ length: columns.length }, (_, i) => columns.tag[i] & codeBits).filter((code) =>
      all.has(code),
    ),
  );

test("two who turn out to be one, and forgetting either number forgets both", async () => {
  const space = await workspace();
  const map = space.file("map.yaml", exampleMapping());
  const [old, now] = ["010170-1238", "010171-1236"];
  const file = space.file(
    "extract.csv",
    extractOf(
      `${old};Ydelse;01-02-2010;28-02-2010;KTH;Job;03-02-2010;`,
      `${now};Ydelse;01-06-2010;31-12-2067;KTH;;03-06-2010;`,
    ),
  );
  await space.bring(file, map);
  const asked = {
    store: path.join(space.folder, "logs"),
    log: "centre",
    key: path.join(space.folder, "secret", "key"),
    vault: path.join(space.folder, "secret", "vault"),
  };
  const list = space.file("changed.csv", `Før;Nu\r\n${old};${now}\r\n0102030405;${old}\r\n`);
  const columns = { old: "Før", new: "Nu", file: list, day: dayOf("2010-07-02") };
  const merged = await Effect.runPromise(mergeNumbers({ ...asked, ...columns }));
  expect(merged).toMatchObject({ rows: 2, joined: 1, renamed: 1 });
  const granted = (await space.events({})).filter(({ _tag }) => _tag === "BenefitGranted");
  expect(granted.map(({ subject }) => subject)).toEqual([0, 0]);
  const before = await space.events({ knownOn: dayOf("2010-07-01") * 1440 });
  const subjects = before.filter(({ _tag }) => _tag === "BenefitGranted");
  expect(subjects.map(({ subject }) => subject)).toEqual([0, 1]);
  const gone = await Effect.runPromise(
    forget({ ...asked, identity: now, search: [path.join(space.folder, "logs")], rewrite: true }),
  );
  expect(gone).toMatchObject({ wasKnown: true, left: [] });
  const left = await space.events();
  expect(left.map(({ _tag }) => _tag).filter((tag) => !String(tag).startsWith("Extract"))).toEqual(
    [],
  );
  await inTurn([old, now, "0102030405"], async (identity) => {
    const again = await Effect.runPromise(
      forget({ ...asked, identity, search: [], rewrite: false }),
    );
    expect(again.wasKnown).toBe(false);
  });
  const broken = space.file("broken.csv", `Før;Nu\r\n${old};\r\n`);
  const refused = mergeNumbers({ ...asked, ...columns, file: broken });
  await expect(Effect.runPromise(refused)).rejects.toThrow("line 2");
  await expect(
    Effect.runPromise(mergeNumbers({ ...asked, ...columns, old: "Gammel" })),
  ).rejects.toThrow("no column `Gammel`");
  expect(fs.existsSync(asked.vault)).toBe(true);
});
