/** Real processes that append to a log, and are killed, stopped or let finish. */
/* oxlint-disable no-await-in-loop -- what is tested is one thing after another */
import * as Effect from "effect/Effect";
import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { openStore } from "../../src/runtime/store-folder.ts";
import type { LogStoreShape } from "../../src/store/contract.ts";
import { batchOf, readRows, rowsOf } from "./rows.ts";

/** A batch that was answered. */
export interface Answer {
  readonly n: number;
  readonly from: number;
  readonly to: number;
  readonly tries: number;
}

export class Appender {
  readonly answers: Array<Answer> = [];
  readonly ended: Promise<number | null>;
  readonly #process: ChildProcessByStdio<null, Readable, Readable>;
  #rest = "";
  #errors = "";
  #wake: () => void = () => undefined;

  constructor(folder: string, word: string, from: number, to: number, expecting: "seen" | "any") {
    const script = `${import.meta.dirname}/appending-process.ts`;
    const given = [script, folder, word, String(from), String(to), expecting];
    this.#process = spawn(process.execPath, given, { stdio: ["ignore", "pipe", "pipe"] });
    this.#process.stdout.setEncoding("utf8").on("data", (text: string) => this.#take(text));
    this.#process.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#errors += text;
    });
    this.ended = new Promise((resolve) => {
      this.#process.on("close", (code) => {
        this.#wake();
        resolve(code);
      });
    });
  }

  get errors(): string {
    return this.#errors;
  }

  #take(text: string): void {
    const lines = (this.#rest + text).split("\n");
    this.#rest = lines.pop()!;
    for (const line of lines) {
      const [n, from, to, tries] = line.split(" ").map(Number) as [number, number, number, number];
      this.answers.push({ n, from, to, tries });
    }
    this.#wake();
  }

  /** Waits for the first answer, or for the end. */
  async started(): Promise<void> {
    if (this.answers.length > 0) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
  }

  signal(name: "SIGKILL" | "SIGSTOP" | "SIGCONT"): void {
    this.#process.kill(name);
  }
}

export const openNow = (folder: string): LogStoreShape => Effect.runSync(openStore(folder));

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Kills one process after another while it appends; returns all that was answered. */
export async function killMany(
  folder: string,
  kills: number,
  waitMs: (kill: number) => number,
): Promise<ReadonlyArray<Answer>> {
  const answers: Array<Answer> = [];
  for (let kill = 0; kill < kills; kill++) {
    const appender = new Appender(folder, "k", answers.length, 1e9, "any");
    await appender.started();
    await pause(waitMs(kill));
    appender.signal("SIGKILL");
    await appender.ended;
    if (appender.answers.length === 0) throw new Error(appender.errors);
    answers.push(...appender.answers);
  }
  return answers;
}

/** What is wrong with a log of which so much was answered; undefined when nothing is. */
export function wrongAfter(folder: string, answers: ReadonlyArray<Answer>): string | undefined {
  const store = openNow(folder);
  const verified = Effect.runSync(store.verify("log"));
  if (verified._tag !== "Intact") return `it is ${verified._tag}: ${verified.why}`;
  const rows = Effect.runSync(readRows(store, "log"));
  let at = 0;
  for (const [i, { n, from, to }] of answers.entries()) {
    if (n !== i || from !== at) return `batch ${n} at ${from} where ${i} at ${at} is next`;
    const expected = JSON.stringify(rowsOf(batchOf(n, 1 + (n % 5)), from));
    if (JSON.stringify(rows.slice(from, to)) !== expected) return `batch ${n} is not what it was`;
    at = to;
  }
  // One batch may be in the log although its writer was killed before it could say so.
  const next = answers.length;
  const unanswered = rowsOf(batchOf(next, 1 + (next % 5)), at);
  const rest = JSON.stringify(rows.slice(at));
  return rest === "[]" || rest === JSON.stringify(unanswered) ? undefined : "there is half a batch";
}
