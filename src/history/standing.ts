/**
 * What stands in a history: its events without those that were retracted or corrected, and
 * without those of an extract that was never appended to its end. It reads a log's chunks in
 * their order, and bounds set on the reading ("as known on day K") need nothing more: what was
 * not known by then is not among the chunks, nor are the corrections that came later.
 */
import {
  Corrected,
  ExtractBegun,
  ExtractSource,
  Retracted,
  SubjectsMerged,
} from "../domain/events/history.ts";
import { CitizenRegistered } from "../domain/events/population.ts";
import { subjectOf } from "../domain/vocabulary.ts";
import { codeBits, isFirst } from "../kernel/columns.ts";
import { Log } from "../kernel/log.ts";
import type { Chunk } from "../store/contract.ts";
import { positionOf } from "../store/event-schema.ts";

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

export class Standing {
  /** All events but those about the history itself. */
  readonly log = new Log(1 << 12);
  recorded = new Int32Array(1 << 12);
  positions = new Float64Array(1 << 12);
  /** 1 where an event stands. */
  stands = new Uint8Array(1 << 12);
  readonly extracts: Array<ReadExtract> = [];
  /** Citizens registered. */
  citizens = 0;
  /** Events in the log, whatever of them was read. */
  readonly head: number;
  #withdrawn: Array<number> = [];
  /** Which citizens were found to be one, by position. */
  readonly #merges: Array<{ position: number; kept: number; other: number }> = [];
  /** Of each citizen who is another, that other. */
  readonly #others = new Map<number, number>();

  /** @param head events in the log, whatever of them is read. */
  constructor(head: number) {
    this.head = head;
  }

  take(chunk: Chunk): void {
    const { columns } = chunk;
    for (let i = 0; i < columns.length; i++) {
      const code = columns.tag[i] & codeBits;
      const position = positionOf(chunk, i);
      if (code === ExtractBegun.code) {
        const { b, x, y } = columns;
        const extract = { dataset: b[i], from: position, to: position + 1 + x[i], until: y[i] };
        this.extracts.push({ ...extract, source: 0, mapping: 0 });
      } else if (code === ExtractSource.code) {
        const last = this.extracts.at(-1);
        if (last !== undefined)
          Object.assign(last, { source: columns.x[i], mapping: columns.y[i] });
      } else if (code === Retracted.code || code === Corrected.code) {
        if (!this.isLost(position)) this.#withdrawn.push(columns.x[i]);
      } else if (code === SubjectsMerged.code) {
        const [kept, other] = [columns.subject[i], columns.x[i]];
        if (!this.isLost(position)) this.#merges.push({ position, kept, other });
      } else {
        this.#add(chunk, i, position, code);
      }
    }
  }

  /** Takes away what was withdrawn, and makes one life of two, when all has been read. */
  settle(): void {
    for (const position of this.#withdrawn) {
      const row = this.#rowAt(position);
      if (row !== undefined) this.stands[row] = 0;
    }
    const withdrawn = new Set(this.#withdrawn);
    for (const { kept, other, position } of this.#merges) {
      if (!withdrawn.has(position)) this.#others.set(this.personOf(other), this.personOf(kept));
    }
    this.#withdrawn = [];
    this.#merges.length = 0;
    if (this.#others.size > 0) this.#join();
  }

  /** The citizen as whom a citizen of the log is known by now. */
  personOf(citizen: number): number {
    let person = citizen;
    for (let next = this.#others.get(person); next !== undefined; next = this.#others.get(person)) {
      person = next;
    }
    return person;
  }

  /**
   * What is about the other of two is about the one. The other's registration stays where it is,
   * so that every number up to the last is registered; nothing else is about it.
   */
  #join(): void {
    const { subject } = this.log;
    for (let row = 0; row < this.log.length; row++) {
      const code = this.log.codeAt(row);
      if (code === CitizenRegistered.code || subjectOf(code) !== "citizen") continue;
      subject[row] = this.personOf(subject[row]);
    }
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

  #add(chunk: Chunk, i: number, position: number, code: number): void {
    const row = this.log.length;
    if (row === this.stands.length) this.#grow();
    const { columns, recorded } = chunk;
    const { a, b, minute, subject, x, y } = columns;
    if (isFirst(columns, i)) this.log.beginBatch();
    this.log.append(code, minute[i], subject[i], a[i], b[i], x[i], y[i]);
    this.recorded[row] = recorded === undefined ? minute[i] : recorded[i];
    this.positions[row] = position;
    this.stands[row] = this.isLost(position) ? 0 : 1;
    if (code === CitizenRegistered.code && this.stands[row] === 1) {
      this.citizens = Math.max(this.citizens, subject[i] + 1);
    }
  }

  #rowAt(position: number): number | undefined {
    let low = 0;
    let high = this.log.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.positions[middle] < position) low = middle + 1;
      else high = middle;
    }
    return low < this.log.length && this.positions[low] === position ? low : undefined;
  }

  #grow(): void {
    const size = this.stands.length * 2;
    const { positions, recorded, stands } = this;
    this.recorded = new Int32Array(size);
    this.recorded.set(recorded);
    this.positions = new Float64Array(size);
    this.positions.set(positions);
    this.stands = new Uint8Array(size);
    this.stands.set(stands);
  }
}
