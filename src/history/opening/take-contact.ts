/**
 * When the next interview of a citizen in a caseload is due, and the one that is planned. Where
 * no deadline is recorded it follows from the last interview by the rule in force.
 */
import {
  InterviewScheduled,
  ObligationCreated,
  SummonsIssued,
} from "../../domain/events/contact.ts";
import { minutesPerDay } from "../../domain/moment.ts";
import { obligations } from "../../domain/obligation.ts";
import { addMonths, dayOfMinute } from "../../kernel/civil-time.ts";
import { purpose } from "../../model/purpose.ts";
import { type Taking, tell } from "./taking.ts";

const contactInterview = obligations.indexOf("contactInterview");

/** The last minute of a day. */
const endOfDay = (day: number): number => day * minutesPerDay + minutesPerDay - 1;

export function takeContact(taking: Taking, citizen: number): void {
  const { caseload, minute, out } = taking;
  const { contactDue } = caseload.columns;
  const known = contactDue[citizen];
  const created = ObligationCreated.code;
  if (known > 0) out.append(created, minute, citizen, contactInterview, 0, known, 0);
  else {
    const due = assumedDue(taking, citizen);
    // Deadlines that interviews imply are among what happened already; see `deriveDuties`.
    if (caseload.coverage.interviews >= minute)
      tell(taking, created, citizen, contactInterview, 0, due);
    else out.append(created, minute, citizen, contactInterview, 0, due, 0);
  }
  takePlanned(taking, citizen);
}

/** The deadline that follows from the interviews, or one anywhere in the interval. */
function assumedDue({ world, caseload, minute, assumed }: Taking, citizen: number): number {
  const { parameters, population, contact, chance } = world;
  const { interviewed, caseFrom } = caseload.columns;
  const cell = contact.layout.cells.intervalMonths;
  const months = Math.round(parameters.valueFor(cell, population.segment(citizen)));
  const { interviews } = caseload.coverage;
  if (interviews < minute) {
    assumed.made("contactDueFromInterviews");
    // Before interviews were recorded there may have been one at any time.
    const last = interviewed[citizen] || Math.max(caseFrom[citizen], interviews);
    return endOfDay(dayOfMinute(addMonths(last, months)));
  }
  assumed.made("contactDueSpread");
  const today = dayOfMinute(minute);
  const days = dayOfMinute(addMonths(minute, months)) - today;
  const uniform = chance.uniform(citizen, purpose.firstDue, 0);
  return endOfDay(today + Math.max(1, Math.floor(uniform * days)));
}

/** An interview in the book stays there. */
function takePlanned({ world, caseload, minute, out, assumed }: Taking, citizen: number): void {
  const { planned, plannedTeam, plannedMinutes } = caseload.columns;
  const when = planned[citizen];
  if (when <= minute) return;
  const team = plannedTeam[citizen];
  if (team >= world.plan.teams.length || world.contact.page(team, dayOfMinute(when)) < 0) {
    assumed.made("interviewDropped");
    return;
  }
  const minutes = Math.max(1, plannedMinutes[citizen]);
  out.append(InterviewScheduled.code, minute, citizen, team, minutes, when, 0);
  const notice = dayOfMinute(when) - dayOfMinute(minute);
  out.append(SummonsIssued.code, minute, citizen, 0, notice, 0, 0);
}
