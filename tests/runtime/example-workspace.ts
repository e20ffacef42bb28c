/** The example history, written and imported, for tests; and lives as texts to compare. */
import * as Effect from "effect/Effect";
import * as path from "node:path";
import { clean, type Dirt } from "../../src/history/example/dirt.ts";
import type { Example, ExampleFile } from "../../src/history/example/example.ts";
import { coversFrom, extractDays } from "../../src/history/example/archive.ts";
import type { ImportOutcome } from "../../src/history/import-outcome.ts";
import type { Columns } from "../../src/kernel/columns.ts";
import { codeBits } from "../../src/kernel/columns.ts";
import { writeExample } from "../../src/runtime/example-history.ts";
import { happenedWithin, openLog } from "../../src/runtime/open-log.ts";
import type { Happened } from "../../src/history/happened.ts";
import type { Bounds } from "../../src/store/contract.ts";
import { workspace, type Workspace } from "./import-workspace.ts";

export const seed = "7";
export const citizens = 90;

export interface Tried {
  readonly space: Workspace;
  readonly folder: string;
  readonly example: Example;
  /** Imports a file of an extract. */
  readonly bring: (file: ExampleFile) => Promise<ImportOutcome>;
  /** Imports all files of an extract. */
  readonly bringAll: (number: number) => Promise<ReadonlyArray<ImportOutcome>>;
  readonly happened: (bounds?: Bounds) => Promise<Happened>;
}

export async function tried(dirt: Partial<Dirt>): Promise<Tried> {
  const space = await workspace();
  const folder = path.join(space.folder, "example");
  const asked = { folder, seed, citizens, years: 2, dirt: { ...clean, ...dirt }, guide: "" };
  const { example } = await Effect.runPromise(writeExample(asked));
  const bring = ({ sheet, view }: ExampleFile) =>
    space.bring(
      path.join(folder, `extract-${view.number + 1}`, `${sheet.name}.csv`),
      path.join(folder, "mappings", `${sheet.name}.yaml`),
      {
        extractDay: extractDays[view.number],
        coversFrom: view.number === 0 ? undefined : coversFrom,
        rejectsMost: 0.05,
      },
    );
  const bringAll = (number: number) =>
    inTurn(
      example.files.filter(({ view }) => view.number === number),
      bring,
    );
  const happened = async (bounds: Bounds = {}) => {
    const log = await Effect.runPromise(openLog(path.join(space.folder, "logs"), "centre"));
    return Effect.runPromise(happenedWithin(log, bounds));
  };
  return { space, folder, example, bring, bringAll, happened };
}

/** Does something with one after another. */
export const inTurn = <A, B>(
  all: ReadonlyArray<A>,
  what: (one: A) => Promise<B>,
): Promise<ReadonlyArray<B>> =>
  Effect.runPromise(Effect.forEach(all, (one) => Effect.promise(() => what(one))));

/**
 * What happened to each citizen, as one text a citizen in alphabetical order, so that two logs that
 * number their citizens otherwise can be compared. @param unit 1 for minutes, 1440 for days
 */
export function livesIn(
  { a, b, length, minute, subject, tag, x, y }: Columns,
  codes: ReadonlySet<number>,
  until: number,
  unit = 1,
): ReadonlyArray<string> {
  const lives = new Map<number, Array<string>>();
  for (let i = 0; i < length; i++) {
    const code = tag[i] & codeBits;
    if (!codes.has(code) || minute[i] > until) continue;
    const at = Math.floor(minute[i] / unit);
    const slots = unit === 1 ? `${a[i]} ${b[i]} ${x[i]} ${y[i]}` : `${a[i]}`;
    const life = lives.get(subject[i]) ?? [];
    lives.set(subject[i], life);
    life.push(`${at} ${code} ${slots}`);
  }
  return [...lives.values()].map((life) => life.sort().join("\n")).sort();
}

/** On benefit at the end of each day from the first to the last. */
export function stock(
  { length, minute, tag }: Columns,
  from: number,
  to: number,
): ReadonlyArray<number> {
  const change = new Int32Array(to - from + 1);
  for (let i = 0; i < length; i++) {
    const code = tag[i] & codeBits;
    const step = code === 16 || code === 17 ? 1 : code === 18 ? -1 : 0;
    const day = Math.max(0, Math.floor(minute[i] / 1440) - from);
    if (day < change.length) change[day] += step;
  }
  let count = 0;
  return Array.from(change, (step) => (count += step));
}
