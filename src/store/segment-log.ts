/**
 * One log in a folder of segments, as a writer or a reader sees it. It remembers how far it has
 * looked and walks on from there, since others may append at any time.
 *
 * A batch is written to a file of its own, made durable, and only then given the next segment's
 * name, which only one writer can; then the folder is made durable, and only then it counts. So
 * there is no lock that a writer who dies could leave behind, and nobody waits.
 */
import { frameKinds } from "../kernel/frame.ts";
import { digestOfBatch, faultIn, firstChain } from "./batch.ts";
import type { Appended, Batch, Damage, Duplicate, Extent, Head } from "./contract.ts";
import {
  batchIdReused,
  conflict,
  cutOff,
  type LogCorrupt,
  logCorrupt,
  logExists,
  machineFailure,
  isStoreFailure,
  noSuchLog,
  type Refused,
  refused,
  sealed,
  unsupported,
} from "./failures.ts";
import {
  type Machine,
  publishNew,
  readWhole,
  removeQuietly,
  Room,
  syncNames,
  writeWhole,
} from "./files.ts";
import {
  commitFile,
  headFile,
  listingOf,
  quarantineFolder,
  rewritingFolder,
  segmentName,
  wordOf,
} from "./folder.ts";
import { recordSegments } from "./head-record.ts";
import { BatchEncoding, encodeSaying } from "./segment.ts";
import type { SealSays } from "./seal-says.ts";
import { isSameLog, plainHeader, type StoreHeader } from "./store-header.ts";
import { type Ending, type Place, start, type Step, walk } from "./walk.ts";

/** A batch that has been seen, and the place where it begins. */
type Known = Extent & { readonly digest: string; readonly before: Place };

export class SegmentLog {
  readonly name: string;
  readonly machine: Machine;
  readonly folder: string;
  readonly #root: string;
  /** Undefined until there is such a log. */
  header: StoreHeader | undefined;
  seal: SealSays | undefined;
  /** Whether it is being rewritten, or was when the program died. */
  isFenced = false;
  place: Place = start;
  ending: Ending = { _tag: "End", attempt: 0, torn: undefined };
  readonly #batches = new Map<string, Known>();
  /** Where each batch ends, for the chain at a position. */
  readonly #ends: Array<Known> = [];
  #isNamed = false;
  #isWalked = false;
  #isTidy = false;

  constructor(machine: Machine, root: string, name: string) {
    this.machine = machine;
    this.#root = root;
    this.name = name;
    this.folder = `${root}/${name}`;
  }

  /** Walks on to the end of the log, wherever that is by now. */
  catchUp(): void {
    if (this.seal !== undefined || this.isFenced) return;
    this.guard(() => {
      if (this.#isAtEnd() && !this.#hasMore()) return;
      const walking = walk(this.machine, this.folder, this.place, new Room());
      let step = walking.next();
      for (; !step.done; step = walking.next()) this.#take(step.value);
      this.ending = step.value;
      this.#isWalked = true;
    });
  }

  #isAtEnd(): boolean {
    return this.#isWalked && this.ending._tag === "End" && this.ending.torn === undefined;
  }

