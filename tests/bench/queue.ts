/**
 * A queue with ten servers at load 0.9 and a million customers, on the real kernel and the real
 * work queue of the model, recorded: against the loop written by hand, in the same process and in
 * turn. Arrivals and services are addressed draws, and both are checked against theory.
 */
import { WorkItemQueued, WorkItemStarted } from "../../src/domain/events/work.ts";
import { chanceOf } from "../../src/kernel/chance.ts";
import type { Log } from "../../src/kernel/log.ts";
import { type Reader, Simulation } from "../../src/kernel/loop.ts";
import type { Model, Process } from "../../src/kernel/process.ts";
import { kind, lanes, order } from "../../src/model/order.ts";
import { column, stride } from "../../src/model/population/state.ts";
import { spanOf } from "../../src/model/simulate.ts";
import { work } from "../../src/model/work/process.ts";
import { World } from "../../src/model/world.ts";
import { smallPlan } from "../../src/testing/plan.ts";
import { runCompiled } from "./reference/compiled.ts";
import { expected, runQueue } from "./reference/queue.ts";
import { atLeast, atMost, fact, type Measurement, type Row } from "./row.ts";
import { digits, timedTogether } from "./timing.ts";

const customers = 1_000_000;
const servers = 10;
const load = 0.9;
/** Mean minutes of a service: long, so that whole minutes do not matter. */
const service = 200;
const gap = service / (servers * load);
/** Citizens for whom the work is, in turn; their counts of work begun are of sixteen bits. */
const citizens = 64;
const drawPurpose = 200;
const minutesPerYear = 365 * 1440;
/** Five standard deviations of the mean wait of a million customers. */
const tolerance = 0.1;

/** Opening hours of servers who never rest. */
const aroundTheClock = Array.from({ length: 7 }, () => [0, 1440] as const);

/** What peers took for the same million, in times of the loop by hand (measured with Node 20). */
const peers = { simpy: 10.96 / 0.157, simmer: 9.45 / 0.157, cimba: 0.225 / 0.157 };

/** Customers of a Poisson stream join the queue of the only team. */
class Arrivals {
  #moment = 0;
  #come = 0;

  begin(from: number): void {
    this.#moment = from;
    this.#come = 0;
  }

  #next(world: World): number {
    const count = this.#come;
    this.#come += 1;
    this.#moment +=
      world.chance.exponential(0xf000_0000 + (count >>> 20), drawPurpose, count & 0xfffff) * gap;
    return Math.round(this.#moment);
  }

  readonly process: Process<World> = {
    name: "arrivals",
    decide: [
      [
        kind.arrive,
        (world, minute, _, out) => {
          const citizen = this.#come % citizens;
          out.append(WorkItemQueued.code, minute, citizen, 0, 0, world.work.nextItem, minute);
        },
      ],
    ],
    evolve: [],
    react: [
      [
        WorkItemQueued,
        (world, agenda) => {
          if (this.#come < customers) agenda.schedule(kind.arrive, 0, this.#next(world));
        },
      ],
    ],
    resume: (world, agenda) => agenda.schedule(kind.arrive, 0, this.#next(world)),
  };
}

/** How long customers waited. */
class Waits implements Reader {
  readonly #since = new Int32Array(1 << 16);
  total = 0;
  served = 0;

  read(log: Log, from: number, to: number): void {
    for (let i = from; i < to; i += 1) {
      const code = log.tag[i] & 0x7f;
      if (code === WorkItemQueued.code) this.#since[log.x[i]] = log.minute[i];
      else if (code === WorkItemStarted.code) {
        this.total += log.minute[i] - this.#since[log.x[i]];
        this.served += 1;
      }
    }
  }
}

const plan = smallPlan({
  from: "2001-01-01",
  to: "2045-12-31",
  closed: [],
  teams: [{ id: "servers", centre: 0, skills: 0b11111, hours: aroundTheClock }],
  routing: new Uint8Array(20),
  pools: [],
  agreements: [],
  values: {
    "capacity.staff": [servers],
    "capacity.directShare": 1,
    "capacity.plannedAbsence": Array(12).fill(0),
    "time.task": Array(5).fill(service),
    "time.variation": Array(5).fill(1),
  },
});

/** One model for all runs, as everywhere else: its dispatchers are compiled once. */
const arrivals = new Arrivals();
const model: Model<World> = { order, lanes, processes: [work, arrivals.process] };

/** Runs the queue on the kernel; mean wait in mean services. */
function runOnKernel(run: number): number {
  const world = new World(plan, "bench", run, chanceOf("bench", run));
  world.population.citizens.extend(citizens);
  for (let citizen = 0; citizen < citizens; citizen += 1) {
    world.population.citizens.ints[citizen * stride + column.identity] = citizen;
  }
  const span = spanOf(plan);
  const waits = new Waits();
  arrivals.begin(span.from);
  const simulation = new Simulation(model, world, span, [waits]);
  simulation.resume(span.from);
  for (let until = span.from; waits.served < customers && until < span.to;) {
    until = Math.min(span.to, until + minutesPerYear);
    simulation.run(until);
  }
  return waits.total / waits.served / service;
}

function checked(name: string, wait: number): void {
  if (Math.abs(wait - expected.wait) < tolerance) return;
  throw new Error(`${name}: mean wait ${wait}, expected ${expected.wait} mean services`);
}

export const queue: Measurement = {
  name: "queue",
  run: async () => {
    let onKernel = 0;
    let byHand = 0;
    const runs = 5;
    const [kernel, loop] = timedTogether(runs, 1, [
      (run) => {
        const wait = runOnKernel(run);
        checked("on the kernel", wait);
        onKernel += wait / (runs + 1);
      },
      (run) => {
        const { wait } = runQueue(customers, run + 1, load);
        checked("by hand", wait);
        byHand += wait / (runs + 1);
      },
    ]);
    return rowsOf(kernel.median / customers, loop.median / customers, onKernel, byHand);
  },
};

function rowsOf(kernel: number, loop: number, onKernel: number, byHand: number): Array<Row> {
  const ratio = kernel / loop;
  const faster = Math.min(peers.simpy, peers.simmer) / ratio;
  const compiled = runCompiled("queue.c", [String(customers), "1"]);
  const inC = compiled === undefined ? Number.NaN : (Number(compiled[0]) * 1e9) / customers;
  return [
    {
      what: "M/M/10, one million customers, on the real kernel",
      measured:
        `${digits(ratio)} × the loop by hand ` +
        `(${digits(kernel)} and ${digits(loop)} ns a customer)`,
      bar: "≤ 2.5 ×",
      beyond: `${digits(peers.cimba)} × (Cimba)`,
      verdict: atMost(ratio, 2.5, peers.cimba),
      numbers: { ratio, kernel, loop, waitOnKernel: onKernel, waitByHand: byHand },
    },
    {
      what: "the same against SimPy and simmer",
      measured: `${digits(faster)} × faster, by their distance to the loop`,
      bar: "≥ 25 ×",
      beyond: `${digits(peers.simmer / peers.cimba)} × (Cimba)`,
      verdict: atLeast(faster, 25, peers.simmer / peers.cimba),
      numbers: { faster },
    },
    fact(
      "the same loop in C",
      compiled === undefined ? "no C compiler here" : `${digits(inC)} ns a customer`,
      compiled === undefined ? {} : { nanoseconds: inC },
    ),
    fact(
      "mean wait of the million, in mean services",
      `${onKernel.toFixed(4)} on the kernel, ${byHand.toFixed(4)} by hand; ` +
        `${expected.wait} by theory`,
      { onKernel, byHand, theory: expected.wait },
    ),
  ];
}
