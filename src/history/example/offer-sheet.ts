/** The file about offers and placements. */
import { packages } from "../../domain/offer.ts";
import { stillOpen } from "../staging.ts";
import type { OfferRecord } from "./offer-records.ts";
import { danish, type Draft, type Hand, type Sheet } from "./sheet.ts";
import {
  agreementWords,
  offerWords,
  packageWords,
  placementOutcomeWords,
  poolWords,
} from "./words.ts";

export const offerSheet: Sheet = {
  ...danish,
  name: "tilbud",
  encoding: "windows-1252",
  columns: [
    "Type",
    "Pakke",
    "Sted",
    "Venteliste",
    "Bevilget",
    "Planlagt start",
    "Planlagt slut",
    "Startet",
    "Ophørt",
    "Udfald",
    "Partnerskab",
    "Timer pr. uge",
  ],
  breaks: [
    { column: "Sted", text: "Ukendt sted", reason: "code" },
    { column: "Type", text: "?", reason: "noRule" },
  ],
  *drafts({ offers }) {
    for (const offer of offers.offers) yield offerDraft(offer);
  },
};

function offerDraft(offer: OfferRecord): Draft {
  const { citizen, ended, given, started, waiting } = offer;
  const moments = [waiting, given, started, ended];
  return {
    citizen,
    from: Math.min(waiting, given),
    to: Math.min(ended, offer.left),
    main: given === stillOpen ? waiting : given,
    isUndated: given === stillOpen,
    events: (until) => moments.filter((minute) => minute <= until).length,
    cells: (hand) => offerCells(offer, hand),
  };
}

function offerCells(offer: OfferRecord, hand: Hand): ReadonlyArray<string> {
  const { ended, given, kind, outcome, package: chosen, place, plannedEnd, started } = offer;
  const isCourse = kind === "course";
  const isGiven = given <= hand.until;
  const shown = (minute: number) => (minute <= hand.until ? hand.at(minute) : "");
  const plan = (minute: number, known: boolean) =>
    known && minute !== stillOpen ? hand.at(minute) : "";
  const words = { ...placementOutcomeWords, neverGiven: "Udgået", none: "" };
  return [
    offerWords[kind],
    isCourse && isGiven ? packageWords[packages[chosen]] : "",
    isCourse ? poolWords[place] : agreementWords[place],
    shown(offer.waiting),
    shown(given),
    plan(offer.plannedStart, isGiven && isCourse),
    plan(plannedEnd, isCourse ? isGiven : started <= hand.until),
    shown(started),
    shown(ended),
    ended <= hand.until ? (words as Record<string, string>)[outcome] : "",
    isCourse ? "" : offer.viaPartnership ? "Ja" : "Nej",
    isGiven ? "37,0" : "",
  ];
}
