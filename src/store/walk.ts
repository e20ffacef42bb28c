/**
 * Walks a log's segments from one place to its end, each looked at as a whole before it is given,
 * and says what lies at the end. There is no lock: a segment never changes once it has its name,
 * so a walker sees whole batches in their order whoever is writing, and when a sealing empties
 * the plain segments in mid-walk it goes on in the packed ones.
 *
 * A bad segment with nothing good after it, at or beyond the recorded head, is a torn tail; any
 * other is damage.
 */
import { frameKinds } from "../kernel/frame.ts";
import type { WholeFrame } from "../kernel/frame-at.ts";
import { nextGoodFrame, type Source, sourceOf } from "../kernel/frame-search.ts";
import { firstChain, nextChain } from "./batch.ts";
import type { Damage } from "./contract.ts";
import { type Machine, readWhole, type Room } from "./files.ts";
import { headFile, type Listing, listingOf, type PackedFile, segmentName } from "./folder.ts";
import { recordedSegments } from "./head-record.ts";
import { isSegment, type Segment, segmentAt, type SegmentTrouble } from "./segment.ts";
import { sealOf, type SealSays } from "./seal-says.ts";
import { headerOf, type StoreHeader } from "./store-header.ts";

/** A place between two segments. */
export interface Place {
  /** Number of the next segment. */
  readonly ordinal: number;
  readonly position: number;
  readonly chain: string;
  /** CRC that the next segment names; undefined where the one before it was packed. */
  readonly crc: number | undefined;
}

export const start: Place = { ordinal: 0, position: 0, chain: "", crc: 0 };

/** A good segment, what it means, and the place after it. */
export type Step = { readonly after: Place; readonly place: string } & (
  | { readonly _tag: "Header"; readonly header: StoreHeader }
  | ({ readonly _tag: "Batch" } & StoredBatch)
  | { readonly _tag: "Seal"; readonly seal: SealSays }
  /** The log is being rewritten: nothing may follow until it has been. */
  | { readonly _tag: "Fence" }
);

export interface StoredBatch {
  readonly id: string;
  readonly schema: number;
  readonly digest: string;
  readonly from: number;
  readonly to: number;
  readonly events: ReadonlyArray<WholeFrame>;
  readonly segment: Segment;
}

export type Ending =
  /** `attempt`: the number of the file that the next segment takes; more than 0 after torn ones. */
  | { readonly _tag: "End"; readonly attempt: number; readonly torn: Damage | undefined }
  | { readonly _tag: "Corrupt"; readonly damage: Damage }
  | {
      readonly _tag: "Unsupported";
      readonly place: string;
      readonly found: string;
      readonly expected: string;
    };

export type Walk = Generator<Step, Ending, undefined>;

/**
 * Walks from a place; `begin` is the start unless told.
 * @param room of a walker who is done with a step before it takes the next
 */
export function* walk(machine: Machine, folder: string, begin: Place = start, room?: Room): Walk {
  let at = begin;
  while (true) {
    const probe = probeSegment(machine, folder, at, room);
    if (probe._tag === "Good") {
      yield probe.step;
      const { _tag } = probe.step;
      if (_tag === "Seal" || _tag === "Fence") return { _tag: "End", attempt: 0, torn: undefined };
      at = probe.step.after;
    } else if (probe._tag === "Packed") {
      const place = yield* walkPacked(machine, folder, at, probe.file, room);
      if ("_tag" in place) return place;
      at = place;
    } else {
      return probe;
    }
  }
}

type Probe = Ending | { readonly _tag: "Good"; readonly step: Step } | Packed;
interface Packed {
  readonly _tag: "Packed";
  readonly file: PackedFile;
}

/**
 * What is at a place. The order of looking matters while others write: what the head record
 * counts, and what a later segment follows, was there before it, so it is looked for again after.
 */
