/** Parameters of offers: deadlines, visitation, places, lengths and effects. */
import { offerKinds, packages } from "../../domain/offer.ts";
import { parameter, share } from "../parameter.ts";

const ruleDays = {
  unit: "days",
  whole: true,
  max: 4000,
  fromRules: true,
  perCitizen: true,
} as const;

export const parameters = {
  firstOfferDays: parameter({
    path: "rule.firstOfferDays",
    doc: "The first offer is due this long after the spell began.",
    keys: ["under30", "from30WorkReady", "from60", "notWorkReady"],
    ...ruleDays,
  }),
  repeatOfferDays: parameter({
    path: "rule.repeatOfferDays",
    doc: "A new offer is due after this long without one.",
    keys: ["workReady", "notWorkReady"],
    ...ruleDays,
  }),
  offerMinDays: parameter({
    path: "rule.offerMinDays",
    doc: "Shortest length of a course; the first offer to those under 30 has its own.",
    keys: ["under30First", "other"],
    ...ruleDays,
  }),
  visitation: share({
    path: "rule.visitation",
    doc: "Share of visitations to each offer package.",
    unit: "share",
    keys: packages,
    sumsToOne: true,
  }),
  internshipShare: share({
    path: "rule.internshipShare",
    doc: "Share of a package's visitations that are to an internship at a company.",
    unit: "share",
    keys: packages,
  }),
  wageSubsidyShare: share({
    path: "rule.wageSubsidyShare",
    doc: "Share of a package's visitations that are to a wage-subsidy job.",
    unit: "share",
    keys: packages,
  }),
  places: parameter({
    path: "capacity.places",
    doc: "Places at a supplier, for the packages that it runs.",
    unit: "places",
    keys: "pool",
    max: 1_000_000,
  }),
  planLeadDays: parameter({
    path: "offers.planLeadDays",
    doc: "Work on an offer is put in the queue this long before the offer is due.",
    unit: "days",
    whole: true,
    max: 365,
    perCitizen: true,
  }),
  startLagDays: parameter({
    path: "offers.startLagDays",
    doc: "An offer starts this long after it is issued.",
    unit: "days",
    whole: true,
    max: 365,
    perCitizen: true,
  }),
  courseDays: parameter({
    path: "duration.courseDays",
    doc: "Planned length of a course, by package.",
    unit: "days",
    keys: packages,
    min: 1,
    max: 2000,
    perCitizen: true,
  }),
  dropout: share({
    path: "hazard.dropout",
    doc: "Probability of leaving before the planned end, evenly over the length.",
    unit: "probability",
    keys: offerKinds,
    perCitizen: true,
  }),
  lockIn: parameter({
    path: "effect.lockIn",
    doc: "Multiplies the hazards of job, education and self-support while in an offer of the kind.",
    unit: "factor",
    keys: offerKinds,
    max: 100,
  }),
  effectAfter: parameter({
    path: "effect.after",
    doc: "Multiplies the hazards of job and education for a time after completing such an offer.",
    unit: "factor",
    keys: offerKinds,
    max: 100,
  }),
  effectDays: parameter({
    path: "effect.afterDays",
    doc: "How long that lasts.",
    unit: "days",
    whole: true,
    max: 2000,
  }),
};
