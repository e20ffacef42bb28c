/**
 * What stands for a batch and for a log: a digest of the batch's events, and a chain of such
 * digests. They are the same in every store and whether a log is packed or not, so a copy can be
 * held against its original, and what was computed from a log can be kept under its chain.
 */
import { type Columns, codeBits, part } from "../kernel/columns.ts";
import { Digest } from "../kernel/digest.ts";
import { frameEvents } from "../kernel/frame.ts";
import type { Batch } from "./contract.ts";
import { plainHeader, type StoreHeader } from "./store-header.ts";
import { digestOfBytes, digestOfText } from "./text-digest.ts";

/** Most events a batch may hold: a batch is taken into memory as a whole. */
export const batchEvents = 4_000_000;
/** Most characters of a batch id. */
export const batchIdLength = 200;

/** The digest of a batch as it grows, piece by piece. */
export class BatchDigest {
  readonly #events = new Digest();
  readonly #recorded: Array<string> = [];

  add(columns: Columns, recorded: Int32Array | undefined): void {
    this.#events.add(columns);
    if (recorded === undefined) return;
    const { buffer, byteOffset } = recorded;
    this.#recorded.push(digestOfBytes(new Uint8Array(buffer, byteOffset, columns.length * 4)));
  }

  /** Of events alone it is the log's digest, as a replication's file has it. */
  hex(): string {
    const events = this.#events.hex();
    if (this.#recorded.length === 0) return events;
    return digestOfText([events, ...this.#recorded].join(" "));
  }
}

/** The digest of a batch, cut as it is cut into frames. */
export function digestOfBatch({ columns, recorded }: Batch): string {
  const digest = new BatchDigest();
  for (let at = 0; at < columns.length; at += frameEvents) {
    const to = Math.min(columns.length, at + frameEvents);
    digest.add(part(columns, at, to), recorded?.subarray(at, to));
  }
  return digest.hex();
}

/** The chain of a log that has no batch yet; that of a branch goes on from its parent's. */
export const firstChain = (header: StoreHeader): string =>
  digestOfText(JSON.stringify(plainHeader(header)));

/** The chain after one more batch. */
export const nextChain = (chain: string, id: string, count: number, digest: string): string =>
  digestOfText(JSON.stringify([chain, id, count, digest]));

/** What makes a batch no batch, in words; undefined when nothing does. */
export function faultIn(id: string, { columns, recorded }: Batch): string | undefined {
  if (id === "" || id.length > batchIdLength) {
    return `a batch id has 1 to ${batchIdLength} characters, this one has ${id.length}`;
  }
  if (columns.length > batchEvents) {
    return `a batch holds at most ${batchEvents} events, this one has ${columns.length}`;
  }
  if (recorded !== undefined && recorded.length < columns.length) {
    return `${columns.length} events were recorded at ${recorded.length} times`;
  }
  return undefined;
}

/** A code among the rows that is not in use, if there is one. */
export function unknownCode(
  { tag, length }: Columns,
  isKnown: ReadonlySet<number>,
): number | undefined {
  const seen = new Uint8Array(codeBits + 1);
  for (let i = 0; i < length; i++) seen[tag[i] & codeBits] = 1;
  for (let code = 0; code <= codeBits; code++) {
    if (seen[code] === 1 && !isKnown.has(code)) return code;
  }
  return undefined;
}
