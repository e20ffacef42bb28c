/**
 * Whose log a log in a store is: what it is about, where it comes from, and, for a branch, what
 * it goes on from. It is kept as JSON, so that a person who opens the file sees it at once; its
 * keys have one order, so that equal headers are equal bytes; and a key that is not known is
 * refused rather than ignored, since it may change what the events mean.
 */
import * as Result from "effect/Result";
import * as Schema from "effect/Schema";

const position = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0));
const minute = Schema.Int;

/** What a branch goes on from. */
export const Parent = Schema.Struct({
  log: Schema.String,
  /** The branch sees the parent's events before this position. */
  position,
  /** The parent's chain at the end of the batch that reaches that position. */
  chain: Schema.String,
  /** Of those, only what had happened in this civil minute. */
  validTo: Schema.optionalKey(minute),
  /** Of those, only what was registered in this civil minute. */
  knownOn: Schema.optionalKey(minute),
});
export type Parent = typeof Parent.Type;

/**
 * What a log was before persons were taken out of it who had to be forgotten. Their positions are
 * not said, since what lies beside them would tell when something happened to them.
 */
export const Redacted = Schema.Struct({
  /** The chain that the log had, and its events. */
  chain: Schema.String,
  events: position,
  /** Batches from which events were taken: where each ended then, and how many are gone. */
  batches: Schema.Array(Schema.Struct({ to: position, removed: position })),
});
export type Redacted = typeof Redacted.Type;

/** The run that a simulated log is a function of. */
const Run = Schema.Struct({
  scenario: Schema.String,
  seed: Schema.String,
  replication: position,
  model: Schema.String,
});

const newHeader = {
  /** Records of what happened, or a simulated future. */
  kind: Schema.Literals(["history", "forecast"]),
  /** Whether real persons are in it. What branches from personal data is personal data. */
  data: Schema.Literals(["personal", "synthetic"]),
  /** `none` for scratch logs, which a loss of power may take. */
  durability: Schema.Literals(["fsync", "none"]),
  /** What it is, in words. */
  title: Schema.optionalKey(Schema.String),
  run: Schema.optionalKey(Run),
};

/** What is said of a log when it is made. */
export const NewHeader = Schema.Struct(newHeader);
export type NewHeader = typeof NewHeader.Type;

export const StoreHeader = Schema.Struct({
  /** Version of the way logs are stored. */
  store: Schema.Literals([1]),
  log: Schema.String,
  /** Hash of the declarations of events at the time. */
  vocabulary: Schema.String,
  ...newHeader,
  parent: Schema.optionalKey(Parent),
  /** In the order in which it came about. */
  redacted: Schema.optionalKey(Schema.Array(Redacted)),
});
export type StoreHeader = typeof StoreHeader.Type;

const decode = Schema.decodeUnknownResult(StoreHeader, { onExcessProperty: "error" });
const encode = Schema.encodeSync(StoreHeader);

/** The header in its one order of keys. */
export function plainHeader(header: StoreHeader): unknown {
  const { store, log, vocabulary, kind, data, durability, title, run, parent, redacted } =
    encode(header);
  const about = { store, log, vocabulary, kind, data, durability, title };
  const ordered = { ...about, run, parent, redacted };
  return JSON.parse(JSON.stringify(ordered, keysInOrder));
}

const runKeys = ["scenario", "seed", "replication", "model"];
const parentKeys = ["log", "position", "chain", "validTo", "knownOn"];

/** Within `run` and `parent` too, the order is ours and not the caller's. */
function keysInOrder(key: string, value: unknown): unknown {
  if ((key !== "run" && key !== "parent") || value === undefined) return value;
  const record = value as Record<string, unknown>;
  const keys = key === "run" ? runKeys : parentKeys;
  const present = keys.filter((name) => record[name] !== undefined);
  return Object.fromEntries(present.map((name) => [name, record[name]]));
}

/**
 * Whether two headers are of the same log; the vocabulary may have grown in between, and persons
 * may have been forgotten.
 */
export function isSameLog(one: StoreHeader, other: StoreHeader): boolean {
  const [said, also] = [one, other].map((header) =>
    JSON.stringify(plainHeader({ ...header, vocabulary: "", redacted: [] })),
  );
  return said === also;
}

/** The header that JSON says, or in words what is wrong with it. */
export function headerOf(json: unknown): StoreHeader | string {
  const decoded = decode(json);
  if (Result.isSuccess(decoded)) return decoded.success;
  return `a header that says ${JSON.stringify(json)?.slice(0, 200) ?? "nothing"}`;
}

/** Whether a log may be called so: a name that every file system takes as it is. */
export const isLogName = (name: string): boolean =>
  /^[a-z0-9]([a-z0-9_.-]{0,98}[a-z0-9])?$/u.test(name);

export const logNameRule =
  "a log's name is 1 to 100 lower-case letters a–z, digits, '-', '_' or '.', and begins and ends " +
  "with a letter or a digit";
