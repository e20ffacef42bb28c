/**
 * Looks for personal numbers in bytes, however they got there: as digits in UTF-8, Windows-1252 or
 * UTF-16, with or without something between them, and as one number of 64 bits.
 */

/** What may stand between two digits: marks of one byte, and of several in UTF-8. */
const between = "(?:[-. /_\\u00a0\\u0096\\u0097]|\\u00c2\\u00a0|\\u00e2\\u0080[\\u0090-\\u0095])?";
const runs = new RegExp(`[0-9](?:${between}[0-9]){9,}`, "gu");

/** Those of the numbers, as ten digits, that are found. */
export function personalNumbersIn(
  bytes: Uint8Array,
  sought: ReadonlySet<string>,
): ReadonlyArray<string> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  // Of UTF-16, every other byte of a digit is zero.
  const hits = [text, text.replaceAll("\0", "")].flatMap((one) => amongDigits(one, sought));
  return [...hits, ...amongNumbers(bytes, sought)];
}

function amongDigits(text: string, sought: ReadonlySet<string>): ReadonlyArray<string> {
  const hits: string[] = [];
  for (const [run] of text.matchAll(runs)) {
    const digits = run.replaceAll(/[^0-9]/gu, "");
    for (let at = 0; at + 10 <= digits.length; at++) {
      const ten = digits.slice(at, at + 10);
      if (sought.has(ten)) hits.push(ten);
    }
  }
  return hits;
}

/** Numbers of 64 bits, whole or floating, either end first, at every offset. */
function amongNumbers(bytes: Uint8Array, sought: ReadonlySet<string>): ReadonlyArray<string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const hits: string[] = [];
  const look = (value: number) => {
    if (!(value >= 1e8 && value < 1e10) || !Number.isInteger(value)) return;
    const ten = String(value).padStart(10, "0");
    if (sought.has(ten)) hits.push(ten);
  };
  for (let at = 0; at + 8 <= bytes.length; at++) {
    look(view.getFloat64(at, true));
    look(view.getFloat64(at, false));
    if (view.getUint32(at + 4, true) === 0) look(view.getUint32(at, true));
    if (view.getUint32(at, false) === 0) look(view.getUint32(at + 4, false));
  }
  return hits;
}
