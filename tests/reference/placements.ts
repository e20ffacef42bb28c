/**
 * Placements: internships and wage-subsidy jobs at companies. An agreement releases places month by
 * month, the law limits how many a company may have at a time, and setting one up is work.
 */
import { offerKinds, placementKinds } from "../../src/domain/offer.ts";
import { companyRoom } from "../../src/domain/rule-set.ts";
import { endOfDay, firstOfMonth, iso, monthCount } from "./calendar.ts";
import type { Agreement, Centre, Citizen } from "./centre.ts";
import { fulfil } from "./contact-course.ts";
import { isWorkReady } from "./match-groups.ts";
import { decideOffer, dropoutMoment, leaveLine, oweRepeat } from "./offers.ts";
import { queueWork } from "./work.ts";

export function installPlacements(centre: Centre): void {
  for (const agreement of centre.agreements) {
    const { number, plan } = agreement;
    const sign = () => signAgreement(centre, agreement);
    centre.at(Math.max(plan.from * 1440, centre.now), "signAgreement", number, sign);
  }
  centre.on(["VisitationDecided"], (row, event) => {
    const kind = offerKinds.indexOf(event["kind"] as (typeof offerKinds)[number]);
    if (kind > 0) seek(centre, centre.citizens[row], kind - 1);
  });
  centre.on(["InterviewHeld"], (row) => refer(centre, centre.citizens[row]));
  centre.on(["BenefitStopped"], (row) => closePlacement(centre, centre.citizens[row]));
}

function signAgreement(centre: Centre, agreement: Agreement): void {
  const { number, plan } = agreement;
  agreement.isSigned = true;
  const payload = { kind: placementKinds[plan.kind], employees: plan.employees };
  centre.happen(["PartnershipSigned", number, payload]);
  release(centre, agreement);
}

/** Places of the month, ramping up; the fraction left over is kept for the next. */
function release(centre: Centre, agreement: Agreement): void {
  const { number, plan } = agreement;
  const month = monthCount(centre.today);
  const ramp = Math.min(1, (month - monthCount(plan.from) + 1) / (plan.rampMonths + 1));
  const owed = centre.value("capacity.placementPlaces", number) * ramp + agreement.carry;
  const places = Math.floor(owed + 1 / 1024); // a third and two thirds of a place make one
  agreement.carry = owed - places;
  agreement.placesLeft += places;
  centre.happen(["PartnershipPlacesReleased", number, { places }]);
  matchPlaces(centre, agreement);
  const next = firstOfMonth(month + 1) * 1440 + 480;
  centre.at(next, "releasePlaces", number, () => release(centre, agreement));
}

const hasRoom = ({ plan, isSigned, placesLeft, concurrent }: Agreement): boolean =>
  isSigned && placesLeft > 0 && concurrent < companyRoom(plan.employees);

/** After an interview, some of those in the middle are referred to a company. */
function refer(centre: Centre, citizen: Citizen): void {
  const { assessed, offer, placement } = citizen;
  const isFree = placement.phase === "none" && offer.phase === "open";
  if (!isFree || assessed < 2 || assessed > 4) return;
  const p = (path: string) => centre.value(path, 0, citizen);
  if (!centre.chance.happens(p("placements.referral"))) return;
  const isSubsidy = centre.chance.happens(p("placements.referralWageSubsidy"));
  decideOffer(centre, citizen, 0, isSubsidy ? 2 : 1);
}

function seek(centre: Centre, citizen: Citizen, kind: number): void {
  const able = centre.agreements.filter((each) => each.plan.kind === kind && hasRoom(each));
  const most = Math.max(...able.map(({ placesLeft }) => placesLeft));
  const agreement = able.find(({ placesLeft }) => placesLeft === most);
  const pool = centre.plan.pools.length + kind;
  citizen.placement.kind = kind;
  if (agreement && centre.lines[pool].length === 0) return book(centre, citizen, agreement);
  citizen.placement.phase = "seeking";
  centre.lines[pool].push(citizen);
  centre.happen(["OfferWaitlisted", citizen.row, { pool }]);
}

