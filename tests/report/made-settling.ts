/** Results of settling made by hand, for the tests of their text and schema. */
import { waysIn } from "../../src/experiment/weekly-series.ts";
import type { FlowResult, SeriesResult, SettlingResult } from "../../src/report/settling-result.ts";

const climb = Array.from({ length: 24 }, (_, i) => 3000 + Math.min(i, 9) * 100);

const series = (what: SeriesResult["what"], more: Partial<SeriesResult> = {}): SeriesResult => ({
  what,
  of: null,
  given: null,
  course: "settled",
  weeks: 60,
  level: 3870.4,
  levelInterval: { lo: 3830, hi: 3910 },
  spread: { lo: 3780, hi: 3960 },
  yearlyChange: 3,
  fits: null,
  path: climb,
  ...more,
});

const flow = (name: FlowResult["flow"], first: number, last: number): FlowResult => ({
  flow: name,
  direction: (waysIn as ReadonlyArray<string>).includes(name) ? "in" : "out",
  first,
  last,
  halfWidth: 21,
});

/** A centre that settles, at another level than is given. */
export const settles: SettlingResult = {
  version: "0.1.0",
  scenario: { id: "made", title: { en: "A centre", da: "Et jobcenter" }, file: "made.yaml" },
  held: "2009-06-01",
  seed: "1",
  replications: 5,
  years: 10,
  level: 0.9,
  settled: true,
  weeks: 60,
  series: [
    series("onBenefit", { given: 4000, fits: false }),
    series("level", { of: "4", given: 1900, weeks: 4, fits: true, spread: { lo: 1, hi: 2000 } }),
    series("formerRecipients", { given: 2000, weeks: 0, level: 2000, fits: true }),
    series("waiting", { of: "school", weeks: 35, level: 12.31, levelInterval: { lo: 12, hi: 13 } }),
    series("inOffer", { weeks: 30, levelInterval: null }),
    series("queue", { of: "youth", level: 612, levelInterval: { lo: 600, hi: 624 } }),
    series("onTime", {
      weeks: 13,
      level: 0.8345,
      levelInterval: { lo: 0.8315, hi: 0.8375 },
      spread: { lo: 0.79, hi: 0.88 },
      path: Array.from({ length: 24 }, () => 0.8345),
    }),
  ],
  flows: [
    flow("contact", 2590, 2610),
    flow("fromJob", 1202, 1210),
    flow("pension", 0, 0),
    flow("job", 2690, 2560),
    flow("moved", 402, 380),
  ],
  driver: null,
  contactsThatKeep: 222.2,
};

/** One that does not: more come back from work year by year. */
export const rises: SettlingResult = {
  ...settles,
  settled: false,
  weeks: null,
  series: [
    series("onBenefit", {
      given: 4000,
      course: "rising",
      weeks: null,
      level: 6640,
      fits: null,
      yearlyChange: 331,
    }),
    series("waiting", { of: "school", course: "unsettled", weeks: null }),
    series("queue", { of: "youth", course: "falling", weeks: null, yearlyChange: -600 }),
    series("onTime", {
      course: "falling",
      weeks: null,
      level: 0.55,
      yearlyChange: -0.021,
      levelInterval: { lo: 0.54, hi: 0.56 },
    }),
  ],
  flows: settles.flows.map((one) => (one.flow === "fromJob" ? { ...one, last: 2660 } : one)),
  driver: "fromJob",
  contactsThatKeep: null,
};

/** One that is given as its rates have it. */
export const fitting: SettlingResult = {
  ...settles,
  weeks: 0,
  series: [series("onBenefit", { given: 3900, weeks: 0, fits: true })],
  contactsThatKeep: null,
};
