/**
 * Ties have an order (law 7), as far as a log tells. The agenda carries out the commands of one
 * minute by kind and subject. So a command that comes after a later one of its minute was not yet
 * pending when that one was carried out: it was caused by it, and they are about the same citizen,
 * team, supplier or agreement. The log holds no commands, but the first event of a batch says
 * which one it was, nearly always.
 */
import { stopReasons } from "../domain/benefit.ts";
import type { EventDeclaration, Row, SubjectClass } from "../domain/event.ts";
import * as benefit from "../domain/events/benefit.ts";
import * as cases from "../domain/events/case.ts";
import * as contact from "../domain/events/contact.ts";
import * as offer from "../domain/events/offer.ts";
import * as people from "../domain/events/population.ts";
import * as run from "../domain/events/run.ts";
import * as work from "../domain/events/work.ts";
import { placementOutcomes } from "../domain/offer.ts";
import { tasks } from "../domain/task.ts";
import { subjectOf } from "../domain/vocabulary.ts";
import type { Law, LawCheck, Violation } from "../kernel/law.ts";
import { kind, order } from "./order.ts";
import type { Plan } from "./plan.ts";

/** A command that a batch may have been: its kind, and whom it was about. */
export interface Command {
  readonly kind: number;
  readonly subject: number;
}

type Tell = (row: Row, plan: Plan) => ReadonlyArray<Command>;

/** A command about the event's own subject. */
const about =
  (...names: ReadonlyArray<string>): Tell =>
  ({ subject }) =>
    names.map((name) => ({ kind: kind[name], subject }));

/** Commands about the event's subject, told apart by one of its slots. */
const by =
  (slot: "a" | "b", names: ReadonlyArray<string>): Tell =>
  ({ subject, [slot]: value }) =>
    names[value] === undefined ? [] : [{ kind: kind[names[value]], subject }];

const exitOf: Record<string, string> = {
  job: "exitToJob",
  education: "exitToEducation",
  subsidisedJob: "exitToSubsidisedJob",
  otherBenefit: "exitToOtherBenefit",
  pension: "exitToPension",
  selfSupport: "exitToSelfSupport",
  moved: "leaveMunicipality",
  transferred: "transfer",
};
const queuedBy: Record<string, string> = {
  summons: "planInterview",
  interview: "attend",
  offerIssue: "planOffer",
  placementFollowUp: "followUpPlacement",
};
const interrupted = placementOutcomes.indexOf("interrupted");
/** Identities of those who come from other centres begin with these two bits. */
const transferStream = 3;

const tells: ReadonlyArray<readonly [EventDeclaration<any, any>, Tell]> = [
  [work.WorkItemCompleted, ({ x }) => [{ kind: kind.finishWork, subject: x }]],
  [offer.OfferCompleted, about("endOffer")],
  [offer.OfferDroppedOut, about("endOffer")],
  [
    offer.PlacementEnded,
    ({ subject, a }) => [
      { kind: a === interrupted ? kind.closePlacement : kind.endPlacement, subject },
    ],
  ],
  [run.SimulationStarted, about("start")],
  [run.InitiativeStarted, about("changeParameters")],
  [run.InitiativeEnded, about("changeParameters")],
  [run.LeverApplied, about("changeParameters")],
  [run.RulesetActivated, about("changeParameters")],
  [people.LabourDemandChanged, about("changeParameters")],
  [work.CapacityChanged, about("openDay")],
  [offer.PartnershipSigned, about("signAgreement")],
  [offer.PartnershipPlacesReleased, about("releasePlaces")],
  [work.WorkItemExpired, about("closeWork")],
  [contact.InterviewCancelled, about("closeContact")],
  [contact.ObligationCancelled, by("a", ["closeContact", "closeOffer", "closeOffer"])],
  [
    offer.OfferInterrupted,
    ({ subject, b }, { pools }) => [
      { kind: b < pools.length ? kind.closeOffer : kind.closePlacement, subject },
    ],
  ],
  [cases.CaseClosed, about("closeCase")],
  [contact.InterviewHeld, about("holdInterview")],
  [cases.MatchAssessed, about("assess")],
  [contact.ObligationCreated, by("a", ["openContact", "openOffer", "openOffer"])],
  [
    work.WorkItemQueued,
    by(
      "b",
      tasks.map((task) => queuedBy[task]),
    ),
  ],
  [contact.InterviewScheduled, about("summon")],
  [contact.InterviewNoShow, about("attend")],
  [contact.ObligationBreached, by("a", ["breachContact", "breachOffer", "breachOffer"])],
  [offer.VisitationDecided, about("visitate", "refer")],
  [offer.OfferStarted, about("startOffer")],
  [offer.OfferWaitlisted, about("seekPlacement")],
  [
    offer.PlacementBooked,
    ({ subject, b }) => [
      { kind: kind.seekPlacement, subject },
      { kind: kind.matchPlace, subject: b },
    ],
  ],
  [offer.PlacementStarted, about("startPlacement")],
  [
    benefit.BenefitStopped,
    by(
      "a",
      stopReasons.map((reason) => exitOf[reason]),
    ),
  ],
  [
    people.EmployabilityChanged,
    ({ subject, a, b }) => [{ kind: b < a ? kind.matchUp : kind.matchDown, subject }],
  ],
  [benefit.JobEnded, about("returnToCentre")],
  [benefit.EducationEnded, about("returnToCentre")],
  [people.CitizenContacted, about("returnToCentre")],
  [cases.CaseTransferred, about("transfer")],
  [people.AgeBoundaryCrossed, about("crossAge")],
  [benefit.DurationThresholdCrossed, about("crossDuration")],
  [work.WorkItemStarted, ({ a }) => [{ kind: kind.serve, subject: a }]],
  [offer.OfferIssued, ({ b }) => [{ kind: kind.fillPlace, subject: b }]],
  [
    people.CitizenRegistered,
    ({ y }) => [{ kind: y >>> 30 === transferStream ? kind.transferIn : kind.arrive, subject: 0 }],
  ],
];
const tellByCode = new Map(tells.map(([{ code }, tell]) => [code, tell]));

