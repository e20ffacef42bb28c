/** The files about interviews, decisions and absence. */
import { offerKinds, packages } from "../../domain/offer.ts";
import type { Decision, Interview } from "./contact-records.ts";
import { commaText } from "./pen.ts";
import { danish, type Draft, type Sheet } from "./sheet.ts";
import { offerWords, packageWords, teamWords } from "./words.ts";

export const interviewSheet: Sheet = {
  ...danish,
  name: "samtaler",
  encoding: "windows-1252",
  columns: [
    "Team",
    "Booket",
    "Samtaledato",
    "Varighed",
    "Status",
    "Afsluttet",
    "Minutter",
    "Bemærkning",
  ],
  breaks: [
    { column: "Booket", text: "31-02-2009", reason: "moment" },
    { column: "Team", text: "Team Ukendt", reason: "code" },
    { column: "Varighed", text: "ca. 40", reason: "number" },
    { column: "Samtaledato", text: "", reason: "empty" },
  ],
  *drafts({ contact }) {
    for (const interview of contact.interviews) yield interviewDraft(interview);
  },
};

const statusWords = { held: "Afholdt", noShow: "Udeblevet", cancelled: "Aflyst", none: "Booket" };
/** Minutes that a wrong interview has too many. */
const wrongMinutes = 15;

/** An interview that was held is registered then; others say what they are when they are booked. */
export function interviewDraft(interview: Interview): Draft {
  const { at, booked, citizen, minutes, minutesBooked, outcome, planned, team } = interview;
  const isLogged = outcome === "held" || outcome === "cancelled";
  return {
    citizen,
    from: booked,
    to: outcome === "none" ? planned : at,
    main: outcome === "held" ? at : booked,
    isUndated: outcome !== "held",
    events: (until) => (isLogged && at <= until ? 2 : 1),
    cells: (hand) => {
      const isOver = at <= hand.until;
      const isHeld = isOver && outcome === "held";
      const shown = minutes + (hand.isWrong ? wrongMinutes : 0);
      return [
        teamWords[team],
        hand.at(booked),
        hand.at(planned),
        commaText(minutesBooked, 1),
        statusWords[isOver ? outcome : "none"],
        isOver && isLogged ? (isHeld ? hand.visit(at) : hand.at(at)) : "",
        isHeld ? commaText(shown, 1) : "",
        hand.remark,
      ];
    },
  };
}

export const decisionSheet: Sheet = {
  ...danish,
  name: "visitationer",
  hasMark: true,
  columns: ["Type", "Dato", "Matchgruppe", "Niveau", "Pakke", "Tilbudstype"],
  breaks: [
    { column: "Dato", text: "31-02-2009", reason: "moment" },
    { column: "Type", text: "?", reason: "noRule" },
  ],
  *drafts({ contact }) {
    for (const decision of contact.decisions) yield decisionDraft(decision);
  },
};

function decisionDraft({ at, citizen, first, second, type }: Decision): Draft {
  const cells = {
    contact: ["Henvendelse", "", String(second), "", ""],
    assessment: ["Matchvurdering", String(first), String(second), "", ""],
    visitation: [
      "Visitation",
      "",
      "",
      packageWords[packages[first]],
      offerWords[offerKinds[second]],
    ],
  }[type];
  const [word, ...rest] = cells;
  const whole = { citizen, from: at, to: at, main: at, events: () => 1 };
  return { ...whole, cells: (hand) => [word, hand.at(at), ...rest] };
}

/** Days between one leave that is made up for the file and the next interview missed. */
const leaveDays = 3;
const leaveEvery = 4;

/** Who stayed away from an interview is an event; other absence is known and passed over. */
export const absenceSheet: Sheet = {
  ...danish,
  name: "fravaer",
  columns: ["Type", "Dato", "Til", "Team"],
  breaks: [
    { column: "Dato", text: "31-02-2009", reason: "moment" },
    { column: "Team", text: "Team Ukendt", reason: "code" },
    { column: "Type", text: "?", reason: "noRule" },
  ],
  *drafts({ contact }) {
    let count = 0;
    for (const { at, citizen, outcome, team } of contact.interviews) {
      if (outcome !== "noShow") continue;
      const missed = { citizen, from: at, to: at, main: at, events: () => 1 };
      yield { ...missed, cells: (hand) => ["Udeblevet", hand.at(at), "", teamWords[team]] };
      count += 1;
      if (count % leaveEvery !== 0) continue;
      const to = at + leaveDays * 1440;
      const leave = { citizen, from: at, to, main: at, events: () => 0 };
      yield { ...leave, cells: (hand) => ["Sygdom", hand.at(at), hand.at(to), ""] };
    }
  },
};
