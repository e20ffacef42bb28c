/**
 * The example history on this machine: simulates its centre and writes the folder that people try
 * things in. The folder must be new or empty, so that nothing of anybody's is written over.
 */
import * as fs from "node:fs";
import * as path from "node:path";
import * as Effect from "effect/Effect";
import * as Result from "effect/Result";
import { centreText } from "../history/example/centre.ts";
import { contractText } from "../history/example/contract.ts";
import { type Dirt, usualDirt } from "../history/example/dirt.ts";
import { type Example, type ExampleFile, exampleFiles } from "../history/example/example.ts";
import { mappings } from "../history/example/mappings.ts";
import { simulate } from "../model/simulate.ts";
import { compile } from "../scenario/compile.ts";
import { parseScenario } from "../scenario/load.ts";
import type { Log } from "../kernel/log.ts";
import { cannotImport, type ImportError, wordsOf } from "./import-error.ts";

export interface ExampleAsked {
  readonly folder: string;
  readonly seed: string;
  /** Citizens on benefit when the records begin, and years of records. */
  readonly citizens: number;
  readonly years: number;
  readonly dirt?: Dirt;
  /** Text that says what to try. */
  readonly guide: string;
}

export interface ExampleWritten {
  readonly files: number;
  readonly rows: number;
  readonly bytes: number;
  readonly example: Example;
}

/** The simulated log that an example tells of. */
export function exampleLog(seed: string, citizens: number, years: number): Log {
  const loaded = parseScenario(centreText(citizens, years), "example-history.yaml");
  if (Result.isFailure(loaded)) throw loaded.failure;
  return simulate(compile(loaded.success.scenario), seed, 0, [], true).log;
}

/** Writes an example. */
export const writeExample = (asked: ExampleAsked): Effect.Effect<ExampleWritten, ImportError> =>
  Effect.suspend(() => {
    const { citizens, dirt = usualDirt, folder, guide, seed, years } = asked;
    if (fs.existsSync(folder) && fs.readdirSync(folder).length > 0) {
      return Effect.fail(cannotImport(folder, "there is something in it: name a new folder"));
    }
    const example = exampleFiles(exampleLog(seed, citizens, years), dirt, seed);
    return Effect.try({
      try: () => {
        const out = new Folder(folder);
        out.text("README.txt", guide);
        // The first line says where editors find the schema, which is not in this folder.
        const centre = centreText(citizens, years);
        out.text("scenario.yaml", centre.slice(centre.indexOf("\n") + 1));
        out.text("goals.yaml", contractText(citizens));
        for (const [name, text] of Object.entries(mappings)) {
          out.text(path.join("mappings", `${name}.yaml`), text);
        }
        for (const file of example.files) out.extract(file);
        out.text("cpr-skift.csv", `${example.changedNumbers.join("\r\n")}\r\n`);
        return { files: out.files, rows: out.rows, bytes: out.bytes, example };
      },
      catch: (cause) => cannotImport(folder, `it cannot be written: ${wordsOf(cause)}`),
    });
  });

/** Characters that are written at once. */
const blockLength = 1 << 16;

/** A folder being written. */
class Folder {
  files = 0;
  rows = 0;
  bytes = 0;
  readonly #place: string;

  constructor(place: string) {
    this.#place = place;
  }

  text(name: string, text: string): void {
    this.#write(name, [Buffer.from(text, "utf8")]);
  }

  extract({ lines, sheet, view }: ExampleFile): void {
    const { encoding, hasMark, name } = sheet;
    const way = encoding === "utf-8" ? "utf8" : "latin1";
    const rows = this.rows;
    this.#write(
      path.join(`extract-${view.number + 1}`, `${name}.csv`),
      this.#blocks(lines(), way, hasMark),
    );
    // The header is no row.
    this.rows = Math.max(rows, this.rows - 1);
  }

  *#blocks(lines: Iterable<string>, way: "utf8" | "latin1", hasMark: boolean) {
    let block = hasMark ? "\ufeff" : "";
    for (const line of lines) {
      block += `${line}\r\n`;
      this.rows += 1;
      if (block.length < blockLength) continue;
      yield Buffer.from(block, way);
      block = "";
    }
    yield Buffer.from(block, way);
  }

  #write(name: string, blocks: Iterable<Buffer>): void {
    const file = path.join(this.#place, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const handle = fs.openSync(file, "w");
    try {
      for (const block of blocks) this.bytes += fs.writeSync(handle, block);
    } finally {
      fs.closeSync(handle);
    }
    this.files += 1;
  }
}
