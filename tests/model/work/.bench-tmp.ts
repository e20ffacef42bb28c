import { work } from "../../../src/model/work/process.ts";
import { aroundTheClock, planOf, simulationOf, worldOf } from "../fixture.ts";
import { arrivals } from "./driver.ts";
import { tasks } from "../../../src/domain/task.ts";
import { kind } from "../../../src/model/order.ts";
import { WorkItemQueued } from "../../../src/domain/events/work.ts";
const N = 1_000_000;
for (const [c, load] of [[1,.5],[5,.8],[10,.95],[10,.95]] as const) {
const gap=40, service=gap*c*load;
const plan = planOf({from:1,to:1+Math.ceil(N*gap/1440),teams:[{hours:aroundTheClock}],values:{"capacity.staff":c,"capacity.directShare":1,"time.task":tasks.map(()=>service),"time.variation":1}});
const world = worldOf(plan,1024,"b");
// simple driver: arrivals without chance cost
let t=1440*1, n=0, r=12345;
const driver = { name:"d", decide:[[kind.arrive,(w:any,m:number,s:number,out:any)=>{ out.append(WorkItemQueued.code,m,n++&1023,0,0,w.work.nextItem,0);}]], evolve:[], react:[[WorkItemQueued,(w:any,a:any,m:number)=>{ r=(Math.imul(r,1664525)+1013904223)|0; t+= -gap*Math.log(((r>>>0)+.5)/4294967296); a.schedule(kind.arrive,0,Math.max(m,Math.round(t))); }]], resume:(w:any,a:any)=>a.schedule(kind.arrive,0,t)} as any;
const sim = simulationOf(world,[work,driver],[],false);
const t0=process.cpuUsage().user;
sim.run((plan.to+1)*1440-1);
const ms=(process.cpuUsage().user-t0)/1000;
console.log(c,load,n,"customers",(ms*1e6/n).toFixed(0),"ns per customer", sim.events, "events");
}
