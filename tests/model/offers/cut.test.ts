/** Offers and placements beside the other processes: laws, and runs that are cut and resumed. */
import { describe, expect, it } from "vitest";
import { breachesOf } from "../../../src/kernel/law.ts";
import { contactCourse } from "../../../src/model/contact-course/process.ts";
import { laws as offerLaws } from "../../../src/model/offers/laws.ts";
import { offers } from "../../../src/model/offers/process.ts";
import { laws as placementLaws } from "../../../src/model/placements/laws.ts";
import { order } from "../../../src/model/order.ts";
import { placements } from "../../../src/model/placements/process.ts";
import { work } from "../../../src/model/work/process.ts";
import { replayFault } from "../../../src/testing/replay.ts";
import { smallPlan } from "../../../src/testing/plan.ts";
import { lives, reduced } from "../reduced.ts";

/** Everything that offers and placements depend on moves while the plan runs. */
const levers = [
  { cell: "capacity.places.school", value: 3, from: "2009-08-01", to: "2009-11-15" },
  { cell: "capacity.places.school", value: 40, from: "2009-12-01", to: "2010-03-15" },
  { cell: "offers.planLeadDays", value: 10, from: "2009-07-10", to: "2010-01-20" },
  { cell: "offers.startLagDays", value: 0, from: "2009-09-10", to: "2010-05-20" },
  { cell: "hazard.dropout.course", value: 0.6, from: "2009-07-20", to: "2010-02-10" },
  { cell: "hazard.dropout.internship", value: 0.7, from: "2009-10-20", to: "2010-04-10" },
  { cell: "placements.startLagDays", value: 0, from: "2009-09-15", to: "2010-03-02" },
  { cell: "placements.referral", value: 0.9, from: "2009-10-01", to: "2010-06-30" },
  { cell: "capacity.placementPlaces.hospital", value: 9.3, from: "2009-11-04", to: "2010-02-28" },
];
const values = { "capacity.staff": [9, 6], "capacity.places": [14, 8] };
const plan = smallPlan({ levers, values });
const processes = [...lives, contactCourse, offers, placements, work];
const make = () => reduced(plan, processes, "cut");

describe("offers and placements among the other processes", () => {
  it("keep their laws", () => {
    const run = make();
    run.run(run.agenda.to);
    const laws = [...offerLaws(plan), ...placementLaws(plan)];
    expect(breachesOf(laws, run.log).slice(0, 5)).toEqual([]);
  });

  it.each([0, 5, 333, 2_718, 5_555, 9_321])(
    "go on as they would have when cut after %i commands",
    (batches) => {
      expect(replayFault(make, batches)).toBeUndefined();
    },
  );

  it("have pending, after any command, what the state says", () => {
    const [run, folded] = [make(), make()];
    let done = 0;
    let different: string | undefined;
    for (let batch = 1; different === undefined && run.step(run.agenda.to); batch += 1) {
      // All of the opening, then one in ninety-seven, which falls on every kind of command.
      if (batch > 60 && batch % 97 !== 0) continue;
      folded.fold(run.log, done, run.log.length);
      done = run.log.length;
      folded.resume(run.agenda.now);
      different = differenceIn(run, folded);
    }
    expect(different).toBeUndefined();
  });
});

type Run = ReturnType<typeof make>;

const ownKinds = [offers, placements].flatMap(({ decide }) => decide.map(([command]) => command));

/** The first of this chapter's commands that is pending in one run and not in the other. */
function differenceIn(mine: Run, theirs: Run): string | undefined {
  const { population } = mine.world;
  const subjects = Math.max(population.count, plan.pools.length, plan.agreements.length);
  for (const command of ownKinds) {
    for (let subject = 0; subject < subjects; subject += 1) {
      const own = mine.agenda.pendingMinute(command, subject);
      const other = theirs.agenda.pendingMinute(command, subject);
      if (own !== other) return `${order[command].name} of ${subject}: ${own} against ${other}`;
    }
  }
  return undefined;
}
