/** Records of the contact with a citizen: interviews, from the booking on, and decisions. */
import { MatchAssessed } from "../../domain/events/case.ts";
import * as contact from "../../domain/events/contact.ts";
import { VisitationDecided } from "../../domain/events/offer.ts";
import { CitizenContacted } from "../../domain/events/population.ts";
import type { Row } from "../../domain/event.ts";
import { stillOpen } from "../staging.ts";

export interface Interview {
  readonly citizen: number;
  readonly team: number;
  readonly booked: number;
  readonly planned: number;
  readonly minutesBooked: number;
  outcome: "none" | "held" | "noShow" | "cancelled";
  /** When that was; `stillOpen` before it. */
  at: number;
  /** Minutes it took. */
  minutes: number;
}

export interface Decision {
  readonly citizen: number;
  readonly type: "contact" | "assessment" | "visitation";
  readonly at: number;
  /** Number of the centre, match group or package. */
  readonly first: number;
  /** Level, or kind of offer. */
  readonly second: number;
}

export class ContactRecords {
  readonly interviews: Array<Interview> = [];
  readonly decisions: Array<Decision> = [];
  readonly #open = new Map<number, Interview>();

  take(row: Row): void {
    const { a, b, code, minute, subject: citizen, x } = row;
    if (code === contact.InterviewScheduled.code) {
      const about = { citizen, team: a, booked: minute, planned: x, minutesBooked: b };
      const interview: Interview = { ...about, outcome: "none", at: stillOpen, minutes: 0 };
      this.interviews.push(interview);
      this.#open.set(citizen, interview);
    } else if (code === contact.InterviewHeld.code) this.#end(row, "held");
    else if (code === contact.InterviewNoShow.code) this.#end(row, "noShow");
    else if (code === contact.InterviewCancelled.code) this.#end(row, "cancelled");
    else if (code === CitizenContacted.code) this.#decide(row, "contact", a, b);
    else if (code === MatchAssessed.code) this.#decide(row, "assessment", b, x);
    else if (code === VisitationDecided.code) this.#decide(row, "visitation", a, b);
  }

  #end({ b, minute, subject }: Row, outcome: Interview["outcome"]): void {
    const interview = this.#open.get(subject);
    if (interview === undefined) return;
    interview.outcome = outcome;
    interview.at = minute;
    interview.minutes = b;
    this.#open.delete(subject);
  }

  #decide(row: Row, type: Decision["type"], first: number, second: number): void {
    this.decisions.push({ citizen: row.subject, type, at: row.minute, first, second });
  }
}
