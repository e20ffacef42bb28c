import { it } from "vitest";
import { eventByCode } from "../../../src/domain/vocabulary.ts";
import { contactCourse } from "../../../src/model/contact-course/process.ts";
import { offers } from "../../../src/model/offers/process.ts";
import { placements } from "../../../src/model/placements/process.ts";
import { work } from "../../../src/model/work/process.ts";
import { smallPlan } from "../../reference/plan.ts";
import { lives, reduced } from "../reduced.ts";
import { pendingDifference } from "../../../src/testing/replay.ts";
import { firstDifference } from "../../../src/kernel/table.ts";
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
it("peek", () => {
  const run = reduced(plan, [...lives, contactCourse, offers, placements, work], "cut");
  const folded = reduced(plan, [...lives, contactCourse, offers, placements, work], "cut");
  let steps = 0, done = 0, bad = 0;
  const t = performance.now();
  while (run.step(run.agenda.to)) {
    steps++;
    folded.fold(run.log, done, run.log.length);
    done = run.log.length;
    if (steps > 300 && steps % 6 !== 0) continue;
    folded.resume(run.agenda.now);
    const d = pendingDifference(run.agenda.snapshot(), folded.agenda.snapshot());
    if (d && bad++ < 5) console.log(steps, d);
  }
  console.log(steps, performance.now() - t, firstDifference(run.world.tables, folded.world.tables));
  const counts: Record<string, number> = {};
  for (let i = 0; i < run.log.length; i++) {
    const c = run.log.codeAt(i);
    const n = eventByCode[c]!.name + (c >= 48 && c < 52 ? run.log.a[i] : c === 65 || c===70 ? ":" + run.log.b[i] : c === 75 ? ":" + run.log.a[i] : c === 64 ? ":" + run.log.b[i] : c===81||c===84? ":"+run.log.b[i]:"");
    counts[n] = (counts[n] ?? 0) + 1;
  }
  console.log(counts);
}, 400000);
