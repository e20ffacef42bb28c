/**
 * Events of one life as sentences. Each event has one; what it is about stands in the event's own
 * fields, whose words are the domain's.
 */
import * as domainWords from "./domain-words.ts";

/** What a sentence is made of: the event's fields, and how dates and lengths are written. */
export interface Telling {
  readonly fields: Readonly<Record<string, any>>;
  readonly date: (iso: string) => string;
  /** How long what ends here has lasted, in words; empty where that is not known. */
  readonly lasted: string;
}

type Sentences = Record<string, (telling: Telling) => string>;

const { benefits, obligations, offerKinds, outcomes, packages, reasons, tasks } = domainWords.en;
const ago = (lasted: string) => (lasted === "" ? "" : ` after ${lasted}`);
const up = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

const sentences: Sentences = {
  CitizenRegistered: () => "Becomes known to the centre",
  EmployabilityChanged: ({ fields }) => `Employability becomes ${fields["to"]}`,
  AgeBoundaryCrossed: ({ fields }) => `Turns ${fields["boundary"]}`,
  CitizenContacted: ({ fields }) => `Turns to the centre; level ${fields["level"]}`,
  CitizenMoved: () => "Moves to another municipality",
  CitizenRetired: () => "Retires",
  BenefitGranted: ({ fields, date }) =>
    `${up(word(benefits, fields["benefit"]))} granted from ${date(fields["from"])}`,
  BenefitResumed: ({ fields, date }) =>
    `${up(word(benefits, fields["benefit"]))} resumed after ${fields["gapDays"]} days, ` +
    `counted from ${date(fields["from"])}`,
  BenefitStopped: ({ fields, lasted }) =>
    `Benefit stops${ago(lasted)}: ${word(reasons, fields["reason"])}`,
  DurationThresholdCrossed: ({ fields }) => `On benefit for ${fields["months"]} months`,
  JobStarted: ({ fields }) =>
    fields["kind"] === "ordinary" ? "Starts in a job" : "Starts in a subsidised job",
  JobEnded: ({ lasted }) => `Job ends${ago(lasted)}`,
  EducationStarted: () => "Starts an education",
  EducationEnded: ({ lasted }) => `Education ends${ago(lasted)}`,
  CaseOpened: ({ fields }) => `Case opened, team ${fields["team"]}`,
  CaseTransferred: ({ fields }) => `Case handed over to team ${fields["team"]}`,
  CaseClosed: () => "Case closed",
  MatchAssessed: ({ fields }) => `Assessed in match group ${fields["group"]}`,
  MatchChanged: ({ fields }) => `Match group ${fields["from"]} becomes ${fields["to"]}`,
  ObligationCreated: ({ fields, date }) =>
    `${up(word(obligations, fields["kind"]))} due by ${date(fields["due"])}`,
  ObligationFulfilled: ({ fields, date }) =>
    `${up(word(obligations, fields["kind"]))} due by ${date(fields["due"])}: ` +
    (fields["late"] === true ? "met late" : "met in time"),
  ObligationBreached: ({ fields, date }) =>
    `${up(word(obligations, fields["kind"]))} due by ${date(fields["due"])}: overdue`,
  ObligationCancelled: ({ fields, date }) =>
    `${up(word(obligations, fields["kind"]))} due by ${date(fields["due"])} falls away: ` +
    word(domainWords.en.cancelReasons, fields["reason"]),
  InterviewScheduled: ({ fields, date }) => `Interview booked for ${date(fields["planned"])}`,
  StoodSince: ({ fields, date }) =>
    `Known from records: ${fields["what"] === "placement" ? "in the placement" : "off benefit"} ` +
    `since ${date(fields["since"])}`,
  SummonsIssued: ({ fields }) => `Summoned, ${fields["leadDays"]} days ahead`,
  InterviewHeld: ({ fields }) => `Interview held, ${fields["minutes"]} minutes`,
  InterviewNoShow: () => "Stays away from the interview",
  InterviewCancelled: ({ fields, date }) =>
    `Interview booked for ${date(fields["planned"])} cancelled`,
  VisitationDecided: ({ fields }) =>
    `To be offered: ${word(offerKinds, fields["kind"])} (${word(packages, fields["package"])})`,
  OfferWaitlisted: ({ fields }) => `Put on waiting list ${fields["pool"]}`,
  OfferIssued: ({ fields, date, lasted }) =>
    `Offered a course${ago(lasted)}${lasted === "" ? "" : " of waiting"}, ` +
    `${date(fields["start"])} to ${date(fields["end"])}`,
  OfferStarted: () => "Course begins",
  OfferCompleted: ({ lasted }) => `Course completed${ago(lasted)}`,
  OfferDroppedOut: ({ lasted }) => `Drops out of the course${ago(lasted)}`,
  OfferInterrupted: ({ fields, lasted }) =>
    fields["held"] === true ? `Course interrupted${ago(lasted)}` : `Leaves the line${ago(lasted)}`,
  PlacementBooked: ({ fields, lasted }) =>
    `${up(word(offerKinds, fields["kind"]))} agreed with a company${ago(lasted)}` +
    (lasted === "" ? "" : " of waiting"),
  PlacementStarted: ({ fields, date }) =>
    `${up(word(offerKinds, fields["kind"]))} begins, until ${date(fields["end"])}`,
  PlacementEnded: ({ fields, lasted }) =>
    `${up(word(offerKinds, fields["kind"]))} ends${ago(lasted)}: ` +
    word(outcomes, fields["outcome"]),
  WorkItemQueued: ({ fields, date }) =>
    `Work waits: ${word(tasks, fields["task"])}, due ${date(fields["due"])}`,
  WorkItemStarted: ({ fields }) => `Work begun: ${word(tasks, fields["task"])}`,
  WorkItemCompleted: ({ fields }) => `Work done: ${word(tasks, fields["task"])}`,
  WorkItemExpired: ({ fields }) => `Work falls away: ${word(tasks, fields["task"])}`,
};

