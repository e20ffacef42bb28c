/** How phases, deadlines and books follow the events. */
import { dayOfMinute } from "../../kernel/civil-time.ts";
import { obligations } from "../../domain/obligation.ts";
import type { World } from "../world.ts";
import * as layout from "./layout.ts";
import * as contactCourseState from "./state.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { interviewTask, summonsTask } = layout;
const { breachedBit, column, missedBit, mostMinutes, phase, stride } = contactCourseState;

const contactInterview = obligations.indexOf("contactInterview");

export function obligationCreated(
  { contact }: World,
  _: number,
  citizen: number,
  obligation: number,
  _b: number,
  due: number,
): void {
  if (obligation === contactInterview) contact.open(citizen, due);
}

export function obligationBreached(
  { contact }: World,
  _: number,
  citizen: number,
  obligation: number,
): void {
  if (obligation === contactInterview && contact.isOpen(citizen))
    contact.mark(citizen, breachedBit);
}

/** Fulfilled or cancelled. */
export function obligationEnded(
  { contact }: World,
  _: number,
  citizen: number,
  obligation: number,
): void {
  if (obligation === contactInterview && contact.isOpen(citizen)) contact.end(citizen);
}

export function itemQueued(
  { contact }: World,
  _: number,
  citizen: number,
  _team: number,
  task: number,
): void {
  // A citizen without a deadline is in no course, whatever a history says of interviews.
  if (contact.phase(citizen) === phase.none) return;
  if (task === summonsTask) contact.enter(citizen, phase.summonsQueued);
  if (task !== interviewTask) return;
  countAttendance(contact, citizen);
  contact.enter(citizen, phase.attending);
}

/** From here on the minutes are those that the interview takes. */
export function itemStarted(
  { contact }: World,
  _: number,
  citizen: number,
  _team: number,
  task: number,
  _item: number,
  minutes: number,
): void {
  if (task !== interviewTask || contact.phase(citizen) !== phase.attending) return;
  const spent = Math.min(mostMinutes, minutes);
  contact.setBooking(citizen, contact.team(citizen), spent, contact.ordinal(citizen));
}

export function itemCompleted(
  { contact }: World,
  _: number,
  citizen: number,
  _team: number,
  task: number,
  _item: number,
  moot: number,
): void {
  if (moot !== 0) return;
  const now = contact.phase(citizen);
  if (task === summonsTask && now === phase.summonsQueued) {
    contact.enter(citizen, phase.summonsDone);
  } else if (task === interviewTask && now === phase.attending) {
    contact.enter(citizen, phase.interviewDone);
  }
}

export function interviewScheduled(
  { contact }: World,
  _: number,
  citizen: number,
  team: number,
  minutes: number,
  planned: number,
): void {
  if (contact.phase(citizen) === phase.none) return;
  contact.setBooking(citizen, team, minutes, contact.ordinal(citizen));
  contact.citizens.ints[citizen * stride + column.planned] = planned;
  contact.enter(citizen, phase.scheduled);
  book(contact, team, planned, minutes);
}

/** Time that lies ahead is free again; time that has come is not. */
export function interviewCancelled(
  { contact }: World,
  _: number,
  citizen: number,
  team: number,
  minutes: number,
  planned: number,
): void {
  if (contact.phase(citizen) === phase.none) return;
  if (contact.phase(citizen) === phase.scheduled) book(contact, team, planned, -minutes);
  contact.enter(citizen, phase.open);
}

export function interviewNoShow({ contact }: World, _: number, citizen: number): void {
  if (contact.phase(citizen) === phase.none) return;
  countAttendance(contact, citizen);
  contact.mark(citizen, missedBit);
}

function countAttendance(contact: World["contact"], citizen: number): void {
  const ordinal = contact.ordinal(citizen) + 1;
  contact.setBooking(citizen, contact.team(citizen), contact.minutes(citizen), ordinal);
}

/** Books minutes on the day of a time, or frees them when negative. */
function book(contact: World["contact"], team: number, planned: number, minutes: number): void {
  const page = contact.page(team, dayOfMinute(planned));
  if (page >= 0) contact.book.ints[page] += minutes;
}