/** Commands that a batch with this first row may have been; none when no command begins so. */
export function commandsOf(row: Row, plan: Plan): ReadonlyArray<Command> {
  return tellByCode.get(row.code)?.(row, plan) ?? [];
}

/** Events whose slot `a` is a team, whose `b` is a supplier's pool, whose `b` is an agreement. */
const codesOf = (events: ReadonlyArray<EventDeclaration<any, any>>) =>
  new Set(events.map(({ code }) => code));
const teamEvents = codesOf([
  work.WorkItemQueued,
  work.WorkItemStarted,
  work.WorkItemCompleted,
  work.WorkItemExpired,
]);
const poolEvents = codesOf([
  offer.OfferIssued,
  offer.OfferWaitlisted,
  offer.OfferCompleted,
  offer.OfferDroppedOut,
  offer.OfferInterrupted,
]);
const agreementEvents = codesOf([offer.PlacementBooked, offer.PlacementEnded]);

/** Whether an event is about a subject of a class. */
function isAbout({ code, subject, a, b }: Row, subjectClass: SubjectClass, whom: number): boolean {
  if (subjectOf(code) === subjectClass && subject === whom) return true;
  if (subjectClass === "team") return teamEvents.has(code) && a === whom;
  if (subjectClass === "pool") return poolEvents.has(code) && b === whom;
  return subjectClass === "agreement" && agreementEvents.has(code) && b === whom;
}

const rankOf = ({ kind: number, subject }: Command): number => number * 2 ** 32 + subject;

/** Ties have an order. */
export function tiesHaveAnOrder(plan: Plan): Law {
  return {
    name: "ties have an order",
    doc:
      "Within a minute commands come by kind and subject; one that comes after a later one was " +
      "caused by it, so both are about the same citizen, team, supplier or agreement.",
    begin: () => new OrderCheck(plan),
  };
}

/** Classes of the subjects of the lanes, in their order; a work item is known by its citizen. */
const classOfLane = ["citizen", "citizen", "team", "pool", "agreement", "centre"] as const;
const workItemLane = 1;

class OrderCheck implements LawCheck {
  readonly violations: Array<Violation> = [];
  readonly #plan: Plan;
  #minute = Number.NEGATIVE_INFINITY;
  #rank = -1;
  /** Rows of the batch that is being read, which is the one before when the next begins. */
  #batch: Array<Row> = [];

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  event(
    index: number,
    code: number,
    minute: number,
    subject: number,
    a: number,
    b: number,
    x: number,
    y: number,
    isFirst: boolean,
  ): void {
    const row = { code, minute, subject, a, b, x, y };
    if (isFirst) {
      this.#begin(index, row);
      this.#batch = [];
    }
    this.#batch.push(row);
  }

  #begin(index: number, row: Row): void {
    const { minute, subject } = row;
    const say = (what: string) => this.violations.push({ event: index, minute, subject, what });
    if (row.code === run.ForecastBegun.code) {
      this.#minute = minute;
      this.#rank = -1;
      return;
    }
    const commands = commandsOf(row, this.#plan);
    if (commands.length === 0) {
      say("no command begins with this event");
      return;
    }
    const before = minute === this.#minute ? this.#rank : -1;
    const ranks = commands.map((command) => rankOf(command)).sort((one, other) => one - other);
    const inTurn = ranks.find((rank) => rank >= before);
    if (inTurn === undefined && !commands.some((command) => this.#isCaused(command, row))) {
      const { name } = order[Math.floor(before / 2 ** 32)];
      say(`comes after ${name}, which it must precede or follow from`);
    }
    this.#minute = minute;
    this.#rank = inTurn ?? ranks[0];
  }

  /** Whether the batch before is about what the command is about. */
  #isCaused(command: Command, { subject }: Row): boolean {
    const { lane } = order[command.kind];
    const whom = lane === workItemLane ? subject : command.subject;
    return this.#batch.some((row) => isAbout(row, classOfLane[lane], whom));
  }

  end(): void {}
}
