/**
 * Files that keep no promise they have not made. What was not synced may be lost, torn or full of
 * zeros after a crash; names that were not synced may be gone, each by itself; a write may take a
 * part of its bytes, a call may be interrupted, the disk may be full or fail at a chosen call.
 * All is in memory, and the same seed survives the same way, so every crash can be tried.
 */
import type { Files } from "../../src/store/files.ts";
import type { Random } from "./random.ts";

/** The moment at which the machine stops. It is no error that a program could handle. */
export class Crash extends Error {}

interface File {
  readonly kind: "file";
  durable: Uint8Array;
  data: Uint8Array;
  /** What was written since the last sync. */
  unsynced: Array<{ readonly at: number; readonly bytes: Uint8Array }>;
}

interface Folder {
  readonly kind: "folder";
  durable: Map<string, File | Folder>;
  names: Map<string, File | Folder>;
  /** Changes of names since the last sync; those of one change survive together. */
  unsynced: Array<ReadonlyArray<readonly [name: string, entry: File | Folder | undefined]>>;
}

const newFolder = (): Folder => ({
  kind: "folder",
  durable: new Map(),
  names: new Map(),
  unsynced: [],
});

export interface Faults {
  /** Number of the call at which the machine stops. */
  crashAt?: number;
  /** Number of the call that fails, and the code it fails with. */
  failAt?: number;
  code?: string;
  /** Nothing can be written or made. */
  isFull?: boolean;
  /** Reads and writes take half of what they are given, and every third call is interrupted. */
  isJumpy?: boolean;
  /** Whether two files may come to have one name only by a claim and a renaming. */
  hasNoLinks?: boolean;
}

export class FaultyFiles implements Files {
  calls = 0;
  faults: Faults = {};
  #root = newFolder();
  #open = new Map<number, File>();
  #opened = 0;
  #hasCrashed = false;
  #interrupted = 0;

  #call(name: keyof Files): void {
    this.calls += 1;
    const { crashAt, failAt, code, isFull, isJumpy } = this.faults;
    if (this.#hasCrashed || this.calls === crashAt) {
      this.#hasCrashed = true;
      throw new Crash(`at call ${this.calls}, ${name}`);
    }
    if (this.calls === failAt) throw withCode(code ?? "EIO");
    const makes = name === "write" || name === "publish" || name === "makeDirectory";
    if (isFull && makes) throw withCode("ENOSPC");
    const canBeInterrupted = ["open", "read", "write", "sync", "syncDirectory"].includes(name);
    if (isJumpy && canBeInterrupted && ++this.#interrupted % 3 === 0) throw withCode("EINTR");
  }

