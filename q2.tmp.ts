import { smallPlan } from "/work/main/tests/reference/plan.ts";
import { replicate, begin } from "/work/main/src/model/simulate.ts";
const N = Number(process.argv[2] ?? 50000); const R = Number(process.argv[3] ?? 4);
const f = N/240;
const plan = smallPlan({ from: "2010-01-01", to: "2010-12-31", values: { "population.stock": N, "population.formerRecipients": 60*f, "inflow.contacts": 14*f, "inflow.transfers": 2*f, "capacity.staff": [2.1*f,1.4*f], "capacity.places": [26*f,16*f], "capacity.placementPlaces": [4.5*f,1.5*f] }, agreements: [
      { id: "hospital", kind: 0, employees: 60*Math.ceil(f)*10, partnership: true, from: 3600, rampMonths: 0 },
      { id: "shops", kind: 1, employees: 22*Math.ceil(f)*10, partnership: false, from: 3600 , rampMonths: 3 },
    ] });
const sim = replicate(plan, "x", 0);
for (let r = 0; r < R; r++) {
  const t = process.cpuUsage();
  if (r>0) begin(sim, "x", r);
  sim.run(sim.agenda.to);
  const u = process.cpuUsage(t); const ms = (u.user + u.system) / 1000;
  console.log(sim.events, ms.toFixed(0) + " ms", (ms * 1e6 / sim.events).toFixed(0) + " ns/event", (ms * 1000 / N).toFixed(2) + " µs/citizen-year");
}
