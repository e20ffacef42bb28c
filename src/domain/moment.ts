/**
 * Moments as numbers. A moment is a count of civil minutes since 2000-01-01T00:00 in
 * Europe/Copenhagen, every civil day having 1,440 of them: the job centre's rules are about
 * dates and opening hours, and no rule asks for the hour that summer time adds or takes.
 */
export const minutesPerDay = 1440;
const epochDays = 10957; // days from 1970-01-01 to 2000-01-01
const millisecondsPerMinute = 60_000;

/** Minutes since 2000-01-01T00:00 of `YYYY-MM-DD` or `YYYY-MM-DDThh:mm`; NaN when it is no date. */
export function minuteOfIso(iso: string): number {
  const text = iso.length === 10 ? `${iso}T00:00` : iso;
  const minute = Date.parse(`${text}:00Z`) / millisecondsPerMinute - epochDays * minutesPerDay;
  return isoOfMinuteOrNothing(minute) === text ? minute : Number.NaN;
}

/** `YYYY-MM-DDThh:mm` of a minute. */
export function isoOfMinute(minute: number): string {
  return new Date((minute + epochDays * minutesPerDay) * millisecondsPerMinute)
    .toISOString()
    .slice(0, 16);
}

/** Days since 2000-01-01 of `YYYY-MM-DD`; NaN when it is no date. */
export function dayOfIso(iso: string): number {
  return iso.length === 10 ? minuteOfIso(iso) / minutesPerDay : Number.NaN;
}

/** `YYYY-MM-DD` of a day. */
export function isoOfDay(day: number): string {
  return isoOfMinute(day * minutesPerDay).slice(0, 10);
}

function isoOfMinuteOrNothing(minute: number): string {
  return Number.isFinite(minute) ? isoOfMinute(minute) : "";
}
