/**
 * What is kept of one replication: what each goal's measure read, and the digest that stands for
 * the log. The log itself is gone by then unless it was asked for; it can be made again from the
 * run plan at any time, and must then give the same digest.
 */
import type { Reading } from "../measures/reading.ts";
import type { Fates } from "./fates.ts";

export interface Outcome {
  /** 0, 1, 2 … */
  readonly replication: number;
  /** One for each goal, in the order of the run plan. */
  readonly readings: ReadonlyArray<Reading>;
  /** Digest of the log, 16 hexadecimal digits. */
  readonly digest: string;
  readonly events: number;
}

/** One replication of several arms under the same chance. */
export interface PairedOutcome {
  /** One for each arm, the baseline's first. */
  readonly outcomes: ReadonlyArray<Outcome>;
  /** One for each arm but the baseline, against the baseline. */
  readonly fates: ReadonlyArray<Fates>;
}

/**
 * One digest for all replications, in their order: two runs have the same only if every event of
 * every replication is the same, whoever computed them and in whatever order they came in.
 */
export function digestOfAll(outcomes: ReadonlyArray<Pick<Outcome, "digest">>): string {
  let [high, low] = [0x9e3779b9, 0x7f4a7c15];
  for (const { digest } of outcomes) {
    high = mixed(high ^ Number.parseInt(digest.slice(0, 8), 16), low);
    low = mixed(low ^ Number.parseInt(digest.slice(8), 16), high);
  }
  return hexOf(mixed(high, low)) + hexOf(mixed(low, high));
}

/** A bijection of the first word for every second one (the finaliser of MurmurHash3). */
function mixed(word: number, other: number): number {
  let h = (word + Math.imul(other, 0x9e3779b1)) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

const hexOf = (word: number): string => (word >>> 0).toString(16).padStart(8, "0");