function book(centre: Centre, citizen: Citizen, agreement: Agreement): void {
  const { placement, row } = citizen;
  const { number } = agreement;
  placement.phase = "booked";
  placement.agreement = number;
  agreement.placesLeft -= 1;
  agreement.concurrent += 1;
  const booking = citizen.contact.course;
  const setUp = () => {
    if (placement.phase !== "booked" || citizen.contact.course !== booking) return;
    placement.phase = "setUp";
    const day = centre.today + centre.value("placements.startLagDays", 0, citizen);
    const begin = () => startPlacement(centre, citizen);
    placement.steps = [centre.at(day * 1440 + 480, "startPlacement", row, begin)];
  };
  centre.happen(
    ["PlacementBooked", row, { kind: placementKinds[placement.kind], agreement: number }],
    queueWork(centre, citizen, "placementSetup", endOfDay(centre.today), setUp),
  );
}

/** Books those first in line into what places the agreement has. */
function matchPlaces(centre: Centre, agreement: Agreement): void {
  while (hasRoom(agreement)) {
    const first = centre.lines[centre.plan.pools.length + agreement.plan.kind].shift();
    if (first === undefined) return;
    book(centre, first, agreement);
  }
}

function startPlacement(centre: Centre, citizen: Citizen): void {
  const { placement, offer, row } = citizen;
  const p = (path: string, key = 0) => centre.value(path, key, citizen);
  const { kind, agreement } = placement;
  const longest =
    kind === 0
      ? p("rule.internshipMaxDays", isWorkReady(citizen) ? 0 : 1)
      : p("rule.wageSubsidyMaxDays");
  const days = Math.max(1, Math.min(Math.round(p("duration.placementDays", kind)), longest));
  const end = centre.now + days * 1440;
  placement.phase = "underWay";
  const dropout = dropoutMoment(centre, citizen, 1 + kind, centre.now, end);
  const middle = centre.now + Math.floor((end - centre.now) / 2);
  const followUp = () => {
    const due = endOfDay(centre.today);
    centre.happen(queueWork(centre, citizen, "placementFollowUp", due, () => {}));
  };
  placement.steps = [
    centre.at(middle, "followUpPlacement", row, followUp),
    centre.at(Math.min(dropout, end), "endPlacement", row, () =>
      endPlacement(centre, citizen, dropout < end),
    ),
  ];
  const { obligation } = offer;
  offer.obligation = undefined;
  const viaPartnership = centre.plan.agreements[agreement].partnership;
  const started = { kind: placementKinds[kind], agreement, end: iso(end), viaPartnership };
  centre.happen(
    ["PlacementStarted", row, started],
    ...(obligation ? [fulfil(citizen, obligation, centre.now)] : []),
  );
}

function endPlacement(centre: Centre, citizen: Citizen, isDropout: boolean): void {
  const hired = centre.value("placements.hired", citizen.placement.kind, citizen);
  const isHired = !isDropout && centre.chance.happens(hired);
  leave(centre, citizen, isDropout ? "dropout" : isHired ? "hired" : "completed");
}

/** The citizen leaves the company; one who is hired leaves the benefit too, by `exits.ts`. */
function leave(centre: Centre, citizen: Citizen, outcome: string): void {
  const { placement, row } = citizen;
  const agreement = centre.agreements[placement.agreement];
  for (const step of placement.steps) step.off = true;
  placement.phase = "none";
  agreement.concurrent -= 1;
  const kind = placementKinds[placement.kind];
  if (outcome === "dropout" || outcome === "completed") citizen.offer.phase = "open";
  centre.happen(["PlacementEnded", row, { outcome, agreement: agreement.number, kind }]);
  if (outcome === "dropout" || outcome === "completed") oweRepeat(centre, citizen);
  matchPlaces(centre, agreement);
}

function closePlacement(centre: Centre, citizen: Citizen): void {
  const { placement } = citizen;
  const { phase, kind } = placement;
  if (phase === "none") return;
  if (phase === "seeking") {
    placement.phase = "none";
    return leaveLine(centre, citizen, centre.plan.pools.length + kind);
  }
  leave(centre, citizen, "interrupted");
}
