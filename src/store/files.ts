/**
 * What a segment store asks of the machine: some calls on files, in the exact sense in which
 * their promises hold, and the arithmetic for which a machine has faster means than we do. All
 * calls wait, and throw what the system threw, an error with a `code` such as ENOSPC: they are
 * made in a known order, which is what makes a log survive, and the order can be tested against
 * a file system that forgets whatever it has not been told to keep.
 */
import type { Crc } from "../kernel/crc32.ts";
import { partialName } from "./folder.ts";

export interface Files {
  /** Makes a directory in one that is there; nothing happens if it is there already. */
  makeDirectory(path: string): void;
  /** Names in a directory, in any order; undefined if there is none. */
  names(path: string): ReadonlyArray<string> | undefined;
  /**
   * Opens a file: to `read` it; to `create` it (EEXIST if it is there); to `update` it in place,
   * made if need be.
   */
  open(path: string, how: "read" | "create" | "update"): number;
  size(file: number): number;
  /** Reads into bytes from an offset; returns how many came, which may be fewer. */
  read(file: number, bytes: Uint8Array, from: number, at: number): number;
  /** Writes bytes from an offset on; returns how many went, which may be fewer. */
  write(file: number, bytes: Uint8Array, from: number, at: number): number;
  /** Returns when what was written would survive a loss of power. */
  sync(file: number): void;
  close(file: number): void;
  /**
   * Gives a file a name that no other has, in one step: whoever is second gets false. The old
   * name may be left or not.
   */
  publish(from: string, to: string): boolean;
  /** Gives a file the name of another, which is no more, in one step. */
  replace(from: string, to: string): void;
  remove(path: string): void;
  /** Returns when the names in a directory would survive a loss of power. */
  syncDirectory(path: string): void;
}

export interface Machine {
  readonly files: Files;
  readonly crc: Crc;
  /** SHA-256 of bytes, 64 hexadecimal digits. */
  readonly sha256: (bytes: Uint8Array) => string;
  readonly compress: (bytes: Uint8Array) => Uint8Array;
  /** @throws Error when the bytes are not what `compress` made of so many. */
  readonly expand: (bytes: Uint8Array, size: number) => Uint8Array;
  /** A word that no other writer on this machine uses at this time. */
  readonly unique: () => string;
  /** Whether the writer that used such a word is surely no more. */
  readonly isLeftOver: (word: string) => boolean;
}

const codeOf = (cause: unknown): unknown => (cause as { readonly code?: unknown } | null)?.code;

/** A call that a signal interrupted is made again. */
function again<A>(call: () => A): A {
  while (true) {
    try {
      return call();
    } catch (cause) {
      if (codeOf(cause) !== "EINTR") throw cause;
    }
  }
}

/**
 * Memory that is used again and again: what was laid in it is good until it is asked for anew. New
 * memory costs a reader more than all its work on the bytes.
 */
export class Room {
  #bytes = new Uint8Array(0);

  /** So many bytes, a multiple of four from the start of their buffer; what is in them is old. */
  of(size: number): Uint8Array {
    if (size > this.#bytes.length) this.#bytes = new Uint8Array(size);
    return this.#bytes.subarray(0, size);
  }
}

/** All bytes of a file, in the room if there is one; undefined if there is no such file. */
export function readWhole(files: Files, path: string, room?: Room): Uint8Array | undefined {
  let file: number;
  try {
    file = again(() => files.open(path, "read"));
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return undefined;
    throw cause;
  }
  try {
    const size = files.size(file);
    const bytes = room === undefined ? new Uint8Array(size) : room.of(size);
    let at = 0;
    while (at < bytes.length) {
      const from = at;
      const got = again(() => files.read(file, bytes, from, from));
      if (got === 0) return bytes.subarray(0, at);
      at += got;
    }
    return bytes;
  } finally {
    files.close(file);
  }
}

/** Writes a new file in pieces, and makes it durable if told to. */
export function writeWhole(
  files: Files,
  path: string,
  pieces: Iterable<Uint8Array>,
  durable: boolean,
): void {
  const file = again(() => files.open(path, "create"));
  try {
    let at = 0;
    for (const piece of pieces) at = writeAt(files, file, piece, at);
    if (durable) again(() => files.sync(file));
  } finally {
    files.close(file);
  }
}

/**
 * Writes a file under a name that is nobody's, of which a program that died may have left some.
 * @returns its name; when it fails, nothing is left of it if that can be helped.
 */
export function writePartial(
  { files, unique }: Machine,
  folder: string,
  pieces: Iterable<Uint8Array>,
  durable: boolean,
): string {
  while (true) {
    const path = `${folder}/${partialName(unique())}`;
    try {
      writeWhole(files, path, pieces, durable);
      return path;
    } catch (cause) {
      if (codeOf(cause) === "EEXIST") continue;
      removeQuietly(files, path);
      throw cause;
    }
  }
}

/**
 * Writes a file and gives it a name that no other has, in one step; whoever is second gets false.
 * So does a writer so slow that its file was taken for one of a writer that is no more.
 */
export function publishNew(
  machine: Machine,
  folder: string,
  name: string,
  pieces: Iterable<Uint8Array>,
  durable: boolean,
): boolean {
  const { files } = machine;
  const partial = writePartial(machine, folder, pieces, durable);
  try {
    return files.publish(partial, `${folder}/${name}`);
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return false;
    throw cause;
  } finally {
    removeQuietly(files, partial);
  }
}

/** Removes a file that counts for nothing, if it is there. */
export function removeQuietly(files: Files, path: string): void {
  try {
    files.remove(path);
  } catch {
    // It is gone already, or stays and counts for nothing.
  }
}

/** Writes all the bytes at an offset of a file; returns the offset after them. */
export function writeAt(files: Files, file: number, bytes: Uint8Array, at: number): number {
  let done = 0;
  while (done < bytes.length) {
    const from = done;
    const went = again(() => files.write(file, bytes, from, at + from));
    if (went === 0) throw Object.assign(new Error("nothing could be written"), { code: "EIO" });
    done += went;
  }
  return at + done;
}

/** Makes the names in a directory durable. */
export const syncNames = (files: Files, path: string): void =>
  again(() => files.syncDirectory(path));
