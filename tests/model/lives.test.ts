/** The citizens' own lives, without the centre's work: replay, laws, and locality of chance. */
import { describe, expect, it } from "vitest";
import { digestOf } from "../../src/kernel/digest.ts";
import { breachesOf } from "../../src/kernel/law.ts";
import { kernelLaws } from "../../src/kernel/laws.ts";
import { laws as exitLaws } from "../../src/model/exits/laws.ts";
import { laws as initiativeLaws } from "../../src/model/initiatives/laws.ts";
import { laws as matchLaws } from "../../src/model/match-groups/laws.ts";
import { laws as populationLaws } from "../../src/model/population/laws.ts";
import { replayFault } from "../../src/testing/replay.ts";
import { smallPlan } from "../../src/testing/plan.ts";
import { lives, reduced } from "./reduced.ts";

const levers = [
  { cell: "hazard.exitToJob", value: 1.5, from: "2009-08-01", to: "2010-02-01" },
  {
    cell: "hazard.exitToEducation",
    value: 2,
    from: "2009-09-01",
    to: "2010-12-01",
    filter: { levels: 0b11000 },
  },
  { cell: "monthly.exit.under1Month", value: 0.4, from: "2009-10-01", to: "2009-12-01" },
  { cell: "inflow.contacts", value: 30, from: "2010-01-01", to: "2010-03-01" },
];
const plan = smallPlan({ levers, demand: [{ from: "2010-02-01", index: 0.8 }] });

describe("lives", () => {
  it("keep the laws", () => {
    const simulation = reduced(plan);
    simulation.run(simulation.agenda.to);
    const laws = [
      ...kernelLaws,
      ...populationLaws,
      ...exitLaws,
      ...matchLaws,
      ...initiativeLaws(plan),
    ];
    expect(simulation.events).toBeGreaterThan(2_000);
    expect(breachesOf(laws, simulation.log).slice(0, 5)).toEqual([]);
  });

  it.each([0, 1, 2, 3, 10, 57, 200, 403, 777, 1_200, 1_900])(
    "are the same when cut after %i commands",
    (batches) => {
      expect(replayFault(() => reduced(plan), batches)).toBeUndefined();
    },
  );

  it("are the same for the same seed and others for another", () => {
    const digest = (seed: string, replication: number) => {
      const simulation = reduced(plan, lives, seed, replication);
      simulation.run(simulation.agenda.to);
      return digestOf(simulation.log);
    };
    expect(digest("a", 0)).toBe(digest("a", 0));
    expect(digest("a", 0)).not.toBe(digest("b", 0));
    expect(digest("a", 0)).not.toBe(digest("a", 1));
  });
});
