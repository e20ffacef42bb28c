/**
 * A result made by hand, with one goal of every verdict and numbers of every kind, so that what
 * the model says today does not decide what the report's tests see.
 */
import type { ForecastResult, GoalResult } from "../../src/report/forecast-result.ts";

const level = 0.9;

const goal: GoalResult = {
  id: "JKN-2",
  title: {
    en: "Citizens in job, education or wage subsidy 3 of 7 months after contact",
    da: "Ledige i job, uddannelse eller løntilskud 3 ud af 7 måneder efter henvendelse",
  },
  kind: "result",
  source: "JKN:136",
  measure: { type: "kOfN" },
  window: 2010,
  unit: "share",
  comparator: "atLeast",
  target: 0.376,
  value: { mean: 0.37512, median: 0.375, lo: 0.3661, hi: 0.3846, level },
  meanInterval: { lo: 0.3744, hi: 0.3758, level },
  probability: { estimate: 0.435, lo: 0.3784, hi: 0.4932 },
  verdict: "uncertain",
  margin: -0.00088,
  histogram: { from: 0.361, to: 0.391, counts: [1, 4, 12, 20, 34, 42, 36, 24, 14, 8, 4, 1] },
  measured: 200,
  open: 0,
  partial: false,
  needs: null,
};

const missed: GoalResult = {
  ...goal,
  id: "JKN-5",
  title: { en: "Placements with companies, internships and subsidised jobs, all the year round" },
  unit: "events",
  target: 650,
  value: { mean: 543.4, median: 544, lo: 524, hi: 566, level },
  probability: { estimate: 0, lo: 0, hi: 0.0134 },
  verdict: "missed",
  margin: -106.6,
  histogram: { from: 505, to: 580, counts: [2, 6, 14, 22, 30, 36, 34, 26, 16, 9, 4, 1] },
};

const met: GoalResult = {
  ...goal,
  id: "JKN-4",
  title: { en: "Net inflow to long-term benefit", da: "Nettotilgang til lang ydelse" },
  unit: "persons",
  comparator: "atMost",
  target: 1550,
  value: { mean: -12.2, median: -12, lo: -34.5, hi: 1020.4, level },
  probability: { estimate: 1, lo: 0.9866, hi: 1 },
  verdict: "met",
  margin: 1562.2,
  histogram: { from: -60, to: 1100, counts: [1, 3, 9, 20, 33, 42, 38, 27, 15, 8, 3, 1] },
  partial: true,
};

const unmeasured: GoalResult = {
  ...goal,
  id: "JKN-3",
  title: { en: "A share of nobody", da: "En andel af ingen" },
  value: null,
  meanInterval: null,
  probability: null,
  verdict: "notMeasurable",
  margin: null,
  histogram: null,
  measured: 0,
};

const open: GoalResult = {
  ...met,
  id: "BA08-R1",
  title: { en: "A target that is open", da: "Et åbent mål" },
  target: null,
  probability: null,
  verdict: "noTarget",
  margin: null,
  partial: false,
  open: 1,
};

const band: GoalResult = {
  ...goal,
  id: "BAND",
  title: { en: "A band", da: "Et bånd" },
  comparator: "between",
  target: [0.3, 0.37],
  probability: { estimate: 0.9951, lo: 0.975, hi: 0.999 },
  verdict: "met",
  margin: 0.004,
  measured: 190,
};

const later: GoalResult = {
  ...unmeasured,
  id: "JKN-6",
  title: { en: "Telephone calls answered", da: "Besvarede telefonopkald" },
  unit: "number",
  verdict: "notYetModelled",
  needs: "a call centre",
};

export const madeResult: ForecastResult = {
  version: "0.1.0",
  scenario: {
    id: "made",
    title: { en: "Two more caseworkers in team North", da: "To sagsbehandlere mere i team Nord" },
    file: "scenarios/north-plus-two.yaml",
    hash: "0123456789abcdef",
  },
  seed: "1",
  replications: 200,
  period: { from: "2009-06-01", to: "2010-12-31" },
  level,
  sure: 0.8,
  events: 110_000_000,
  digest: "00112233445566778899aabbccddeeff".slice(0, 16),
  changes: {
    baseline: { id: "base", title: { en: "Nyropsgade 2010", da: "Nyropsgade 2010" } },
    settings: [
      { path: "parameters.capacity.staff.north", old: 10, new: 12.5 },
      { path: "parameters.hazard.noShow", old: null, new: 0.15 },
      { path: "agreements.market.partnership", old: true, new: null },
      {
        path: "initiatives.interviewers.1",
        old: null,
        new: "capacity.staff.youth add 1 from 2010-01-01 over 182 days (sCurve) for level 4/5",
      },
    ],
    unchanged: 1214,
  },
  goals: [missed, goal, unmeasured, met, band, open, later],
  all: {
    goals: ["JKN-5", "JKN-2", "JKN-4", "BAND"],
    probability: { estimate: 0.04, lo: 0.02, hi: 0.07 },
    attained: [0, 60, 100, 32, 8],
  },
  assumptions: {
    numbers: 212,
    assumed: [
      {
        path: "parameters.hazard.noShow",
        value: 0.15,
        range: [0.05, 0.3],
        reason: "No source states how many stay away; other centres report five to thirty in 100.",
      },
      {
        path: "agreements.market.employees",
        value: 5000,
        range: [1000, 20000],
        reason: "A guess.",
      },
    ],
  },
};
