/**
 * The appointment book: on which day a team has room for an interview, and when on that day. A
 * team may book a share of the time its staff has for citizens; how much that is on a day ahead
 * is reckoned with the staff and the shares of today, as a planner would.
 */
import * as moment from "../../domain/moment.ts";
import type { World } from "../world.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { minutesPerDay } = moment;

/** Minutes that may be booked on a day. */
export function bookable({ contact, parameters, work }: World, team: number, day: number): number {
  const share = parameters.value(contact.layout.cells.bookableShare);
  return Math.floor(work.fte(parameters, team, day) * share * work.calendar(team).openMinutes(day));
}

/**
 * When an interview of so many minutes is to begin: on the first open day from `earliest` on with
 * room for it, as far down the book as that day is filled. A day without any interview has room
 * for one of any length, so nobody is turned away for ever. When no day has room it is the last.
 */
export function firstFree(world: World, team: number, minutes: number, earliest: number): number {
  const { contact, parameters, work } = world;
  const calendar = work.calendar(team);
  let last = -1;
  for (let day = earliest; day <= calendar.to; day += 1) {
    if (calendar.openMinutes(day) === 0) continue;
    last = day;
    const booked = contact.booked(team, day);
    if (booked === 0 || booked + minutes <= bookable(world, team, day)) break;
  }
  if (last < 0) throw new RangeError(`team ${team} has no open day from day ${earliest} on`);
  const side = Math.max(1, work.fte(parameters, team, last));
  const into = Math.floor(contact.booked(team, last) / side);
  const within = Math.min(into, calendar.openMinutes(last) - 1);
  return last * minutesPerDay + calendar.opensAt(last) + within;
}
