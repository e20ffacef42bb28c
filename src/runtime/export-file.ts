/**
 * A file that is there as a whole or not at all. It is written under a temporary name, flushed to
 * the disk and only then given its name; what was there before is replaced only if that was asked
 * for. A name that ends with `.gz` packs what is written: each block is a member of its own, which
 * together make one gzip file.
 */
import * as Effect from "effect/Effect";
import * as Schema from "effect/Schema";
import * as fs from "node:fs";
import * as path from "node:path";
import * as zlib from "node:zlib";

export class ExportError extends Schema.TaggedError<ExportError>()("ExportError", {
  path: Schema.String,
  /** The system's word, such as ENOSPC. */
  code: Schema.String,
  message: Schema.String,
}) {}

const mending: Readonly<Record<string, string>> = {
  EEXIST: "There is a file of that name already: give another, or --force to replace it.",
  ENOSPC: "The disk is full: free some space, or write to another.",
  EDQUOT: "Your quota on this disk is used up: free some space, or write to another.",
  EACCES: "You have no permission there: choose another folder, or ask for the permission.",
  EPERM: "You have no permission there: choose another folder, or ask for the permission.",
  EROFS: "That disk can only be read: choose another folder.",
  ENOENT: "There is no such folder: make it, or check the path.",
  ENOTDIR: "A part of the path is a file, not a folder: check the path.",
  EISDIR: "That is a folder: name a file in it.",
};

/** The error that a failed system call means. A mistake in the program stays what it was. */
export function exportError(file: string, cause: unknown): ExportError {
  const { code, message } = cause as NodeJS.ErrnoException;
  if (code === undefined) throw cause;
  const text = `Cannot write ${file} (${code}). ${mending[code] ?? message}`;
  return new ExportError({ path: file, code, message: text });
}

/** The calls of `node:fs` that are made, so that a test can make them fail. */
export type ExportCalls = Pick<
  typeof fs,
  "openSync" | "writeSync" | "fsyncSync" | "closeSync" | "renameSync" | "linkSync" | "rmSync"
>;

const blockBytes = 1 << 20;
/** Disks without hard links say one of these. */
const noLinks = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"]);

class WholeFile {
  bytes = 0;
  readonly #path: string;
  readonly #temporary: string;
  readonly #force: boolean;
  readonly #calls: ExportCalls;
  readonly #isPacked: boolean;
  #file: number | undefined;
  #texts: Array<string> = [];
  #held = 0;

  constructor(file: string, force: boolean, calls: ExportCalls) {
    this.#path = file;
    this.#force = force;
    this.#calls = calls;
    this.#isPacked = file.endsWith(".gz");
    this.#temporary = `${file}.${process.pid}.partial`;
    const there = fs.statSync(file, { throwIfNoEntry: false });
    if (there?.isDirectory()) throw Object.assign(new Error(file), { code: "EISDIR" });
    if (there !== undefined && !force) throw Object.assign(new Error(file), { code: "EEXIST" });
    this.#file = calls.openSync(this.#temporary, "w");
  }