function probeSegment(machine: Machine, folder: string, at: Place, room?: Room): Probe {
  const early = tryAttempts(machine, folder, at, room);
  if (early._tag !== "Bad") return early;
  const recorded = recordedSegments(machine, `${folder}/${headFile}`);
  const names = machine.files.names(folder);
  const listing = listingOf(names ?? []);
  const late = tryAttempts(machine, folder, at, room);
  if (late._tag !== "Bad") return late;
  if (listing.last > at.ordinal) {
    const file = packedFor(machine, folder, at.ordinal, listing);
    if (file !== undefined) return { _tag: "Packed", file };
  }
  const { attempt, damage, goesOn } = late;
  const isLost = recorded > at.ordinal || listing.last > at.ordinal || at.crc === undefined;
  if (isLost || goesOn) return { _tag: "Corrupt", damage: damage ?? missing(at) };
  return { _tag: "End", attempt, torn: damage };
}

/**
 * The packed file that a segment is in, once the log is sealed: one that the seal names, or,
 * when the seal itself is damaged, any. Those of a sealing that did not come about do not count.
 */
function packedFor(
  machine: Machine,
  folder: string,
  ordinal: number,
  { last, packed }: Listing,
): PackedFile | undefined {
  const covering = packed.filter((file) => file.first <= ordinal && ordinal <= file.last);
  const bytes = readWhole(machine.files, `${folder}/${segmentName(last, 0)}`);
  const segment = segmentAt(sourceOf(bytes ?? new Uint8Array(0)), 0, machine.crc);
  if (!isSegment(segment)) return covering[0];
  const seal = segment.kind === frameKinds.seal ? sealOf(segment.says) : "no seal";
  if (typeof seal === "string") return undefined;
  return covering.find(({ name }) => seal.files.some((file) => file.name === name));
}

const missing = ({ ordinal }: Place): Damage => ({
  place: segmentName(ordinal, 0),
  at: 0,
  why: "the segment is missing",
});

/** No good file of a segment's number; `damage` is that of the first, if there is any file. */
interface Bad {
  readonly _tag: "Bad";
  readonly attempt: number;
  readonly damage: Damage | undefined;
  /** Whether good frames follow the bad one. */
  readonly goesOn: boolean;
}

function tryAttempts(
  machine: Machine,
  folder: string,
  at: Place,
  room?: Room,
): Bad | Extract<Probe, { readonly _tag: "Good" | "Unsupported" }> {
  let bad: Bad = { _tag: "Bad", attempt: 0, damage: undefined, goesOn: false };
  for (let attempt = 0; ; attempt++) {
    const place = segmentName(at.ordinal, attempt);
    const bytes = readWhole(machine.files, `${folder}/${place}`, room);
    if (bytes === undefined) return bad;
    const source = sourceOf(bytes);
    const read = readStep(source, 0, at, place, machine);
    const { found } = read;
    if ("after" in found) {
      if (read.end === bytes.length) return { _tag: "Good", step: found };
      const damage = { place, at: read.end, why: "bytes after the end of the segment" };
      bad = { _tag: "Bad", attempt: attempt + 1, damage: bad.damage ?? damage, goesOn: true };
      continue;
    }
    if ("found" in found) {
      return { _tag: "Unsupported", place, found: found.found, expected: found.expected };
    }
    const damage = bad.damage ?? { place, at: found.at, why: found.why };
    const goesOn = bad.goesOn || nextGoodFrame(source, found.at, machine.crc) !== undefined;
    bad = { _tag: "Bad", attempt: attempt + 1, damage, goesOn };
  }
}

/** Walks a packed file from a segment on; returns the place after it, or how it ended. */
function* walkPacked(
  machine: Machine,
  folder: string,
  begin: Place,
  { name: place, first, last }: PackedFile,
  room?: Room,
): Generator<Step, Place | Ending, undefined> {
  let at = begin;
  const path = `${folder}/${place}`;
  const source = sourceOf(readWhole(machine.files, path, room) ?? new Uint8Array(0));
  let offset = 0;
  let crc = 0;
  for (let ordinal = first; ordinal <= last; ordinal++) {
    const isWanted = ordinal >= at.ordinal;
    const read = isWanted
      ? readStep(source, offset, { ...at, crc }, place, machine)
      : skipped(source, offset, machine);
    const { found } = read;
    if (found !== undefined && !("after" in found)) {
      if ("found" in found) return { _tag: "Unsupported", place, ...found };
      return { _tag: "Corrupt", damage: { place, at: found.at, why: found.why } };
    }
    if (found !== undefined) {
      yield found;
      at = { ...found.after, crc: undefined };
    }
    offset = read.end;
    crc = read.crc;
  }
  return at;
}

