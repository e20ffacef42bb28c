/**
 * Words about how a centre finds its level. In Danish the transient of a system is its
 * indsvingning; a level that no longer moves is stabilt.
 */
import type { Flow, Followed } from "../experiment/weekly-series.ts";

const series: Record<Followed, (of: string) => string> = {
  onBenefit: () => "On benefit",
  level: (level) => `  at level ${level}`,
  longTerm: () => "  for over a year",
  formerRecipients: () => "In work, since two years or less",
  waiting: (pool) => `Waiting for ${pool}`,
  inOffer: () => "In an offer",
  inPlacement: () => "In a placement",
  queue: (team) => `Work waiting (h), ${team}`,
  onTime: () => "Interviews on time",
};

const flows: Record<Flow, string> = {
  contact: "new citizens",
  transferIn: "from other centres",
  fromJob: "back from work",
  fromEducation: "back from education",
  fromOther: "back from other support",
  job: "to work",
  education: "to education",
  subsidisedJob: "to a flex job",
  otherBenefit: "to another benefit",
  pension: "to disability pension",
  selfSupport: "to self-support",
  moved: "moved away",
  transferred: "to other centres",
  retired: "to old-age pension",
};

export const en = {
  series,
  flows,
  plan: (replications: string, years: string) =>
    `${replications} ${replications === "1" ? "replication" : "replications"} of ${years} years`,
  made: (replications: string, years: string, seed: string, version: string) =>
    `${replications} × ${years} years, seed ${seed}, caseflow ${version}`,
  held: (date: string) =>
    `Everything is held as on ${date}: no initiative begins, and labour demand, law and inflow ` +
    "stay as they are.",
  groups: { citizens: "Citizens", offers: "Offers", work: "Work and deadlines" },
  given: "given",
  level: "in the end",
  after: "settled after",
  course: (years: string) => `${years} years`,
  months: (count: string) => (count === "1" ? "1 month" : `${count} months`),
  atOnce: "at once",
  rising: (change: string) => `rises ${change} a year`,
  falling: (change: string) => `falls ${change} a year`,
  unsettled: "not yet",
  flowsHeading: "Onto benefit and off it, a year",
  first: "first",
  last: "last",
  change: "change",
  all: "on balance",
  settled: (months: string, slowest: string) =>
    `The centre settles within ${months}; the last to settle: ${slowest}.`,
  settledAtOnce: "The centre is settled from the first day.",
  notSettled: (years: string, count: string, all: string) =>
    `The centre does not settle within ${years} years: ${count} of ${all} series are still moving.`,
  stockMoves: (given: string, end: string, years: string) =>
    `${given} citizens on benefit are given; after ${years} years there are ${end}.`,
  stockFits: (given: string) =>
    `The ${given} citizens on benefit that are given are in accord with the rates.`,
  stockOff: (given: string, level: string, share: string) =>
    `${given} citizens on benefit are given, but the rates lead to ${level} (${share}).`,
  firstYear: (came: string, left: string) => `In the first year ${came} came and ${left} left.`,
  driver: (flow: string, first: string, last: string) =>
    `What moved most that way: ${flow}, ${first} in the first year and ${last} in the last.`,
  contacts: (contacts: string) =>
    `With inflow.contacts at about ${contacts} a month the rates would lead to the stock given.`,
  advice: (days: string) =>
    `To begin a run settled, give the period a warmUpDays of ${days} or more.`,
};

export const da: typeof en = {
  series: {
    onBenefit: () => "På ydelse",
    level: (level) => `  på niveau ${level}`,
    longTerm: () => "  i over et år",
    formerRecipients: () => "I arbejde i højst to år",
    waiting: (pool) => `Venter på ${pool}`,
    inOffer: () => "I tilbud",
    inPlacement: () => "I praktik eller løntilskud",
    queue: (team) => `Arbejde i kø (timer), ${team}`,
    onTime: () => "Samtaler til tiden",
  },
  flows: {
    contact: "nye borgere",
    transferIn: "fra andre jobcentre",
    fromJob: "tilbage fra arbejde",
    fromEducation: "tilbage fra uddannelse",
    fromOther: "tilbage fra anden forsørgelse",
    job: "til arbejde",
    education: "til uddannelse",
    subsidisedJob: "til fleksjob",
    otherBenefit: "til en anden ydelse",
    pension: "til førtidspension",
    selfSupport: "til selvforsørgelse",
    moved: "fraflyttet",
    transferred: "til andre jobcentre",
    retired: "til folkepension",
  },
  plan: (replications, years) =>
    `${replications} ${replications === "1" ? "gentagelse" : "gentagelser"} af ${years} år`,
  made: (replications, years, seed, version) =>
    `${replications} × ${years} år, frø ${seed}, caseflow ${version}`,
  held: (date) =>
    `Alt holdes som den ${date}: ingen initiativer går i gang, og efterspørgslen på ` +
    "arbejdskraft, loven og tilgangen bliver, som de er.",
  groups: { citizens: "Borgere", offers: "Tilbud", work: "Arbejde og frister" },
  given: "angivet",
  level: "til sidst",
  after: "stabilt efter",
  course: (years) => `${years} år`,
  months: (count) => `${count} mdr.`,
  atOnce: "straks",
  rising: (change) => `stiger ${change} om året`,
  falling: (change) => `falder ${change} om året`,
  unsettled: "ikke endnu",
  flowsHeading: "Til og fra ydelse, om året",
  first: "første",
  last: "sidste",
  change: "ændring",
  all: "netto",
  settled: (months, slowest) =>
    `Jobcentret er svunget ind efter ${months}; sidst falder dette på plads: ${slowest}.`,
  settledAtOnce: "Jobcentret er svunget ind fra første dag.",
  notSettled: (years, count, all) =>
    `Jobcentret svinger ikke ind inden for ${years} år: ${count} af ${all} rækker ` +
    "bevæger sig endnu.",
  stockMoves: (given, end, years) =>
    `Der er angivet ${given} borgere på ydelse; efter ${years} år er der ${end}.`,
  stockFits: (given) => `De ${given} borgere på ydelse, der er angivet, passer med raterne.`,
  stockOff: (given, level, share) =>
    `Der er angivet ${given} borgere på ydelse, men raterne fører til ${level} (${share}).`,
  firstYear: (came, left) => `Det første år kom der ${came}, og ${left} forlod ydelsen.`,
  driver: (flow, first, last) =>
    `Det, der trak mest i den retning: ${flow}, ${first} det første år og ${last} det sidste.`,
  contacts: (contacts) =>
    `Med inflow.contacts på omkring ${contacts} om måneden ville raterne føre til ` +
    "den angivne bestand.",
  advice: (days) =>
    `Skal en kørsel begynde svunget ind, så giv perioden warmUpDays på ${days} eller mere.`,
};
