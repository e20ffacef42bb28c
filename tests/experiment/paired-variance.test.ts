/**
 * Addressed chance pays: with the staff of a small centre changed by 7 % the difference in exits
 * varies at least twenty times less than between runs apart, the share of interviews on time five
 * times less, and what staff cannot reach does not differ at all. The centre has staff enough to
 * keep up; where it has not, what a caseworker is worth differs from replication to replication,
 * which no pairing can take away (`RESULTS.md` has the numbers of both).
 */
import { expect, test } from "vitest";
import { smallPlan } from "../../src/testing/plan.ts";
import { askedOver, pairedGains, withStaff } from "./paired-variance.ts";

const replications = 20;
/** Times as many citizens, places and staff as in the small plan, and staff beyond that. */
const times = 2;
const ease = 1.2;

const small = smallPlan();
const plan = smallPlan({
  agreements: small.agreements.map((one) => ({ ...one, employees: one.employees * times })),
  values: {
    "population.stock": 240 * times,
    "population.formerRecipients": 60 * times,
    "inflow.contacts": 14 * times,
    "inflow.transfers": 2 * times,
    "capacity.places": [26 * times, 16 * times],
    "capacity.placementPlaces": [4.5 * times, 1.5 * times],
    "capacity.staff": [2.1 * times * ease, 1.4 * times * ease],
  },
});

test(
  "staff changed by 7 % is seen through a twentieth of the variance",
  { timeout: 240_000 },
  () => {
    const goals = askedOver({ from: "2009-07", to: "2010-12" });
    const arms = [1, 1.07, 0.93].map((factor) => ({
      name: `staff × ${factor}`,
      plan: withStaff(plan, factor),
      goals,
    }));
    for (const { gains, changed } of pairedGains(arms, "variance", replications)) {
      const gainOf = new Map(gains.map(({ goal, ...gain }) => [goal.id, gain]));
      expect(changed).toBeGreaterThan(100);
      expect(gainOf.get("exits")?.gain.estimate).toBeGreaterThan(20);
      expect(gainOf.get("on-time")?.gain.estimate).toBeGreaterThan(5);
      expect(gainOf.get("on-time")?.isSame).toBe(false);
      expect(gainOf.get("registrations")?.isSame).toBe(true);
    }
  },
);
