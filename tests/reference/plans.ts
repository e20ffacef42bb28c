/**
 * The plans under which the two models are held against each other. One is as it comes; one bends
 * everything that can be bent: two centres, levers on all and on some, demand, rules and shares;
 * one is small and short, for every day.
 */
import type { Plan } from "../../src/model/plan.ts";
import { smallPlan } from "../../src/testing/plan.ts";

const small = smallPlan();

const bent = smallPlan({
  scenario: "bent plan",
  centres: ["north", "south"],
  // The south has one team, which leaves setting up placements to the north.
  teams: [...small.teams, { ...small.teams[1], id: "south", centre: 1 }],
  routing: Uint8Array.from({ length: 40 }, (_, i) => (i < 20 ? small.routing[i] : 2)),
  demand: [
    { from: "2009-09-01", index: 0.7 },
    { from: "2010-06-15", index: 1.2 },
  ],
  levers: [
    { cell: "capacity.staff.south", value: 0.6, from: "2009-09-01", to: "2010-01-31" },
    { cell: "capacity.places.school", value: 12, from: "2009-10-15", to: "2010-04-30" },
    {
      cell: "hazard.exitToJob",
      value: 2,
      from: "2010-01-01",
      to: "2010-08-31",
      filter: { origins: 0b1100 },
    },
    {
      cell: "hazard.noShow",
      value: 0.4,
      from: "2009-07-01",
      to: "2010-12-31",
      filter: { ageGroups: 0b11 },
    },
    {
      cell: "time.task.interview",
      value: 45,
      from: "2010-02-01",
      to: "2010-12-31",
      filter: { levels: 0b1110, traits: 0b1 },
    },
    { cell: "placements.referral", value: 0.3, from: "2010-03-01", to: "2010-12-31" },
    { cell: "inflow.contacts", value: 25, from: "2010-05-01", to: "2010-07-31" },
  ],
  values: {
    "capacity.staff": [1.7, 0.9, 1.3],
    "monthly.transfer": 0.02,
    "monthly.matchUp": [0, 0.15, 0.12, 0.1, 0.08],
    "effect.after": [2, 2.5, 3],
    "effect.lockIn": [0.3, 0.4, 0.2],
    // The staff of the south come down to less than half in autumn.
    "response.caseloadElasticity": -0.8,
    "time.variation": [0, 1.2, 0.5, 0.6, 0.5],
    "population.elapsed": [0.3, 0.3, 0.2, 0.1, 0.1],
  },
});

const short = smallPlan({
  scenario: "short plan",
  to: "2010-03-31",
  values: {
    "population.stock": 120,
    "population.formerRecipients": 40,
    "inflow.contacts": 10,
    "capacity.staff": [1.4, 1],
    "capacity.places": [12, 8],
  },
});

/** By the name under which a test asks for them. */
export const plans = { small, bent, short } satisfies Record<string, Plan>;