/** A word of the domain; one that is not known is shown as it is. */
function word(words: Readonly<Record<string, string>>, of: unknown): string {
  return words[String(of)] ?? String(of);
}

export const en = {
  sentences,
  lanes: {
    benefit: "benefit",
    match: "match group",
    deadline: "deadlines",
    interview: "interviews",
    waiting: "waiting",
    offer: "courses",
    placement: "placements",
    job: "job",
    education: "education",
  },
  legend:
    "Match group by its number. █ under way, ░ agreed or waiting, ─ a deadline open, ! overdue; " +
    "interviews: ● held, ○ stayed away from, × cancelled, + booked. The last mark in a place " +
    "counts.",
  title: (citizen: string, log: string) => `Citizen ${citizen} of ${log}`,
  knownOn: (date: string) => `as known on ${date}`,
  age: (years: string) => `${years} years when first heard of`,
  days: (count: string) => `${count} ${count === "1" ? "day" : "days"}`,
  weeks: (count: string) => `${count} weeks`,
  hours: () => "less than a day",
  registered: (date: string) => `registered ${date}`,
  open: "At the end",
  openSince: (what: string, lasted: string) => `${what} for ${lasted}`,
  benefitOpen: (benefit: string) => up(word(benefits, benefit)),
  deadlineOpen: (kind: string, due: string) =>
    `${up(word(obligations, kind))} due by ${due}, not met`,
  interviewOpen: (due: string) => `Interview booked for ${due}`,
  waitingOpen: (line: string) => `On waiting list ${line}`,
  courseOpen: { agreed: "Course agreed", underWay: "In a course" },
  placementOpen: (kind: string, isUnderWay: boolean) =>
    `${up(word(offerKinds, kind))} ${isUnderWay ? "under way" : "agreed"}`,
  jobOpen: { ordinary: "In a job", subsidised: "In a subsidised job" },
  educationOpen: "In education",
  nothingOpen: "Nothing is open.",
  noCitizen: (citizen: string, log: string, count: string) =>
    `${log} has no citizen ${citizen}: it knows ${count}, numbered from 0.`,
  work: (count: string) =>
    count === "1"
      ? "1 piece of work on the case is left out; --work shows it too."
      : `${count} pieces of work on the case are left out; --work shows them too.`,
};

