/**
 * Node's files and arithmetic as a segment store wants them. A segment is published by a hard
 * link, which only one writer can make. Where the disk has none (FAT, some shares), a writer
 * first claims the name with a file that only one can create, and renames; if it dies in
 * between, the claim is left and the next writer is told which file to remove.
 */
import * as crypto from "node:crypto";
import * as fs from "node:fs";
import * as os from "node:os";
import { threadId } from "node:worker_threads";
import * as zlib from "node:zlib";
import type { Files, Machine } from "../store/files.ts";

const flags = { read: "r", create: "wx" } as const;
const updateFlags = fs.constants.O_RDWR | fs.constants.O_CREAT;
const noLinks = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"]);
const claimTries = 100;
const claimWaitMs = 10;

const codeOf = (cause: unknown): string | undefined => (cause as NodeJS.ErrnoException).code;

export const nodeFiles: Files = {
  makeDirectory(path) {
    try {
      fs.mkdirSync(path);
    } catch (cause) {
      if (codeOf(cause) !== "EEXIST") throw cause;
    }
  },
  names(path) {
    try {
      return fs.readdirSync(path);
    } catch (cause) {
      if (codeOf(cause) === "ENOENT") return undefined;
      throw cause;
    }
  },
  open: (path, how) => fs.openSync(path, how === "update" ? updateFlags : flags[how]),
  size: (file) => fs.fstatSync(file).size,
  read: (file, bytes, from, at) => fs.readSync(file, bytes, from, bytes.length - from, at),
  write: (file, bytes, from, at) => fs.writeSync(file, bytes, from, bytes.length - from, at),
  sync: (file) => fs.fsyncSync(file),
  close: (file) => fs.closeSync(file),
  publish(from, to) {
    try {
      fs.linkSync(from, to);
      return true;
    } catch (cause) {
      const code = codeOf(cause);
      if (code === "EEXIST") return false;
      if (code === undefined || !noLinks.has(code)) throw cause;
      return publishByClaim(from, to);
    }
  },
  replace: (from, to) => fs.renameSync(from, to),
  remove: (path) => fs.rmSync(path),
  syncDirectory(path) {
    // Windows can neither do this nor needs it.
    if (process.platform === "win32") return;
    const directory = fs.openSync(path, "r");
    try {
      fs.fsyncSync(directory);
    } finally {
      fs.closeSync(directory);
    }
  },
};

/** Publishes where there are no hard links. */
export function publishByClaim(from: string, to: string): boolean {
  const claim = `${to}.claim`;
  for (let tries = 0; !fs.existsSync(to); tries++) {
    try {
      fs.closeSync(fs.openSync(claim, "wx"));
    } catch (cause) {
      if (codeOf(cause) !== "EEXIST") throw cause;
      if (tries >= claimTries) {
        const message = `a writer holds ${claim}; if none is running any more, remove that file`;
        throw Object.assign(new Error(message), { code: "EBUSY" });
      }
      pause(claimWaitMs);
      continue;
    }
    try {
      if (fs.existsSync(to)) return false;
      fs.renameSync(from, to);
      return true;
    } finally {
      fs.rmSync(claim, { force: true });
    }
  }
  return false;
}

const never = new Int32Array(new SharedArrayBuffer(4));

const pause = (ms: number): unknown => Atomics.wait(never, 0, 0, ms);

/** Room for the whole output at once: put together from small pieces it takes far longer. */
const roomFor = (size: number): number => Math.max(1024, size);

let given = 0;

/** A folder may be shared, and process numbers mean something on their own machine only. */
const host = zlib.crc32(os.hostname()).toString(16);

function isRunning(number: number): boolean {
  try {
    process.kill(number, 0);
    return true;
  } catch (cause) {
    return codeOf(cause) !== "ESRCH";
  }
}

export const nodeMachine: Machine = {
  files: nodeFiles,
  crc: (bytes) => zlib.crc32(bytes),
  sha256: (bytes) => crypto.createHash("sha256").update(bytes).digest("hex"),
  compress: (bytes) => zlib.zstdCompressSync(bytes, { chunkSize: roomFor(bytes.length) }),
  expand: (bytes, size) => {
    const limits = { chunkSize: roomFor(size), maxOutputLength: size };
    const expanded = zlib.zstdDecompressSync(bytes, limits);
    if (expanded.length !== size) throw new Error(`${expanded.length} bytes instead of ${size}`);
    // The store lays columns over it, which takes an offset that is a multiple of four.
    return expanded.byteOffset % 4 === 0 ? expanded : expanded.slice();
  },
  unique: () => `${host}-${process.pid}-${threadId}-${given++}`,
  isLeftOver(word) {
    const found = /^([0-9a-f]+)-(\d+)-/u.exec(word);
    return found !== null && found[1] === host && !isRunning(Number(found[2]));
  },
};
