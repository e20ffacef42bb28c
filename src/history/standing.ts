/**
 * What stands in a history: its events without those that were retracted or corrected, and
 * without those of an extract that was never appended to its end. It reads a log's chunks in
 * their order, and bounds set on the reading ("as known on day K") need nothing more: what was
 * not known by then is not among the chunks, nor are the corrections that came later.
 */
import { ExtractBegun, ExtractSource, SubjectsMerged } from "../domain/events/history.ts";
import { CitizenRegistered } from "../domain/events/population.ts";
import { subjectOf } from "../domain/vocabulary.ts";
import { codeBits, type Columns, firstOfBatch } from "../kernel/columns.ts";
import { Log } from "../kernel/log.ts";
import type { Chunk } from "../store/contract.ts";
import { positionOf } from "../store/event-schema.ts";
import { aboutHistory } from "./about-history.ts";

/** An extract that was read into a log. */
export interface ReadExtract {
  readonly dataset: number;
  /** Position of its first event, and the one after its last. */
  readonly from: number;
  readonly to: number;
  readonly until: number;
  source: number;
  mapping: number;
}

const { first: lowest, last: highest } = aboutHistory;

export class Standing {
  /** All events but those about the history itself. */
  readonly log = new Log(1 << 12);
  recorded = new Int32Array(1 << 12);
  positions = new Float64Array(1 << 12);
  /** 1 where an event stands; known when it is settled. */
  stands = new Uint8Array(1 << 12);
  readonly extracts: Array<ReadExtract> = [];
  /** Citizens registered; known when it is settled. */
  citizens = 0;
  /** Events in the log, whatever of them was read. */
  readonly head: number;
  /** Which event withdraws which. */
  #withdrawn: Array<{ readonly by: number; readonly position: number }> = [];
  /** Which citizens were found to be one, by the position that says so. */
  #merges: Array<{ readonly by: number; readonly kept: number; readonly other: number }> = [];
  /** Of each citizen who is another, that other. */
  readonly #others = new Map<number, number>();
  /** What the tag of the next row has besides its own. */
  #begins = firstOfBatch;

  /** @param head events in the log, whatever of them is read. */
  constructor(head: number) {
    this.head = head;
  }

  take(chunk: Chunk): void {
    const { columns } = chunk;
    const { length, tag } = columns;
    let from = 0;
    for (let i = 0; i < length; i++) {
      const code = tag[i] & codeBits;
      if (code < lowest || code > highest) continue;
      this.#add(chunk, from, i);
      from = i + 1;
      this.#begins |= tag[i] & firstOfBatch;
      this.#note(columns, i, code, positionOf(chunk, i));
    }
    this.#add(chunk, from, length);
  }

