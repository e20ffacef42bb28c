/**
 * The names in a log's folder. Segment n is `000000000012.segment`; if that was torn by whatever
 * the machine did to it, it is left as it is, and the next file of its number, `…-1.segment`,
 * stands in for it. A name that was given stays given, so writers who repair a log at the same
 * time, or one who slept while others went on, can do no harm: sealing empties plain segments,
 * whose events are packed by then, but leaves their names.
 */
export const headFile = "head";
export const quarantineFolder = "quarantine";
/** Where a log is written anew, and the file that says that it is complete there. */
export const rewritingFolder = "rewriting";
export const commitFile = "complete";

const digits = 12;
const numbered = (ordinal: number): string => String(ordinal).padStart(digits, "0");

export const segmentName = (ordinal: number, attempt: number): string =>
  `${numbered(ordinal)}${attempt === 0 ? "" : `-${attempt}`}.segment`;

/** A packed file's name: its first and last segment, and the beginning of its SHA-256. */
export const packedName = (first: number, last: number, sha256: string): string =>
  `${numbered(first)}-${numbered(last)}-${sha256.slice(0, 8)}.packed`;

const partial = "partial-";

export const partialName = (unique: string): string => `${partial}${unique}`;

/** The word in the name of a file that a writer had not finished. */
export const wordOf = (name: string): string => name.slice(partial.length);

/** What a log's folder holds, by name. */
export interface Listing {
  /** Number of the last segment; −1 when there is none. */
  readonly last: number;
  /** Names of segment files. */
  readonly segments: ReadonlyArray<string>;
  readonly packed: ReadonlyArray<PackedFile>;
  /** Files that a writer had not finished. */
  readonly unfinished: ReadonlyArray<string>;
}

export interface PackedFile {
  readonly name: string;
  readonly first: number;
  readonly last: number;
}

/** What the names in a folder are. */
export function listingOf(all: ReadonlyArray<string>): Listing {
  const names = all.toSorted();
  const segments = names.filter((name) => /^\d{12}(-\d+)?\.segment$/u.test(name));
  const packed = names.flatMap((name): ReadonlyArray<PackedFile> => {
    const found = /^(\d{12})-(\d{12})-[0-9a-f]{8}\.packed$/u.exec(name);
    return found === null ? [] : [{ name, first: Number(found[1]), last: Number(found[2]) }];
  });
  const last = segments.reduce((most, name) => Math.max(most, ordinalOf(name)), -1);
  const unfinished = names.filter((name) => name.startsWith(partial));
  return { last, segments, packed, unfinished };
}

/** The number of a segment file. */
export const ordinalOf = (name: string): number => Number(name.slice(0, digits));
