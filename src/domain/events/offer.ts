/** Events of offers, placements and partnerships (domain §4.2 E). */
import { declare, moment, oneOf, whole, yesNo } from "../event.ts";
import { offerKinds, packages, placementKinds, placementOutcomes } from "../offer.ts";

export const VisitationDecided = declare("VisitationDecided", 64, {
  subject: "citizen",
  by: "employee",
  doc: "A caseworker decides what the citizen is to be offered.",
  before: "An offer is due or an interview gave the occasion; no offer is under way.",
  after: "The citizen is to have a place of the kind.",
  fields: {
    package: ["a", oneOf("offer package", packages)],
    kind: ["b", oneOf("kind of offer", offerKinds)],
  },
});

export const OfferWaitlisted = declare("OfferWaitlisted", 65, {
  subject: "citizen",
  by: "system",
  doc: "No place is free, so the citizen waits in the pool's line.",
  before: "Visitation is decided; no place of the pool is free or others wait already.",
  after: "The citizen stands last in the pool's line.",
  fields: { pool: ["b", whole("number of the place pool", 0, 4095)] },
});

export const OfferIssued = declare("OfferIssued", 66, {
  subject: "citizen",
  by: "employee",
  doc: "An offer is given: a place at a supplier is the citizen's from now.",
  before: "A place of the pool is free.",
  after: "The place is occupied; the offer obligation is met if the start is in time.",
  fields: {
    package: ["a", oneOf("offer package", packages)],
    pool: ["b", whole("number of the place pool", 0, 4095)],
    start: ["x", moment("first day")],
    end: ["y", moment("last day planned")],
  },
});

export const OfferStarted = declare("OfferStarted", 67, {
  subject: "citizen",
  by: "system",
  doc: "The citizen begins at the supplier.",
  before: "The offer was issued.",
  after: "The citizen is in the offer.",
  fields: { pool: ["b", whole("number of the place pool", 0, 4095)] },
});

export const OfferCompleted = declare("OfferCompleted", 68, {
  subject: "citizen",
  by: "system",
  doc: "The offer ends as planned.",
  before: "The citizen is in the offer.",
  after: "The place is free.",
  fields: { pool: ["b", whole("number of the place pool", 0, 4095)] },
});

export const OfferDroppedOut = declare("OfferDroppedOut", 69, {
  subject: "citizen",
  by: "citizen",
  doc: "The citizen leaves the offer before its end and stays on benefit.",
  before: "The citizen is in the offer.",
  after: "The place is free.",
  fields: { pool: ["b", whole("number of the place pool", 0, 4095)] },
});

export const OfferInterrupted = declare("OfferInterrupted", 70, {
  subject: "citizen",
  by: "system",
  doc: "The offer ends, or the place in line is given up, because the benefit stopped.",
  before: "The citizen waits for, has been issued, or is in an offer.",
  after: "The place, if one was held, is free.",
  fields: {
    pool: ["b", whole("number of the place pool", 0, 4095)],
    held: ["a", yesNo("a place was held")],
  },
});

export const PartnershipSigned = declare("PartnershipSigned", 71, {
  subject: "agreement",
  by: "management",
  doc: "A company agrees to take citizens in placement.",
  before: "The agreement is not in force.",
  after: "Places will be released month by month, ramping up.",
  fields: {
    kind: ["a", oneOf("kind of placement", placementKinds)],
    employees: ["x", whole("ordinary employees of the company", 1, 1_000_000)],
  },
});

export const PartnershipPlacesReleased = declare("PartnershipPlacesReleased", 72, {
  subject: "agreement",
  by: "world",
  doc: "The company opens places for the month.",
  before: "The agreement is in force.",
  after: "So many more placements may be booked, within the company ratio rule.",
  fields: { places: ["x", whole("places", 0, 100_000)] },
});

export const PlacementBooked = declare("PlacementBooked", 73, {
  subject: "citizen",
  by: "employee",
  doc: "A place at a company is taken for the citizen; setting it up is work to be done.",
  before: "The agreement has a place released and the ratio rule leaves room.",
  after: "The place is the citizen's.",
  fields: {
    kind: ["a", oneOf("kind of placement", placementKinds)],
    agreement: ["b", whole("number of the agreement", 0, 4095)],
  },
});

export const PlacementStarted = declare("PlacementStarted", 74, {
  subject: "citizen",
  by: "employee",
  doc: "The citizen begins at the company.",
  before: "The place was booked and set up.",
  after: "The citizen is in the placement, no longer than the rule set allows.",
  fields: {
    kind: ["a", oneOf("kind of placement", placementKinds)],
    agreement: ["b", whole("number of the agreement", 0, 4095)],
    end: ["x", moment("last day planned")],
    viaPartnership: ["y", yesNo("through a partnership agreement")],
  },
});

export const PlacementEnded = declare("PlacementEnded", 75, {
  subject: "citizen",
  by: "system",
  doc: "The placement, or the booking of one, ends.",
  before: "A placement is booked or under way.",
  after: "The room at the company is free; when hired, a job starts at the same instant.",
  fields: {
    outcome: ["a", oneOf("outcome", placementOutcomes)],
    agreement: ["b", whole("number of the agreement", 0, 4095)],
    kind: ["x", oneOf("kind of placement", placementKinds)],
  },
});
