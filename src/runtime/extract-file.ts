/**
 * The file of an extract, block by block, unpacked on the way when its name ends in .gz. It is
 * walked twice: once to learn what it is (its digest, its encoding, its header) before a row is
 * taken for true, and once to read it.
 */
import * as crypto from "node:crypto";
import * as fs from "node:fs";
import * as zlib from "node:zlib";
import * as Effect from "effect/Effect";
import { type EncodingFound, EncodingWatch } from "../history/encoding.ts";
import { cannotImport, type ImportError, wordsOf } from "./import-error.ts";

/** Bytes read at once. */
const blockBytes = 1 << 20;

export interface Survey {
  /** SHA-256 of the file as it lies there, 64 hexadecimal digits. */
  readonly digest: string;
  readonly encoding: EncodingFound;
  /** The file's first bytes, unpacked. */
  readonly head: Uint8Array;
  /** Bytes in all, unpacked. */
  readonly bytes: number;
}

/** Walks a whole file to learn what it is. */
export const survey = (file: string): Effect.Effect<Survey, ImportError> =>
  Effect.suspend(() => {
    const watch = new EncodingWatch();
    const hash = crypto.createHash("sha256");
    const isPacked = isGzip(file);
    let head: Uint8Array | undefined;
    let bytes = 0;
    return walk(file, (block) => {
      watch.feed(block);
      head ??= block.slice();
      bytes += block.length;
      if (!isPacked) hash.update(block);
    }).pipe(
      Effect.andThen(
        Effect.try({
          try: () => (isPacked ? digestOfFile(file) : hash.digest("hex")),
          catch: (cause) => cannotImport(file, wordsOf(cause)),
        }),
      ),
      Effect.map((digest) => ({
        digest,
        encoding: watch.found(),
        head: head ?? new Uint8Array(0),
        bytes,
      })),
    );
  });

/** Hands every block of a file on, unpacked; a block is good only until the next. */
export const walk = (
  file: string,
  take: (block: Uint8Array) => void,
): Effect.Effect<void, ImportError> =>
  isGzip(file) ? walkPacked(file, take) : walkPlain(file, take);

const isGzip = (file: string): boolean => file.toLowerCase().endsWith(".gz");

const walkPlain = (file: string, take: (block: Uint8Array) => void) =>
  Effect.try({
    try: () => {
      const handle = fs.openSync(file, "r");
      try {
        const block = new Uint8Array(blockBytes);
        let read = fs.readSync(handle, block);
        while (read > 0) {
          take(block.subarray(0, read));
          read = fs.readSync(handle, block);
        }
      } finally {
        fs.closeSync(handle);
      }
    },
    catch: (cause) => {
      if ((cause as NodeJS.ErrnoException).code === undefined) throw cause;
      return cannotImport(file, `it cannot be read: ${wordsOf(cause)}`);
    },
  });

const walkPacked = (file: string, take: (block: Uint8Array) => void) =>
  Effect.tryPromise({
    try: async () => {
      const source = fs.createReadStream(file, { highWaterMark: blockBytes });
      const unpacked = source.pipe(zlib.createGunzip({ chunkSize: blockBytes }));
      source.on("error", (cause) => unpacked.destroy(cause));
      for await (const block of unpacked) take(block as Uint8Array);
    },
    catch: (cause) => {
      const { code } = cause as NodeJS.ErrnoException;
      if (code === undefined) throw cause;
      if (code === "Z_BUF_ERROR") {
        return cannotImport(file, "the packed file breaks off before its end: fetch it again");
      }
      if (code.startsWith("Z_")) {
        return cannotImport(file, `the packed file is damaged (${wordsOf(cause)}): fetch it again`);
      }
      return cannotImport(file, `it cannot be read: ${wordsOf(cause)}`);
    },
  });

const digestOfFile = (file: string): string =>
  crypto.createHash("sha256").update(fs.readFileSync(file)).digest("hex");
