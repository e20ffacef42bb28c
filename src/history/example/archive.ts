/**
 * The archive that the extracts of an example are taken from: the records, what is dirty about
 * them, and who goes by which number. It follows from the seed alone.
 */
import { dayOfIso, minutesPerDay } from "../../domain/moment.ts";
import { traits } from "../../domain/citizen.ts";
import { type Chance, chanceOf } from "../../kernel/chance.ts";
import type { Columns } from "../../kernel/columns.ts";
import { lastYear } from "./centre.ts";
import { dice, diceSeed } from "./dice.ts";
import type { Dirt } from "./dirt.ts";
import { Numbers } from "./numbers.ts";
import { type Records, recordsOf } from "./records.ts";

/** What a row of an extract may know. */
export interface View {
  /** Which extract it is, from 0. */
  readonly number: number;
  /** The last minute that it knows of, and that the one before it did. */
  readonly until: number;
  readonly before: number;
  /** Only rows that reach this minute, or were registered after the extract before. */
  readonly from: number;
  /** The minute from which on the second extract covers what the first does too. */
  readonly overlap: number;
}

/** All that the extracts of an example have in common. */
export interface Archive {
  readonly records: Records;
  readonly dirt: Dirt;
  readonly chance: Chance;
  /** Personal numbers, by extract and citizen. */
  readonly numbers: ReadonlyArray<ReadonlyArray<number>>;
  /** Citizens whose origin the first extract has wrong. */
  readonly wrongOrigin: ReadonlySet<number>;
  /** Days, as `citizen day`, on which so much happened to a citizen that the time matters. */
  readonly busy: ReadonlySet<string>;
}

/** Days of the two extracts, and the first day that the second covers. */
export const extractDays = [dayOfIso(`${lastYear}-09-30`), dayOfIso(`${lastYear}-12-31`)] as const;
export const coversFrom = dayOfIso(`${lastYear}-07-01`);

const lastMinute = (day: number): number => (day + 1) * minutesPerDay - 1;

/** What each extract may know. */
export const views: ReadonlyArray<View> = extractDays.map((day, number) => ({
  number,
  until: lastMinute(day),
  before: number === 0 ? -Infinity : lastMinute(extractDays[0]),
  from: number === 0 ? -Infinity : coversFrom * minutesPerDay,
  overlap: coversFrom * minutesPerDay,
}));

export function archiveOf(log: Columns, dirt: Dirt, seed: string): Archive {
  const records = recordsOf(log);
  const chance = chanceOf(diceSeed(seed), 0);
  const { people } = records;
  const drawn = (purpose: number, share: number) =>
    new Set([...people.keys()].filter((citizen) => chance.uniform(citizen, purpose, 0) < share));
  return {
    records,
    dirt,
    chance,
    numbers: numbersOf(records, chance, drawn(dice.newNumber, dirt.newNumber)),
    wrongOrigin: drawn(dice.facts, dirt.facts),
    busy: busyDays(records),
  };
}

/** Numbers in each extract; some citizens have another in the second. */
function numbersOf(
  { life, people }: Records,
  chance: Chance,
  changing: ReadonlySet<number>,
): Archive["numbers"] {
  const numbers = new Numbers(chance);
  const isFemale = (citizen: number) =>
    ((people[citizen].traits >> traits.indexOf("female")) & 1) === 1;
  const first = people.map(({ born }, citizen) => numbers.next(citizen, born, isFemale(citizen)));
  // Only whoever the first extract has for certain can be known by an old number.
  const known = new Set(
    life.benefits
      .filter(({ from }) => from < coversFrom * minutesPerDay)
      .map(({ citizen }) => citizen),
  );
  const second = people.map(({ born }, citizen) =>
    changing.has(citizen) && known.has(citizen)
      ? numbers.next(citizen, born, isFemale(citizen), 1)
      : first[citizen],
  );
  return [first, second];
}

/** Days on which a citizen's life changed more than once. */
function busyDays({ life }: Records): ReadonlySet<string> {
  const minutes = new Map<string, number>();
  const busy = new Set<string>();
  for (const spells of [life.benefits, life.cases, life.activities]) {
    for (const { citizen, from, to } of spells) {
      for (const minute of [from, to]) {
        const key = `${citizen} ${Math.floor(minute / minutesPerDay)}`;
        const known = minutes.get(key);
        if (known !== undefined && known !== minute) busy.add(key);
        minutes.set(key, minute);
      }
    }
  }
  return busy;
}