  /** Takes text, which is written some of it at a time. */
  text(text: string): void {
    this.#texts.push(text);
    this.#held += text.length;
    if (this.#held >= blockBytes) this.#flush();
  }

  /** Takes bytes that follow the text so far. */
  bytesOf(bytes: Uint8Array): void {
    this.#flush();
    this.block(bytes);
  }

  /** Takes bytes, which are written at once. */
  block(bytes: Uint8Array): void {
    const said = this.#isPacked ? zlib.gzipSync(bytes) : bytes;
    for (let at = 0; at < said.length;) {
      at += this.#calls.writeSync(this.#file!, said, at);
    }
    this.bytes += said.length;
  }

  finish(): void {
    this.#flush();
    this.#calls.fsyncSync(this.#file!);
    const file = this.#file!;
    this.#file = undefined;
    this.#calls.closeSync(file);
    this.#name();
    // The new name is durable once its folder is. Windows can neither do this nor needs it.
    if (process.platform === "win32") return;
    const folder = this.#calls.openSync(path.dirname(path.resolve(this.#path)), "r");
    try {
      this.#calls.fsyncSync(folder);
    } finally {
      this.#calls.closeSync(folder);
    }
  }

  /** Leaves nothing behind. */
  abandon(): void {
    if (this.#file !== undefined) this.#calls.closeSync(this.#file);
    this.#file = undefined;
    this.#calls.rmSync(this.#temporary, { force: true });
  }

  #flush(): void {
    if (this.#held === 0) return;
    const bytes = Buffer.from(this.#texts.join(""));
    this.#texts = [];
    this.#held = 0;
    this.block(bytes);
  }

  /** A link is refused where somebody has made a file of that name meanwhile; a new name is not. */
  #name(): void {
    if (this.#force) return this.#calls.renameSync(this.#temporary, this.#path);
    try {
      this.#calls.linkSync(this.#temporary, this.#path);
      this.#calls.rmSync(this.#temporary);
    } catch (cause) {
      if (!noLinks.has((cause as NodeJS.ErrnoException).code ?? "")) throw cause;
      this.#calls.renameSync(this.#temporary, this.#path);
    }
  }
}

export type { WholeFile };

/** Text that is set aside while a file is written, and read back once. */
class Aside {
  readonly #path: string;
  readonly #file: number;
  #texts: Array<string> = [];
  #held = 0;
  #size = 0;

  constructor(file: string) {
    this.#path = file;
    this.#file = fs.openSync(file, "w+");
  }

  text(text: string): void {
    this.#texts.push(text);
    this.#held += text.length;
    if (this.#held >= blockBytes) this.#flush();
  }

  /** @param take gets it block by block; each is good until it returns */
  readBack(take: (bytes: Uint8Array) => void): void {
    this.#flush();
    const block = new Uint8Array(blockBytes);
    for (let at = 0; at < this.#size;) {
      const got = fs.readSync(this.#file, block, 0, block.length, at);
      if (got === 0) throw Object.assign(new Error("cut short"), { code: "EIO" });
      take(block.subarray(0, got));
      at += got;
    }
  }

  remove(): void {
    fs.closeSync(this.#file);
    fs.rmSync(this.#path, { force: true });
  }

  #flush(): void {
    const bytes = Buffer.from(this.#texts.join(""));
    this.#texts = [];
    this.#held = 0;
    for (let at = 0; at < bytes.length;) {
      at += fs.writeSync(this.#file, bytes, at, bytes.length - at, this.#size + at);
    }
    this.#size += bytes.length;
  }
}

/** Sets text aside in `use`; nothing of it is left afterwards. */
export const withAside = <A, E, R>(
  file: string,
  use: (aside: Aside) => Effect.Effect<A, E, R>,
): Effect.Effect<A, E | ExportError, R> =>
  Effect.acquireUseRelease(
    writing(file, () => new Aside(file)),
    use,
    (aside) => Effect.sync(() => aside.remove()),
  );

/** A step of writing; when the system refuses it, that is an error of the file's. */
export const writing = <A>(file: string, step: () => A): Effect.Effect<A, ExportError> =>
  Effect.suspend((): Effect.Effect<A, ExportError> => {
    try {
      return Effect.succeed(step());
    } catch (cause) {
      return Effect.fail(exportError(file, cause));
    }
  });

/** Writes a file in `use`; when that fails or is interrupted, nothing of it is left. */
export const withWholeFile = <A, E, R>(
  file: string,
  force: boolean,
  use: (open: WholeFile) => Effect.Effect<A, E, R>,
  calls: ExportCalls = fs,
): Effect.Effect<A, E | ExportError, R> =>
  Effect.acquireUseRelease(
    writing(file, () => new WholeFile(file, force, calls)),
    (open) => Effect.tap(use(open), () => writing(file, () => open.finish())),
    (open) => Effect.sync(() => open.abandon()),
  );
