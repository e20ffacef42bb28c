/**
 * The appointment book: on which day a team has room for an interview, and when on that day. A
 * team may book a share of the time its staff has for citizens; how much that is on a day ahead
 * is reckoned with the staff and the shares of today, as a planner would.
 */
import * as moment from "../../domain/moment.ts";
import type { World } from "../world.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { minutesPerDay } = moment;

/**
 * When an interview of so many minutes is to begin: on the first open day from `earliest` on with
 * room for it, as far down the book as that day is filled. A day without any interview has room
 * for one of any length, so nobody is turned away for ever. When no day has room it is the last.
 */
export function firstFree(world: World, team: number, minutes: number, earliest: number): number {
  const { contact, parameters, work } = world;
  const calendar = work.calendar(team);
  // What is the same on all days is reckoned once: a busy team's book is full for weeks ahead.
  const staff = work.counted(parameters, team);
  const share = parameters.value(contact.layout.cells.bookableShare);
  let last = -1;
  let booked = 0;
  for (let day = earliest; day <= calendar.to; day += 1) {
    const open = calendar.openMinutes(day);
    if (open === 0) continue;
    last = day;
    booked = contact.booked(team, day);
    if (booked === 0) break;
    const bookable = Math.floor(staff * work.presence(parameters, day) * share * open);
    if (booked + minutes <= bookable) break;
  }
  if (last < 0) throw new RangeError(`team ${team} has no open day from day ${earliest} on`);
  const side = Math.max(1, work.fte(parameters, team, last));
  const into = Math.floor(booked / side);
  const within = Math.min(into, calendar.openMinutes(last) - 1);
  return last * minutesPerDay + calendar.opensAt(last) + within;
}