  /** Whether there is anything of the next segment's name. */
  #hasMore(): boolean {
    const next = `${this.folder}/${segmentName(this.place.ordinal, 0)}`;
    return readWhole(this.machine.files, next) !== undefined;
  }

  /** Walks no further than the header. */
  #glance(): void {
    this.guard(() => {
      const step = walk(this.machine, this.folder).next();
      if (step.done) this.ending = step.value;
      else this.#take(step.value);
    });
  }

  #take(step: Step): void {
    if (step._tag === "Header") this.header = step.header;
    else if (step._tag === "Seal") this.seal = step.seal;
    else if (step._tag === "Fence") this.isFenced = true;
    else {
      const { id, from, to, digest } = step;
      const known = { from, to, digest, chain: step.after.chain, before: this.place };
      this.#batches.set(id, known);
      this.#ends.push(known);
    }
    this.place = step.after;
  }

  /** The header; fails when there is no log, or none that can be read. */
  opened(): StoreHeader {
    if (this.header === undefined) this.#glance();
    if (this.header !== undefined) return this.header;
    this.#refuseUnsupported();
    if (this.ending._tag === "Corrupt") throw this.damaged(0, this.ending.damage);
    throw noSuchLog(this.name);
  }

  head(): Head {
    this.catchUp();
    const base = this.opened().parent?.position ?? 0;
    this.#refuseUnsupported();
    const { position, chain } = this.place;
    return { position, chain, base, sealed: this.seal !== undefined };
  }

  /** The chain at the end of the batch that reaches a position within the log's own events. */
  chainAt(position: number): string | undefined {
    const { base, position: head } = this.head();
    if (position < base || position > head) return undefined;
    if (position === base) return firstChain(this.opened());
    return this.#ends[this.#indexOf(position)].chain;
  }

  /** The first batch that reaches a position, by halving. */
  #indexOf(position: number): number {
    let low = 0;
    let high = this.#ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#ends[middle].to >= position) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** A place from which a walk comes to an event, as near as has been seen. */
  placeBefore(position: number): Place {
    const last = this.#ends.at(-1);
    if (last === undefined) return start;
    return last.to <= position ? this.place : this.#ends[this.#indexOf(position + 1)].before;
  }

  create(header: StoreHeader): void {
    const { files, crc } = this.machine;
    this.guard(() => {
      files.makeDirectory(this.folder);
      while (true) {
        this.catchUp();
        this.#refuseUnsupported();
        if (this.header !== undefined) break;
        if (this.ending._tag === "Corrupt") throw this.damaged(0, this.ending.damage);
        const said = plainHeader(header);
        const { frames } = encodeSaying(frameKinds.header, said, 0, 0, crc);
        const isDurable = header.durability === "fsync";
        if (this.publish(frames, isDurable) && isDurable) this.#recordHead(1);
      }
      this.settle();
    });
    if (!isSameLog(this.header!, header)) throw logExists(this.name);
  }

  append(expected: number | "any", id: string, batch: Batch, schema: number): Appended | Duplicate {
    const fault = faultIn(id, batch);
    if (fault !== undefined) throw refused(this.name, fault);
    while (true) {
      this.catchUp();
      this.refuseDamage();
      const known = this.#batches.get(id);
      if (known !== undefined) return this.#repeated(id, batch, known);
      if (this.seal !== undefined) throw sealed(this.name, this.place.position);
      if (this.isFenced) throw cutOff(this.name);
      if (expected !== "any" && expected !== this.place.position) {
        throw conflict(this.name, expected, this.place.position);
      }
      if (!this.#isTidy) this.#tidyUp();
      const from = this.place.position;
      const says = { batch: id, count: batch.columns.length, schema };
      const after = { ...this.place, crc: this.place.crc! };
      const encoded = new BatchEncoding(says, batch, after, this.machine.crc);
      if (!this.guard(() => this.publish(encoded.frames(), this.isDurable))) continue;
      this.#advance(id, from + says.count, encoded);
      const { to, chain } = this.#batches.get(id)!;
      return { _tag: "Appended", from, to, chain };
    }
  }

  /** Takes in a batch of its own. */
  #advance(id: string, to: number, { digest, chain, crc }: BatchEncoding): void {
    const { ordinal, position: from } = this.place;
    const known = { from, to, chain, digest, before: this.place };
    this.#batches.set(id, known);
    this.#ends.push(known);
    this.place = { ordinal: ordinal + 1, position: to, chain, crc };
    this.ending = { _tag: "End", attempt: 0, torn: undefined };
    if (this.isDurable) this.#recordHead(ordinal + 1);
  }

  /** Not for a log that a loss of power may take: the record might outlive what it counts. */
  #recordHead(segments: number): void {
    recordSegments(this.machine, `${this.folder}/${headFile}`, segments);
  }

  /** Answers for a batch whose id is taken. Whoever wrote it may not have made it durable. */
  #repeated(id: string, batch: Batch, known: Known): Duplicate {
    const { from, to, chain } = known;
    if (to - from !== batch.columns.length || digestOfBatch(batch) !== known.digest) {
      throw batchIdReused(this.name, id, known);
    }
    this.settle();
    return { _tag: "Duplicate", from, to, chain };
  }

  get isDurable(): boolean {
    return this.header?.durability !== "none";
  }

  /** Takes away what writers that died had not finished. It counts for nothing but room. */
  #tidyUp(): void {
    const { files, isLeftOver } = this.machine;
    this.#isTidy = true;
    const { unfinished } = listingOf(this.guard(() => files.names(this.folder)) ?? []);
    for (const name of unfinished) {
      if (isLeftOver(wordOf(name))) removeQuietly(files, `${this.folder}/${name}`);
    }
  }

  /** Makes durable whatever can be seen of the log, so that it can be built upon. */
  settle(): void {
    if (!this.isDurable) return;
    this.guard(() => {
      syncNames(this.machine.files, this.folder);
      syncNames(this.machine.files, this.#root);
      this.#isNamed = true;
    });
  }

  /**
   * Gives frames the name of the next segment; false when somebody else was first. What is
   * written is durable before it has its name, and the name is before this returns.
   */
  publish(frames: Iterable<Uint8Array>, durable: boolean): boolean {
    const { files } = this.machine;
    const { attempt } = this.ending as Extract<Ending, { readonly _tag: "End" }>;
    const name = segmentName(this.place.ordinal, attempt);
    const isFirst = publishNew(this.machine, this.folder, name, frames, durable);
    if (!isFirst || !durable) return isFirst;
    // The log's own name may be another writer's, who has not yet made it durable.
    if (!this.#isNamed) syncNames(files, this.#root);
    this.#isNamed = true;
    syncNames(files, this.folder);
    return true;
  }

  /** Refuses to write to a log that is damaged, and keeps a copy of the damage. */
  refuseDamage(): void {
    this.opened();
    this.#refuseUnsupported();
    if (this.ending._tag !== "Corrupt") return;
    if (!this.isHalfRewritten()) this.quarantine(this.ending.damage.place);
    throw this.damaged(this.place.position, this.ending.damage);
  }

  /** What to say of damage, which may be that of a rewriting that was cut off. */
  damaged(head: number, damage: Damage): LogCorrupt | Refused {
    return this.isHalfRewritten() ? cutOff(this.name) : logCorrupt(this.name, head, damage);
  }

  /** Whether a rewriting has begun to take the log's place and not ended. */
  isHalfRewritten(): boolean {
    const names = this.machine.files.names(`${this.folder}/${rewritingFolder}`) ?? [];
    return names.includes(commitFile);
  }

  #refuseUnsupported(): void {
    const { ending } = this;
    if (ending._tag !== "Unsupported") return;
    throw unsupported(this.name, ending.place, ending.found, ending.expected);
  }

  /** Keeps a copy of a file; whether there is one. */
  quarantine(place: string): boolean {
    const { files } = this.machine;
    try {
      const bytes = readWhole(files, `${this.folder}/${place}`);
      if (bytes === undefined) return false;
      files.makeDirectory(`${this.folder}/${quarantineFolder}`);
      writeWhole(files, `${this.folder}/${quarantineFolder}/${place}`, [bytes], true);
      return true;
    } catch {
      // There is a copy already, or none can be made; the damaged file itself is not touched.
      return false;
    }
  }

  /** Runs calls to the machine; what it throws becomes a failure of the store. */
  guard<A>(call: () => A): A {
    try {
      return call();
    } catch (cause) {
      if (isStoreFailure(cause)) throw cause;
      throw machineFailure(this.name, cause);
    }
  }
}
