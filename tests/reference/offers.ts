/**
 * Offers: when the law's deadline nears, a caseworker decides what the citizen is to have. A course
 * needs a place in a supplier's pool, or the citizen waits in line; a place at a company is the
 * concern of `placements.ts`.
 */
import { offerKinds, packages } from "../../src/domain/offer.ts";
import { dayOf, endOfDay, iso } from "./calendar.ts";
import type { Centre, Citizen } from "./centre.ts";
import { cancel, fulfil, oblige } from "./contact-course.ts";
import { isWorkReady } from "./match-groups.ts";
import { queueWork } from "./work.ts";

export function installOffers(centre: Centre): void {
  centre.on(["CaseOpened"], (row) => openOffer(centre, centre.citizens[row]));
  centre.on(["BenefitStopped"], (row) => closeOffer(centre, centre.citizens[row]));
}

function openOffer(centre: Centre, citizen: Citizen): void {
  const isYoung = citizen.ageGroup < 2;
  const grown = isWorkReady(citizen) ? 1 : 3;
  const key = citizen.ageGroup === 3 ? 2 : isYoung ? 0 : grown;
  const due = dayOf(citizen.from) + centre.value("rule.firstOfferDays", key, citizen);
  if (due >= centre.today) return owe(centre, citizen, "firstOffer", due);
  const repeat = repeatDays(centre, citizen);
  const isOpeningStock = centre.now === centre.plan.from * 1440;
  // The opening stock is somewhere in its interval already.
  const days = isOpeningStock ? Math.ceil(centre.chance.uniform() * repeat) : repeat;
  owe(centre, citizen, "repeatOffer", centre.today + days);
}

const repeatDays = (centre: Centre, citizen: Citizen): number =>
  centre.value("rule.repeatOfferDays", isWorkReady(citizen) ? 0 : 1, citizen);

/** After an offer or a placement the time without one begins. */
export function oweRepeat(centre: Centre, citizen: Citizen): void {
  owe(centre, citizen, "repeatOffer", centre.today + repeatDays(centre, citizen));
}

function owe(
  centre: Centre,
  citizen: Citizen,
  kind: "firstOffer" | "repeatOffer",
  dueDay: number,
): void {
  const { offer } = citizen;
  offer.phase = "open";
  offer.obligation = oblige(centre, citizen, kind, endOfDay(dueDay));
  const planDay = dueDay - centre.value("offers.planLeadDays", 0, citizen);
  offer.step = centre.at(planDay * 1440 + 480, "planOffer", citizen.row, () => {
    const { obligation } = offer;
    offer.phase = "queued";
    const visitateThen = () => {
      if (offer.phase === "queued" && offer.obligation === obligation) visitate(centre, citizen);
    };
    centre.happen(queueWork(centre, citizen, "offerIssue", endOfDay(dueDay), visitateThen));
  });
}

function visitate(centre: Centre, citizen: Citizen): void {
  const { chance } = centre;
  const share = (path: string) => packages.map((_, key) => centre.value(path, key, citizen));
  const chosen = chance.pick(share("rule.visitation"));
  const internship = share("rule.internshipShare")[chosen];
  const wageSubsidy = share("rule.wageSubsidyShare")[chosen];
  const u = chance.uniform();
  const kind = u < internship ? 1 : u < internship + wageSubsidy ? 2 : 0;
  decideOffer(centre, citizen, chosen, kind);
  if (kind === 0) seekCourse(centre, citizen);
}

/** The decision; when it is a placement, whoever listens will seek one. */
export function decideOffer(centre: Centre, citizen: Citizen, chosen: number, kind: number): void {
  const { offer, row } = citizen;
  if (offer.step) offer.step.off = true;
  offer.package = chosen;
  if (kind !== 0) offer.phase = "placement";
  const payload = { package: packages[chosen], kind: offerKinds[kind] };
  centre.happen(["VisitationDecided", row, payload]);
}

const freePlaces = (centre: Centre, pool: number): number =>
  Math.floor(centre.value("capacity.places", pool)) - centre.occupied[pool];

