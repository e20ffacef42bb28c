/**
 * An extract as batches to append. The first says which extract it is and how many events follow,
 * so that readers know a whole one from one that was broken off; each batch has a name that
 * follows from the file, the mapping and its place, so that appending again changes nothing.
 */
import { Corrected, ExtractBegun, ExtractSource } from "../domain/events/history.ts";
import { firstOfBatch, part } from "../kernel/columns.ts";
import { Log } from "../kernel/log.ts";
import type { Batch } from "../store/contract.ts";
import type { StagedEvents } from "./staging.ts";

/** Which extract it is. */
export interface ExtractName {
  readonly dataset: number;
  /** The last minute that it knows of. */
  readonly until: number;
  /** SHA-256 of the file and of the mapping, 64 hexadecimal digits each. */
  readonly source: string;
  readonly mapping: string;
}

/** Most events of a batch: some tens of megabytes. */
export const batchEventsMost = 1_000_000;

export interface NamedBatch {
  readonly id: string;
  readonly batch: Batch;
  /** Events of the extract before this batch. */
  readonly offset: number;
}

/** The 32 bits that a digest begins with, signed. */
export const headOf = (digest: string): number => Number.parseInt(digest.slice(0, 8), 16) | 0;

/** Number of a series of extracts, from the digest of its mapping's id. */
export const datasetOf = (digest: string): number => Number.parseInt(digest.slice(0, 4), 16);

/** The batches of an extract, in order. */
export function batchesOf(
  events: StagedEvents,
  name: ExtractName,
  most = batchEventsMost,
): ReadonlyArray<NamedBatch> {
  const { log, recorded } = whole(events, name);
  const batches: Array<NamedBatch> = [];
  for (let from = 0; from < log.length;) {
    const to = cut(log, from, most);
    const id = `extract:${name.source}:${name.mapping}:${batches.length}`;
    const batch = { columns: part(log, from, to), recorded: recorded.subarray(from, to) };
    batches.push({ id, batch, offset: from });
    from = to;
  }
  return batches;
}

/** The events with those that say which extract they are of. */
function whole({ log: read, recorded: known }: StagedEvents, name: ExtractName) {
  const { dataset, mapping, source, until } = name;
  const log = new Log(read.length + 2);
  // Bounds on reading must not hide which extract it is: it is said as of the first event.
  let first = until;
  for (let i = 0; i < read.length; i++) first = Math.min(first, read.minute[i], known[i]);
  log.append(ExtractBegun.code, first, 0, 0, dataset, read.length + 1, until);
  log.append(ExtractSource.code, first, 0, 0, 0, headOf(source), headOf(mapping));
  log.appendColumns(read);
  markDecisions(log);
  const recorded = new Int32Array(log.length);
  recorded.fill(first, 0, 2);
  recorded.set(known.subarray(0, read.length), 2);
  return { log, recorded };
}

/** What is of one citizen and one minute, and follows at once, is one decision. */
function markDecisions(log: Log): void {
  for (let i = 0; i < log.length; i++) {
    const goesOn =
      i > 0 && log.subject[i] === log.subject[i - 1] && log.minute[i] === log.minute[i - 1];
    log.tag[i] = log.codeAt(i) | (goesOn ? 0 : firstOfBatch);
  }
}

/** Where a batch that begins at a row ends; a correction stays with what it corrects. */
function cut(log: Log, from: number, most: number): number {
  const to = Math.min(log.length, from + most);
  return to < log.length && log.codeAt(to - 1) === Corrected.code ? to + 1 : to;
}
