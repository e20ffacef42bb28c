/** Solutions made by hand, for the tests of their text: found, none feasible, and cut short. */
import type { SolutionResult } from "../../src/report/solution-result.ts";

const staff = (id: string, title: { en: string; da: string }, lever: string, now: number) => ({
  id,
  title,
  lever,
  from: "2010-01-01",
  values: { from: now, to: now + 6, step: 3 },
  now,
  cost: {
    value: 560_000,
    range: [450_000, 700_000] as const,
    each: { en: "caseworker", da: "sagsbehandler" },
    whence: "Pay and overhead.",
    assumed: true,
  },
});

export const found: SolutionResult = {
  version: "0.1.0",
  scenario: {
    id: "town",
    title: { en: "A town that may choose", da: "En by, der kan vælge" },
    file: "scenarios/town.yaml",
    hash: "0123456789abcdef",
  },
  seed: "1",
  freshSeed: "1/confirm",
  asked: {
    goals: ["on-time", "placed"],
    probability: 0.8,
    confidence: 0.95,
    indifference: 0.05,
    budget: 2000,
  },
  status: "found",
  confirmed: true,
  choices: [
    staff(
      "north",
      { en: "Caseworkers in team North", da: "Sagsbehandlere i team Nord" },
      "capacity.staff.north",
      12,
    ),
    staff(
      "youth",
      { en: "Caseworkers for the young", da: "Sagsbehandlere til de unge" },
      "capacity.staff.youth",
      8,
    ),
    {
      id: "places",
      title: { en: "Internships a month", da: "Praktikpladser om måneden" },
      lever: "capacity.placementPlaces.partners",
      from: "2010-01-01",
      values: { from: 10, to: 30, step: 10 },
      now: 10,
      cost: {
        value: 72_000,
        range: [72_000, 72_000],
        each: { en: "internship a month", da: "praktikplads om måneden" },
        whence: "BA08:124-146",
        assumed: false,
      },
    },
  ],
  answer: {
    values: [15, 8, 20],
    extra: 2_400_000,
    chance: { estimate: 0.87, lo: 0.79, hi: 0.93, replications: 152 },
  },
  goals: [
    {
      id: "on-time",
      title: { en: "Interviews held on time", da: "Samtaler afholdt rettidigt" },
      unit: "share",
      comparator: "atLeast",
      target: 0.95,
      share: 0.89,
      othersShare: 0.97,
    },
    {
      id: "placed",
      title: { en: "Placements in internships", da: "Placeringer i praktik" },
      unit: "events",
      comparator: "atLeast",
      target: 650,
      share: 0.97,
      othersShare: 0.89,
    },
  ],
  relaxation: null,
  selection: null,
  contradicted: [],
  front: [
    {
      values: [12, 8, 10],
      extra: 0,
      chance: { estimate: 0, lo: 0, hi: 0.12, replications: 40 },
      role: "now",
      dominated: "no",
    },
    {
      values: [15, 8, 10],
      extra: 1_680_000,
      chance: { estimate: 0.41, lo: 0.31, hi: 0.52, replications: 200 },
      role: "other",
      dominated: "no",
    },
    {
      values: [15, 8, 20],
      extra: 2_400_000,
      chance: { estimate: 0.87, lo: 0.78, hi: 0.94, replications: 200 },
      role: "answer",
      dominated: "no",
    },
    {
      values: [12, 14, 10],
      extra: 3_360_000,
      chance: { estimate: 0.05, lo: 0, hi: 0.2, replications: 60 },
      role: "other",
      dominated: "surely",
    },
    {
      values: [18, 14, 30],
      extra: 8_160_000,
      chance: { estimate: 1, lo: 0.96, hi: 1, replications: 120 },
      role: "most",
      dominated: "no",
    },
  ],
  searched: {
    plans: 27,
    tried: 14,
    open: 0,
    exhausted: false,
    replications: { search: 611, confirm: 152, explore: 225, select: 0, front: 428, all: 1416 },
  },
  assumption: { held: true, pairs: 44, contradictions: [] },
};

export const none: SolutionResult = {
  ...found,
  status: "none",
  confirmed: false,
  answer: {
    values: [18, 14, 30],
    extra: 8_160_000,
    chance: { estimate: 0.31, lo: 0.22, hi: 0.42, replications: 160 },
  },
  goals: found.goals.map((goal) => ({ ...goal, share: goal.id === "on-time" ? 0.31 : 0.99 })),
  relaxation: [{ id: "on-time", by: 0.0182 }],
  selection: { indifference: 0.05, rivals: [[18, 14, 20]] },
  front: found.front.map((point) =>
    point.role === "answer" ? { ...point, role: "other" } : point,
  ),
};

export const cutShort: SolutionResult = {
  ...none,
  status: "unknown",
  relaxation: [
    { id: "on-time", by: 0.02 },
    { id: "placed", by: 13.4 },
  ],
  selection: { indifference: 0.05, rivals: [] },
  contradicted: [found.answer ?? none.front[0]].filter((plan) => plan !== undefined),
  searched: { ...found.searched, open: 9, exhausted: true },
  assumption: {
    held: false,
    pairs: 12,
    contradictions: [{ less: [12, 8, 10], more: [12, 14, 10], atLeast: 0.0721 }],
  },
};