function seekCourse(centre: Centre, citizen: Citizen): void {
  const { offer, row } = citizen;
  const carriers = centre.plan.pools
    .map((_, pool) => pool)
    .filter((pool) => (centre.plan.pools[pool].packages >> offer.package) & 1);
  const most = Math.max(...carriers.map((pool) => freePlaces(centre, pool)));
  const pool = carriers.find((each) => freePlaces(centre, each) === most);
  if (pool === undefined) throw new Error(`no pool runs ${packages[offer.package]}`);
  offer.pool = pool;
  if (most > 0 && centre.lines[pool].length === 0) return issue(centre, citizen);
  offer.phase = "waiting";
  centre.lines[pool].push(citizen);
  centre.happen(["OfferWaitlisted", row, { pool }]);
}

function issue(centre: Centre, citizen: Citizen): void {
  const { offer, row } = citizen;
  const { pool, obligation } = offer;
  const p = (path: string, key = 0) => centre.value(path, key, citizen);
  const isYoungFirst = citizen.ageGroup < 2 && obligation?.kind === "firstOffer";
  const shortest = p("rule.offerMinDays", isYoungFirst ? 0 : 1);
  const days = Math.max(shortest, Math.round(p("duration.courseDays", offer.package)));
  const morning = (centre.today + p("offers.startLagDays")) * 1440 + 480;
  const start = Math.max(centre.now, morning);
  offer.end = start + days * 1440;
  offer.phase = "issued";
  centre.occupied[pool] += 1;
  offer.step = centre.at(start, "startOffer", row, () => startOffer(centre, citizen));
  offer.obligation = undefined;
  const times = { start: iso(start), end: iso(offer.end) };
  centre.happen(
    ["OfferIssued", row, { package: packages[offer.package], pool, ...times }],
    ...(obligation ? [fulfil(citizen, obligation, start)] : []),
  );
}

function startOffer(centre: Centre, citizen: Citizen): void {
  const { offer, row } = citizen;
  offer.phase = "inOffer";
  const dropout = dropoutMoment(centre, citizen, 0, centre.now, offer.end);
  offer.step = centre.at(Math.min(dropout, offer.end), "endOffer", row, () =>
    endOffer(centre, citizen, dropout < offer.end),
  );
  centre.happen(["OfferStarted", row, { pool: offer.pool }]);
}

/** When the citizen drops out of an offer of the kind; never is infinity. */
export function dropoutMoment(
  centre: Centre,
  citizen: Citizen,
  kind: number,
  start: number,
  end: number,
): number {
  if (!centre.chance.happens(centre.value("hazard.dropout", kind, citizen))) return Infinity;
  return start + Math.max(1, Math.floor(centre.chance.uniform() * (end - start)));
}

function endOffer(centre: Centre, citizen: Citizen, isDropout: boolean): void {
  const { pool } = citizen.offer;
  centre.happen([isDropout ? "OfferDroppedOut" : "OfferCompleted", citizen.row, { pool }]);
  oweRepeat(centre, citizen);
  freePlace(centre, pool);
}

function freePlace(centre: Centre, pool: number): void {
  centre.occupied[pool] -= 1;
  fillPlaces(centre, pool);
}

/** Gives what places there are to those first in line. */
export function fillPlaces(centre: Centre, pool: number): void {
  while (freePlaces(centre, pool) > 0) {
    const first = centre.lines[pool].shift();
    if (first === undefined) return;
    issue(centre, first);
  }
}

/** Leaves the line of a pool. */
export function leaveLine(centre: Centre, citizen: Citizen, pool: number): void {
  centre.lines[pool] = centre.lines[pool].filter((other) => other !== citizen);
  centre.happen(["OfferInterrupted", citizen.row, { pool, held: false }]);
}

function closeOffer(centre: Centre, citizen: Citizen): void {
  const { offer, row } = citizen;
  const { phase, pool, obligation } = offer;
  if (offer.step) offer.step.off = true;
  offer.phase = "none";
  offer.obligation = undefined;
  if (phase === "waiting") leaveLine(centre, citizen, pool);
  if (phase === "issued" || phase === "inOffer") {
    centre.happen(["OfferInterrupted", row, { pool, held: true }]);
    freePlace(centre, pool);
  }
  if (obligation) cancel(centre, citizen, obligation);
}
