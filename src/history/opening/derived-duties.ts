/**
 * The deadlines of interviews that a history implies: cases and interviews are recorded by every
 * case system, the deadlines between them by hardly any, and goals are about deadlines. Each case
 * owes an interview within the interval of the rule, each interview held meets what is owed and
 * begins the next interval, and what is owed as the benefit stops falls away (as in the model).
 */
import * as benefit from "../../domain/events/benefit.ts";
import * as contact from "../../domain/events/contact.ts";
import { minutesPerDay } from "../../domain/moment.ts";
import { cancelReasons, obligations } from "../../domain/obligation.ts";
import { addMonths, dayOfMinute } from "../../kernel/civil-time.ts";
import { codeBits, type Columns } from "../../kernel/columns.ts";
import { Log } from "../../kernel/log.ts";
import type { Plan } from "../../model/plan.ts";
import { cellOf } from "../../model/trajectory.ts";
import type { Caseload } from "./caseload.ts";

const contactInterview = obligations.indexOf("contactInterview");
const exit = cancelReasons.indexOf("exit");

/** What happened, with the deadlines that it implies where it has none of its own. */
export function deriveDuties(
  happened: Columns,
  plan: Plan,
  { coverage, citizens }: Caseload,
  day: number,
): Columns {
  if (coverage.contactDuties || coverage.interviews >= day * minutesPerDay) return happened;
  const months = Math.round(plan.parameters.values[cellOf(plan, "rule.contactIntervalMonths")]);
  const duties = new Duties(happened.length, citizens, months, coverage.interviews);
  const { tag, minute, subject } = happened;
  for (let i = 0; i < happened.length; i += 1) {
    const code = tag[i] & codeBits;
    const citizen = subject[i];
    if (code === benefit.BenefitStopped.code) duties.cancel(citizen, minute[i]);
    duties.log.appendColumns(happened, i, i + 1);
    if (code === benefit.BenefitGranted.code || code === benefit.BenefitResumed.code) {
      duties.owe(citizen, minute[i]);
    } else if (code === contact.InterviewHeld.code) duties.meet(citizen, minute[i]);
  }
  return duties.log;
}

class Duties {
  readonly log: Log;
  /** Deadline of the open obligation of each citizen; 0 for none. */
  readonly #due: Int32Array;
  readonly #months: number;
  readonly #knownFrom: number;

  constructor(rows: number, citizens: number, months: number, knownFrom: number) {
    this.log = new Log(Math.max(16, rows * 2));
    this.#due = new Int32Array(citizens);
    this.#months = months;
    this.#knownFrom = knownFrom;
  }

  owe(citizen: number, minute: number): void {
    if (this.#due[citizen] !== 0) return;
    // Interviews that were held before any were recorded cannot be missed.
    const since = Math.max(minute, this.#knownFrom);
    const last = dayOfMinute(addMonths(since, this.#months));
    this.#due[citizen] = last * minutesPerDay + minutesPerDay - 1;
    this.#say(contact.ObligationCreated.code, citizen, minute, 0);
  }

  meet(citizen: number, minute: number): void {
    if (this.#due[citizen] === 0) return;
    const late = minute > this.#due[citizen] ? 1 : 0;
    this.#say(contact.ObligationFulfilled.code, citizen, minute, late);
    this.#due[citizen] = 0;
    this.owe(citizen, minute);
  }

  cancel(citizen: number, minute: number): void {
    if (this.#due[citizen] === 0) return;
    this.#say(contact.ObligationCancelled.code, citizen, minute, exit);
    this.#due[citizen] = 0;
  }

  #say(code: number, citizen: number, minute: number, b: number): void {
    const due = this.#due[citizen];
    this.log.append(code, minute, citizen, contactInterview, b, due, 0);
  }
}
