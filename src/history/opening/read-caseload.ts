/**
 * Reads a caseload off what happened: one pass, event by event, each saying where its citizen
 * stands from then on. Records come from people and contradict each other now and then; each kind
 * of contradiction has its rule, which is followed and counted, and nothing is refused.
 */
import { stopReasons } from "../../domain/benefit.ts";
import * as benefit from "../../domain/events/benefit.ts";
import * as cases from "../../domain/events/case.ts";
import * as contact from "../../domain/events/contact.ts";
import * as offer from "../../domain/events/offer.ts";
import * as people from "../../domain/events/population.ts";
import { WorkItemCompleted } from "../../domain/events/work.ts";
import { groupByLevel, matchSchemes } from "../../domain/match-scheme.ts";
import { obligations } from "../../domain/obligation.ts";
import { placementKinds } from "../../domain/offer.ts";
import { tasks } from "../../domain/task.ts";
import { codeBits, type Columns } from "../../kernel/columns.ts";
import {
  blankColumns,
  type CaseColumns,
  type Caseload,
  type Contradiction,
  contradictions,
  stage,
  standing,
} from "./caseload.ts";

const education = 3;
const contactInterview = obligations.indexOf("contactInterview");
const placementSetup = tasks.indexOf("placementSetup");
const course = 0;

type Look = (reading: Reading, citizen: number, i: number) => void;

class Reading {
  readonly at: CaseColumns;
  readonly log: Columns;
  readonly met: Record<Contradiction, number>;
  interviews = Number.POSITIVE_INFINITY;
  offers = Number.POSITIVE_INFINITY;
  visitations = Number.POSITIVE_INFINITY;
  readonly bookings: { minute: number[]; kind: number[]; place: number[] } = {
    minute: [],
    kind: [],
    place: [],
  };
  contactDuties = false;
  offerDuties = false;
  cases = false;
  assessments = false;
  setUps = false;

  constructor(log: Columns, citizens: number) {
    this.log = log;
    this.at = blankColumns(citizens);
    const none = contradictions.map((name) => [name, 0]);
    this.met = Object.fromEntries(none) as Record<Contradiction, number>;
  }

  /** A spell begins or goes on: nothing of the last one stands. */
  begin(citizen: number, i: number): void {
    const { at, log } = this;
    if (at.standing[citizen] === standing.onBenefit) this.met.spellWithinSpell += 1;
    if (at.standing[citizen] >= standing.movedOut) this.met.backFromNowhere += 1;
    if (at.standing[citizen] !== standing.onBenefit) this.endDuties(citizen);
    at.standing[citizen] = standing.onBenefit;
    at.benefit[citizen] = log.a[i];
    at.spellFrom[citizen] = log.x[i];
    at.stopped[citizen] = 0;
    at.activity[citizen] = 0;
    if (at.caseFrom[citizen] === 0) at.caseFrom[citizen] = log.minute[i];
  }

  stop(citizen: number, i: number): void {
    const { at, log } = this;
    if (at.standing[citizen] !== standing.onBenefit) {
      this.met.stopWithoutSpell += 1;
      return;
    }
    at.standing[citizen] = standing.left;
    at.reason[citizen] = log.a[i];
    at.stopped[citizen] = log.minute[i];
    if (stopReasons[log.a[i]] === "moved") at.standing[citizen] = standing.movedOut;
    if (["pension", "retired"].includes(stopReasons[log.a[i]])) {
      at.standing[citizen] = standing.retired;
    }
    this.endDuties(citizen);
  }

  /** Nothing that a case holds outlives the benefit. */
  endDuties(citizen: number): void {
    const { at } = this;
    at.caseFrom[citizen] = 0;
    at.contactDue[citizen] = 0;
    at.interviewed[citizen] = 0;
    at.planned[citizen] = 0;
    at.offerDuty[citizen] = 0;
    at.stage[citizen] = stage.none;
    at.offerEnded[citizen] = 0;
  }

  /** An offer or a placement begins, or is on its way. */
  place(citizen: number, i: number, now: number): void {
    this.visitations = Math.min(this.visitations, this.log.minute[i]);
    const before = this.at.stage[citizen];
    const isUnderWay = before === stage.inCourse || before === stage.inPlacement;
    if (isUnderWay && (now === stage.inCourse || now === stage.inPlacement)) {
      this.met.offerWithinOffer += 1;
    }
    this.at.stage[citizen] = now;
  }

  /** A place at a company is taken. */
  book(i: number): void {
    const { log, bookings } = this;
    bookings.minute.push(log.minute[i]);
    bookings.kind.push(Math.min(log.a[i], placementKinds.length - 1));
    bookings.place.push(log.b[i] + 1);
  }

