/**
 * Which events a log must have for a measure to say anything of it. A history holds what somebody
 * extracted: where nobody extracted contacts there are none, and a share of none in work would be
 * read as a fact about citizens when it is one about the extract. A simulated log has every kind
 * of event that could have happened, so there none is news.
 */
import type { Anchor, Measure, Population } from "../domain/measure.ts";

/** Names of events of which at least one must be in the log. */
export type OneOf = ReadonlyArray<string>;

const ofActivity: Record<NonNullable<Population["statuses"]>[number], OneOf> = {
  job: ["JobStarted"],
  ordinaryJob: ["JobStarted"],
  subsidisedJob: ["JobStarted"],
  education: ["EducationStarted"],
  wageSubsidy: ["PlacementStarted"],
  internship: ["PlacementStarted"],
  course: ["OfferStarted"],
  offBenefit: ["BenefitGranted", "BenefitResumed"],
};

const ofAnchor: Record<Anchor, OneOf> = {
  contact: ["CitizenContacted"],
  case: ["CaseOpened"],
  offer: ["OfferStarted", "PlacementStarted"],
  offerEnd: ["OfferCompleted", "OfferDroppedOut", "PlacementEnded"],
};

/** What a measure needs: one event of each list. */
export function neededEvents(measure: Measure): ReadonlyArray<OneOf> {
  switch (measure.type) {
    case "notYetModelled":
      return [];
    case "ratio":
      return [...neededEvents(measure.of), ...neededEvents(measure.to)];
    case "change":
      return neededEvents(measure.of);
    case "count":
      return [[measure.event], ...ofPopulation(measure.population)];
    case "kOfN":
      return [
        ofAnchor[measure.anchor],
        // Any of the statuses counts, so one that is never said is enough to make it unknown.
        ...measure.statuses.map((status) => ofActivity[status]),
        ...ofPopulation(measure.population),
      ];
    case "timely":
    case "timelyStock":
      return [["ObligationCreated"], ...ofPopulation(measure.population)];
    case "actDegree":
      return [["OfferStarted", "PlacementStarted"], ...ofPopulation(measure.population)];
    default:
      return [["CitizenRegistered"], ...ofPopulation(measure.population)];
  }
}

function ofPopulation(population: Population | undefined): ReadonlyArray<OneOf> {
  if (population === undefined) return [];
  const { benefits, centres, levels, longerThanMonths, statuses = [], workReady } = population;
  const needed: Array<OneOf> = statuses.map((status) => ofActivity[status]);
  if (benefits !== undefined || longerThanMonths !== undefined) {
    needed.push(["BenefitGranted", "BenefitResumed"]);
  }
  if (levels !== undefined || workReady !== undefined) {
    needed.push(["MatchAssessed", "CitizenContacted"]);
  }
  if (centres !== undefined) needed.push(["CaseOpened", "CaseTransferred", "CitizenContacted"]);
  return needed;
}

/** The lists of which a log that has these events has none, each once. */
export function missingEvents(
  measure: Measure,
  has: (name: string) => boolean,
): ReadonlyArray<OneOf> {
  const missing = neededEvents(measure).filter((names) => !names.some((name) => has(name)));
  return [...new Map(missing.map((names) => [names.join(), names])).values()];
}
