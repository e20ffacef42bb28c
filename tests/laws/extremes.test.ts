/** Plans at the ends of what may be stated keep all laws, and come to an end. */
import { expect, it } from "vitest";
import { type Overrides, smallPlan } from "../../src/testing/plan.ts";
import { runFault } from "../../src/testing/runs.ts";

const { teams } = smallPlan();
const all = (value: number, count: number): ReadonlyArray<number> => Array(count).fill(value);
const oneMinuteAWeek = [[540, 541] as const, null, null, null, null, null, null];

it.each<[what: string, overrides: Overrides]>([
  [
    "teams that are open one minute a week",
    { teams: teams.map((team) => ({ ...team, hours: oneMinuteAWeek })) },
  ],
  [
    "work that outlasts the run",
    { values: { "time.task": all(100_000, 5), "time.variation": all(5, 5) } },
  ],
  ["nobody at work", { values: { "capacity.staff": [0, 0] } }],
  [
    "nobody there",
    {
      values: {
        "population.stock": 0,
        "population.formerRecipients": 0,
        "inflow.contacts": 0,
        "inflow.transfers": 0,
      },
    },
  ],
  [
    "no place anywhere",
    { values: { "capacity.places": [0, 0], "capacity.placementPlaces": [0, 0] } },
  ],
  ["everybody away from every interview", { values: { "hazard.noShow": 1 } }],
  [
    "no notice, no lead and no lag",
    {
      values: {
        "contact.planLeadDays": 0,
        "contact.summonsLeadDays": 0,
        "contact.rebookDays": 0,
        "offers.planLeadDays": 0,
        "offers.startLagDays": 0,
        "placements.startLagDays": 0,
      },
    },
  ],
  [
    "everybody coming and going",
    {
      to: "2009-09-01",
      values: {
        "monthly.exit": all(0.95, 5),
        "relative.level": all(100, 5),
        "hazard.jobLoss": 100,
        "monthly.returnFromJob": all(0.95, 3),
      },
    },
  ],
  [
    "everybody between two centres",
    {
      centres: ["north", "south"],
      routing: Uint8Array.from({ length: 40 }, (_, i) => Math.floor(i / 20)),
      values: { "monthly.transfer": 0.9 },
    },
  ],
  ["a single day", { to: "2009-06-01" }],
])("%s", (_, overrides) => {
  expect(runFault(smallPlan(overrides), "extremes", 0.4)).toBeUndefined();
});
