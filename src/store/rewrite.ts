/**
 * Writes a log anew, without events that must not be kept. Nothing less will do where a person has
 * to be forgotten for good: an event that says "forget" leaves the bytes where they are.
 *
 * A fence takes the place of the next batch, so nobody can append to what is about to go. The log
 * is written beside itself, batch for batch under the same ids, with a header that names the chain
 * it had and, last, an empty batch whose id is signed: from which chain to which. When all of that
 * is safe, one file says so, and only then do the new files take the old ones' names, one by one.
 * Whoever reads in the meantime finds one log or the other, or is told that it is half done; a
 * program that dies is followed by one that is asked for the same again and ends it.
 */
import type { Columns } from "../kernel/columns.ts";
import { frameKinds } from "../kernel/frame.ts";
import { Log } from "../kernel/log.ts";
import type { Batch } from "./contract.ts";
import { currentSchema } from "./event-schema.ts";
import { logCorrupt, refused, unsupported } from "./failures.ts";
import { type Machine, publishNew, readWhole, syncNames, writePartial } from "./files.ts";
import { commitFile, listingOf, quarantineFolder, rewritingFolder } from "./folder.ts";
import { sealLog } from "./seal.ts";
import { encodeSaying, eventsOf } from "./segment.ts";
import { SegmentLog } from "./segment-log.ts";
import type { Redacted } from "./store-header.ts";
import { start, type StoredBatch, walk } from "./walk.ts";

/** Which events go. It is asked anew whenever the log turns out to have grown. */
export interface Rewriter {
  /** Sees all rows once, in their order, before it is asked anything. */
  readonly learn: (first: number, columns: Columns) => void;
  /** How many of the events between two positions go. */
  readonly goneIn: (from: number, to: number) => number;
  /** Why the log cannot be rewritten as it is, in a sentence; undefined when it can. */
  readonly refusal: () => string | undefined;
  /** The rows that stay, as they are to be from now on. */
  readonly kept: (first: number, batch: Batch) => Batch;
}

export interface Rewritten {
  /** Events taken out. */
  readonly removed: number;
  /** The chain at the end, before and after. */
  readonly before: string;
  readonly after: string;
  /** Chains that the log had at the ends of its batches, and those of earlier rewritings. */
  readonly chains: ReadonlyArray<string>;
}

/** What a signed batch id begins with: the chain before and the one after follow. */
export const redactedBatch = "redacted:";

/** The text that is signed. */
export const signedText = (log: string, before: string, after: string): string =>
  `caseflow redacted ${log} ${before} ${after}`;

/**
 * Rewrites a log, or finishes what is left to do of an earlier rewriting.
 * @param begin makes a rewriter for so many events
 * @param sign signs a text, at most 64 characters
 */
export function rewriteLog(
  machine: Machine,
  root: string,
  name: string,
  begin: (events: number) => Rewriter,
  sign: (text: string) => string,
): Rewritten {
  const isLeftOver = new SegmentLog(machine, root, name);
  isLeftOver.guard(() => finish(machine, isLeftOver.folder));
  const log = new SegmentLog(machine, root, name);
  return log.guard(() => {
    while (true) {
      log.catchUp();
      log.refuseDamage();
      const { parent } = log.opened();
      if (parent !== undefined) {
        throw refused(name, `${name} goes on from ${parent.log}: take them out of that log.`);
      }
      const rewriter = begin(log.place.position);
      const found = look(log, rewriter);
      if (found.removed === 0 && !log.isFenced) return found;
      if (!log.isFenced && log.seal === undefined && !fence(log)) continue;
      const after = writeAnew(log, rewriter, found, sign);
      finish(machine, log.folder);
      return { ...found, after };
    }
  });
}

interface Found extends Rewritten {
  readonly batches: Redacted["batches"];
}

/** Has all rows looked at. */
function look(log: SegmentLog, rewriter: Rewriter): Found {
  const extents: Array<readonly [from: number, to: number]> = [];
  const chains = (log.opened().redacted ?? []).map(({ chain }) => chain);
  for (const batch of batchesOf(log)) {
    rewriter.learn(batch.from, rowsOf(log, batch).columns);
    extents.push([batch.from, batch.to]);
    chains.push(batch.chain);
  }
  const refusal = rewriter.refusal();
  if (refusal !== undefined) throw refused(log.name, `${log.name}: ${refusal}`);
  const batches = extents
    .map(([from, to]) => ({ to, removed: rewriter.goneIn(from, to) }))
    .filter(({ removed }) => removed > 0);
  const removed = batches.reduce((sum, one) => sum + one.removed, 0);
  const { chain } = log.place;
  return { removed, before: chain, after: chain, chains, batches };
}

/** The batches that the log knows of. */
function* batchesOf(log: SegmentLog): Generator<StoredBatch & { readonly chain: string }, void> {
  const { folder, machine, name, place } = log;
  const walking = walk(machine, folder, start);
  let position = 0;
  let step = walking.next();
  for (; !step.done && step.value.after.ordinal <= place.ordinal; step = walking.next()) {
    const { value } = step;
    if (value._tag !== "Batch") continue;
    position = value.to;
    yield { ...value, chain: value.after.chain };
  }
  if (!step.done) return;
  const ending = step.value;
  if (ending._tag === "Corrupt") throw logCorrupt(name, position, ending.damage);
}

