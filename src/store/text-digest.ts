/** The digest of a text or of other bytes, by the same 64 bits as that of a log. */
import { rowBytes } from "../kernel/columns.ts";
import { digestOf } from "../kernel/digest.ts";
import { decodeColumns } from "../kernel/frame.ts";

/** 16 hexadecimal digits. Texts that differ only in zeros at their end are not told apart. */
export function digestOfText(text: string): string {
  return digestOfBytes(new TextEncoder().encode(text));
}

/** The digest of bytes, filled up with zeros to whole rows. */
export function digestOfBytes(bytes: Uint8Array): string {
  const rows = Math.ceil(bytes.length / rowBytes);
  const padded = new Uint8Array(rows * rowBytes);
  padded.set(bytes);
  return digestOf(decodeColumns(padded, rows));
}
