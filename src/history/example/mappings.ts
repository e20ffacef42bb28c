/**
 * The mappings of the example's files. They are what an analyst would write who has such an
 * extract, and the names of caseworkers, remarks and amounts are in none of them.
 */
import {
  agreementWords,
  benefitWords,
  offerWords,
  originWords,
  packageWords,
  placementOutcomeWords,
  poolWords,
  stopWords,
  teamWords,
} from "./words.ts";

const assumed = "    assumption: The labels of the example say so.\n";

/** A list of codes from words of the vocabulary to words of the files. */
const codes = (name: string, words: Readonly<Record<string, string>>): string =>
  `  ${name}:\n${assumed}    values:\n` +
  Object.entries(words)
    .map(([meaning, word]) => `      "${word}": ${meaning}\n`)
    .join("");

const numbers = (name: string, words: ReadonlyArray<string>, from = 0): string =>
  `  ${name}:\n${assumed}    values:\n` +
  words.map((word, i) => `      "${word}": ${from + i}\n`).join("");

const head = (id: string, title: string, encoding: string): string => `# ${title}
id: example-${id}
title: ${title}
format: { kind: csv, encoding: ${encoding}, separator: ";", decimal: "," }
citizen:
  column: CPR-nr
  kind: personalNumber
`;

const benefitHead = head("benefit", "Spells of benefit", "windows-1252");
const benefit = `${benefitHead}  origin: { column: Oprindelse, codes: origin }
  traits:
    deprivedArea: { column: Udsat område }
    hasChildren: { column: Børn }
    qualifyingEducation: { column: Uddannelse }
codes:
${codes("benefit", benefitWords)}${codes("reason", stopWords)}${codes("origin", originWords)}rules:
  - id: new
    when: [{ column: Type, is: Ny }]
    spell:
      start: { column: Startdato }
      end: { column: Slutdato, inclusive: true }
      begin:
        event: BenefitGranted
        fields: { benefit: { column: Ydelse, codes: benefit }, from: { column: Forløb fra } }
      finish:
        event: BenefitStopped
        fields: { reason: { column: Årsag, codes: reason, default: selfSupport } }
      # The system splits a spell at birthdays and moves.
      merge: { gapDays: 0, by: [Ydelse, Forløb fra] }
    recorded: { column: Registreret }
  - id: resumed
    when: [{ column: Type, is: Genoptaget }]
    spell:
      start: { column: Startdato }
      end: { column: Slutdato, inclusive: true }
      begin:
        event: BenefitResumed
        fields:
          benefit: { column: Ydelse, codes: benefit }
          from: { column: Forløb fra }
          gapDays: { column: Dage uden ydelse }
      finish:
        event: BenefitStopped
        fields: { reason: { column: Årsag, codes: reason, default: selfSupport } }
      merge: { gapDays: 0, by: [Ydelse, Forløb fra] }
    recorded: { column: Registreret }
`;

const cases = `${head("case", "Cases and their teams", "utf-8")}codes:
${numbers("team", teamWords)}rules:
  - id: opened
    when: [{ column: Åbning, is: Ny }]
    event: CaseOpened
    at: { column: Åbnet }
    fields: { centre: { value: 0 }, team: { column: Team, codes: team } }
    recorded: { column: Registreret }
  - id: transferred
    when: [{ column: Åbning, is: Overført }]
    event: CaseTransferred
    at: { column: Åbnet }
    fields: { centre: { value: 0 }, team: { column: Team, codes: team } }
    recorded: { column: Registreret }
  - id: closed
    when: [{ column: Lukning, is: Afsluttet }]
    event: CaseClosed
    at: { column: Lukket }
    fields: { centre: { value: 0 } }
    recorded: happened
`;

const interviews = `${head("interview", "Interviews", "windows-1252")}codes:
${numbers("team", teamWords)}rules:
  # A row is booked first and changes when the interview is over.
  - id: booked
    event: InterviewScheduled
    at: { column: Booket }
    fields:
      team: { column: Team, codes: team }
      minutes: { column: Varighed }
      planned: { column: Samtaledato }
    recorded: happened
  - id: held
    when: [{ column: Status, is: Afholdt }]
    event: InterviewHeld
    at: { column: Afsluttet, clock: "12:00" }
    fields: { team: { column: Team, codes: team }, minutes: { column: Minutter } }
    recorded: { column: Registreret }
  - id: cancelled
    when: [{ column: Status, is: Aflyst }]
    event: InterviewCancelled
    at: { column: Afsluttet }
    fields:
      team: { column: Team, codes: team }
      minutes: { column: Varighed }
      planned: { column: Samtaledato }
    recorded: happened
`;

const decisions = `${head("decision", "Contacts, assessments, visitations", "utf-8")}codes:
${codes("package", packageWords)}${codes("offer", offerWords)}rules:
  - id: contact
    when: [{ column: Type, is: Henvendelse }]
    event: CitizenContacted
    at: { column: Dato }
    fields: { centre: { value: 0 }, level: { column: Niveau } }
    recorded: { column: Registreret }
  - id: assessment
    when: [{ column: Type, is: Matchvurdering }]
    event: MatchAssessed
    at: { column: Dato }
    # Five match groups until April 2010.
    fields: { scheme: { value: five }, group: { column: Matchgruppe }, level: { column: Niveau } }
    recorded: { column: Registreret }
  - id: visitation
    when: [{ column: Type, is: Visitation }]
    event: VisitationDecided
    at: { column: Dato }
    fields:
      package: { column: Pakke, codes: package }
      kind: { column: Tilbudstype, codes: offer }
    recorded: { column: Registreret }
`;

