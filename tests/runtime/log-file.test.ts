/**
 * Log files on a real disk, and on one whose calls fail at every place in turn: a name never
 * stands for half a log, nothing is left behind, and the error says what to do.
 */
import * as Effect from "effect/Effect";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { part } from "../../src/kernel/columns.ts";
import { digestOf } from "../../src/kernel/digest.ts";
import { encodeLog } from "../../src/kernel/frame-writer.ts";
import type { LogHeader } from "../../src/kernel/log-header.ts";
import { Log } from "../../src/kernel/log.ts";
import { LogFileError } from "../../src/runtime/log-file-error.ts";
import {
  type FileCalls,
  logFileName,
  LogFileWriter,
  readLogFile,
  withLogFile,
  writeLogFile,
} from "../../src/runtime/log-file.ts";

const root = fs.mkdtempSync(path.join(os.tmpdir(), "caselog-"));
afterAll(() => fs.rmSync(root, { recursive: true }));
let directories = 0;
const freshDirectory = () => path.join(root, String(directories++), "deep");

const header: LogHeader = {
  vocabulary: "0123456789abcdef",
  scenario: "slagelse",
  seed: "april",
  replication: 3,
  model: "0.1.0",
};

function someLog(events: number): Log {
  const log = new Log();
  for (let i = 0; i < events; i++) {
    if (i % 3 === 0) log.beginBatch();
    log.append(1 + (i % 100), i, i, i, i, i, -i);
  }
  return log;
}

const log = someLog(250_000);
const failure = (effect: Effect.Effect<unknown, LogFileError>) =>
  Effect.runSync(Effect.flip(effect));

describe("a log file", () => {
  it("is written whole, named, and read back", () => {
    const directory = freshDirectory();
    const file = Effect.runSync(writeLogFile(directory, header, log));
    expect(file).toBe(path.join(directory, "slagelse-april-r0003.caselog"));
    expect(fs.readdirSync(directory)).toEqual([path.basename(file)]);
    expect(fs.readFileSync(file).equals(encodeLog(header, log))).toBe(true);
    const back = Effect.runSync(readLogFile(file));
    expect(back.verdict).toMatchObject({ _tag: "Intact", header, events: log.length });
    expect(back.digest).toBe(digestOf(log));
    expect(digestOf(back.log)).toBe(back.digest);
    const counts = Effect.runSync(
      withLogFile(file, (frames) => Array.from(frames, ({ columns }) => columns.length)),
    );
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(log.length);
  });

  it("has no name until it is finished, and takes the place of its forerunner", () => {
    const directory = freshDirectory();
    const name = logFileName(header);
    Effect.runSync(writeLogFile(directory, header, someLog(1)));
    const writer = new LogFileWriter(directory, header);
    for (let i = 0; i < log.length; i += 16_384) {
      writer.add(part(log, i, Math.min(log.length, i + 16_384)));
    }
    expect(Effect.runSync(readLogFile(path.join(directory, name))).log.length).toBe(1);
    expect(writer.finish()).toBe(digestOf(log));
    writer.abandon();
    expect(Effect.runSync(readLogFile(writer.path)).log.length).toBe(log.length);
    const other = new LogFileWriter(directory, header);
    other.add(someLog(2));
    other.abandon();
    expect(fs.readdirSync(directory)).toEqual([name]);
  });

  it("that was cut or damaged gives its good events and says where they end", () => {
    const file = Effect.runSync(writeLogFile(freshDirectory(), header, log));
    const bytes = fs.readFileSync(file);
    fs.writeFileSync(file, bytes.subarray(0, 3_000_000));
    const torn = Effect.runSync(readLogFile(file));
    expect(torn.verdict._tag).toBe("TornTail");
    expect(torn.digest).toBe(digestOf(part(log, 0, torn.verdict.events)));
    bytes[3_000_000] ^= 1;
    fs.writeFileSync(file, bytes);
    const corrupt = Effect.runSync(readLogFile(file));
    expect(corrupt.verdict._tag).toBe("Corruption");
    expect(corrupt.log.length).toBe(torn.log.length);
  });

  it("is named in plain letters, apart for every scenario, seed and replication", () => {
    const names = ["næstved", "naestved", "n_stved", "../../etc/passwd", "", "a/b", "a\\b"].map(
      (scenario) => logFileName({ ...header, scenario }),
    );
    for (const name of names) expect(name).toMatch(/^[A-Za-z0-9_~][A-Za-z0-9._~-]*\.caselog$/u);
    expect(new Set(names).size).toBe(names.length);
    expect(logFileName({ ...header, replication: 12_345 })).toBe("slagelse-april-r12345.caselog");
  });
});

