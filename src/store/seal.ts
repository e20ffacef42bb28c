/**
 * Ends a log for good. Its batches are packed, many to a file, and the files' SHA-256 are written
 * into a seal, which takes the place of the next batch: whoever appends at the same time either
 * comes before it, and is packed too, or finds the log sealed. Only then are the plain segments
 * emptied, so that the log can be read at every moment; their names stay, so that a writer who
 * slept through it all cannot take one of them.
 */
import { frameKinds } from "../kernel/frame.ts";
import { joined } from "../kernel/frame-writer.ts";
import { sourceOf } from "../kernel/frame-search.ts";
import type { Damage } from "./contract.ts";
import { cutOff, logCorrupt } from "./failures.ts";
import { publishNew, readWhole, removeQuietly, syncNames, writePartial } from "./files.ts";
import { listingOf, ordinalOf, packedName, segmentName } from "./folder.ts";
import { encodeSaying, isSegment, pack, segmentAt } from "./segment.ts";
import type { SegmentLog } from "./segment-log.ts";
import type { SealSays } from "./seal-says.ts";
import { walk } from "./walk.ts";

/** A packed file is ended by the batch that brings it to so many events. */
const packedEvents = 1_000_000;

/** Seals a log, or finishes what is left to do of an earlier sealing. */
export function sealLog(log: SegmentLog): void {
  log.guard(() => {
    while (true) {
      log.catchUp();
      log.refuseDamage();
      if (log.seal !== undefined) break;
      if (log.isFenced) throw cutOff(log.name);
      const says = packBatches(log);
      const { position } = log.place;
      const { frames } = encodeSaying(frameKinds.seal, says, position, 0, log.machine.crc);
      log.publish(frames, log.isDurable);
    }
    log.settle();
    sweep(log);
  });
}

/** Packs all batches that the log knows of. */
function packBatches(log: SegmentLog): SealSays {
  const { folder, machine, place } = log;
  const files: Array<{ name: string; sha256: string; bytes: number }> = [];
  const header = readWhole(machine.files, `${folder}/${headerName(log)}`);
  let frames: Array<Uint8Array> = [];
  let first = 1;
  let crc = 0;
  let events = 0;
  let last = 0;
  const walking = walk(machine, folder);
  let step = walking.next();
  for (; !step.done && step.value.after.ordinal <= place.ordinal; step = walking.next()) {
    if (step.value._tag !== "Batch") continue;
    const encoded = pack(step.value.segment, crc, machine);
    frames.push(...encoded.frames);
    crc = encoded.crc;
    events += step.value.to - step.value.from;
    last = step.value.after.ordinal - 1;
    if (events < packedEvents) continue;
    files.push(writePacked(log, first, last, frames));
    [frames, first, crc, events] = [[], last + 1, 0, 0];
  }
  if (frames.length > 0) files.push(writePacked(log, first, last, frames));
  if (last !== place.ordinal - 1) throw logCorrupt(log.name, place.position, changed(last + 1));
  syncNames(machine.files, folder);
  const sha256 = machine.sha256(header ?? new Uint8Array(0));
  return { chain: place.chain, batches: last, header: sha256, files };
}

const changed = (ordinal: number): Damage => ({
  place: segmentName(ordinal, 0),
  at: 0,
  why: "the segment was good before",
});

/** The file of the log's header: the last of its number. */
export function headerName({ folder, machine }: SegmentLog): string {
  const { segments } = listingOf(machine.files.names(folder) ?? []);
  const attempts = segments.filter((name) => ordinalOf(name) === 0).length;
  return segmentName(0, Math.max(0, attempts - 1));
}

function writePacked(log: SegmentLog, first: number, last: number, frames: Array<Uint8Array>) {
  const { folder, machine } = log;
  const { files, sha256 } = machine;
  const bytes = joined(frames);
  const hash = sha256(bytes);
  const name = packedName(first, last, hash);
  while (!publishNew(machine, folder, name, [bytes], true)) {
    const there = readWhole(files, `${folder}/${name}`);
    if (there === undefined) continue;
    // An earlier sealing came as far as this.
    if (sha256(there) === hash) break;
    const why = "a packed file of an earlier sealing is damaged: remove it";
    throw logCorrupt(log.name, log.place.position, { place: name, at: 0, why });
  }
  return { name, sha256: hash, bytes: bytes.length };
}

/**
 * Takes away what a sealed log is no longer kept in: the contents of plain segments whose packed
 * files are good, and files that nobody finished. Segments that were torn stay as they are.
 */
function sweep(log: SegmentLog): void {
  const { folder, machine, place, seal } = log;
  const { files } = machine;
  const listing = listingOf(files.names(folder) ?? []);
  if (seal === undefined) return;
  const kept = new Set(seal.files.map(({ name }) => name));
  for (const { name } of listing.packed) {
    if (!kept.has(name)) removeQuietly(files, `${folder}/${name}`);
  }
  for (const name of listing.unfinished) removeQuietly(files, `${folder}/${name}`);
  if (!seal.files.every((file) => arePacked(log, file.name, file.sha256))) return;
  for (const name of listing.segments) {
    const ordinal = ordinalOf(name);
    if (ordinal === 0 || ordinal >= place.ordinal - 1) continue;
    const bytes = readWhole(files, `${folder}/${name}`);
    if (bytes === undefined || !isSegment(segmentAt(sourceOf(bytes), 0, machine.crc))) continue;
    files.replace(writePartial(machine, folder, [], false), `${folder}/${name}`);
  }
  syncNames(files, folder);
}

function arePacked({ folder, machine }: SegmentLog, name: string, sha256: string): boolean {
  const bytes = readWhole(machine.files, `${folder}/${name}`);
  return bytes !== undefined && machine.sha256(bytes) === sha256;
}