const isCourse = "{ column: Type, is: Kursus }";
const isPlacement = "{ column: Type, is: [Virksomhedspraktik, Løntilskud] }";
const place = "{ column: Sted, codes: place }";
const company = "{ column: Sted, codes: company }";
const { course: _, ...placements } = offerWords;

const endOf = (id: string, event: string, outcome: string, fields: string): string => `  - id: ${id}
    when: [${isCourse}, { column: Udfald, is: ${outcome} }]
    event: ${event}
    at: { column: Ophørt }
    fields: { ${fields} }
    recorded: happened
`;

const offerCodes =
  numbers("place", poolWords) +
  numbers("company", agreementWords) +
  codes("package", packageWords) +
  codes("kind", placements) +
  codes("outcome", placementOutcomeWords);
const offerEnds =
  endOf("completed", "OfferCompleted", "Gennemført", `pool: ${place}`) +
  endOf("dropout", "OfferDroppedOut", "Afbrudt af borger", `pool: ${place}`) +
  endOf("interrupted", "OfferInterrupted", "Ophørt", `pool: ${place}, held: { value: true }`) +
  endOf("given-up", "OfferInterrupted", "Udgået", `pool: ${place}, held: { value: false }`);

const offers = `${head("offer", "Offers and placements", "windows-1252")}codes:
${offerCodes}rules:
  - id: waiting
    when: [${isCourse}, { column: Venteliste, isNot: "" }]
    event: OfferWaitlisted
    at: { column: Venteliste }
    fields: { pool: ${place} }
    recorded: happened
  - id: given
    when: [${isCourse}, { column: Bevilget, isNot: "" }]
    event: OfferIssued
    at: { column: Bevilget }
    fields:
      package: { column: Pakke, codes: package }
      pool: ${place}
      start: { column: Planlagt start }
      end: { column: Planlagt slut }
    recorded: { column: Registreret }
  - id: started
    when: [${isCourse}, { column: Startet, isNot: "" }]
    event: OfferStarted
    at: { column: Startet }
    fields: { pool: ${place} }
    recorded: happened
${offerEnds}  - id: booked
    when: [${isPlacement}, { column: Bevilget, isNot: "" }]
    event: PlacementBooked
    at: { column: Bevilget }
    fields: { kind: { column: Type, codes: kind }, agreement: ${company} }
    recorded: { column: Registreret }
  - id: placed
    when: [${isPlacement}, { column: Startet, isNot: "" }]
    event: PlacementStarted
    at: { column: Startet }
    fields:
      kind: { column: Type, codes: kind }
      agreement: ${company}
      end: { column: Planlagt slut }
      viaPartnership: { column: Partnerskab }
    recorded: happened
  - id: placement-ended
    when: [${isPlacement}, { column: Udfald, isNot: "" }]
    event: PlacementEnded
    at: { column: Ophørt }
    fields:
      outcome: { column: Udfald, codes: outcome }
      kind: { column: Type, codes: kind }
      agreement: ${company}
    recorded: happened
`;

const absence = `${head("absence", "Absence", "utf-8")}codes:
${numbers("team", teamWords)}rules:
  - id: missed
    when: [{ column: Type, is: Udeblevet }]
    event: InterviewNoShow
    at: { column: Dato }
    fields: { team: { column: Team, codes: team } }
    recorded: { column: Registreret }
  # Known, and no event of the centre: nothing comes of it.
  - id: leave
    when: [{ column: Type, is: [Sygdom, Ferie, Barsel] }]
    ignore: true
`;

const activity = (
  id: string,
  words: string,
  begin: string,
  finish: string,
): string => `  - id: ${id}
    when: [{ column: art, is: ${words} }]
    spell:
      start: { column: fra }
      end: { column: til, inclusive: true }
      begin: { ${begin} }
      finish: { ${finish} }
    recorded: { column: indberettet }
`;

const job = (kind: string) => `event: JobStarted, fields: { kind: { value: ${kind} } }`;

const activityRules =
  activity("job", "Ordinært job", job("ordinary"), "event: JobEnded") +
  activity("flex", "Fleksjob", job("subsidised"), "event: JobEnded") +
  activity("education", "Uddannelse", "event: EducationStarted", "event: EducationEnded");

const activities = `# Work and education, from the register of incomes
id: example-activity
title: Work and education
format: { kind: csv, encoding: utf-8, separator: ",", decimal: "," }
citizen:
  column: cpr
  kind: personalNumber
rules:
${activityRules}`;

/** Mapping of each file, by the name of its sheet. */
export const mappings: Readonly<Record<string, string>> = {
  ydelser: benefit,
  sager: cases,
  samtaler: interviews,
  visitationer: decisions,
  tilbud: offers,
  fravaer: absence,
  beskaeftigelse: activities,
};
