/**
 * A fingerprint of plain data: 64 bits, as 16 hexadecimal digits, that do not depend on the order
 * in which the keys of a map were written. Equal plans have equal fingerprints wherever they were
 * compiled, so that results are found again by what was run and not by what it was called. The
 * arithmetic is FNV-1a over the UTF-8 of the data as JSON; it finds accidents, not forgers.
 */
const [basisHigh, basisLow] = [0xcbf29ce4, 0x84222325];
/** The prime is 2⁴⁰ and this. */
const primeLow = 0x1b3;

/** Fingerprint of data that JSON can hold; typed arrays count as lists of numbers. */
export function fingerprint(data: unknown): string {
  return fnv1a(canonical(data));
}

/** FNV-1a, 64 bits, of the UTF-8 of a text. */
export function fnv1a(text: string): string {
  let [high, low] = [basisHigh, basisLow];
  for (const byte of new TextEncoder().encode(text)) {
    // In two words: BigInt takes seven times as long, and a sweep compiles thousands of plans.
    const product = ((low ^ byte) >>> 0) * primeLow;
    high = (high * primeLow + Math.floor(product / 2 ** 32) + ((low ^ byte) >>> 0) * 2 ** 8) >>> 0;
    low = product >>> 0;
  }
  return high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");
}

/** JSON with the keys of every map in alphabetical order. */
export function canonical(data: unknown): string {
  if (ArrayBuffer.isView(data)) return canonical([...(data as Float32Array)]);
  if (Array.isArray(data)) return `[${data.map((item) => canonical(item)).join(",")}]`;
  if (data === null || typeof data !== "object") return JSON.stringify(data) ?? "null";
  const entries = Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const members = entries.map(([key, value]) => `${JSON.stringify(key)}:${canonical(value)}`);
  return `{${members.join(",")}}`;
}
