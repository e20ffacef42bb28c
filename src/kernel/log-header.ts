/**
 * Whose log a file holds: everything that the log is a function of. It is JSON, so that a person
 * who opens the file sees it at once; its keys have one order, so that equal headers are equal
 * bytes; and a key that is not known is refused rather than ignored, since it may change what
 * the rows mean.
 */
export interface LogHeader {
  /** Hash of the declarations of events that gave the rows their meaning. */
  readonly vocabulary: string;
  /** The scenario's name or hash. */
  readonly scenario: string;
  /** The user's seed, any text. */
  readonly seed: string;
  /** Number of the replication, from 0. */
  readonly replication: number;
  /** Version of the model that made the log. */
  readonly model: string;
}

const keys = ["vocabulary", "scenario", "seed", "replication", "model"] as const;

/** The header as bytes of JSON, padded with spaces to a multiple of four bytes. */
export function encodeLogHeader(header: LogHeader): Uint8Array {
  return paddedJson(Object.fromEntries(keys.map((key) => [key, header[key]])));
}

/** The header in bytes of JSON, or in words what is wrong with it. */
export function decodeLogHeader(bytes: Uint8Array): LogHeader | string {
  const header = jsonOf(bytes);
  if (typeof header !== "object" || header === null) return "a header that is no JSON object";
  const values = header as Record<string, unknown>;
  const unknown = Object.keys(values).find((key) => !keys.some((known) => known === key));
  if (unknown !== undefined) return `a header with the unknown key ${JSON.stringify(unknown)}`;
  for (const key of keys) {
    const isRight =
      key === "replication" ? Number.isInteger(values[key]) : typeof values[key] === "string";
    if (!isRight) return `a header whose ${key} is ${JSON.stringify(values[key]) ?? "missing"}`;
  }
  return header as LogHeader;
}

/** JSON as bytes, padded with spaces to a multiple of four, which keeps frames aligned. */
export function paddedJson(value: unknown): Uint8Array {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4).fill(0x20);
  padded.set(bytes);
  return padded;
}

/** What bytes of JSON say; undefined when they are no JSON. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
