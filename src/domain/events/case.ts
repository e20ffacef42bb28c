/** Events of the case and the match group (domain §4.2 C). */
import { declare, oneOf, whole } from "../event.ts";
import { matchSchemes } from "../match-scheme.ts";

export const CaseOpened = declare("CaseOpened", 32, {
  subject: "citizen",
  by: "system",
  doc: "A case opens at a centre and a team takes responsibility for it.",
  before: "The citizen has no open case.",
  after: "Exactly one team is responsible.",
  fields: {
    centre: ["a", whole("number of the centre", 0, 254)],
    team: ["b", whole("number of the team", 0, 1023)],
  },
});

export const CaseTransferred = declare("CaseTransferred", 33, {
  subject: "citizen",
  by: "employee",
  doc: "Another team, at this or another modelled centre, takes responsibility.",
  before: "The citizen has an open case with another team.",
  after: "The new team is responsible; summons and interviews are planned by it from now on.",
  fields: {
    centre: ["a", whole("number of the centre", 0, 254)],
    team: ["b", whole("number of the team", 0, 1023)],
  },
});

export const CaseClosed = declare("CaseClosed", 34, {
  subject: "citizen",
  by: "system",
  doc: "The case closes.",
  before: "The citizen has an open case and no open obligations.",
  after: "No team is responsible.",
  fields: { centre: ["a", whole("number of the centre", 0, 254)] },
});

export const MatchAssessed = declare("MatchAssessed", 35, {
  subject: "citizen",
  by: "employee",
  doc: "A caseworker assesses the match group, at the opening of the case and at every interview.",
  before: "The scheme is the one in force; the case is open.",
  after: "The assessed level is the true one of this moment; the group follows from the scheme.",
  fields: {
    scheme: ["a", oneOf("match scheme", matchSchemes)],
    group: ["b", whole("match group of the scheme", 1, 5)],
    level: ["x", whole("employability level assessed", 1, 5)],
  },
});

export const MatchChanged = declare("MatchChanged", 36, {
  subject: "citizen",
  by: "employee",
  doc: "An assessment gave another group than the one that stood.",
  before: "Comes with a `MatchAssessed` of the same instant.",
  after: "The citizen counts in the new group.",
  fields: {
    from: ["a", whole("group before", 1, 5)],
    to: ["b", whole("group after", 1, 5)],
  },
});
