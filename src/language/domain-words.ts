/** The words of the domain as readers of records see them, by the word that a log has. */
import type { Benefit, StopReason } from "../domain/benefit.ts";
import type { Origin, Trait } from "../domain/citizen.ts";
import type { cancelReasons, Obligation } from "../domain/obligation.ts";
import type { offerKinds, Package, placementOutcomes } from "../domain/offer.ts";
import type { Task } from "../domain/task.ts";

export interface DomainWords {
  readonly benefits: Record<Benefit, string>;
  readonly reasons: Record<StopReason, string>;
  readonly origins: Record<Origin, string>;
  readonly traits: Record<Trait, string>;
  readonly obligations: Record<Obligation, string>;
  readonly cancelReasons: Record<(typeof cancelReasons)[number], string>;
  readonly packages: Record<Package, string>;
  readonly offerKinds: Record<(typeof offerKinds)[number], string>;
  readonly outcomes: Record<(typeof placementOutcomes)[number], string>;
  readonly tasks: Record<Task, string>;
}

export const en: DomainWords = {
  benefits: {
    none: "no benefit",
    cashBenefit: "cash benefit",
    startHelp: "start help",
    introductionBenefit: "introduction benefit",
    rehabilitation: "rehabilitation benefit",
    unemploymentBenefit: "unemployment benefit",
    sicknessBenefit: "sickness benefit",
    disabilityPension: "disability pension",
    flexAllowance: "flex-job allowance",
  },
  reasons: {
    job: "a job",
    education: "education",
    subsidisedJob: "a subsidised job",
    otherBenefit: "another benefit",
    pension: "disability pension",
    selfSupport: "self-support",
    moved: "moved away",
    transferred: "another centre",
    retired: "old-age pension",
  },
  origins: {
    danish: "Danish",
    western: "western",
    nonWesternImmigrant: "non-western immigrant",
    nonWesternDescendant: "non-western descendant",
  },
  traits: {
    female: "woman",
    deprivedArea: "lives in a deprived area",
    hasChildren: "has children",
    qualifyingEducation: "qualifying education",
  },
  obligations: {
    contactInterview: "interview",
    firstOffer: "first offer",
    repeatOffer: "repeated offer",
  },
  cancelReasons: {
    exit: "benefit stopped",
    transfer: "another centre took over",
    notApplicable: "no longer applies",
  },
  packages: {
    educationJob: "education and job",
    motivation: "motivation",
    activeSupport: "active support",
    jobSearchWageSubsidy: "job search and wage subsidy",
    rehabilitation: "rehabilitation",
  },
  offerKinds: { course: "course", internship: "internship", wageSubsidy: "wage subsidy" },
  outcomes: {
    completed: "completed",
    dropout: "dropped out",
    hired: "hired",
    interrupted: "interrupted",
  },
  tasks: {
    summons: "summons",
    interview: "interview",
    offerIssue: "finding an offer",
    placementSetup: "setting up a placement",
    placementFollowUp: "following up a placement",
  },
};

export const da: DomainWords = {
  benefits: {
    none: "ingen ydelse",
    cashBenefit: "kontanthjælp",
    startHelp: "starthjælp",
    introductionBenefit: "introduktionsydelse",
    rehabilitation: "revalideringsydelse",
    unemploymentBenefit: "dagpenge",
    sicknessBenefit: "sygedagpenge",
    disabilityPension: "førtidspension",
    flexAllowance: "ledighedsydelse",
  },
  reasons: {
    job: "job",
    education: "uddannelse",
    subsidisedJob: "job med støtte",
    otherBenefit: "anden ydelse",
    pension: "førtidspension",
    selfSupport: "selvforsørgelse",
    moved: "fraflyttet",
    transferred: "et andet center",
    retired: "folkepension",
  },
  origins: {
    danish: "dansk",
    western: "vestlig",
    nonWesternImmigrant: "ikke-vestlig indvandrer",
    nonWesternDescendant: "ikke-vestlig efterkommer",
  },
  traits: {
    female: "kvinde",
    deprivedArea: "bor i udsat område",
    hasChildren: "har børn",
    qualifyingEducation: "kompetencegivende uddannelse",
  },
  obligations: {
    contactInterview: "samtale",
    firstOffer: "første tilbud",
    repeatOffer: "gentaget tilbud",
  },
  cancelReasons: {
    exit: "ydelsen er stoppet",
    transfer: "et andet center har overtaget",
    notApplicable: "gælder ikke længere",
  },
  packages: {
    educationJob: "uddannelse og job",
    motivation: "motivation",
    activeSupport: "aktiv støtte",
    jobSearchWageSubsidy: "jobsøgning og løntilskud",
    rehabilitation: "revalidering",
  },
  offerKinds: { course: "kursus", internship: "praktik", wageSubsidy: "løntilskud" },
  outcomes: {
    completed: "gennemført",
    dropout: "frafaldet",
    hired: "ansat",
    interrupted: "afbrudt",
  },
  tasks: {
    summons: "indkaldelse",
    interview: "samtale",
    offerIssue: "at finde et tilbud",
    placementSetup: "at aftale en virksomhedsplacering",
    placementFollowUp: "opfølgning på virksomhedsplacering",
  },
};
