/** Imports killed with `kill -9`, one after another, and the log that comes of the last one. */
/* oxlint-disable no-await-in-loop -- what is tested is one thing after another */
import { spawn } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { distinctNumbers, written } from "../history/personal-numbers.ts";
import { bundledCommand, caseflow } from "../cli/caseflow.ts";
import { exampleMapping, heading } from "./import-workspace.ts";

/** When an import is killed: so long after it began, or when a file of the store is written. */
export type Moment = { readonly ms: number } | { readonly writes: RegExp };

export interface Place {
  readonly folder: string;
  readonly asked: (store: string, key: string) => ReadonlyArray<string>;
}

/** A folder with a key and an extract of so many interviews. */
export async function placeFor(rows: number): Promise<Place> {
  const folder = fs.mkdtempSync(path.join(tmpdir(), "caseflow-killed-"));
  const key = path.join(folder, "key");
  await caseflow(["history", "key", key]);
  const file = path.join(folder, "extract.csv");
  writeExtract(file, rows);
  const map = path.join(folder, "map.yaml");
  fs.writeFileSync(map, exampleMapping());
  return {
    folder,
    asked: (store, name) => {
      // Both stores go by the name `centre`; the vault of each lies beside it.
      const where = ["--into", path.join(folder, store, "centre"), "--key", key];
      const vault = ["--vault", path.join(folder, `${name}.vault`)];
      return ["history", "import", file, "--mapping", map, ...where, ...vault, "--synthetic"];
    },
  };
}

function writeExtract(file: string, rows: number): void {
  const persons = distinctNumbers(5000);
  const out = fs.openSync(file, "w");
  let lines = [heading];
  for (let i = 0; i < rows; i++) {
    const day = String(1 + (i % 28)).padStart(2, "0");
    const month = String(1 + (Math.floor(i / 28) % 6)).padStart(2, "0");
    const date = `${day}-${month}-2010`;
    const clock = `${String(8 + (i % 8)).padStart(2, "0")}:${String(i % 60).padStart(2, "0")}`;
    lines.push(`${written(persons[i % 5000], 0)};Samtale;${date} ${clock};;Nord;;${date};45`);
    if (lines.length < 20_000) continue;
    fs.writeSync(out, `${lines.join("\n")}\n`);
    lines = [];
  }
  fs.writeSync(out, `${lines.join("\n")}\n`);
  fs.closeSync(out);
}

/** Runs an import and kills it; whether it was still alive. */
export async function killedAt(
  asked: ReadonlyArray<string>,
  log: string,
  at: Moment,
): Promise<boolean> {
  fs.mkdirSync(log, { recursive: true });
  const child = spawn(process.execPath, [bundledCommand, ...asked], { stdio: "ignore" });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    child.on("close", (_code, signal) => resolve(signal));
  });
  const kill = () => child.kill("SIGKILL");
  const timer = "ms" in at ? setTimeout(kill, at.ms) : undefined;
  const watcher =
    "writes" in at
      ? fs.watch(log, (_event, name) => void (at.writes.test(name ?? "") && kill()))
      : undefined;
  const signal = await ended;
  clearTimeout(timer);
  watcher?.close();
  return signal === "SIGKILL";
}

/** What a log is kept in: the bytes of its segments, by name. */
export const segmentsOf = (log: string): ReadonlyMap<string, string> =>
  new Map(
    fs
      .readdirSync(log)
      .filter((name) => name.endsWith(".segment"))
      .toSorted()
      .map((name) => [name, fs.readFileSync(path.join(log, name), "latin1")]),
  );

export interface Deaths {
  /** Imports that were killed before they had ended. */
  readonly killed: number;
  readonly unbroken: ReadonlyMap<string, string>;
  readonly broken: ReadonlyMap<string, string>;
  readonly verified: string;
}

/** Imports into one log without a break, and into another with a death at every moment. */
export async function importsKilled(rows: number, moments: ReadonlyArray<Moment>): Promise<Deaths> {
  const { asked, folder } = await placeFor(rows);
  try {
    const [whole, torn] = ["whole", "torn"].map((store) => path.join(folder, store, "centre"));
    const first = await caseflow(asked("whole", "whole"));
    if (first.code !== 0) throw new Error(first.err);
    let killed = 0;
    for (const moment of moments) {
      if (await killedAt(asked("torn", "torn"), torn, moment)) killed += 1;
    }
    const last = await caseflow(asked("torn", "torn"));
    if (last.code !== 0) throw new Error(last.err);
    const { out } = await caseflow(["log", "verify", path.dirname(torn)]);
    return { killed, unbroken: segmentsOf(whole), broken: segmentsOf(torn), verified: out };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
