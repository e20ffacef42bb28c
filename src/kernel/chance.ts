/**
 * Chance by address. A draw is a pure function of (seed, replication, subject, purpose, index) and
 * of nothing else: not of what was drawn before, nor of what others do. So two scenarios that
 * differ in one team give every citizen whom the team does not reach the same fate, and paired
 * comparison needs few replications. The price is a rule: an address is used for one decision.
 */
import seedrandom from "seedrandom";
import { threefry, threefry13, words } from "./threefry.ts";

/** Two 32-bit words. */
export interface Key {
  readonly k0: number;
  readonly k1: number;
}

/** A draw at an address that does not exist, or among no outcomes. */
export class NoSuchChance extends RangeError {
  readonly _tag = "NoSuchChance";
}

/** The root key of a seed, which is any text: the one place where `seedrandom` is used. */
export function rootKey(seed: string): Key {
  const generator = seedrandom(seed.normalize("NFC"));
  return { k0: generator.int32(), k1: generator.int32() };
}

/** The key of a replication, 0…2³² − 1; no two replications of one seed share a key. */
export function replicationKey(root: Key, replication: number): Key {
  if (replication !== replication >>> 0) {
    throw new NoSuchChance(`replication ${replication}: expected a whole number, 0 to 4294967295`);
  }
  threefry(20, replication, 0, root.k0, root.k1);
  return { k0: words[0] | 0, k1: words[1] | 0 };
}

/** The draws of one replication. All of them take subject u32, purpose u8, index u24. */
export class Chance {
  declare readonly k0: number;
  declare readonly k1: number;

  constructor({ k0, k1 }: Key) {
    this.k0 = k0 | 0;
    this.k1 = k1 | 0;
  }

  /**
   * Uniform between 0 and 1, neither of them possible: an odd multiple of 2⁻⁵³.
   * @throws NoSuchChance when the address is out of range.
   */
  uniform(subject: number, purpose: number, index: number): number {
    const isAddress = purpose === (purpose & 0xff) && index === (index & 0xffffff);
    // Subjects are 32 bits, read with or without a sign: the engine keeps signed ones unboxed.
    if (!isAddress || (subject !== (subject | 0) && subject !== subject >>> 0)) {
      refuse(subject, purpose, index);
    }
    threefry13(subject | 0, (purpose << 24) | index, this.k0, this.k1);
    return ((words[0] >>> 6) * 67108864 + (words[1] >>> 6) + 0.5) * 2.220446049250313e-16;
  }

  /** Exponential with mean 1: the threshold that an accumulating hazard must cross. */
  exponential(subject: number, purpose: number, index: number): number {
    return -Math.log(this.uniform(subject, purpose, index));
  }

  /** A whole number from 0 until before `n`, all alike; n is at most 2³². */
  below(n: number, subject: number, purpose: number, index: number): number {
    if (!(n >= 1 && n <= 0x100000000)) {
      throw new NoSuchChance(`a draw below ${n}: expected 1 to 4294967296 outcomes`);
    }
    return Math.floor(this.uniform(subject, purpose, index) * n);
  }

  /**
   * One of several outcomes. `cumulative` holds the running sums of their weights, in any unit;
   * an outcome of weight 0 is never chosen.
   */
  choice(cumulative: ArrayLike<number>, subject: number, purpose: number, index: number): number {
    const last = cumulative.length - 1;
    if (last < 0 || !(cumulative[last] > 0)) {
      throw new NoSuchChance("a choice among no outcomes: expected weights, not all of them 0");
    }
    const mark = this.uniform(subject, purpose, index) * cumulative[last];
    let outcome = 0;
    while (cumulative[outcome] <= mark) outcome++;
    return outcome;
  }
}

/** The draws of a replication of a seed. */
export function chanceOf(seed: string, replication: number): Chance {
  return new Chance(replicationKey(rootKey(seed), replication));
}

function refuse(subject: number, purpose: number, index: number): never {
  throw new NoSuchChance(
    `chance at subject ${subject}, purpose ${purpose}, index ${index}: expected whole numbers, ` +
      "subject below 2^32, purpose below 2^8, index below 2^24; more draws than that for one " +
      "purpose need more subjects",
  );
}