const {
  benefits: ydelser,
  obligations: frister,
  offerKinds: tilbud,
  outcomes: udfald,
  packages: pakker,
  reasons: grunde,
  tasks: opgaver,
} = domainWords.da;
const efter = (lasted: string) => (lasted === "" ? "" : ` efter ${lasted}`);

const sentencesDa: Sentences = {
  CitizenRegistered: () => "Bliver kendt af centret",
  EmployabilityChanged: ({ fields }) => `Beskæftigelsesniveau bliver ${fields["to"]}`,
  AgeBoundaryCrossed: ({ fields }) => `Fylder ${fields["boundary"]}`,
  CitizenContacted: ({ fields }) => `Henvender sig til centret; niveau ${fields["level"]}`,
  CitizenMoved: () => "Flytter til en anden kommune",
  CitizenRetired: () => "Går på pension",
  BenefitGranted: ({ fields, date }) =>
    `${up(word(ydelser, fields["benefit"]))} bevilget fra ${date(fields["from"])}`,
  BenefitResumed: ({ fields, date }) =>
    `${up(word(ydelser, fields["benefit"]))} genoptaget efter ${fields["gapDays"]} dage, ` +
    `regnet fra ${date(fields["from"])}`,
  BenefitStopped: ({ fields, lasted }) =>
    `Ydelsen stopper${efter(lasted)}: ${word(grunde, fields["reason"])}`,
  DurationThresholdCrossed: ({ fields }) => `På ydelse i ${fields["months"]} måneder`,
  JobStarted: ({ fields }) =>
    fields["kind"] === "ordinary" ? "Begynder i job" : "Begynder i job med støtte",
  JobEnded: ({ lasted }) => `Job ophører${efter(lasted)}`,
  EducationStarted: () => "Begynder på en uddannelse",
  EducationEnded: ({ lasted }) => `Uddannelse slutter${efter(lasted)}`,
  CaseOpened: ({ fields }) => `Sag åbnet, team ${fields["team"]}`,
  CaseTransferred: ({ fields }) => `Sag overdraget til team ${fields["team"]}`,
  CaseClosed: () => "Sag lukket",
  MatchAssessed: ({ fields }) => `Vurderet i matchgruppe ${fields["group"]}`,
  MatchChanged: ({ fields }) => `Matchgruppe ${fields["from"]} bliver til ${fields["to"]}`,
  ObligationCreated: ({ fields, date }) =>
    `${up(word(frister, fields["kind"]))} senest ${date(fields["due"])}`,
  ObligationFulfilled: ({ fields, date }) =>
    `${up(word(frister, fields["kind"]))} senest ${date(fields["due"])}: ` +
    (fields["late"] === true ? "for sent" : "til tiden"),
  ObligationBreached: ({ fields, date }) =>
    `${up(word(frister, fields["kind"]))} senest ${date(fields["due"])}: fristen er overskredet`,
  ObligationCancelled: ({ fields, date }) =>
    `${up(word(frister, fields["kind"]))} senest ${date(fields["due"])} bortfalder: ` +
    word(domainWords.da.cancelReasons, fields["reason"]),
  InterviewScheduled: ({ fields, date }) => `Samtale booket til ${date(fields["planned"])}`,
  StoodSince: ({ fields, date }) =>
    `Kendt fra registreringer: ${fields["what"] === "placement" ? "i forløbet" : "uden ydelse"} ` +
    `siden ${date(fields["since"])}`,
  SummonsIssued: ({ fields }) => `Indkaldt med ${fields["leadDays"]} dages varsel`,
  InterviewHeld: ({ fields }) => `Samtale afholdt, ${fields["minutes"]} minutter`,
  InterviewNoShow: () => "Udebliver fra samtalen",
  InterviewCancelled: ({ fields, date }) => `Samtale booket til ${date(fields["planned"])} aflyst`,
  VisitationDecided: ({ fields }) =>
    `Skal have tilbud: ${word(tilbud, fields["kind"])} (${word(pakker, fields["package"])})`,
  OfferWaitlisted: ({ fields }) => `Sat på venteliste ${fields["pool"]}`,
  OfferIssued: ({ fields, date, lasted }) =>
    `Tilbudt kursus${lasted === "" ? "" : ` efter ${lasted} på venteliste`}, ` +
    `${date(fields["start"])} til ${date(fields["end"])}`,
  OfferStarted: () => "Kursus begynder",
  OfferCompleted: ({ lasted }) => `Kursus gennemført${efter(lasted)}`,
  OfferDroppedOut: ({ lasted }) => `Falder fra kurset${efter(lasted)}`,
  OfferInterrupted: ({ fields, lasted }) =>
    fields["held"] === true ? `Kursus afbrudt${efter(lasted)}` : `Forlader køen${efter(lasted)}`,
  PlacementBooked: ({ fields, lasted }) =>
    `${up(word(tilbud, fields["kind"]))} aftalt med en virksomhed` +
    (lasted === "" ? "" : ` efter ${lasted} på venteliste`),
  PlacementStarted: ({ fields, date }) =>
    `${up(word(tilbud, fields["kind"]))} begynder, til ${date(fields["end"])}`,
  PlacementEnded: ({ fields, lasted }) =>
    `${up(word(tilbud, fields["kind"]))} slutter${efter(lasted)}: ` +
    word(udfald, fields["outcome"]),
  WorkItemQueued: ({ fields, date }) =>
    `Opgave venter: ${word(opgaver, fields["task"])}, senest ${date(fields["due"])}`,
  WorkItemStarted: ({ fields }) => `Opgave påbegyndt: ${word(opgaver, fields["task"])}`,
  WorkItemCompleted: ({ fields }) => `Opgave udført: ${word(opgaver, fields["task"])}`,
  WorkItemExpired: ({ fields }) => `Opgave bortfaldet: ${word(opgaver, fields["task"])}`,
};