interface ReadStep {
  /** Undefined when it was only passed by. */
  readonly found: Step | SegmentTrouble | undefined;
  readonly end: number;
  readonly crc: number;
}

function skipped(source: Source, offset: number, machine: Machine): ReadStep {
  const read = segmentAt(source, offset, machine.crc);
  if (!isSegment(read)) return { found: read, end: offset, crc: 0 };
  return { found: undefined, end: read.end, crc: read.crc };
}

/** The segment at an offset, if it is good and belongs at this place of the log. */
function readStep(
  source: Source,
  offset: number,
  at: Place,
  place: string,
  machine: Machine,
): ReadStep & { readonly found: Step | SegmentTrouble } {
  const read = segmentAt(source, offset, machine.crc);
  if (!isSegment(read)) return { found: read, end: offset, crc: 0 };
  const meaning = meaningOf(read, at, place);
  const found = "after" in meaning ? meaning : { at: offset, ...meaning };
  return { found, end: read.end, crc: read.crc };
}

type Misplaced = { readonly why: string } | { readonly found: string; readonly expected: string };

function meaningOf(segment: Segment, at: Place, place: string): Step | Misplaced {
  const { kind, says, first, crc } = segment;
  if ((kind === frameKinds.header) !== (at.ordinal === 0)) {
    return { why: at.ordinal === 0 ? "the log has no header" : "a second header" };
  }
  const ordinal = at.ordinal + 1;
  if (kind === frameKinds.header) {
    const header = headerOf(says);
    if (typeof header === "string") return { found: header, expected: "the keys of store 1" };
    const position = header.parent?.position ?? 0;
    const after = { ordinal, position, chain: firstChain(header), crc };
    return { _tag: "Header", place, after, header };
  }
  if (first !== at.position) {
    return { why: `a segment from event ${first} where event ${at.position} is next` };
  }
  if (kind === frameKinds.seal) {
    const seal = sealOf(says);
    if (typeof seal === "string") return { found: seal, expected: "the keys of a seal" };
    if (seal.chain !== at.chain) return { why: "the seal is of other events" };
    return { _tag: "Seal", place, after: { ...at, ordinal, crc }, seal };
  }
  if (at.crc !== undefined && segment.previousCrc !== at.crc) {
    return { why: "the segment follows another than the one before it" };
  }
  if (kind === frameKinds.fence) return { _tag: "Fence", place, after: { ...at, ordinal, crc } };
  return batchIn(segment, at, place);
}

function batchIn(segment: Segment, at: Place, place: string): Step | Misplaced {
  const { says, ends, events, crc } = segment;
  const { batch: id, count, schema, ...others } = says;
  const { digest, chain } = ends;
  const strange = Object.keys(others)[0];
  if (strange !== undefined) {
    return { found: `a batch with the unknown key ${strange}`, expected: "batch, count, schema" };
  }
  const isRight =
    typeof id === "string" && Number.isSafeInteger(count) && Number.isSafeInteger(schema);
  const held = events.reduce((sum, { head }) => sum + head.count, 0);
  if (!isRight || held !== count || typeof digest !== "string") {
    return { why: `a batch of ${String(count)} events that holds ${held}` };
  }
  if (chain !== nextChain(at.chain, id, held, digest)) {
    return { why: "the batch follows another chain than that before it" };
  }
  const from = at.position;
  const to = from + held;
  const after = { ordinal: at.ordinal + 1, position: to, chain, crc };
  const stored = { id, schema: schema as number, digest, from, to, events, segment };
  return { _tag: "Batch", place, after, ...stored };
}