  /** The machine starts again, with what survived; `random` says what did. */
  restart(random: Random): void {
    surviveFolder(this.#root, random);
    this.begin();
  }

  /** Only the program starts again: all that it did can be seen, synced or not. */
  begin(): void {
    this.#open.clear();
    this.#hasCrashed = false;
    this.faults = {};
    this.calls = 0;
  }

  makeDirectory(path: string): void {
    this.#call("makeDirectory");
    const [folder, name] = this.#parent(path);
    if (!folder.names.has(name)) change(folder, [[name, newFolder()]]);
  }

  names(path: string): ReadonlyArray<string> | undefined {
    this.#call("names");
    const folder = this.#find(path);
    return folder?.kind === "folder" ? [...folder.names.keys()] : undefined;
  }

  open(path: string, how: "read" | "create" | "update"): number {
    this.#call("open");
    const [folder, name] = this.#parent(path);
    let file = folder.names.get(name);
    if (how === "create" && file !== undefined) throw withCode("EEXIST");
    if (how === "read" && file === undefined) throw withCode("ENOENT");
    if (file === undefined) {
      const none = new Uint8Array(0);
      file = { kind: "file", durable: none, data: none, unsynced: [] };
      change(folder, [[name, file]]);
    }
    if (file.kind === "folder") throw withCode("EISDIR");
    this.#open.set(++this.#opened, file);
    return this.#opened;
  }

  size(file: number): number {
    this.#call("size");
    return this.#open.get(file)!.data.length;
  }

  read(file: number, bytes: Uint8Array, from: number, at: number): number {
    this.#call("read");
    const { data } = this.#open.get(file)!;
    const some = data.subarray(at, at + this.#share(bytes.length - from));
    bytes.set(some, from);
    return some.length;
  }

  write(file: number, bytes: Uint8Array, from: number, at: number): number {
    this.#call("write");
    const open = this.#open.get(file)!;
    const some = bytes.slice(from, from + this.#share(bytes.length - from));
    open.data = written(open.data, at, some);
    open.unsynced.push({ at, bytes: some });
    return some.length;
  }

  #share(length: number): number {
    return this.faults.isJumpy ? Math.ceil(length / 2) : length;
  }

  sync(file: number): void {
    this.#call("sync");
    const open = this.#open.get(file)!;
    open.durable = open.data;
    open.unsynced = [];
  }

  close(file: number): void {
    this.#call("close");
    this.#open.delete(file);
  }

  publish(from: string, to: string): boolean {
    this.#call("publish");
    const [folder, name] = this.#parent(to);
    if (folder.names.has(name)) return false;
    const [, old] = this.#parent(from);
    const file = this.#find(from);
    if (file === undefined) throw withCode("ENOENT");
    const link = [name, file] as const;
    change(folder, this.faults.hasNoLinks ? [link, [old, undefined]] : [link]);
    return true;
  }

  replace(from: string, to: string): void {
    this.#call("replace");
    const [folder, name] = this.#parent(to);
    const [, old] = this.#parent(from);
    const file = this.#find(from);
    if (file === undefined) throw withCode("ENOENT");
    change(folder, [
      [name, file],
      [old, undefined],
    ]);
  }

  remove(path: string): void {
    this.#call("remove");
    const [folder, name] = this.#parent(path);
    if (!folder.names.has(name)) throw withCode("ENOENT");
    change(folder, [[name, undefined]]);
  }

  syncDirectory(path: string): void {
    this.#call("syncDirectory");
    const folder = this.#find(path) as Folder;
    folder.durable = new Map(folder.names);
    folder.unsynced = [];
  }

  /** The bytes of a file, to look at or to damage; no call of the store's. */
  bytesOf(path: string): Uint8Array | undefined {
    const file = this.#find(path);
    return file?.kind === "file" ? file.data : undefined;
  }

  /** Damages a file behind the store's back; undefined takes it away. */
  damage(path: string, data: Uint8Array | undefined): void {
    const [folder, name] = this.#parent(path);
    const file: File | undefined = data && { kind: "file", durable: data, data, unsynced: [] };
    for (const names of [folder.names, folder.durable]) {
      if (file === undefined) names.delete(name);
      else names.set(name, file);
    }
  }

  /** Names of a folder, without a call. */
  list(path: string): ReadonlyArray<string> {
    const folder = this.#find(path);
    return folder?.kind === "folder" ? [...folder.names.keys()].toSorted() : [];
  }

  #find(path: string): File | Folder | undefined {
    let at: File | Folder | undefined = this.#root;
    for (const name of path.split("/").filter((part) => part !== "")) {
      at = at?.kind === "folder" ? at.names.get(name) : undefined;
    }
    return at;
  }

  #parent(path: string): readonly [Folder, string] {
    const cut = path.lastIndexOf("/");
    const folder = this.#find(path.slice(0, cut));
    if (folder?.kind !== "folder") throw withCode("ENOENT");
    return [folder, path.slice(cut + 1)];
  }
}

const withCode = (code: string): Error => Object.assign(new Error(`planted ${code}`), { code });

function change(folder: Folder, names: Folder["unsynced"][number]): void {
  apply(folder.names, names);
  folder.unsynced.push(names);
}

function apply(to: Map<string, File | Folder>, names: Folder["unsynced"][number]): void {
  for (const [name, entry] of names) {
    if (entry === undefined) to.delete(name);
    else to.set(name, entry);
  }
}

function surviveFolder(folder: Folder, random: Random): void {
  for (const names of folder.unsynced) if (random.coin()) apply(folder.durable, names);
  folder.names = new Map(folder.durable);
  folder.unsynced = [];
  for (const entry of new Set(folder.names.values())) {
    if (entry.kind === "folder") surviveFolder(entry, random);
    else surviveFile(entry, random);
  }
}

/** Of every write there may be left all, nothing, a beginning, or a beginning and zeros. */
function surviveFile(file: File, random: Random): void {
  let data = file.durable;
  for (const { at, bytes } of file.unsynced) {
    const fate = random.below(4);
    if (fate === 0) continue;
    const some = fate === 1 ? bytes : bytes.slice(0, random.below(bytes.length + 1));
    data = written(data, at, some);
    if (fate === 3)
      data = written(data, at + some.length, new Uint8Array(bytes.length - some.length));
  }
  file.data = data;
  file.durable = data;
  file.unsynced = [];
}

function written(data: Uint8Array, at: number, bytes: Uint8Array): Uint8Array {
  const next = new Uint8Array(Math.max(data.length, at + bytes.length));
  next.set(data);
  next.set(bytes, at);
  return next;
}