export const da: typeof en = {
  sentences: sentencesDa,
  lanes: {
    benefit: "ydelse",
    match: "matchgruppe",
    deadline: "frister",
    interview: "samtaler",
    waiting: "venter",
    offer: "kurser",
    placement: "praktik m.v.",
    job: "job",
    education: "uddannelse",
  },
  legend:
    "Matchgruppen ved sit tal. █ i gang, ░ aftalt eller venter, ─ en frist er åben, ! " +
    "overskredet; samtaler: ● afholdt, ○ udeblevet, × aflyst, + booket. Det sidste " +
    "tegn på et sted gælder.",
  title: (citizen, log) => `Borger ${citizen} i ${log}`,
  knownOn: (date) => `som det var kendt ${date}`,
  age: (years) => `${years} år, da centret først hørte om borgeren`,
  days: (count) => `${count} ${count === "1" ? "dag" : "dage"}`,
  weeks: (count) => `${count} uger`,
  hours: () => "under en dag",
  registered: (date) => `registreret ${date}`,
  open: "Til sidst",
  openSince: (what, lasted) => `${what} i ${lasted}`,
  benefitOpen: (benefit) => up(word(ydelser, benefit)),
  deadlineOpen: (kind, due) => `${up(word(frister, kind))} senest ${due}, ikke overholdt`,
  interviewOpen: (due) => `Samtale booket til ${due}`,
  waitingOpen: (line) => `På venteliste ${line}`,
  courseOpen: { agreed: "Kursus aftalt", underWay: "På kursus" },
  placementOpen: (kind, isUnderWay) =>
    `${up(word(tilbud, kind))} ${isUnderWay ? "i gang" : "aftalt"}`,
  jobOpen: { ordinary: "I job", subsidised: "I job med støtte" },
  educationOpen: "I uddannelse",
  nothingOpen: "Intet er åbent.",
  noCitizen: (citizen, log, count) =>
    `${log} har ingen borger ${citizen}: den kender ${count}, nummereret fra 0.`,
  work: (count) =>
    count === "1"
      ? "1 opgave i sagen er udeladt; --work viser også den."
      : `${count} opgaver i sagen er udeladt; --work viser også dem.`,
};