  leavePlace(citizen: number, minute: number, wasThere: boolean): void {
    const { at } = this;
    // Of somebody who has just left the stage is gone already.
    const isHere = at.standing[citizen] === standing.onBenefit;
    if (at.stage[citizen] === stage.none && isHere) this.met.endWithoutOffer += 1;
    at.stage[citizen] = stage.none;
    at.place[citizen] = 0;
    at.package[citizen] = 0;
    at.offerFrom[citizen] = 0;
    at.offerTo[citizen] = 0;
    if (wasThere) at.offerEnded[citizen] = minute;
  }
}

const looks: ReadonlyArray<readonly [{ readonly code: number }, Look]> = [
  [
    people.CitizenRegistered,
    ({ at, log }, citizen, i) => {
      at.origin[citizen] = log.a[i];
      at.traits[citizen] = log.b[i];
      at.born[citizen] = log.x[i];
    },
  ],
  [people.CitizenContacted, ({ at, log }, citizen, i) => void (at.centre[citizen] = log.a[i] + 1)],
  [
    people.CitizenMoved,
    (reading, citizen) => {
      reading.at.standing[citizen] = standing.movedOut;
      reading.endDuties(citizen);
    },
  ],
  [
    people.CitizenRetired,
    (reading, citizen) => {
      reading.at.standing[citizen] = standing.retired;
      reading.endDuties(citizen);
    },
  ],
  [benefit.BenefitGranted, (reading, citizen, i) => reading.begin(citizen, i)],
  [benefit.BenefitResumed, (reading, citizen, i) => reading.begin(citizen, i)],
  [benefit.BenefitStopped, (reading, citizen, i) => reading.stop(citizen, i)],
  [
    benefit.JobStarted,
    ({ at, log }, citizen, i) => {
      at.activity[citizen] = 1 + log.a[i];
      at.activityFrom[citizen] = log.minute[i];
    },
  ],
  [benefit.JobEnded, ({ at }, citizen) => void (at.activity[citizen] = 0)],
  [
    benefit.EducationStarted,
    ({ at, log }, citizen, i) => {
      at.activity[citizen] = education;
      at.activityFrom[citizen] = log.minute[i];
    },
  ],
  [benefit.EducationEnded, ({ at }, citizen) => void (at.activity[citizen] = 0)],
  [cases.CaseOpened, (reading, citizen, i) => takeCase(reading, citizen, i)],
  [cases.CaseTransferred, (reading, citizen, i) => takeCase(reading, citizen, i)],
  [
    cases.MatchAssessed,
    (reading, citizen, i) => {
      reading.assessments = true;
      reading.at.level[citizen] = levelOf(reading.log.a[i], reading.log.b[i], reading.log.x[i]);
    },
  ],
  [contact.ObligationCreated, (reading, citizen, i) => owe(reading, citizen, i, true)],
  [contact.ObligationFulfilled, (reading, citizen, i) => owe(reading, citizen, i, false)],
  [contact.ObligationCancelled, (reading, citizen, i) => owe(reading, citizen, i, false)],
  [
    contact.InterviewScheduled,
    ({ at, log }, citizen, i) => {
      at.planned[citizen] = log.x[i];
      at.plannedTeam[citizen] = log.a[i];
      at.plannedMinutes[citizen] = log.b[i];
    },
  ],
  [
    contact.InterviewHeld,
    (reading, citizen, i) => {
      reading.interviews = Math.min(reading.interviews, reading.log.minute[i]);
      reading.at.interviewed[citizen] = reading.log.minute[i];
      reading.at.planned[citizen] = 0;
    },
  ],
  [contact.InterviewNoShow, ({ at }, citizen) => void (at.planned[citizen] = 0)],
  [contact.InterviewCancelled, ({ at }, citizen) => void (at.planned[citizen] = 0)],
  [
    offer.VisitationDecided,
    (reading, citizen, i) => {
      reading.at.package[citizen] = reading.log.a[i] + 1;
      if (reading.log.b[i] === course) return;
      reading.at.kind[citizen] = reading.log.b[i] - 1;
      reading.at.offerFrom[citizen] = reading.log.minute[i];
      reading.place(citizen, i, stage.seeksPlacement);
    },
  ],
  [
    offer.OfferWaitlisted,
    (reading, citizen, i) => {
      if (reading.at.stage[citizen] === stage.seeksPlacement) return;
      reading.at.place[citizen] = reading.log.b[i] + 1;
      reading.at.offerFrom[citizen] = reading.log.minute[i];
      reading.place(citizen, i, stage.waitsForCourse);
    },
  ],
  [
    offer.OfferIssued,
    (reading, citizen, i) => {
      const { at, log } = reading;
      reading.place(citizen, i, stage.courseIssued);
      at.package[citizen] = log.a[i] + 1;
      at.place[citizen] = log.b[i] + 1;
      at.offerFrom[citizen] = log.x[i];
      at.offerTo[citizen] = log.y[i];
    },
  ],
  [
    offer.OfferStarted,
    (reading, citizen, i) => {
      const { at, log } = reading;
      reading.offers = Math.min(reading.offers, log.minute[i]);
      // An end that was planned with the issue still holds; an older one does not.
      if (at.stage[citizen] !== stage.courseIssued) at.offerTo[citizen] = 0;
      reading.place(citizen, i, stage.inCourse);
      at.place[citizen] = log.b[i] + 1;
      at.offerFrom[citizen] = log.minute[i];
    },
  ],
  [offer.OfferCompleted, (reading, citizen, i) => left(reading, citizen, i, true)],
  [offer.OfferDroppedOut, (reading, citizen, i) => left(reading, citizen, i, true)],
  [
    offer.OfferInterrupted,
    (reading, citizen, i) => left(reading, citizen, i, reading.log.a[i] === 1),
  ],
  [
    offer.PlacementBooked,
    (reading, citizen, i) => {
      const { at, log } = reading;
      reading.place(citizen, i, stage.placementBooked);
      reading.book(i);
      at.kind[citizen] = Math.min(log.a[i], placementKinds.length - 1);
      at.place[citizen] = log.b[i] + 1;
      at.offerFrom[citizen] = log.minute[i];
      at.offerTo[citizen] = 0;
    },
  ],
  [
    offer.PlacementStarted,
    (reading, citizen, i) => {
      const { at, log } = reading;
      reading.offers = Math.min(reading.offers, log.minute[i]);
      if (at.stage[citizen] !== stage.placementBooked) reading.book(i);
      reading.place(citizen, i, stage.inPlacement);
      at.kind[citizen] = Math.min(log.a[i], placementKinds.length - 1);
      at.place[citizen] = log.b[i] + 1;
      at.offerFrom[citizen] = log.minute[i];
      at.offerTo[citizen] = log.x[i];
    },
  ],
  [offer.PlacementEnded, (reading, citizen, i) => left(reading, citizen, i, true)],
  [
    WorkItemCompleted,
    (reading, citizen, i) => {
      const { at, log } = reading;
      if (log.b[i] !== placementSetup || log.y[i] !== 0) return;
      reading.setUps = true;
      if (at.stage[citizen] === stage.placementBooked) at.offerTo[citizen] = log.minute[i];
    },
  ],
];