  /** Takes away what does not count, and makes one life of two, when all has been read. */
  settle(): void {
    for (const extract of this.extracts) {
      if (!this.isWhole(extract)) this.stands.fill(0, ...this.#rowsOf(extract));
    }
    for (let row = 0; row < this.log.length; row++) {
      if (this.log.codeAt(row) !== CitizenRegistered.code || this.stands[row] === 0) continue;
      this.citizens = Math.max(this.citizens, this.log.subject[row] + 1);
    }
    for (const { by, position } of this.#withdrawn) {
      const row = this.#rowFrom(position);
      const isThere = row < this.log.length && this.positions[row] === position;
      if (isThere && !this.isLost(by)) this.stands[row] = 0;
    }
    this.#join();
    this.#withdrawn = [];
  }

  /** The citizen as whom a citizen of the log is known by now. */
  personOf(citizen: number): number {
    let person = citizen;
    for (let next = this.#others.get(person); next !== undefined; next = this.#others.get(person)) {
      person = next;
    }
    return person;
  }

  /** The extract that an event is of; events from elsewhere are of none. */
  extractAt(position: number): ReadExtract | undefined {
    const { extracts } = this;
    for (let i = extracts.length - 1; i >= 0; i--) {
      if (extracts[i].from <= position) return position < extracts[i].to ? extracts[i] : undefined;
    }
    return undefined;
  }

  /** The extract at whose end the log breaks off, if it does. */
  unfinished(): ReadExtract | undefined {
    const last = this.extracts.at(-1);
    return last !== undefined && last.to > this.head ? last : undefined;
  }

  /** Whether an event is of an extract that is not there as a whole. */
  isLost(position: number): boolean {
    const extract = this.extractAt(position);
    return extract !== undefined && !this.isWhole(extract);
  }

  isWhole(extract: ReadExtract): boolean {
    const next = this.extracts[this.extracts.indexOf(extract) + 1];
    return extract.to <= Math.min(this.head, next?.from ?? this.head);
  }

  /** The rows that were read of an extract. */
  #rowsOf(extract: ReadExtract): [number, number] {
    const next = this.extracts[this.extracts.indexOf(extract) + 1];
    const to = Math.min(extract.to, next?.from ?? extract.to);
    return [this.#rowFrom(extract.from), this.#rowFrom(to)];
  }

  /** Takes in an event about the history. */
  #note({ b, subject, x, y }: Columns, i: number, code: number, position: number): void {
    if (code === ExtractBegun.code) {
      const extract = { dataset: b[i], from: position, to: position + 1 + x[i], until: y[i] };
      this.extracts.push({ ...extract, source: 0, mapping: 0 });
    } else if (code === ExtractSource.code) {
      const last = this.extracts.at(-1);
      if (last !== undefined) Object.assign(last, { source: x[i], mapping: y[i] });
    } else if (code === SubjectsMerged.code) {
      this.#merges.push({ by: position, kept: subject[i], other: x[i] });
    } else {
      this.#withdrawn.push({ by: position, position: x[i] });
    }
  }

  /**
   * What is about the other of two is about the one. The other's registration stays where it is,
   * so that every number up to the last is registered; nothing else is about it.
   */
  #join(): void {
    const withdrawn = new Set(this.#withdrawn.map(({ position }) => position));
    for (const { by, kept, other } of this.#merges) {
      const [one, another] = [this.personOf(kept), this.personOf(other)];
      const counts = one !== another && !withdrawn.has(by) && !this.isLost(by);
      if (counts) this.#others.set(another, one);
    }
    this.#merges = [];
    if (this.#others.size === 0) return;
    const { subject } = this.log;
    for (let row = 0; row < this.log.length; row++) {
      const code = this.log.codeAt(row);
      if (code === CitizenRegistered.code || subjectOf(code) !== "citizen") continue;
      subject[row] = this.personOf(subject[row]);
    }
  }

  /** Takes in rows that are all about what happened. */
  #add(chunk: Chunk, from: number, to: number): void {
    if (from === to) return;
    const { columns, recorded } = chunk;
    const at = this.log.length;
    const end = at + to - from;
    if (end > this.stands.length) this.#grow(Math.max(end, 2 * this.stands.length));
    this.log.appendColumns(columns, from, to);
    // A decision that began with an event about the history begins with what is left of it.
    this.log.tag[at] |= this.#begins;
    this.#begins = 0;
    this.recorded.set((recorded ?? columns.minute).subarray(from, to), at);
    for (let i = from; i < to; i++) this.positions[at + i - from] = positionOf(chunk, i);
    this.stands.fill(1, at, end);
  }

  /** The first row at or after a position. */
  #rowFrom(position: number): number {
    let low = 0;
    let high = this.log.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.positions[middle] < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #grow(size: number): void {
    const { positions, recorded, stands } = this;
    this.recorded = new Int32Array(size);
    this.recorded.set(recorded);
    this.positions = new Float64Array(size);
    this.positions.set(positions);
    this.stands = new Uint8Array(size);
    this.stands.set(stands);
  }
}
