/**
 * What the course has pending for a citizen is a function of the state: one step at most, which
 * the phase names, and the breach of a deadline that stands. Every event about the citizen asks
 * that one function, and so does `resume`.
 */
import { dayOfMinute, laterOf } from "../../kernel/civil-time.ts";
import * as moment from "../../domain/moment.ts";
import { obligations } from "../../domain/obligation.ts";
import { tasks } from "../../domain/task.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import * as order from "../order.ts";
import type { World } from "../world.ts";
import * as contactCourseState from "./state.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { minutesPerDay } = moment;
const { kind } = order;
const { phase } = contactCourseState;

const { openContact, planInterview, summon, attend, holdInterview, closeContact, breachContact } =
  kind;
const contactInterview = obligations.indexOf("contactInterview");
/** Minute of the day at which interviews are planned. */
const planningHour = 480;
/** Tasks whose items move a course on; they are the first ones of the list. */
const ownTasks = tasks.indexOf("interview") + 1;

/** Schedules what is pending for the citizen and takes off what is not. */
export function follow(world: World, agenda: Agenda, now: number, citizen: number): void {
  const { contact } = world;
  if (!contact.isOpen(citizen) || contact.breached(citizen)) agenda.cancel(breachContact, citizen);
  else agenda.schedule(breachContact, citizen, laterOf(now, contact.due(citizen) + 1));
  followStep(world, agenda, now, citizen);
}

/** The same where the deadline has not changed, and so not when it is breached. */
export function followStep(world: World, agenda: Agenda, now: number, citizen: number): void {
  const { contact, population } = world;
  const at = contact.phase(citizen);
  if (at === phase.none) {
    if (population.hasCase(citizen) && population.onBenefit(citizen)) {
      agenda.schedule(openContact, citizen, now);
    }
  } else if (!population.onBenefit(citizen)) agenda.schedule(closeContact, citizen, now);
  else if (at === phase.open) followPlan(world, agenda, now, citizen);
  else if (at === phase.summonsDone) agenda.schedule(summon, citizen, now);
  else if (at === phase.scheduled) {
    agenda.schedule(attend, citizen, laterOf(now, contact.planned(citizen)));
  } else if (at === phase.interviewDone) agenda.schedule(holdInterview, citizen, now);
}

/** The interview is planned so many days before its deadline, as the lead is now. */
function followPlan(world: World, agenda: Agenda, now: number, citizen: number): void {
  const { contact, parameters, population } = world;
  const cell = contact.layout.cells.planLeadDays;
  const lead = Math.round(parameters.valueFor(cell, population.segment(citizen)));
  const day = dayOfMinute(contact.due(citizen)) - lead;
  agenda.schedule(planInterview, citizen, laterOf(now, day * minutesPerDay + planningHour));
}

/** A deadline was set or missed; others' deadlines are not the course's. */
export function obligationChanged(
  world: World,
  agenda: Agenda,
  now: number,
  citizen: number,
  obligation: number,
): void {
  if (obligation === contactInterview) follow(world, agenda, now, citizen);
}

/** A deadline was met or lapsed: where another was set with it, that event says what is pending. */
export function obligationEnded(
  world: World,
  agenda: Agenda,
  now: number,
  citizen: number,
  obligation: number,
): void {
  if (obligation === contactInterview && !world.contact.isOpen(citizen)) {
    follow(world, agenda, now, citizen);
  }
}

/** An item was finished; most are not the course's. */
export function itemCompleted(
  world: World,
  agenda: Agenda,
  now: number,
  citizen: number,
  _team: number,
  task: number,
): void {
  if (task < ownTasks) followStep(world, agenda, now, citizen);
}

/** What a lever aims at citizens by may have changed: so may the lead. */
export function citizenChanged(world: World, agenda: Agenda, now: number, citizen: number): void {
  if (world.contact.phase(citizen) === phase.open) followStep(world, agenda, now, citizen);
}

/** A lever on the lead replans every interview that is not being planned yet. */
export function leverApplied(
  world: World,
  agenda: Agenda,
  now: number,
  _subject: number,
  _initiative: number,
  cell: number,
): void {
  const { contact } = world;
  const [own, first, end] = contact.layout.leadCells;
  if (cell !== own && !(cell >= first && cell < end)) return;
  for (let citizen = 0; citizen < contact.citizens.length; citizen += 1) {
    if (contact.phase(citizen) === phase.open) followStep(world, agenda, now, citizen);
  }
}
