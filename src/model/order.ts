/**
 * The order of simultaneous commands. Commands of one minute are carried out in the order of this
 * list, and those of one kind by ascending subject; the pending set alone decides, never who was
 * scheduled first. Release comes before capacity changes, capacity changes before what follows
 * from events, that before the citizens' own transitions, serving a queue after all of these, and
 * arrivals last, so that who comes now finds a world in which everything else of now has happened.
 */
import type { CommandKind } from "../kernel/agenda.ts";

export const lanes = [
  { name: "citizen", slots: 11 },
  { name: "workItem", slots: 1 },
  { name: "team", slots: 2 },
  { name: "pool", slots: 1 },
  { name: "agreement", slots: 2 },
  { name: "centre", slots: 3 },
] as const;

const [citizen, workItem, team, pool, agreement, centre] = lanes.map((_, i) => i);

/** Slots of the citizen lane; commands that share a slot are never pending together. */
const slot = {
  transition: 0,
  closing: 1,
  birthday: 2,
  threshold: 3,
  contactStep: 4,
  contactBreach: 5,
  assessment: 6,
  offerStep: 7,
  placementStep: 8,
  offerBreach: 9,
  workClosing: 10,
};

export const order: ReadonlyArray<CommandKind> = [
  // Release.
  { name: "finishWork", lane: workItem, slot: 0 },
  { name: "endOffer", lane: citizen, slot: slot.offerStep },
  { name: "endPlacement", lane: citizen, slot: slot.placementStep },
  // Changes of rules, parameters and capacity.
  { name: "start", lane: centre, slot: 0 },
  { name: "changeParameters", lane: centre, slot: 0 },
  { name: "openDay", lane: team, slot: 0 },
  { name: "signAgreement", lane: agreement, slot: 0 },
  { name: "releasePlaces", lane: agreement, slot: 0 },
  // What follows from events, and what staff plan.
  { name: "closeWork", lane: citizen, slot: slot.workClosing },
  { name: "closeContact", lane: citizen, slot: slot.contactStep },
  { name: "closeOffer", lane: citizen, slot: slot.offerStep },
  { name: "closePlacement", lane: citizen, slot: slot.placementStep },
  { name: "closeCase", lane: citizen, slot: slot.closing },
  { name: "holdInterview", lane: citizen, slot: slot.contactStep },
  { name: "assess", lane: citizen, slot: slot.assessment },
  { name: "openContact", lane: citizen, slot: slot.contactStep },
  { name: "planInterview", lane: citizen, slot: slot.contactStep },
  { name: "summon", lane: citizen, slot: slot.contactStep },
  { name: "attend", lane: citizen, slot: slot.contactStep },
  { name: "breachContact", lane: citizen, slot: slot.contactBreach },
  { name: "breachOffer", lane: citizen, slot: slot.offerBreach },
  { name: "openOffer", lane: citizen, slot: slot.offerStep },
  { name: "planOffer", lane: citizen, slot: slot.offerStep },
  { name: "visitate", lane: citizen, slot: slot.offerStep },
  { name: "startOffer", lane: citizen, slot: slot.offerStep },
  { name: "refer", lane: citizen, slot: slot.placementStep },
  { name: "seekPlacement", lane: citizen, slot: slot.placementStep },
  { name: "startPlacement", lane: citizen, slot: slot.placementStep },
  { name: "followUpPlacement", lane: citizen, slot: slot.placementStep },
  // The citizens' own transitions.
  { name: "exitToJob", lane: citizen, slot: slot.transition },
  { name: "exitToEducation", lane: citizen, slot: slot.transition },
  { name: "exitToSubsidisedJob", lane: citizen, slot: slot.transition },
  { name: "exitToOtherBenefit", lane: citizen, slot: slot.transition },
  { name: "exitToPension", lane: citizen, slot: slot.transition },
  { name: "exitToSelfSupport", lane: citizen, slot: slot.transition },
  { name: "leaveMunicipality", lane: citizen, slot: slot.transition },
  { name: "transfer", lane: citizen, slot: slot.transition },
  { name: "matchUp", lane: citizen, slot: slot.transition },
  { name: "matchDown", lane: citizen, slot: slot.transition },
  { name: "returnToCentre", lane: citizen, slot: slot.transition },
  { name: "crossAge", lane: citizen, slot: slot.birthday },
  { name: "crossDuration", lane: citizen, slot: slot.threshold },
  // Serving.
  { name: "serve", lane: team, slot: 1 },
  { name: "fillPlace", lane: pool, slot: 0 },
  { name: "matchPlace", lane: agreement, slot: 1 },
  // Arrivals.
  { name: "arrive", lane: centre, slot: 1 },
  { name: "transferIn", lane: centre, slot: 2 },
];

/** Number of a command kind by name. */
export const kind = Object.fromEntries(order.map(({ name }, i) => [name, i])) as Record<
  string,
  number
>;
