/**
 * A run that is killed goes on where it was: the command in a process of its own, `kill -9` in the
 * middle of its work, and a second run that computes only the rest and prints, byte for byte, what
 * a run that nobody disturbed prints. Ctrl-C prints what is known so far.
 */
import { type ChildProcess, spawn } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundledCommand } from "../cli/caseflow.ts";

const replications = 300;
/** Each test starts processes, and a busy machine takes its time over them. */
const patienceMs = 180_000;
const place = fs.mkdtempSync(join(tmpdir(), "caseflow-resume-"));
afterAll(() => fs.rmSync(place, { recursive: true, force: true }));

interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<{
    readonly code: number | null;
    readonly signal: NodeJS.Signals | null;
    readonly out: string;
    readonly err: string;
  }>;
}

function start(store: string, threads = 2): Run {
  const command = [bundledCommand, "run", "tests/cli/small.yaml", "--format", "json"];
  const asked = ["-n", String(replications), "--threads", String(threads), "--store", store];
  const env = { ...process.env, LC_ALL: "C" };
  const child = spawn(process.execPath, [...command, ...asked], { env });
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  const ended = new Promise<Awaited<Run["ended"]>>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal, out, err }));
  });
  return { child, ended };
}

/** The one file of results in a store; empty when there is none yet. */
function resultsIn(store: string): string {
  const names = fs.existsSync(store)
    ? fs.readdirSync(store, { recursive: true, encoding: "utf8" })
    : [];
  const file = names.find((name) => name.endsWith(".jsonl"));
  return file === undefined ? "" : fs.readFileSync(join(store, file), "utf8");
}

const countIn = (store: string): number => resultsIn(store).split("\n").filter(Boolean).length;

/** Waits until a store has so many results. */
async function reached(store: string, count: number): Promise<void> {
  while (countIn(store) < count) {
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
}

describe("a run that is killed", () => {
  let whole: Awaited<Run["ended"]>;
  beforeAll(async () => {
    whole = await start(join(place, "whole")).ended;
  }, patienceMs);

  test("goes on where it was, to the same result", { timeout: patienceMs }, async () => {
    const store = join(place, "killed");
    const run = start(store);
    await reached(store, 40);
    run.child.kill("SIGKILL");
    const killed = await run.ended;
    expect([killed.signal, killed.out]).toEqual(["SIGKILL", ""]);
    const before = resultsIn(store);
    expect(countIn(store)).toBeLessThan(replications);
    const rerun = await start(store).ended;
    expect(rerun.out).toBe(whole.out);
    expect(rerun.code).toBe(whole.code);
    // What was known stays as it was, and only the rest was run.
    expect(resultsIn(store).startsWith(before)).toBe(true);
    expect(countIn(store)).toBe(replications);
    expect(rerun.err).toContain(`${before.split("\n").filter(Boolean).length} known already`);
  });

  test("in the middle of writing loses that one result", { timeout: patienceMs }, async () => {
    const store = join(place, "torn");
    fs.cpSync(join(place, "whole"), store, { recursive: true });
    const [folder = ""] = fs.readdirSync(store);
    const [name = ""] = fs.readdirSync(join(store, folder));
    const file = join(store, folder, name);
    fs.truncateSync(file, fs.statSync(file).size - 30);
    const rerun = await start(store).ended;
    expect(rerun.err).toContain(`${replications - 1} known already, 1 to run`);
    expect(rerun.out).toBe(whole.out);
  });
});

test(
  "a run that is interrupted says what is known by then and ends with 130",
  { timeout: patienceMs },
  async () => {
    const store = join(place, "interrupted");
    // On two threads the one that starts late may still have the first replication under way.
    const run = start(store, 1);
    await reached(store, 30);
    run.child.kill("SIGINT");
    const { code, out, err } = await run.ended;
    expect(code).toBe(130);
    const said = Number(/Stopped after (\d+) of 300/u.exec(err)?.[1]);
    expect(said).toBeGreaterThanOrEqual(20);
    expect(JSON.parse(out)).toMatchObject({ replications: said });
    expect(countIn(store)).toBeGreaterThanOrEqual(said);
  },
);
