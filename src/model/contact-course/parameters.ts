/** Parameters of the contact course: planning, summons, no-show and rebooking. */
import { parameter, share } from "../parameter.ts";

const days = { unit: "days", whole: true, max: 365 } as const;

export const parameters = {
  intervalMonths: parameter({
    path: "rule.contactIntervalMonths",
    doc: "An interview is due this long after the case opened or the last interview.",
    unit: "civil months",
    whole: true,
    min: 1,
    max: 24,
    fromRules: true,
    perCitizen: true,
  }),
  planLeadDays: parameter({
    path: "contact.planLeadDays",
    doc: "The summons is put in the work queue this long before the interview is due.",
    perCitizen: true,
    ...days,
  }),
  summonsLeadDays: parameter({
    path: "contact.summonsLeadDays",
    doc: "Notice that a summons gives at least.",
    perCitizen: true,
    ...days,
  }),
  rebookDays: parameter({
    path: "contact.rebookDays",
    doc: "A new interview after a no-show is at least this long after the one missed.",
    perCitizen: true,
    ...days,
  }),
  noShow: share({
    path: "hazard.noShow",
    doc: "Probability that a summoned citizen does not come.",
    unit: "probability",
    perCitizen: true,
  }),
  bookableShare: share({
    path: "capacity.bookableShare",
    doc: "Share of a team's time that may be booked for interviews; the rest is for other work.",
    unit: "share",
  }),
};
