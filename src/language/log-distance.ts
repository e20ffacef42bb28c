/**
 * Words about the distance between logs. The short names of the measures are those of the
 * literature and the same in all languages.
 */
import type { LogMeasure } from "../history/log-distance/distances.ts";
import type { BinName, CaseNotion } from "../history/log-distance/lens.ts";

const plural = (count: string, one: string, many: string) =>
  `${count} ${count === "1" ? one : many}`;

const bins: Record<BinName, (count: string) => string> = {
  day: (count) => plural(count, "day", "days"),
  week: (count) => plural(count, "week", "weeks"),
  hour: (count) => plural(count, "hour", "hours"),
};

const measures: Record<LogMeasure, (n: string) => string> = {
  ngd: (n) => `${n} events in a row`,
  cfld: () => "whole courses, in pairs",
  aedd: () => "by date",
  cedd: () => "by weekday and hour",
  redd: () => "since the case began",
  cadd: () => "new ones, by date",
  ctdd: () => "how long they last",
  rtdd: () => "how long they have left",
  wip: () => "under way, by date",
};

export const en = {
  title: "Distance between logs",
  groups: { order: "Order of events", time: "Events in time", cases: "Cases in time" },
  bins,
  measures,
  cases: {
    spell: (count: string) => plural(count, "benefit spell", "benefit spells"),
    citizen: (count: string) => plural(count, "case", "cases"),
  } satisfies Record<CaseNotion, unknown>,
  size: (events: string, cases: string, citizens: string) =>
    `${plural(events, "event", "events")} in ${cases} of ` +
    `${plural(citizens, "citizen", "citizens")}`,
  period: (from: string, to: string) => `${from} to ${to}`,
  logs: (place: string, count: string) => `${place}, ${plural(count, "log", "logs")}`,
  onAverage: "on average",
  halved: (splits: string, seed: string) =>
    `halves: the first log's citizens dealt in two, ${splits} times, seed ${seed}`,
  details: (matched: string, date: string) =>
    `whole courses of ${plural(matched, "case", "cases")} each; time left from ${date}`,
  distance: "distance",
  halves: "halves",
  spread: "90 %",
  times: "times",
  within: "within chance",
  beyond: "more than chance",
  unknown: "nothing there",
  allWithin: (all: string) =>
    `All ${all} distances are within what two halves of the first log are apart.`,
  someBeyond: (count: string, all: string, names: string) =>
    `${count} of ${all} distances are beyond what two halves of the first log are apart: ${names}.`,
  widest: (name: string, times: string) => `The widest is ${name}, ${times} times that.`,
  sizes: (times: string) =>
    `The second has ${times} times the events of the first. NGD counts that, the others do not.`,
  oneFirst: (place: string, count: string) =>
    `${place} holds ${count} logs, and the others are measured against one: name its file.`,
  noLog: (place: string) => `${place} holds no log: name a .caselog file, or a folder of them.`,
  noCase: (file: string) =>
    `${file} holds no case: no citizen is granted a benefit in it. Try --by citizen.`,
  noCitizen: (file: string) => `${file} holds no event about a citizen, so nothing to compare.`,
};

export const da: typeof en = {
  title: "Afstand mellem logge",
  groups: { order: "Hændelsernes rækkefølge", time: "Hændelser i tid", cases: "Forløb i tid" },
  bins: {
    day: (count) => plural(count, "dag", "dage"),
    week: (count) => plural(count, "uge", "uger"),
    hour: (count) => plural(count, "time", "timer"),
  },
  measures: {
    ngd: (n) => `${n} hændelser i træk`,
    cfld: () => "hele forløb, to og to",
    aedd: () => "efter dato",
    cedd: () => "efter ugedag og time",
    redd: () => "fra forløbets start",
    cadd: () => "nye, efter dato",
    ctdd: () => "varighed",
    rtdd: () => "resterende tid",
    wip: () => "i gang, efter dato",
  },
  cases: {
    spell: (count) => `${count} ydelsesforløb`,
    citizen: (count) => `${count} forløb`,
  },
  size: (events, cases, citizens) =>
    `${plural(events, "hændelse", "hændelser")} i ${cases} hos ` +
    `${plural(citizens, "borger", "borgere")}`,
  period: (from, to) => `${from} til ${to}`,
  logs: (place, count) => `${place}, ${plural(count, "log", "logge")}`,
  onAverage: "i gennemsnit",
  halved: (splits, seed) =>
    `halvdele: den første logs borgere delt i to, ${splits} gange, frø ${seed}`,
  details: (matched, date) => `hele forløb: ${matched} fra hver; resterende tid regnet fra ${date}`,
  distance: "afstand",
  halves: "halvdele",
  spread: "90 pct.",
  times: "gange",
  within: "tilfældigt",
  beyond: "ikke tilfældigt",
  unknown: "intet at måle",
  allWithin: (all) =>
    `Alle ${all} afstande er inden for det, der skiller to halvdele af den første log.`,
  someBeyond: (count, all, names) =>
    `${count} af ${all} afstande er større end det, der skiller to halvdele af den første log: ` +
    `${names}.`,
  widest: (name, times) => `Den største er ${name}, ${times} gange så stor.`,
  sizes: (times) =>
    `Den anden har ${times} gange så mange hændelser som den første. Det tæller i NGD, ikke i ` +
    "de andre.",
  oneFirst: (place, count) =>
    `${place} rummer ${count} logge, og de andre måles mod én: angiv dens fil.`,
  noLog: (place) => `${place} rummer ingen log: angiv en .caselog-fil eller en mappe med dem.`,
  noCase: (file) =>
    `${file} rummer intet ydelsesforløb: ingen borger får bevilget ydelse i den. ` +
    "Prøv --by citizen.",
  noCitizen: (file) =>
    `${file} rummer ingen hændelse om en borger, så der er intet at sammenligne.`,
};
