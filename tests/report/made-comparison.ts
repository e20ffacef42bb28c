/**
 * A comparison made by hand from the made forecast: a plan that reaches some goals and turns one
 * verdict, and one that reaches nothing and nobody.
 */
import type { ComparisonResult, GoalComparison } from "../../src/report/comparison-result.ts";
import type { ForecastResult, GoalResult } from "../../src/report/forecast-result.ts";
import { madeResult } from "./made-result.ts";

const baseline: ForecastResult = {
  ...madeResult,
  scenario: {
    id: "base",
    title: { en: "The centre as it stands", da: "Centret, som det er" },
    file: "scenarios/base.yaml",
    hash: "fedcba9876543210",
  },
  changes: null,
};

const goalOf = (id: string): GoalResult => {
  const found = madeResult.goals.find((goal) => goal.id === id);
  if (found === undefined) throw new Error(`no goal ${id}`);
  return found;
};

const placements: GoalResult = {
  ...goalOf("JKN-5"),
  value: { mean: 660.2, median: 661, lo: 641, hi: 682, level: 0.9 },
  probability: { estimate: 0.71, lo: 0.655, hi: 0.76 },
  verdict: "uncertain",
  margin: 10.2,
};
const work: GoalResult = {
  ...goalOf("JKN-2"),
  value: { mean: 0.3721, median: 0.372, lo: 0.3635, hi: 0.382, level: 0.9 },
  probability: { estimate: 0.245, lo: 0.198, hi: 0.299 },
};

const same = (id: string, attained = true): GoalComparison => ({
  id,
  effect: "none",
  pairs: 200,
  difference: { mean: 0, lo: 0, hi: 0 },
  attainment: attained ? { change: 0, lo: -0.031, hi: 0.031, gained: 0, lost: 0 } : null,
  pairingGain: null,
});
const unmeasured: GoalComparison = {
  id: "JKN-3",
  effect: "notMeasurable",
  pairs: 0,
  difference: null,
  attainment: null,
  pairingGain: null,
};
const later: GoalComparison = { ...unmeasured, id: "JKN-6" };

export const madeComparison: ComparisonResult = {
  version: "0.1.0",
  seed: "1",
  replications: 200,
  level: 0.9,
  each: 0.987,
  intervals: 7,
  baseline,
  scenarios: [
    {
      label: "A",
      question: {
        en: "How much nearer to 650 placements do agreements bring us, and at what cost?",
        da: "Hvor meget nærmere 650 placeringer bringer aftaler os, og hvad koster det?",
      },
      forecast: {
        ...madeResult,
        goals: [
          goalOf("JKN-3"),
          work,
          placements,
          ...["JKN-4", "BAND", "BA08-R1", "JKN-6"].map(goalOf),
        ],
        all: {
          goals: ["JKN-5", "JKN-2", "JKN-4", "BAND"],
          probability: { estimate: 0.185, lo: 0.144, hi: 0.234 },
          attained: [0, 20, 80, 63, 37],
        },
      },
      goals: [
        unmeasured,
        {
          id: "JKN-2",
          effect: "worse",
          pairs: 200,
          difference: { mean: -0.00302, lo: -0.00391, hi: -0.00213 },
          attainment: { change: -0.19, lo: -0.262, hi: -0.114, gained: 3, lost: 41 },
          pairingGain: 4.21,
        },
        {
          id: "JKN-5",
          effect: "better",
          pairs: 200,
          difference: { mean: 116.8, lo: 114.13, hi: 119.47 },
          attainment: { change: 0.71, lo: 0.62, hi: 0.78, gained: 142, lost: 0 },
          pairingGain: 1.3,
        },
        {
          id: "JKN-4",
          effect: "unclear",
          pairs: 200,
          difference: { mean: 1.2, lo: -2.4, hi: 4.8 },
          attainment: { change: 0, lo: -0.031, hi: 0.031, gained: 0, lost: 0 },
          pairingGain: 34.4,
        },
        same("BAND"),
        {
          id: "BA08-R1",
          effect: "changed",
          pairs: 200,
          difference: { mean: -3.2, lo: -4.1, hi: -2.3 },
          attainment: null,
          pairingGain: 12,
        },
        later,
      ],
      all: { change: 0.145, lo: 0.081, hi: 0.206, gained: 31, lost: 2 },
      fates: {
        citizens: 8120.4,
        changed: 1240.3,
        first: [
          { event: "PlacementBooked", mean: 610.2 },
          { event: "OfferIssued", mean: 310.1 },
          { event: "InterviewHeld", mean: 200.4 },
          { event: "WorkItemStarted", mean: 88.6 },
          { event: "OfferWaitlisted", mean: 20.6 },
          { event: "JobStarted", mean: 6.3 },
          { event: "BenefitStopped", mean: 4.1 },
        ],
        more: [
          { event: "PlacementStarted", mean: 116.8 },
          { event: "OfferStarted", mean: -61.7 },
          { event: "JobStarted", mean: 7.42 },
        ],
        ends: [
          { baseline: "onBenefit", scenario: "employed", mean: 31.2 },
          { baseline: "employed", scenario: "onBenefit", mean: 24.9 },
        ],
      },
    },
    {
      label: "B",
      question: null,
      forecast: {
        ...baseline,
        scenario: {
          id: "paint",
          title: { en: "The walls painted", da: "Væggene malet" },
          file: "scenarios/paint.yaml",
          hash: "fedcba9876543210",
        },
        changes: { baseline: baseline.scenario, settings: [], unchanged: 1218 },
      },
      goals: [
        same("JKN-5"),
        same("JKN-2"),
        unmeasured,
        same("JKN-4"),
        same("BAND"),
        same("BA08-R1", false),
        later,
      ],
      all: { change: 0, lo: -0.031, hi: 0.031, gained: 0, lost: 0 },
      fates: { citizens: 8118.2, changed: 0, first: [], more: [], ends: [] },
    },
  ],
};
