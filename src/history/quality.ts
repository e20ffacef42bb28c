/**
 * What there is to say of an extract's quality, before and after it is in a log: how much of each
 * event every month has and where there is none, what was said twice, how late things were
 * registered, and what cannot have happened in the order stated.
 */
import { CitizenRegistered } from "../domain/events/population.ts";
import { eventByCode } from "../domain/vocabulary.ts";
import { minutesPerDay } from "../domain/moment.ts";
import { breachesOf, type Breach, type Law } from "../kernel/law.ts";
import { newSpellRule } from "../model/exits/laws.ts";
import { oneActivity, oneCase, oneSpell, terminalIsTerminal } from "../model/population/laws.ts";
import { endsOnce } from "./ends-once.ts";
import type { StagedEvents } from "./staging.ts";
import { monthOfDay, monthText } from "./cell-moment.ts";

/** Laws that hold for records, whatever part of the centre's work they are about. */
export const lawsOfRecords: ReadonlyArray<Law> = [
  oneSpell,
  oneActivity,
  oneCase,
  terminalIsTerminal,
  newSpellRule,
  endsOnce,
];

/** Days after which something is registered late, and worse. */
export const lateDays = [1, 7, 30, 90] as const;

export interface Coverage {
  readonly event: string;
  readonly total: number;
  /** Events in each month, from the first of all events to the last. */
  readonly byMonth: ReadonlyArray<number>;
  /** Months within its own first and last that have none, YYYY-MM. */
  readonly gaps: ReadonlyArray<string>;
}

export interface BrokenLaw {
  readonly law: string;
  readonly doc: string;
  readonly count: number;
  /** The first breaches, with the line of the file that the event comes from. */
  readonly examples: ReadonlyArray<Breach & { readonly line: number }>;
}

export interface Quality {
  readonly events: number;
  /** First and last month with an event, YYYY-MM; undefined when there is no event. */
  readonly months: { readonly first: string; readonly last: string } | undefined;
  readonly coverage: ReadonlyArray<Coverage>;
  /** Events registered more than each of `lateDays` after they happened. */
  readonly late: ReadonlyArray<number>;
  /** Events registered before they happened. */
  readonly early: number;
  readonly laws: ReadonlyArray<BrokenLaw>;
}

const examplesKept = 5;

/** Judges the events of an extract, in the order of time. */
export function qualityOf(events: StagedEvents): Quality {
  const { log } = events;
  if (log.length === 0) {
    const none = lateDays.map(() => 0);
    return { events: 0, months: undefined, coverage: [], late: none, early: 0, laws: [] };
  }
  const first = monthOf(log.minute[0]);
  const last = monthOf(log.minute[log.length - 1]);
  return {
    events: log.length,
    months: { first: monthText(first), last: monthText(last) },
    coverage: coverageOf(events, first, last),
    ...lateness(events),
    laws: brokenLaws(events),
  };
}

const monthOf = (minute: number): number => monthOfDay(Math.floor(minute / minutesPerDay));

function coverageOf({ log }: StagedEvents, first: number, last: number): ReadonlyArray<Coverage> {
  const counts = new Map<number, Array<number>>();
  let day = Number.NaN;
  let month = first;
  for (let i = 0; i < log.length; i++) {
    const today = Math.floor(log.minute[i] / minutesPerDay);
    if (today !== day) {
      day = today;
      month = monthOfDay(day);
    }
    const code = log.codeAt(i);
    let byMonth = counts.get(code);
    if (byMonth === undefined) {
      byMonth = Array.from({ length: last - first + 1 }, () => 0);
      counts.set(code, byMonth);
    }
    byMonth[month - first] += 1;
  }
  return [...counts.keys()]
    .sort((one, other) => one - other)
    .map((code) => {
      const byMonth = counts.get(code)!;
      const total = byMonth.reduce((sum, count) => sum + count, 0);
      return { event: eventByCode[code]!.name, total, byMonth, gaps: gapsIn(byMonth, first) };
    });
}

function gapsIn(byMonth: ReadonlyArray<number>, first: number): ReadonlyArray<string> {
  const from = byMonth.findIndex((count) => count > 0);
  const to = byMonth.findLastIndex((count) => count > 0);
  return byMonth.flatMap((count, i) =>
    count === 0 && i > from && i < to ? [monthText(first + i)] : [],
  );
}

function lateness({ log, recorded }: StagedEvents) {
  const late = lateDays.map(() => 0);
  let early = 0;
  for (let i = 0; i < log.length; i++) {
    // Who is registered is so with their first record, and is none of its own.
    if (log.codeAt(i) === CitizenRegistered.code) continue;
    // A date of registration without a time may be the day's first minute.
    const days =
      Math.floor(recorded[i] / minutesPerDay) - Math.floor(log.minute[i] / minutesPerDay);
    if (days < 0) early += 1;
    for (let k = 0; k < lateDays.length; k++) if (days > lateDays[k]) late[k] += 1;
  }
  return { late, early };
}

function brokenLaws({ lines, log }: StagedEvents): ReadonlyArray<BrokenLaw> {
  return lawsOfRecords.flatMap((law) => {
    const breaches = breachesOf([law], log);
    if (breaches.length === 0) return [];
    const examples = breaches
      .slice(0, examplesKept)
      .map((breach) => Object.assign({}, breach, { line: lines[breach.event] }));
    return [{ law: law.name, doc: law.doc, count: breaches.length, examples }];
  });
}
