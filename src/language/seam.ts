/** Words about the seam between what happened and what is forecast. */
import type { Assumption } from "../history/opening/assumption.ts";
import type { Contradiction } from "../history/opening/caseload.ts";

const assumed: Record<Assumption, string> = {
  levelDrawn: "have no match group: level drawn from the scenario's opening mix",
  caseAllotted: "have no team of the scenario: given one by its own rule",
  contactDueFromInterviews: "have no interview deadline: counted from the last interview",
  contactDueSpread: "have neither deadline nor interviews: due spread over the interval",
  offerDueFromOffers: "have no offer deadline: counted from the spell or the last offer",
  offerDueSpread: "may have had offers before the records: due spread over the interval",
  offerEndAssumed: "are in an offer without an end: as long as the scenario's",
  offerEndPassed: "are in an offer past its end: it ends within a week",
  placeAllotted: "are at a place that the scenario lacks: put at its first one of the kind",
  placementDropped: "are at a company, and the scenario has none of the kind: passed over",
  interviewDropped: "have an interview with a team that the scenario lacks: planned anew",
  pastPensionAge: "are on benefit past pension age: they retire",
  formerAdded: "in work added, whom the scenario has and the records do not reach back to",
};

const contradictions: Record<Contradiction, string> = {
  spellWithinSpell: "a spell began while one was open: the later one counts",
  stopWithoutSpell: "a benefit stopped that was not open: passed over",
  offerWithinOffer: "an offer began while one was under way: the later one counts",
  endWithoutOffer: "an offer ended that had not begun: passed over",
  backFromNowhere: "somebody who had left for good came back: they are there again",
};

export const en = {
  assumed,
  contradictions,
  happened: (date: string, log: string) => `Until ${date}: what happened (${log})`,
  forecast: (date: string) => `From ${date}: forecast`,
  knownOn: (date: string) => `as known on ${date}`,
  recorded: "under the chance that made the log",
  asRecords:
    "Another scenario made this log: where citizens stand is taken from it, and nothing of " +
    "staff, queues and places.",
  onBenefit: (count: string) => `${count} on benefit as the forecast begins`,
  decided: (months: string, of: string) => `${months} of ${of} months have happened`,
  soFar: (value: string) => `so far ${value}`,
  undecided: "nothing has happened yet",
  assumptions: (count: string) => `Assumed of ${count} on benefit, where the records say nothing`,
  contradictory: "Where the records contradict themselves",
  few: (least: string) => `fewer than ${least}`,
};

export const da: typeof en = {
  assumed: {
    levelDrawn: "har ingen matchgruppe: niveau trukket af scenariets åbningsfordeling",
    caseAllotted: "har intet af scenariets teams: tildelt ét efter dets egen regel",
    contactDueFromInterviews: "har ingen samtalefrist: regnet fra den seneste samtale",
    contactDueSpread: "har hverken frist eller samtaler: fristen spredt over intervallet",
    offerDueFromOffers: "har ingen tilbudsfrist: regnet fra forløbet eller det seneste tilbud",
    offerDueSpread: "kan have haft tilbud før optegnelserne: fristen spredt over intervallet",
    offerEndAssumed: "er i et tilbud uden slutdato: så langt som scenariets",
    offerEndPassed: "er i et tilbud, hvis slutdato er passeret: det slutter inden for en uge",
    placeAllotted: "er på en plads, som scenariet ikke har: sat på dets første af slagsen",
    placementDropped: "er i en virksomhed, og scenariet har ingen af slagsen: forbigået",
    interviewDropped: "har en samtale hos et team, som scenariet ikke har: planlægges igen",
    pastPensionAge: "er på ydelse efter pensionsalderen: de går på pension",
    formerAdded: "i arbejde tilføjet, som scenariet har, og optegnelserne ikke når tilbage til",
  },
  contradictions: {
    spellWithinSpell: "et forløb begyndte, mens et var åbent: det seneste gælder",
    stopWithoutSpell: "en ydelse stoppede, som ikke løb: forbigået",
    offerWithinOffer: "et tilbud begyndte, mens et var i gang: det seneste gælder",
    endWithoutOffer: "et tilbud sluttede, som ikke var begyndt: forbigået",
    backFromNowhere: "en, der var væk for altid, kom tilbage: vedkommende er der igen",
  },
  happened: (date, log) => `Til og med ${date}: det, der skete (${log})`,
  forecast: (date) => `Fra ${date}: prognose`,
  knownOn: (date) => `som kendt den ${date}`,
  recorded: "med de tilfældige tal, der skabte loggen",
  asRecords:
    "Et andet scenarie skabte denne log: hvor borgerne står, tages fra den, men intet om " +
    "medarbejdere, køer og pladser.",
  onBenefit: (count) => `${count} på ydelse, når prognosen begynder`,
  decided: (months, of) => `${months} af ${of} måneder er sket`,
  soFar: (value) => `indtil nu ${value}`,
  undecided: "intet er sket endnu",
  assumptions: (count) => `Antaget om ${count} på ydelse, hvor optegnelserne intet siger`,
  contradictory: "Hvor optegnelserne modsiger sig selv",
  few: (least) => `færre end ${least}`,
};
