/** Parameters of exits and returns: hazards by duration, group, trait, season and demand. */
import { ageGroups, origins } from "../../domain/citizen.ts";
import { bands, levels, months, returnBands } from "../axes.ts";
import { factor, parameter, type Parameter, share } from "../parameter.ts";

/** The risks of a citizen on benefit, in the order of their numbers. */
export const risks = [
  "exitToJob",
  "exitToEducation",
  "exitToSubsidisedJob",
  "exitToOtherBenefit",
  "exitToPension",
  "exitToSelfSupport",
  "leaveMunicipality",
  "transfer",
  "matchUp",
  "matchDown",
] as const;

const destinations = ["job", "education", "selfSupport", "otherBenefit"] as const;
const perMonth = "probability per month";

export const parameters = {
  exit: share({
    path: "monthly.exit",
    doc: "Probability that a month on benefit ends in a common destination, by time on it.",
    unit: perMonth,
    keys: bands,
    max: 0.95,
  }),
  destinationShort: share({
    path: "monthly.destinationShort",
    doc: "Destination of those who leave within 12 months.",
    unit: "share",
    keys: destinations,
    sumsToOne: true,
  }),
  destinationLong: share({
    path: "monthly.destinationLong",
    doc: "Destination of those who leave after 12 months or more.",
    unit: "share",
    keys: destinations,
    sumsToOne: true,
  }),
  subsidisedJob: share({
    path: "monthly.subsidisedJob",
    doc: "Probability of leaving for a subsidised job outside the benefit (flex job).",
    unit: perMonth,
    max: 0.95,
  }),
  pension: share({
    path: "monthly.pension",
    doc: "Probability of being granted disability pension, by employability.",
    unit: perMonth,
    keys: levels,
    max: 0.95,
  }),
  leaveMunicipality: share({
    path: "monthly.leaveMunicipality",
    doc: "Probability of moving out of the municipality.",
    unit: perMonth,
    max: 0.95,
  }),
  transfer: share({
    path: "monthly.transfer",
    doc: "Probability of moving to another centre of the municipality.",
    unit: perMonth,
    max: 0.95,
  }),
  matchUp: share({
    path: "monthly.matchUp",
    doc: "Probability of coming one level nearer the labour market (level 1 stays).",
    unit: perMonth,
    keys: levels,
    max: 0.95,
  }),
  matchDown: share({
    path: "monthly.matchDown",
    doc: "Probability of going one level further from the labour market, by level (level 5 stays).",
    unit: perMonth,
    keys: levels,
    max: 0.95,
  }),
  returnFromJob: share({
    path: "monthly.returnFromJob",
    doc: "Probability that a job ends and the citizen is back, by time since it began.",
    unit: perMonth,
    keys: returnBands,
    max: 0.95,
  }),
  returnFromOther: share({
    path: "monthly.returnFromOther",
    doc: "Probability of coming back from education, self-support or another benefit.",
    unit: perMonth,
    keys: ["education", "selfSupport", "otherBenefit"],
    max: 0.95,
  }),
  byLevel: parameter({
    path: "relative.level",
    doc: "Hazard of work and education against the average, by employability.",
    unit: "factor",
    keys: levels,
    max: 100,
  }),
  byOrigin: parameter({
    path: "relative.origin",
    doc: "Hazard of work and education against the average, by origin.",
    unit: "factor",
    keys: origins,
    max: 100,
  }),
  jobByAge: parameter({
    path: "relative.jobByAge",
    doc: "Hazard of work against the average, by age group.",
    unit: "factor",
    keys: ageGroups,
    max: 100,
  }),
  educationByAge: parameter({
    path: "relative.educationByAge",
    doc: "Hazard of education against the average, by age group.",
    unit: "factor",
    keys: ageGroups,
    max: 100,
  }),
  deprivedArea: parameter({
    path: "relative.deprivedArea",
    doc: "Hazard of work for those living in a deprived housing area, against others.",
    unit: "factor",
    max: 100,
  }),
  hasChildren: parameter({
    path: "relative.hasChildren",
    doc: "Hazard of work for those with children, against others.",
    unit: "factor",
    max: 100,
  }),
  jobSeason: parameter({
    path: "season.job",
    doc: "Hazard of work by calendar month against the year's average.",
    unit: "factor",
    keys: months,
    max: 100,
  }),
  educationSeason: parameter({
    path: "season.education",
    doc: "Hazard of education by calendar month against the year's average.",
    unit: "factor",
    keys: months,
    max: 100,
  }),
  demandElasticity: parameter({
    path: "demand.jobElasticity",
    doc: "Percent more job exits for one percent more labour demand.",
    unit: "elasticity",
    min: -10,
    max: 10,
  }),
  lossElasticity: parameter({
    path: "demand.lossElasticity",
    doc: "Percent more job losses for one percent more labour demand.",
    unit: "elasticity",
    min: -10,
    max: 10,
  }),
  caseload: parameter({
    path: "response.caseloadElasticity",
    doc:
      "Percent more exits to job, education and self-support for one percent more cases for each " +
      "caseworker of the citizen's team, against those the scenario opens with.",
    unit: "elasticity",
    min: -2,
    max: 2,
    neutral: 0,
  }),
  jobLoss: factor({ path: "hazard.jobLoss", doc: "Multiplies the hazard of losing a job." }),
};

/** One factor for each risk: what most initiatives act on. */
export const riskFactors: ReadonlyArray<Parameter> = risks.map((risk) =>
  factor({ path: `hazard.${risk}`, doc: `Multiplies the hazard ${risk}.` }),
);
