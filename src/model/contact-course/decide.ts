/**
 * The steps of the contact course: the deadline is set, the summons becomes work, the interview
 * gets a time, the citizen comes or does not, and the interview ends where the next one begins.
 */
import * as contactEvents from "../../domain/events/contact.ts";
import { WorkItemQueued } from "../../domain/events/work.ts";
import * as moment from "../../domain/moment.ts";
import { cancelReasons, obligations } from "../../domain/obligation.ts";
import { addMonths, dayOfMinute, laterOf } from "../../kernel/civil-time.ts";
import type { Log } from "../../kernel/log.ts";
import * as purposes from "../purpose.ts";
import type { World } from "../world.ts";
import { firstFree } from "./book.ts";
import * as layout from "./layout.ts";
import * as contactCourseState from "./state.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { minutesPerDay } = moment;
const { purpose } = purposes;
const { interviewTask, summonsTask } = layout;
const { mostMinutes, phase } = contactCourseState;

const created = contactEvents.ObligationCreated.code;
const fulfilled = contactEvents.ObligationFulfilled.code;
const breached = contactEvents.ObligationBreached.code;
const cancelled = contactEvents.ObligationCancelled.code;
const scheduled = contactEvents.InterviewScheduled.code;
const summoned = contactEvents.SummonsIssued.code;
const held = contactEvents.InterviewHeld.code;
const noShow = contactEvents.InterviewNoShow.code;
const withdrawn = contactEvents.InterviewCancelled.code;
const queued = WorkItemQueued.code;

const contactInterview = obligations.indexOf("contactInterview");
const exit = cancelReasons.indexOf("exit");

const endOfDay = (day: number): number => day * minutesPerDay + minutesPerDay - 1;

/** Value of a parameter for a citizen now. */
function valueFor({ parameters, population }: World, cell: number, citizen: number): number {
  return parameters.valueFor(cell, population.segment(citizen));
}

/** The last minute of the day on which an interview is due when counted from a minute. */
function dueFrom(world: World, minute: number, citizen: number): number {
  const months = Math.round(valueFor(world, world.contact.layout.cells.intervalMonths, citizen));
  return endOfDay(dayOfMinute(addMonths(minute, months)));
}

/**
 * The course begins. Of those who were there before the run, some have just been to an interview
 * and some are about to: they are spread evenly over the interval.
 */
export function openContact(world: World, minute: number, citizen: number, out: Log): void {
  const { chance, plan, population } = world;
  let due = dueFrom(world, minute, citizen);
  if (minute === plan.from * minutesPerDay) {
    const today = dayOfMinute(minute);
    const uniform = chance.uniform(population.identity(citizen), purpose.firstDue, 0);
    due = endOfDay(today + Math.max(1, Math.floor(uniform * (dayOfMinute(due) - today))));
  }
  out.append(created, minute, citizen, contactInterview, 0, due, 0);
}

/** The summons becomes work of the team that does summonses for the citizen. */
export function planInterview(world: World, minute: number, citizen: number, out: Log): void {
  const { contact, population, work } = world;
  const lead = valueFor(world, contact.layout.cells.summonsLeadDays, citizen);
  const due = (dayOfMinute(contact.due(citizen)) - Math.round(lead)) * minutesPerDay;
  const team = work.route(population, citizen, summonsTask);
  out.append(queued, minute, citizen, team, summonsTask, work.nextItem, due);
}

/** The interview gets a time, with the notice that a summons gives, and the citizen is told. */
export function summon(world: World, minute: number, citizen: number, out: Log): void {
  const { contact, parameters, population, work } = world;
  const { cells } = contact.layout;
  const today = dayOfMinute(minute);
  let earliest = today + Math.round(valueFor(world, cells.summonsLeadDays, citizen));
  if (contact.missed(citizen)) {
    const rebook = Math.round(valueFor(world, cells.rebookDays, citizen));
    earliest = Math.max(earliest, dayOfMinute(contact.planned(citizen)) + rebook);
  }
  const mean = work.meanMinutes(parameters, population, citizen, interviewTask);
  const minutes = Math.min(mostMinutes, Math.max(1, Math.round(mean)));
  const team = work.route(population, citizen, interviewTask);
  // Without notice the opening of today may have passed; the interview is then at once.
  const planned = laterOf(minute, firstFree(world, team, minutes, earliest));
  out.append(scheduled, minute, citizen, team, minutes, planned, 0);
  out.append(summoned, minute, citizen, 0, dayOfMinute(planned) - today, 0, 0);
}

/** The time has come: so has the citizen, or the summons begins again. */
export function attend(world: World, minute: number, citizen: number, out: Log): void {
  const { chance, contact, population, work } = world;
  const identity = population.identity(citizen);
  const uniform = chance.uniform(identity, purpose.noShow, contact.ordinal(citizen));
  if (uniform < valueFor(world, contact.layout.cells.noShow, citizen)) {
    out.append(noShow, minute, citizen, contact.team(citizen), 0, 0, 0);
    planInterview(world, minute, citizen, out);
    return;
  }
  const team = contact.team(citizen);
  const planned = contact.planned(citizen);
  out.append(queued, minute, citizen, team, interviewTask, work.nextItem, planned);
}

/** The interview has ended: it meets the deadline, and the next one counts from today. */
export function holdInterview(world: World, minute: number, citizen: number, out: Log): void {
  const { contact } = world;
  const due = contact.due(citizen);
  const late = minute > due ? 1 : 0;
  out.append(held, minute, citizen, contact.team(citizen), contact.minutes(citizen), 0, 0);
  out.append(fulfilled, minute, citizen, contactInterview, late, due, 0);
  out.append(created, minute, citizen, contactInterview, 0, dueFrom(world, minute, citizen), 0);
}

export function breachContact(world: World, minute: number, citizen: number, out: Log): void {
  const due = world.contact.due(citizen);
  out.append(breached, minute, citizen, contactInterview, 0, due, 0);
}

/** The citizen has left: an interview that is planned or not yet over, and the deadline, lapse. */
export function closeContact(world: World, minute: number, citizen: number, out: Log): void {
  const { contact } = world;
  const now = contact.phase(citizen);
  if (now === phase.scheduled || now === phase.attending) {
    const team = contact.team(citizen);
    const minutes = contact.minutes(citizen);
    out.append(withdrawn, minute, citizen, team, minutes, contact.planned(citizen), 0);
  }
  const due = contact.due(citizen);
  out.append(cancelled, minute, citizen, contactInterview, exit, due, 0);
}
