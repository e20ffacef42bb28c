/**
 * A population, compiled: which citizens it holds, as bit tests on a citizen's word and, for
 * durations, the minute from which it holds them.
 *
 * "Longer than n months" holds from 00:00 of the day that lies n civil months after the first day
 * of the spell, while the spell is open; 31 August and six months is 28 or 29 February. So on that
 * day the citizen is among the long-term recipients, and at a month's end when that day is at the
 * latest the month's last. The spell is the one that `BenefitGranted` or `BenefitResumed` says it
 * is by its `from`, so a gap without a whole calendar month does not begin it anew.
 */
import { benefits } from "../domain/benefit.ts";
import { ageGroups, origins, traits } from "../domain/citizen.ts";
import { workReadyLevelMax } from "../domain/match-scheme.ts";
import { addMonths, dayOfMinute } from "../kernel/civil-time.ts";
import { minutesPerDay } from "../domain/moment.ts";
import type { Population } from "../domain/measure.ts";
import {
  ageGroupPlace,
  benefitPlace,
  bitsOf,
  bitsOfActivity,
  centrePlace,
  levelPlace,
  originPlace,
  traitsPlace,
} from "./citizen-word.ts";
import { MeasureFault } from "./fault.ts";

export class Predicate {
  declare private readonly benefits: number;
  declare private readonly origins: number;
  declare private readonly ageGroups: number;
  declare private readonly levels: number;
  /** Bits of the word of which all must be set, and of which one must be. */
  declare private readonly all: number;
  declare private readonly any: number;
  /** 1 for each centre that counts; empty when all do. */
  readonly #centres: Uint8Array;
  /** Civil months that the spell must have reached; 0 when it need not be of any length. */
  declare readonly months: number;
  /** Bits of the word that can make a difference; 0 when everybody belongs. */
  declare readonly bits: number;

  /** @param centres ids of the scenario's centres in the order of their numbers */
  constructor(population: Population, centres: ReadonlyArray<string>) {
    this.months = population.longerThanMonths ?? 0;
    const open = this.months > 0 ? anyBenefit : everything;
    this.benefits = flagsOf(benefits, population.benefits) & open;
    this.origins = flagsOf(origins, population.origins);
    this.ageGroups = flagsOf(ageGroups, population.ageGroups);
    this.levels = levelsOf(population);
    this.all = population.traits
      ? (flagsOf(traits, population.traits) & traitsPlace.mask) << traitsPlace.shift
      : 0;
    this.any = (population.statuses ?? []).reduce((bits, word) => bits | bitsOfActivity[word], 0);
    this.#centres = centresOf(population.centres, centres);
    this.bits =
      this.all |
      this.any |
      (this.benefits === everything ? 0 : bitsOf(benefitPlace)) |
      (population.origins ? bitsOf(originPlace) : 0) |
      (population.ageGroups ? bitsOf(ageGroupPlace) : 0) |
      (this.levels === everything ? 0 : bitsOf(levelPlace)) |
      (this.#centres.length > 0 ? bitsOf(centrePlace) : 0);
  }

  /** Whether a citizen with this word belongs, if the spell is long enough. */
  holds(word: number): boolean {
    return (
      (this.benefits & (1 << ((word >>> benefitPlace.shift) & benefitPlace.mask))) !== 0 &&
      (word & this.all) === this.all &&
      (this.any === 0 || (word & this.any) !== 0) &&
      (this.origins & (1 << ((word >>> originPlace.shift) & originPlace.mask))) !== 0 &&
      (this.ageGroups & (1 << ((word >>> ageGroupPlace.shift) & ageGroupPlace.mask))) !== 0 &&
      (this.levels & (1 << ((word >>> levelPlace.shift) & levelPlace.mask))) !== 0 &&
      (this.#centres.length === 0 ||
        this.#centres[(word >>> centrePlace.shift) & centrePlace.mask] === 1)
    );
  }

  /** The minute from which a spell that began at `from` is long enough; `from` itself if any is. */
  reached(from: number): number {
    if (this.months === 0) return -Infinity;
    return addMonths(dayOfMinute(from) * minutesPerDay, this.months);
  }

  /** Whether a citizen with this word, whose spell began at `from`, belongs at the minute. */
  holdsAt(word: number, from: number, minute: number): boolean {
    return this.holds(word) && (this.months === 0 || minute >= this.reached(from));
  }
}

const everything = -1;
const anyBenefit = ~(1 << benefits.indexOf("none"));

function flagsOf<W extends string>(list: ReadonlyArray<W>, chosen?: ReadonlyArray<W>): number {
  if (!chosen) return everything;
  return chosen.reduce((bits, word) => bits | (1 << list.indexOf(word)), 0);
}

const workReadyLevels = (2 << workReadyLevelMax) - 2;
const knownLevels = 0b111110;

function levelsOf({ levels, workReady }: Population): number {
  let bits = everything;
  if (levels) bits &= levels.reduce((sum, level) => sum | (1 << level), 0);
  if (workReady === true) bits &= workReadyLevels;
  if (workReady === false) bits &= knownLevels & ~workReadyLevels;
  return bits;
}

function centresOf(
  chosen: ReadonlyArray<string> | undefined,
  centres: ReadonlyArray<string>,
): Uint8Array {
  if (!chosen) return new Uint8Array(0);
  const flags = new Uint8Array(256);
  for (const [i, id] of chosen.entries()) {
    const number = centres.indexOf(id);
    if (number < 0) {
      const path = ["population", "centres", i];
      throw new MeasureFault(path, `no centre is called ${id}; there is ${centres.join(", ")}`);
    }
    flags[number] = 1;
  }
  return flags;
}
