/** Parameters of placements: who is referred, places, lengths and what comes of them. */
import { placementKinds } from "../../domain/offer.ts";
import { parameter, share } from "../parameter.ts";

export const parameters = {
  referral: share({
    path: "placements.referral",
    doc: "Probability that an interview at level 2 to 4, with no offer in hand, seeks a placement.",
    unit: "probability",
    perCitizen: true,
  }),
  referralWageSubsidy: share({
    path: "placements.referralWageSubsidy",
    doc: "Share of those referrals that are to a wage subsidy; the rest are to an internship.",
    unit: "share",
    perCitizen: true,
  }),
  places: parameter({
    path: "capacity.placementPlaces",
    doc: "Places that the agreement releases in a month, when fully ramped up.",
    unit: "places per month",
    keys: "agreement",
    max: 100_000,
  }),
  startLagDays: parameter({
    path: "placements.startLagDays",
    doc: "A placement starts this long after it is set up.",
    unit: "days",
    whole: true,
    max: 365,
    perCitizen: true,
  }),
  days: parameter({
    path: "duration.placementDays",
    doc: "Planned length, cut to what the rule set allows.",
    unit: "days",
    keys: placementKinds,
    min: 1,
    max: 2000,
    perCitizen: true,
  }),
  hired: share({
    path: "placements.hired",
    doc: "Probability that a completed placement ends in an ordinary job at the company.",
    unit: "probability",
    keys: placementKinds,
    perCitizen: true,
  }),
  internshipMaxDays: parameter({
    path: "rule.internshipMaxDays",
    doc: "Longest internship, by whether the citizen is work-ready.",
    unit: "days",
    keys: ["workReady", "notWorkReady"],
    whole: true,
    max: 4000,
    fromRules: true,
    perCitizen: true,
  }),
  wageSubsidyMaxDays: parameter({
    path: "rule.wageSubsidyMaxDays",
    doc: "Longest wage subsidy.",
    unit: "days",
    whole: true,
    max: 4000,
    fromRules: true,
    perCitizen: true,
  }),
};
