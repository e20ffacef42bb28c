/**
 * Log files: one file per replication, `DIR/<scenario>-<seed>-r0003.caselog`. A file is written
 * under a temporary name, flushed to the disk and only then given its name, so that a name never
 * stands for half a log, whatever stops the program. The loop of a run is not interrupted by
 * effects, so the writer is a plain object; where it is used from Effect, `writeLogFile` and
 * `withLogFile` give its errors as values and close what they opened.
 */
import type * as Effect from "effect/Effect";
import * as fs from "node:fs";
import * as path from "node:path";
import { threadId } from "node:worker_threads";
import * as zlib from "node:zlib";
import type { Columns } from "../kernel/columns.ts";
import { Digest } from "../kernel/digest.ts";
import { type FrameReading, headerOf, readFrames, type Verdict } from "../kernel/frame-reader.ts";
import type { Source } from "../kernel/frame-search.ts";
import { FrameWriter } from "../kernel/frame-writer.ts";
import type { LogHeader } from "../kernel/log-header.ts";
import { Log } from "../kernel/log.ts";
import { attempt, type LogFileError, logFileError } from "./log-file-error.ts";

const crc = (bytes: Uint8Array) => zlib.crc32(bytes);

/** The calls of `node:fs` that a writer makes, so that a test can make them fail. */
export type FileCalls = Pick<
  typeof fs,
  "openSync" | "writeSync" | "fsyncSync" | "closeSync" | "renameSync" | "rmSync" | "mkdirSync"
>;

let writers = 0;

/** Writes one log file as its events come. */
export class LogFileWriter {
  /** Where the log will be. */
  readonly path: string;
  #temporary: string;
  #files: FileCalls;
  #file: number | undefined;
  #frames: FrameWriter;

  /** @throws LogFileError, as do `add` and `finish`; the directory is made if need be. */
  constructor(directory: string, header: LogHeader, files: FileCalls = fs) {
    this.path = path.join(directory, logFileName(header));
    this.#temporary = `${this.path}.${process.pid}-${threadId}-${writers++}.partial`;
    this.#files = files;
    this.#frames = this.#guard(() => {
      files.mkdirSync(directory, { recursive: true });
      this.#file = files.openSync(this.#temporary, "w");
      return new FrameWriter(header, (bytes) => this.#write(bytes), crc);
    });
  }

  /** Takes in the next events. */
  add(columns: Columns): void {
    this.#guard(() => this.#frames.add(columns));
  }

  /** Ends the log, makes it durable and gives it its name. Returns its digest. */
  finish(): string {
    return this.#guard(() => {
      const digest = this.#frames.end();
      this.#files.fsyncSync(this.#file!);
      this.#close();
      this.#files.renameSync(this.#temporary, this.path);
      this.#flushDirectory();
      return digest;
    });
  }

  /** Gives up: nothing is left of the file. Does nothing after `finish`. */
  abandon(): void {
    if (this.#file === undefined) return;
    this.#close();
    this.#files.rmSync(this.#temporary, { force: true });
  }

  /** A write may take fewer bytes than it is given. */
  #write(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) at += this.#files.writeSync(this.#file!, bytes, at);
  }

  #close(): void {
    const file = this.#file!;
    this.#file = undefined;
    this.#files.closeSync(file);
  }

  /** The new name is durable once its directory is. Windows can neither do this nor needs it. */
  #flushDirectory(): void {
    if (process.platform === "win32") return;
    const directory = this.#files.openSync(path.dirname(this.path), "r");
    try {
      this.#files.fsyncSync(directory);
    } finally {
      this.#files.closeSync(directory);
    }
  }

  /** Runs a step; when it fails, nothing is left behind and the error says what to do. */
  #guard<A>(step: () => A): A {
    try {
      return step();
    } catch (cause) {
      try {
        this.abandon();
        this.#files.rmSync(this.#temporary, { force: true });
      } catch {
        // The first error is the one that tells what went wrong.
      }
      throw logFileError("write", this.path, cause);
    }
  }
}

/** Writes a whole log; the directory is made if need be. Returns where it is. */
export const writeLogFile = (
  directory: string,
  header: LogHeader,
  columns: Columns,
  files: FileCalls = fs,
): Effect.Effect<string, LogFileError> =>
  attempt("write", path.join(directory, logFileName(header)), () => {
    const writer = new LogFileWriter(directory, header, files);
    writer.add(columns);
    writer.finish();
    return writer.path;
  });

/**
 * Reads a log file frame by frame, a few megabytes at a time. Use the frames within `use`: the
 * file is closed when it returns. What the file's state is, the reading returns as its verdict.
 */
export const withLogFile = <A>(
  file: string,
  use: (frames: FrameReading) => A,
): Effect.Effect<A, LogFileError> => withSource(file, (source) => use(readFrames(source, crc)));

/** What a log file says of itself at its beginning; undefined where that is not good. */
export const readHeader = (file: string): Effect.Effect<LogHeader | undefined, LogFileError> =>
  withSource(file, (source) => headerOf(source, crc));

const withSource = <A>(file: string, use: (source: Source) => A): Effect.Effect<A, LogFileError> =>
  attempt("read", file, () => {
    const open = fs.openSync(file, "r");
    try {
      return use(sourceOfFile(open));
    } finally {
      fs.closeSync(open);
    }
  });

export interface LogRead {
  /** The events before the first place where the file is not good; all of them when `Intact`. */
  readonly log: Log;
  readonly digest: string;
  readonly verdict: Verdict;
}

/** Reads a log file as a whole, 20 bytes an event. */
export const readLogFile = (file: string): Effect.Effect<LogRead, LogFileError> =>
  withLogFile(file, (frames) => {
    const log = new Log();
    const digest = new Digest();
    let step = frames.next();
    while (!step.done) {
      log.appendColumns(step.value.columns);
      digest.add(step.value.columns);
      step = frames.next();
    }
    return { log, digest: digest.hex(), verdict: step.value };
  });

/** The name of a replication's file: plain letters, so that every file system takes it. */
export function logFileName({ scenario, seed, replication }: LogHeader): string {
  const number = String(replication).padStart(4, "0");
  return `${plainName(scenario)}-${plainName(seed)}-r${number}.caselog`;
}

/** A text in letters, digits, dot and underscore; a changed one keeps apart by its CRC. */
export function plainName(text: string): string {
  const letters = text.replaceAll(/[^A-Za-z0-9._-]/gu, "_").slice(0, 60);
  if (letters === text && text !== "" && !text.startsWith(".")) return text;
  const hash = zlib.crc32(text).toString(16).padStart(8, "0");
  return `${letters.replace(/^\.+/u, "")}~${hash}`;
}

function sourceOfFile(file: number): Source {
  const { size } = fs.fstatSync(file);
  return {
    size,
    read(from, to) {
      const bytes = new Uint8Array(to - from);
      let at = 0;
      while (at < bytes.length) {
        const got = fs.readSync(file, bytes, at, bytes.length - at, from + at);
        if (got === 0) throw Object.assign(new Error("the file became shorter"), { code: "EOF" });
        at += got;
      }
      return bytes;
    },
  };
}