function takeCase(reading: Reading, citizen: number, i: number): void {
  const { at, log } = reading;
  at.centre[citizen] = log.a[i] + 1;
  at.team[citizen] = log.b[i] + 1;
  if (at.caseFrom[citizen] === 0) at.caseFrom[citizen] = log.minute[i];
  reading.cases = true;
}

/** The level assessed, or where only the group is told the nearest that is in it. */
function levelOf(scheme: number, group: number, level: number): number {
  if (level >= 1 && level <= 5) return level;
  const groups: ReadonlyArray<number> = groupByLevel[matchSchemes[scheme] ?? "five"];
  return groups.indexOf(group) + 1;
}

function owe(reading: Reading, citizen: number, i: number, isOpen: boolean): void {
  const { at, log } = reading;
  const kind = log.a[i];
  if (kind === contactInterview) {
    reading.contactDuties = true;
    at.contactDue[citizen] = isOpen ? log.x[i] : 0;
  } else {
    reading.offerDuties = true;
    at.offerDuty[citizen] = isOpen ? kind : 0;
    at.offerDue[citizen] = isOpen ? log.x[i] : 0;
  }
}

function left(reading: Reading, citizen: number, i: number, wasThere: boolean): void {
  reading.leavePlace(citizen, reading.log.minute[i], wasThere);
}

/** Where everybody stands after all of these events, which are in the order of their time. */
export function readCaseload(happened: Columns, citizens: number): Caseload {
  const reading = new Reading(happened, citizens);
  const byCode: Array<Look | undefined> = Array.from({ length: 128 });
  for (const [{ code }, look] of looks) byCode[code] = look;
  for (let i = 0; i < happened.length; i += 1) {
    const citizen = happened.subject[i];
    if (citizen < citizens) byCode[happened.tag[i] & codeBits]?.(reading, citizen, i);
  }
  const { at, met, interviews, offers, visitations, contactDuties, offerDuties } = reading;
  const { cases: hasCases, assessments, setUps, bookings } = reading;
  return {
    citizens,
    columns: at,
    coverage: {
      interviews,
      offers,
      visitations,
      contactDuties,
      offerDuties,
      cases: hasCases,
      assessments,
      setUps,
    },
    bookings: {
      minute: Int32Array.from(bookings.minute),
      kind: Uint8Array.from(bookings.kind),
      place: Uint16Array.from(bookings.place),
    },
    contradictions: met,
  };
}
