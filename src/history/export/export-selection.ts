/**
 * Which events are exported: those between two days and of some names. What a case or an object
 * is follows from all events of a log, so writers are shown all of them and write the chosen.
 */
import { minutesPerDay } from "../../domain/moment.ts";
import { eventByName } from "../../domain/vocabulary.ts";
import { exportedEvents } from "./export-columns.ts";

export interface Selection {
  /** First and last civil minute. */
  readonly from: number;
  readonly to: number;
  /** By code: 1 where the event is chosen. */
  readonly codes: Uint8Array;
}

/** A name that no exported event has. */
export interface UnknownEvent {
  readonly _tag: "UnknownEvent";
  readonly name: string;
}

/**
 * @param days first and last, days since 2000-01-01; undefined where there is no bound
 * @param names of events; all when there are none
 */
export function selectionOf(
  days: { readonly from: number | undefined; readonly to: number | undefined },
  names: ReadonlyArray<string>,
): Selection | UnknownEvent {
  const codes = new Uint8Array(128);
  const known = new Set(exportedEvents.map(({ code }) => code));
  for (const name of names) {
    const code = eventByName.get(name)?.code;
    if (code === undefined || !known.has(code)) return { _tag: "UnknownEvent", name };
    codes[code] = 1;
  }
  if (names.length === 0) for (const code of known) codes[code] = 1;
  return {
    from: days.from === undefined ? -Infinity : days.from * minutesPerDay,
    to: days.to === undefined ? Infinity : (days.to + 1) * minutesPerDay - 1,
    codes,
  };
}

export const isChosen = ({ codes, from, to }: Selection, code: number, minute: number): boolean =>
  codes[code] === 1 && minute >= from && minute <= to;

/** Whether nothing is left out but at the end. */
export const isEverything = ({ codes, from }: Selection): boolean =>
  from === -Infinity && exportedEvents.every(({ code }) => codes[code] === 1);