describe("a log that cannot be written", () => {
  const calls: ReadonlyArray<keyof FileCalls> = [
    "mkdirSync",
    "openSync",
    "writeSync",
    "fsyncSync",
    "closeSync",
    "renameSync",
  ];

  /** Node's calls, the nth of which fails, counted over all of them. */
  function failing(n: number, code: string): FileCalls & { made: number } {
    const files: any = { ...fs, made: 0 };
    for (const call of calls) {
      files[call] = (...values: Array<any>) => {
        if (files.made++ === n) {
          if (call === "closeSync") fs.closeSync(values[0]);
          throw Object.assign(new Error(code), { code });
        }
        return (fs[call] as any)(...values);
      };
    }
    return files;
  }

  it("at any call: leaves no file, or the whole one, and no open handle", () => {
    const small = someLog(150_000);
    const openFiles = () => fs.readdirSync("/proc/self/fd").length;
    const opened = process.platform === "linux" ? openFiles() : 0;
    const counting = failing(-1, "");
    Effect.runSync(writeLogFile(freshDirectory(), header, small, counting));
    expect(counting.made).toBeGreaterThan(8);
    for (let n = 0; n < counting.made; n++) {
      const directory = freshDirectory();
      const error = failure(writeLogFile(directory, header, small, failing(n, "ENOSPC")));
      expect(error).toBeInstanceOf(LogFileError);
      expect(error.message).toContain("(ENOSPC). The disk is full: free some space");
      const left = fs.existsSync(directory) ? fs.readdirSync(directory) : [];
      // Only flushing the directory comes after the name.
      if (left.length > 0) {
        expect(left).toEqual([logFileName(header)]);
        const back = Effect.runSync(readLogFile(path.join(directory, left[0])));
        expect(back.verdict._tag).toBe("Intact");
        expect(n).toBeGreaterThanOrEqual(counting.made - 3);
      }
    }
    if (process.platform === "linux") expect(openFiles()).toBe(opened);
  });

  it("is written on when the system takes only part of the bytes", () => {
    const files: FileCalls = {
      ...fs,
      writeSync: ((file: number, bytes: Uint8Array, at: number) =>
        fs.writeSync(file, bytes, at, Math.min(7777, bytes.length - at))) as any,
    };
    const file = Effect.runSync(writeLogFile(freshDirectory(), header, log, files));
    expect(Effect.runSync(readLogFile(file)).digest).toBe(digestOf(log));
  });

  it("says what to do: a file in place of a directory, a path that is not there", () => {
    const blocked = path.join(root, "blocked");
    fs.writeFileSync(blocked, "");
    const error = failure(writeLogFile(path.join(blocked, "logs"), header, log));
    expect(error).toMatchObject({ _tag: "LogFileError", doing: "write", code: "ENOTDIR" });
    expect(error.message).toContain("A part of the path is a file");
    const missing = path.join(root, "nothing.caselog");
    expect(failure(readLogFile(missing))).toMatchObject({
      doing: "read",
      path: missing,
      code: "ENOENT",
    });
    expect(failure(readLogFile(missing)).message).toBe(
      `Cannot read the log ${missing} (ENOENT). ` +
        "There is no such file or directory: check the path.",
    );
    expect(failure(readLogFile(root))).toMatchObject({ code: "EISDIR" });
  });

  it("does not hide a mistake of the program behind an error of the disk", () => {
    const broken = (): never => {
      throw new TypeError("mistake");
    };
    const file = Effect.runSync(writeLogFile(freshDirectory(), header, someLog(1)));
    expect(() => Effect.runSync(withLogFile(file, broken))).toThrow("mistake");
  });
});
