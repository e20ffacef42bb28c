/** The files about benefit, cases, and work or education. */
import { benefits, stopReasons } from "../../domain/benefit.ts";
import { origins, traits } from "../../domain/citizen.ts";
import { stillOpen } from "../staging.ts";
import type { Activity, BenefitSpell, CaseSpell, Person } from "./life-records.ts";
import { commaText } from "./pen.ts";
import { danish, type Draft, type Hand, type Part, type Sheet } from "./sheet.ts";
import { activityWords, benefitWords, originWords, stopWords, teamWords } from "./words.ts";

const yesNo = (holds: boolean): string => (holds ? "Ja" : "Nej");
/** What is paid a month does not matter to any mapping; it is there to be passed over. */
const rates: Readonly<Record<string, number>> = {
  KTH: 10_298.5,
  SHJ: 6_124,
  INT: 6_124,
  REV: 15_450,
};

export const benefitSheet: Sheet = {
  ...danish,
  name: "ydelser",
  encoding: "windows-1252",
  spells: "split",
  columns: [
    "Ydelse",
    "Type",
    "Startdato",
    "Slutdato",
    "Forløb fra",
    "Dage uden ydelse",
    "Årsag",
    "Oprindelse",
    "Udsat område",
    "Børn",
    "Uddannelse",
    "Beløb pr. måned",
  ],
  breaks: [
    { column: "Startdato", text: "31-02-2009", reason: "moment" },
    { column: "Ydelse", text: "Z99", reason: "code" },
    { column: "Slutdato", text: "01-01-1999", reason: "order" },
    { column: "Forløb fra", text: "ukendt", reason: "moment" },
  ],
  *drafts({ life, people }) {
    for (const spell of life.benefits) yield benefitDraft(spell, people[spell.citizen]);
  },
};

export function benefitDraft(spell: BenefitSpell, person: Person): Draft {
  const { citizen, from, to } = spell;
  return {
    citizen,
    from,
    to,
    main: from,
    events: () => 1,
    cells: (hand, part) => benefitCells(spell, person, hand, part ?? { from, to }),
  };
}

function benefitCells(
  { benefit, gapDays, reason, spellFrom, to: end }: BenefitSpell,
  { origin, traits: held }: Person,
  hand: Hand,
  { from, to }: Part,
): ReadonlyArray<string> {
  const word = benefitWords[benefits[benefit]];
  const isOver = to === end && end <= hand.until;
  const shown = hand.isOtherOrigin ? (origin + 1) % origins.length : origin;
  const holds = (trait: (typeof traits)[number]) =>
    yesNo(((held >> traits.indexOf(trait)) & 1) === 1);
  return [
    word,
    gapDays === undefined ? "Ny" : "Genoptaget",
    hand.day(from),
    hand.end(to),
    hand.day(spellFrom),
    gapDays === undefined ? "" : String(gapDays),
    isOver ? stopWords[stopReasons[reason]] : "",
    originWords[origins[shown]],
    holds("deprivedArea"),
    holds("hasChildren"),
    holds("qualifyingEducation"),
    commaText(rates[word], 2),
  ];
}

export const caseSheet: Sheet = {
  ...danish,
  name: "sager",
  columns: ["Team", "Åbnet", "Åbning", "Lukket", "Lukning"],
  breaks: [
    { column: "Team", text: "Team Ukendt", reason: "code" },
    { column: "Åbnet", text: "31-02-2009", reason: "moment" },
  ],
  *drafts({ life }) {
    for (const one of life.cases) yield caseDraft(one);
  },
};

function caseDraft({ citizen, from, isTransferred, team, to, wasTransferred }: CaseSpell): Draft {
  return {
    citizen,
    from,
    to,
    main: from,
    events: (until) => (to <= until && !isTransferred ? 2 : 1),
    cells: (hand) => [
      teamWords[team],
      hand.day(from),
      wasTransferred ? "Overført" : "Ny",
      hand.day(to),
      to > hand.until ? "" : isTransferred ? "Overført" : "Afsluttet",
    ],
  };
}

/** From the register of incomes, which has another way of writing. */
export const activitySheet: Sheet = {
  ...danish,
  name: "beskaeftigelse",
  separator: ",",
  isIso: true,
  identity: "cpr",
  caseworker: undefined,
  registered: "indberettet",
  spells: "whole",
  columns: ["art", "fra", "til", "timer"],
  breaks: [
    { column: "fra", text: "2009-02-30", reason: "moment" },
    { column: "art", text: "ukendt", reason: "noRule" },
    { column: "til", text: "1999-01-01", reason: "order" },
  ],
  *drafts({ life }) {
    for (const activity of life.activities) yield activityDraft(activity);
  },
};

function activityDraft({ citizen, from, kind, to }: Activity): Draft {
  return {
    citizen,
    from,
    to,
    main: from,
    events: () => 1,
    cells: (hand) => [
      activityWords[kind],
      hand.day(from),
      hand.end(to),
      kind === "education" || to === stillOpen ? "" : "37,0",
    ],
  };
}
