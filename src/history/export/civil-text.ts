/**
 * Civil minutes as text. Where a format wants an instant, the minute is written as the clock on
 * the wall showed it, with the offset that Denmark had from Greenwich: who reads the clock reads
 * what the log says, and who reckons with instants gets them right. The rule of summer time is
 * the one there has been since 1980. Of the hour that summer time skips the text is still one of
 * its own, so that no two minutes of a log are written alike.
 */
import { isoOfDay, isoOfMinute, minutesPerDay } from "../../domain/moment.ts";
import { danishTime } from "../cell-moment.ts";

/** Days are written thousands of times: the latest is kept. */
let lastDay = Number.NaN;
let lastText = "";
let lastOffset = "";

const twoDigits = Array.from({ length: 60 }, (_, i) => String(i).padStart(2, "0"));

/** `YYYY-MM-DDThh:mm:00` of a civil minute. */
export function clockText(minute: number): string {
  const day = Math.floor(minute / minutesPerDay);
  if (day !== lastDay) keepDay(day);
  const rest = minute - day * minutesPerDay;
  const hour = Math.floor(rest / 60);
  return `${lastText}T${twoDigits[hour]}:${twoDigits[rest - hour * 60]}:00`;
}

/** `YYYY-MM-DDThh:mm:00.000+01:00` of a civil minute: an instant. */
export function instantText(minute: number): string {
  const clock = clockText(minute);
  // On the two days of the year on which the offset changes, it hangs on the minute.
  const offset = lastOffset === "" ? offsetAt(minute) : lastOffset;
  return `${clock}.000${offset}`;
}

export const dayText = (day: number): string => isoOfDay(day);

function keepDay(day: number): void {
  lastDay = day;
  lastText = isoOfMinute(day * minutesPerDay).slice(0, 10);
  const morning = offsetAt(day * minutesPerDay);
  const evening = offsetAt((day + 1) * minutesPerDay - 1);
  lastOffset = morning === evening ? morning : "";
}

/** In the hour that comes twice it is still summer time; in the one that is skipped, not yet. */
const offsetAt = (minute: number): string =>
  danishTime(minute - 120) === minute ? "+02:00" : "+01:00";
