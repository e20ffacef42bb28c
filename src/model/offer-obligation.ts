/**
 * The offer obligation, as both kinds of offers meet it: a course at a supplier (`offers`) and a
 * place at a company (`placements`) fulfil the same obligation and are followed by the same next
 * one, so the two processes share these few rules and nothing else.
 */
import { ObligationCreated, ObligationFulfilled } from "../domain/events/contact.ts";
import * as matchScheme from "../domain/match-scheme.ts";
import * as moment from "../domain/moment.ts";
import { obligations } from "../domain/obligation.ts";
import { dayOfMinute, laterOf } from "../kernel/civil-time.ts";
import type { Log } from "../kernel/log.ts";
import type { World } from "./world.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { workReadyLevelMax } = matchScheme;
const { minutesPerDay } = moment;

export const firstOffer = obligations.indexOf("firstOffer");
export const repeatOffer = obligations.indexOf("repeatOffer");

/** Minute of the day at which offers and placements begin and offices plan: 08:00. */
export const morning = 480;

/** The last minute of a day. */
export const endOfDay = (day: number): number => day * minutesPerDay + minutesPerDay - 1;

/** Morning of the day so many days from now, or now where that has passed. */
export function morningAfter(minute: number, days: number): number {
  return laterOf(minute, (dayOfMinute(minute) + days) * minutesPerDay + morning);
}

/**
 * The mark of a dropout that was drawn anew when a forecast began in the midst of an offer: whoever
 * was there by then has not left before, so it lies where that is so.
 * @param mark uniform over all there is to an offer; @param seam 0 when no forecast began
 */
export function stillToLeave(
  mark: number,
  probability: number,
  start: number,
  end: number,
  seam: number,
): number {
  if (seam <= start || seam >= end) return mark;
  const passed = probability * ((seam - start) / (end - start));
  return passed + (1 - passed) * mark;
}

/** Level as assessed, or the true one where nobody has assessed it yet. */
export function assessedLevel({ matchGroups, population }: World, citizen: number): number {
  return matchGroups.assessedLevel(citizen) || population.level(citizen);
}

/** Ready for work (arbejdsmarkedsparat) as far as the centre knows [P20]. */
export function isWorkReady(world: World, citizen: number): boolean {
  return assessedLevel(world, citizen) <= workReadyLevelMax;
}

/** Days after which a new offer is due to the citizen. */
export function repeatDays(world: World, citizen: number): number {
  const { parameters, offers, population } = world;
  const cell = offers.cells.repeatOfferDays + (isWorkReady(world, citizen) ? 0 : 1);
  return parameters.valueFor(cell, population.segment(citizen));
}

/** Something ended: another offer is due a while from today. */
export function createRepeat(world: World, minute: number, citizen: number, out: Log): void {
  const due = endOfDay(dayOfMinute(minute) + repeatDays(world, citizen));
  out.append(ObligationCreated.code, minute, citizen, repeatOffer, 0, due, 0);
}

/** Meets the obligation that is open, if any, with something that begins at `start`. */
export function fulfil(
  world: World,
  minute: number,
  citizen: number,
  start: number,
  out: Log,
): void {
  const kind = world.offers.obligation(citizen);
  if (kind === 0) return;
  const due = world.offers.due(citizen);
  out.append(ObligationFulfilled.code, minute, citizen, kind, start > due ? 1 : 0, due, 0);
}
