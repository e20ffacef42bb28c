/**
 * Results that were computed before. Each arm under a seed has a shelf: in memory while the program
 * runs, and in a file of lines that are only ever added, so that a run that is stopped or killed
 * finds again all that it had, and several runs may add to one file at once. A line that is not
 * whole is as if it were not there. A folder that cannot be written to costs nothing but the
 * memory of results: it is said once, and the run goes on.
 */
import * as fs from "node:fs";
import * as path from "node:path";
import { plainName } from "./log-file.ts";
import { type Kept, keptOn, lineOf } from "./result-line.ts";

const chunkBytes = 1 << 20;
const lineBreak = 0x0a;
const sampleMost = 15;

/** What the store says once when it cannot do its part. */
export type Warn = (message: string) => void;

/** The results of one arm under one seed, by replication. */
export class Shelf<A> {
  readonly #file: string | undefined;
  readonly #key: string;
  readonly #trouble: (cause: unknown) => void;
  readonly #kept = new Map<number, Kept<A>>();
  #added = false;

  constructor(file: string | undefined, key: string, trouble: (cause: unknown) => void) {
    this.#file = file;
    this.#key = key;
    this.#trouble = trouble;
    try {
      if (file !== undefined && fs.existsSync(file)) this.#read(file);
    } catch (cause) {
      trouble(cause);
    }
  }

  get(replication: number): A | undefined {
    return this.#kept.get(replication)?.value;
  }

  has(replication: number): boolean {
    return this.#kept.has(replication);
  }

  /**
   * What a replication takes of a processor; undefined when none is known. A median, because the
   * first ones of a thread take many times as long as those that follow.
   */
  get msEach(): number | undefined {
    const sample: number[] = [];
    for (const { ms } of this.#kept.values()) if (sample.push(ms) === sampleMost) break;
    return sample.sort((one, other) => one - other)[(sample.length - 1) >> 1];
  }

  /** Keeps a result; when this returns, no end of the program loses it. */
  put(kept: Kept<A>): void {
    if (this.#kept.has(kept.replication)) return;
    this.#kept.set(kept.replication, kept);
    if (this.#file === undefined) return;
    try {
      if (!this.#added) fs.mkdirSync(path.dirname(this.#file), { recursive: true });
      fs.appendFileSync(this.#file, lineOf(this.#key, kept));
      this.#added = true;
    } catch (cause) {
      this.#trouble(cause);
    }
  }

  /** Makes what was added durable, should the machine lose its power. */
  flush(): void {
    if (this.#file === undefined || !this.#added) return;
    try {
      const file = fs.openSync(this.#file, "r+");
      fs.fsyncSync(file);
      fs.closeSync(file);
    } catch (cause) {
      this.#trouble(cause);
    }
  }

  #read(file: string): void {
    for (const line of linesOf(file)) {
      const kept = keptOn<A>(this.#key, line);
      if (kept !== undefined) this.#kept.set(kept.replication, kept);
    }
  }
}

export class ResultStore {
  readonly #folder: string | undefined;
  readonly #warn: Warn;
  readonly #shelves = new Map<string, Shelf<unknown>>();
  #warned = false;

  /** @param folder made when there is something to keep; undefined keeps in memory alone */
  constructor(folder: string | undefined, warn: Warn = () => {}) {
    this.#folder = folder;
    this.#warn = warn;
  }

  /** The shelf known by this key; `name` is for whoever looks into the folder. */
  shelf<A>(name: string, key: string): Shelf<A> {
    const known = this.#shelves.get(key);
    if (known !== undefined) return known as Shelf<A>;
    const folder = this.#folder;
    const file = folder && path.join(folder, `${plainName(name)}-${key}.jsonl`);
    const shelf = new Shelf<A>(file, key, (cause) => this.#trouble(cause));
    this.#shelves.set(key, shelf as Shelf<unknown>);
    return shelf;
  }

  flush(): void {
    for (const shelf of this.#shelves.values()) shelf.flush();
  }

  #trouble(cause: unknown): void {
    if ((cause as NodeJS.ErrnoException).code === undefined) throw cause; // a mistake of ours
    if (this.#warned) return;
    this.#warned = true;
    this.#warn(
      `Results cannot be kept in ${this.#folder} (${(cause as Error).message}). The run goes on; ` +
        "name another folder with --store, or do without one with --no-store.",
    );
  }
}

/** The lines of a file that are not empty, without reading it whole. */
function* linesOf(file: string): Generator<string> {
  const open = fs.openSync(file, "r");
  try {
    const chunk = Buffer.alloc(chunkBytes);
    let begun: Buffer[] = [];
    for (let got = fs.readSync(open, chunk); got > 0; got = fs.readSync(open, chunk)) {
      let from = 0;
      for (let end = chunk.indexOf(lineBreak); end >= 0 && end < got;) {
        const line = Buffer.concat([...begun, chunk.subarray(from, end)]);
        if (line.length > 0) yield line.toString("utf8");
        begun = [];
        from = end + 1;
        end = chunk.indexOf(lineBreak, from);
      }
      begun.push(Buffer.from(chunk.subarray(from, got)));
    }
    const rest = Buffer.concat(begun);
    if (rest.length > 0) yield rest.toString("utf8");
  } finally {
    fs.closeSync(open);
  }
}
