/**
 * The places at companies that are left as a forecast from records begins. The plan says what
 * each agreement has released and when, up its ramp; the records say which of it was taken. What
 * was released before the records tell of offers is taken to be used, since nobody can say.
 * Where somebody waits for a place, no company with room has one: they would have it.
 */
import { PartnershipPlacesReleased } from "../../domain/events/offer.ts";
import { minutesPerDay } from "../../domain/moment.ts";
import { companyRoom } from "../../domain/rule-set.ts";
import { dayOfMinute, monthIndex, monthStart } from "../../kernel/civil-time.ts";
import { Log } from "../../kernel/log.ts";
import type { Plan } from "../../model/plan.ts";
import { type Caseload, stage, standing } from "./caseload.ts";

/**
 * The agreement that a recorded place is of: its own if the plan has it, else the first of the
 * kind; -1 for none. @param place agreement plus one
 */
export function agreementFor({ agreements }: Plan, kind: number, place: number): number {
  const recorded = place - 1;
  if (agreements[recorded]?.kind === kind) return recorded;
  return agreements.findIndex((one) => one.kind === kind);
}

/**
 * What happened in a centre without citizens, with each release cut to what is left of it: the
 * oldest places were taken first. Those whom the records have booked and not begun still come and
 * take theirs, those who are there already don't.
 */
export function withPlacesLeft(log: Log, plan: Plan, caseload: Caseload, day: number): Log {
  const left = placesLeft(log, plan, caseload, day);
  const places = Int32Array.from({ length: log.length }, (_, i) => log.x[i]);
  for (let i = log.length - 1; i >= 0; i -= 1) {
    if (log.codeAt(i) !== PartnershipPlacesReleased.code) continue;
    const agreement = log.subject[i];
    places[i] = Math.min(places[i], left[agreement]);
    left[agreement] -= places[i];
  }
  const happened = new Log(log.length + 1);
  happened.appendColumns(log, 0, log.length);
  happened.x.set(places);
  return happened;
}

/** By agreement, with those of the citizens who are booked and have not begun. */
function placesLeft(log: Log, plan: Plan, caseload: Caseload, day: number): Int32Array {
  const { released, since } = releases(log, plan, caseload, day);
  const { minute, kind, place } = caseload.bookings;
  for (let i = 0; i < minute.length; i += 1) {
    const agreement = agreementFor(plan, kind[i], place[i]);
    if (agreement >= 0 && minute[i] >= since[agreement]) released[agreement] -= 1;
  }
  const { held, booked, wanted } = standingAt(plan, caseload);
  return released.map((unused, agreement) => {
    const own = plan.agreements[agreement];
    const isFull = held[agreement] >= companyRoom(own.employees);
    const free = wanted.has(own.kind) && !isFull ? 0 : Math.max(0, unused);
    return free + booked[agreement];
  });
}

/** Places released since the records tell of offers, and since when that is, by agreement. */
function releases(log: Log, plan: Plan, { coverage }: Caseload, day: number) {
  const count = plan.agreements.length;
  const released = new Int32Array(count);
  const since = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const told = coverage.visitations;
  const isTold = told < day * minutesPerDay;
  const month = monthIndex(isTold ? dayOfMinute(told) : day);
  const from = monthStart(month) * minutesPerDay;
  for (let i = 0; i < log.length; i += 1) {
    if (log.codeAt(i) !== PartnershipPlacesReleased.code || log.minute[i] < from) continue;
    const agreement = log.subject[i];
    released[agreement] += log.x[i];
    since[agreement] = Math.min(since[agreement], log.minute[i]);
  }
  // Of a centre whose offers nobody recorded the month's places are left as the month itself is.
  const gone = day - monthStart(month);
  const share = isTold ? 1 : 1 - gone / (monthStart(month + 1) - monthStart(month));
  return { released: released.map((places) => Math.round(places * share)), since };
}

/** What the records say of the agreements on the day: held and booked places, and who waits. */
function standingAt(plan: Plan, { citizens, columns }: Caseload) {
  const held = new Int32Array(plan.agreements.length);
  const booked = new Int32Array(plan.agreements.length);
  const wanted = new Set<number>();
  for (let citizen = 0; citizen < citizens; citizen += 1) {
    if (columns.standing[citizen] !== standing.onBenefit) continue;
    const at = columns.stage[citizen];
    const kind = columns.kind[citizen];
    if (at === stage.seeksPlacement) wanted.add(kind);
    if (at !== stage.inPlacement && at !== stage.placementBooked) continue;
    const agreement = agreementFor(plan, kind, columns.place[citizen]);
    if (agreement < 0) continue;
    held[agreement] += 1;
    if (at === stage.placementBooked) booked[agreement] += 1;
  }
  return { held, booked, wanted };
}
