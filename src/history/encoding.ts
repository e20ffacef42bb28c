/**
 * In which encoding a file is written. Danish extracts come as UTF-8 or as Windows-1252, and the
 * one read as the other garbles every æ, ø and å, silently in one direction. So all bytes are
 * looked at before any is read: what is said of a file is held against what is in it.
 */

export const encodings = ["utf-8", "windows-1252"] as const;
export type Encoding = (typeof encodings)[number];

/** What a walk over all bytes of a file found. */
export interface EncodingFound {
  /** How the file begins, where that says it all. */
  readonly kind: "text" | "utf-16" | "workbook" | "gzip" | "parquet" | "binary";
  /** Whether it begins with the mark of UTF-8. */
  readonly marked: boolean;
  /** Characters of more than one byte, read as UTF-8. */
  readonly sequences: number;
  /** The first byte that is no UTF-8. */
  readonly notUtf8: FoundByte | undefined;
  /** The first byte that stands for nothing in Windows-1252. */
  readonly notWindows: FoundByte | undefined;
}

export interface FoundByte {
  readonly byte: number;
  /** From 1. */
  readonly line: number;
}

const lf = 0x0a;
const unusedInWindows = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
const beginnings: ReadonlyArray<readonly [EncodingFound["kind"], ReadonlyArray<number>]> = [
  ["utf-16", [0xff, 0xfe]],
  ["utf-16", [0xfe, 0xff]],
  ["workbook", [0x50, 0x4b, 0x03, 0x04]],
  ["workbook", [0xd0, 0xcf, 0x11, 0xe0]],
  ["gzip", [0x1f, 0x8b]],
  ["parquet", [0x50, 0x41, 0x52, 0x31]],
];

/** Looks at a file block by block. */
export class EncodingWatch {
  #kind: EncodingFound["kind"] | undefined;
  #marked = false;
  #line = 1;
  #sequences = 0;
  /** Bytes that the character begun still lacks, and the least the next one may be. */
  #lacks = 0;
  #first = 0;
  #least = 0x80;
  #most = 0xbf;
  #notUtf8: FoundByte | undefined;
  #notWindows: FoundByte | undefined;

  feed(bytes: Uint8Array): void {
    this.#kind ??= this.#begins(bytes);
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i];
      if (byte < 0x80) {
        if (this.#lacks > 0) this.#broken(this.#first);
        if (byte === lf) this.#line += 1;
        else if (byte === 0 && this.#kind === "text") this.#kind = "binary";
      } else {
        this.#high(byte);
      }
    }
  }

  found(): EncodingFound {
    if (this.#lacks > 0) this.#broken(this.#first);
    return {
      kind: this.#kind ?? "text",
      marked: this.#marked,
      sequences: this.#sequences,
      notUtf8: this.#notUtf8,
      notWindows: this.#notWindows,
    };
  }

  #begins(bytes: Uint8Array): EncodingFound["kind"] {
    this.#marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    const found = beginnings.find(([, begin]) => begin.every((byte, i) => bytes[i] === byte));
    return found?.[0] ?? "text";
  }

  #broken(byte: number): void {
    this.#lacks = 0;
    this.#notUtf8 ??= { byte, line: this.#line };
  }

  #high(byte: number): void {
    if (unusedInWindows.has(byte)) this.#notWindows ??= { byte, line: this.#line };
    if (this.#lacks > 0) {
      if (byte < this.#least || byte > this.#most) {
        this.#broken(this.#first);
        return;
      }
      this.#least = 0x80;
      this.#most = 0xbf;
      this.#lacks -= 1;
      if (this.#lacks === 0) this.#sequences += 1;
      return;
    }
    this.#first = byte;
    this.#lacks = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
    if (byte < 0xc2 || byte > 0xf4) this.#broken(byte);
    // Longer forms than needed, surrogates, and what lies beyond Unicode.
    this.#least = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    this.#most = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
  }
}

/** The encoding to read separated text in, or in words why it cannot be read as that. */
export function encodingOf(
  found: EncodingFound,
  stated: Encoding | undefined,
): { readonly encoding: Encoding } | { readonly fault: string } {
  const unreadable = notText[found.kind];
  if (unreadable !== undefined) return { fault: unreadable };
  const { marked, notUtf8, notWindows, sequences } = found;
  const isUtf8 = notUtf8 === undefined;
  if (stated === "utf-8" && !isUtf8) {
    const text =
      `byte ${hex(notUtf8.byte)} on line ${notUtf8.line} is no UTF-8; the file looks like ` +
      "Windows-1252: write `encoding: windows-1252` in the mapping, or save it as UTF-8";
    return { fault: text };
  }
  if (stated === "windows-1252" && (marked || (isUtf8 && sequences > 0))) {
    const letters = sequences === 1 ? "a letter in it shows" : `${sequences} letters in it show`;
    const shownBy = `${marked ? "its mark shows" : letters} it`;
    const mend = "the mapping says windows-1252: write `encoding: utf-8`";
    return { fault: `the file is UTF-8 (${shownBy}), ${mend}` };
  }
  const encoding = stated ?? (isUtf8 ? "utf-8" : "windows-1252");
  if (encoding === "windows-1252" && notWindows !== undefined) {
    const text =
      `byte ${hex(notWindows.byte)} on line ${notWindows.line} is neither UTF-8 nor ` +
      "Windows-1252; save the file as UTF-8";
    return { fault: text };
  }
  return { encoding };
}

const hex = (byte: number): string => `0x${byte.toString(16).toUpperCase().padStart(2, "0")}`;

const notText: Partial<Record<EncodingFound["kind"], string>> = {
  "utf-16": "the file is UTF-16 (Excel's “Unicode text”): save it as CSV UTF-8",
  workbook: "the file is an Excel workbook: save the sheet as CSV UTF-8",
  gzip: "the file is packed with gzip: unpack it first, or name it .gz",
  parquet: "the file is Parquet: write `format: { kind: parquet }` in the mapping",
  binary: "the file holds zero bytes, so it is no text: save it as CSV UTF-8",
};