/** The rows of a batch as a whole. */
function rowsOf(log: SegmentLog, { events, schema }: StoredBatch): Batch {
  if (schema !== currentSchema.version) {
    throw unsupported(log.name, "a batch", `events of version ${schema}`, "those of its own");
  }
  const columns = new Log(1);
  const times: Array<Int32Array> = [];
  for (const frame of events) {
    const read = eventsOf(frame, log.machine.expand);
    columns.appendColumns(read.columns);
    if (read.recorded !== undefined) times.push(read.recorded);
  }
  if (times.length === 0) return { columns };
  const recorded = new Int32Array(columns.length);
  let at = 0;
  for (const some of times) {
    recorded.set(some, at);
    at += some.length;
  }
  return { columns, recorded };
}

/** Takes the place of the next batch; false when somebody else was first. */
function fence(log: SegmentLog): boolean {
  const { machine, place } = log;
  const says = { fence: "the log is being rewritten" };
  const { frames } = encodeSaying(frameKinds.fence, says, place.position, place.crc!, machine.crc);
  if (!log.publish(frames, log.isDurable)) return false;
  log.isFenced = true;
  return true;
}

/** Writes the log beside itself, and says when it is complete; the chain it has there. */
function writeAnew(
  log: SegmentLog,
  rewriter: Rewriter,
  { batches, before }: Found,
  sign: (text: string) => string,
): string {
  const { folder, machine, name } = log;
  const { files } = machine;
  const place = `${folder}/${rewritingFolder}`;
  files.makeDirectory(place);
  const header = log.opened();
  const redacted = { chain: before, events: log.place.position, batches };
  const anew = new SegmentLog(machine, place, name);
  anew.create({ ...header, redacted: [...(header.redacted ?? []), redacted] });
  for (const batch of batchesOf(log)) {
    const rows = rowsOf(log, batch);
    anew.append("any", batch.id, rewriter.kept(batch.from, rows), batch.schema);
  }
  const { chain } = anew.head();
  const signature = sign(signedText(name, before, chain));
  const id = `${redactedBatch}${before}:${chain}:${signature}`;
  anew.append("any", id, { columns: new Log(1) }, currentSchema.version);
  if (log.seal !== undefined) sealLog(anew);
  const all = files.names(anew.folder) ?? [];
  const unfinished = new Set(listingOf(all).unfinished);
  const names = all.filter((file) => !unfinished.has(file));
  syncNames(files, folder);
  publishNew(machine, place, commitFile, [new TextEncoder().encode(JSON.stringify(names))], true);
  syncNames(files, place);
  return anew.head().chain;
}

/**
 * Lets a log that is complete beside itself take its own place. It can be done again from the
 * start, since nothing beside the log changes before the end.
 */
function finish(machine: Machine, folder: string): void {
  const { files } = machine;
  const place = `${folder}/${rewritingFolder}`;
  const anew = `${place}/${folder.slice(folder.lastIndexOf("/") + 1)}`;
  const commit = readWhole(files, `${place}/${commitFile}`);
  if (commit !== undefined) {
    const names = JSON.parse(new TextDecoder().decode(commit)) as ReadonlyArray<string>;
    for (const name of names) {
      const bytes = readWhole(files, `${anew}/${name}`);
      if (bytes === undefined) throw missing(`${anew}/${name}`);
      files.replace(writePartial(machine, folder, [bytes], true), `${folder}/${name}`);
    }
    syncNames(files, folder);
    dropOthers(machine, folder, new Set(names));
    files.remove(`${place}/${commitFile}`);
    syncNames(files, place);
  }
  clear(machine, anew);
}

const missing = (path: string): Error =>
  Object.assign(new Error(`${path} is missing: restore it, and ask again`), { code: "ENOENT" });

/** Takes away all that the log was kept in before, damaged and unfinished files too. */
function dropOthers(machine: Machine, folder: string, isNew: ReadonlySet<string>): void {
  const { files } = machine;
  const { packed, segments, unfinished } = listingOf(files.names(folder) ?? []);
  for (const name of [...packed.map((file) => file.name), ...unfinished]) {
    if (!isNew.has(name)) files.remove(`${folder}/${name}`);
  }
  for (const name of segments.filter((one) => !isNew.has(one))) {
    // A name that was given stays given, and nothing is kept under it.
    files.replace(writePartial(machine, folder, [], false), `${folder}/${name}`);
  }
  clear(machine, `${folder}/${quarantineFolder}`);
  syncNames(files, folder);
}

/** Takes all files out of a folder, if there is one. */
function clear({ files }: Machine, folder: string): void {
  const names = files.names(folder);
  if (names === undefined || names.length === 0) return;
  for (const name of names) files.remove(`${folder}/${name}`);
  syncNames(files, folder);
}
