/**
 * An extract as a whole: spells put together, what is said twice said once, citizens numbered,
 * everything in the order in which it happened. This is what can be compared with what a log
 * holds, judged, and appended.
 */
import { CitizenRegistered } from "../domain/events/population.ts";
import { byCitizen, byTime } from "./citizen-order.ts";
import type { CitizenIndex } from "./citizen-index.ts";
import type { Mapping } from "./mapping.ts";
import { mergeSpells } from "./merge-spells.ts";
import { StagedEvents, type StagedSpells } from "./staging.ts";
import { turnOf } from "./tie-order.ts";

/** An extract in the order of time; the citizens in it go by their numbers in the log. */
export interface Extract {
  readonly events: StagedEvents;
  /** Pseudonyms of those whom the log does not know yet, by number from the first new one. */
  readonly newcomers: ReadonlyArray<string>;
  /** Citizens in the extract. */
  readonly citizens: number;
  readonly merged: number;
  readonly duplicates: number;
}

/** @param logged citizens whom the log knows. */
export function settle(
  staged: StagedEvents,
  spells: StagedSpells,
  { rules }: Mapping,
  citizens: CitizenIndex,
  logged: number,
): Extract {
  const { duplicates, merged } = mergeSpells(spells, rules, staged);
  const { length, log } = staged;
  const order = byTime(log.minute, length, (row) => turnOf[log.codeAt(row)]);
  const lives = byCitizen(log.subject, log.minute, length, order);
  const again = markDuplicates(staged, lives);
  const who = numbered(staged, lives, citizens, logged);
  const events = inOrder(staged, order, again.marks, citizens, who);
  return {
    events,
    newcomers: who.newcomers.map((citizen) => citizens.pseudonyms[citizen]),
    citizens: citizens.count,
    merged,
    duplicates: duplicates + again.count,
  };
}

/** Marks events that say of a citizen what one of the same minute has said. */
function markDuplicates({ log }: StagedEvents, lives: Uint32Array) {
  const marks = new Uint8Array(lives.length);
  let count = 0;
  for (let i = 1; i < lives.length; i++) {
    const row = lives[i];
    for (let j = i - 1; j >= 0; j--) {
      const other = lives[j];
      if (log.subject[other] !== log.subject[row] || log.minute[other] !== log.minute[row]) break;
      if (!isSame(log, row, other)) continue;
      marks[row] = 1;
      count += 1;
      break;
    }
  }
  return { marks, count };
}

const isSame = ({ a, b, tag, x, y }: StagedEvents["log"], one: number, other: number): boolean =>
  tag[one] === tag[other] &&
  a[one] === a[other] &&
  b[one] === b[other] &&
  x[one] === x[other] &&
  y[one] === y[other];

/** Numbers in the log: newcomers get theirs in the order in which something first happens. */
function numbered(
  { log }: StagedEvents,
  lives: Uint32Array,
  { count, known }: CitizenIndex,
  logged: number,
): Numbered {
  const nothing = -1;
  const first = new Int32Array(count).fill(nothing);
  for (let i = lives.length - 1; i >= 0; i--) first[log.subject[lives[i]]] = lives[i];
  const newcomers: Array<number> = [];
  for (let citizen = 0; citizen < count; citizen++) {
    // Whom the file only names, without anything that happened, the log need not know.
    if (known[citizen] < 0 && first[citizen] !== nothing) newcomers.push(citizen);
  }
  newcomers.sort((one, other) => log.minute[first[one]] - log.minute[first[other]] || one - other);
  const numbers = Uint32Array.from(known, (number) => Math.max(0, number));
  newcomers.forEach((citizen, i) => {
    numbers[citizen] = logged + i;
  });
  return { newcomers, numbers, first };
}

/** Citizens of the file as citizens of the log. */
interface Numbered {
  /** Citizens of the file whom the log does not know, in the order of their numbers. */
  readonly newcomers: ReadonlyArray<number>;
  /** Numbers in the log. */
  readonly numbers: Uint32Array;
  /** Row of the first thing that happened to each. */
  readonly first: Int32Array;
}

/** The rows in order, everybody being registered in the minute when they are first heard of. */
function inOrder(
  { lines, log, recorded }: StagedEvents,
  order: Uint32Array,
  marks: Uint8Array,
  { facts }: CitizenIndex,
  { first, newcomers, numbers }: Numbered,
): StagedEvents {
  const events = new StagedEvents();
  const { a, b, x, y } = log;
  // A later event may have been registered before the first was.
  const known = new Int32Array(facts.length).fill(0x7fff_ffff);
  for (let row = 0; row < order.length; row++) {
    if (recorded[row] < known[log.subject[row]]) known[log.subject[row]] = recorded[row];
  }
  let next = 0;
  for (let i = 0; i < order.length; i++) {
    const row = order[i];
    if (marks[row] === 1) continue;
    const number = numbers[log.subject[row]];
    for (; next < newcomers.length && numbers[newcomers[next]] <= number; next++) {
      const { born, origin, traits } = facts[newcomers[next]];
      const by = first[newcomers[next]];
      const who = numbers[newcomers[next]];
      const { code } = CitizenRegistered;
      const since = known[newcomers[next]];
      events.add(code, log.minute[by], who, origin, traits, born, who, since, lines[by]);
    }
    const code = log.codeAt(row);
    const minute = log.minute[row];
    events.add(code, minute, number, a[row], b[row], x[row], y[row], recorded[row], lines[row]);
  }
  return events;
}
