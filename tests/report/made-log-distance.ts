/** Distances made up to show what a text does with them: alike, apart, and with nothing there. */
import type { DistanceResult, LogDistanceResult } from "../../src/report/log-distance-result.ts";

const distance = (
  measure: DistanceResult["measure"],
  unit: DistanceResult["unit"],
  values: readonly [mean: number, half: number, lo: number, hi: number],
): DistanceResult => {
  const [mean, half, lo, hi] = values;
  return {
    measure,
    unit,
    distance: { mean, lo: mean * 0.9, hi: mean * 1.1 },
    halves: { mean: half, lo, hi },
    times: mean / half,
    reading: mean > hi ? "beyond" : "within",
  };
};

const size = (file: string, events: number, cases: number) => ({
  file,
  events: events + 1200,
  eventsInCases: events,
  cases,
  citizens: cases - 80,
  from: "2009-09-01T00:00",
  to: "2010-12-31T15:20",
});

export const alike: LogDistanceResult = {
  version: "0.1.0",
  by: "spell",
  bin: "day",
  nGram: 3,
  attributes: [],
  reference: "2010-05-02T00:00",
  matched: 70,
  seed: "1",
  splits: 20,
  first: size("history/nyropsgade.caselog", 35_250, 763),
  second: [size("logs/nyropsgade-1-r0000.caselog", 34_319, 738)],
  distances: [
    distance("ngd", "share", [0.038, 0.064, 0.041, 0.097]),
    distance("cfld", "share", [0.191, 0.209, 0.181, 0.268]),
    distance("aedd", "bins", [1.2, 5.4, 2.1, 9.8]),
    distance("cedd", "hours", [0.31, 0.41, 0.36, 0.53]),
    distance("redd", "bins", [3.1, 4.6, 2, 9.9]),
    distance("cadd", "bins", [6.4, 13, 5, 23]),
    distance("ctdd", "bins", [4.9, 12.2, 5.1, 25]),
    distance("rtdd", "bins", [7.6, 9.1, 4.2, 15.1]),
    distance("wip", "bins", [0.8, 4.2, 1.1, 8.2]),
  ],
};

export const apart: LogDistanceResult = {
  ...alike,
  by: "citizen",
  bin: "week",
  second: [1, 2, 3].map((n) => size(`logs/r000${n}.caselog`, 52_000 + n, 900 + n)),
  distances: [
    distance("ngd", "share", [0.881, 0.064, 0.041, 0.097]),
    ...alike.distances.slice(1, 4),
    distance("redd", "bins", [4.1, 0.7, 0.3, 1.4]),
    distance("cadd", "bins", [1, 1.9, 0.7, 3.4]),
    ...alike.distances.slice(6, 7),
    {
      measure: "rtdd",
      unit: "bins",
      distance: null,
      halves: null,
      times: null,
      reading: "unknown",
    },
    { ...distance("wip", "bins", [2, 1, 0, 1]), halves: { mean: 0, lo: 0, hi: 0 }, times: null },
  ],
};
