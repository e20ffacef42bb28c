/**
 * The real queue against queueing theory. Each cell's interval is from 20 batch means at 99.9 %
 * (Student's t with 19 degrees of freedom), seeds are fixed. Mean gaps between arrivals are 40
 * minutes, so rounding to minutes moves a mean by far less than the intervals.
 */
import { describe, expect, it } from "vitest";
import { tasks } from "../../../src/domain/task.ts";
import { WorkItemQueued, WorkItemStarted } from "../../../src/domain/events/work.ts";
import type { OpeningHours } from "../../../src/kernel/calendar.ts";
import { work } from "../../../src/model/work/process.ts";
import { waitMDc, waitMG1, waitMMc, waitsByPriority } from "../../oracles/queues.ts";
import { aroundTheClock, officeHours, planOf, simulationOf, worldOf } from "../fixture.ts";
import { type Arrivals, arrivals, batchMeans, Waits } from "./driver.ts";

const from = 1; // 2000-01-02
const batches = 20;
const student = 3.883;
const gap = 40;

interface Case {
  readonly servers: number;
  readonly streams: ReadonlyArray<Arrivals>;
  /** Mean minutes by task, coefficients of variation, priorities. */
  readonly minutes: ReadonlyArray<number>;
  readonly variation: ReadonlyArray<number>;
  readonly priority?: ReadonlyArray<number>;
  readonly customers: number;
  readonly seed: string;
}

function run(given: Case) {
  const rate = given.streams.reduce((sum, stream) => sum + 1 / stream.gap, 0);
  const days = Math.ceil(given.customers / rate / 1440);
  const plan = planOf({
    from,
    to: from + days,
    teams: [{ hours: aroundTheClock }],
    values: {
      "capacity.staff": given.servers,
      "capacity.directShare": 1,
      "time.task": given.minutes,
      "time.variation": given.variation,
      "priority.task": given.priority ?? 0,
    },
  });
  const world = worldOf(plan, 1024, given.seed);
  const waits = new Waits();
  const begin = from * 1440;
  const simulation = simulationOf(world, [work, arrivals(given.streams, begin)], [waits], false);
  const end = (plan.to + 1) * 1440 - 1;
  simulation.run(end);
  // Little's law as an identity over the run: the area under the queue is the sum of the waits.
  const waitedFor = waits.waited.flat().reduce((sum, wait) => sum + wait, 0);
  const left = waits.waitOfThoseLeft(end, world);
  expect(waits.area).toBe(waitedFor + left);
  return waits;
}

const five = (value: number) => tasks.map(() => value);

function expectMean(series: ReadonlyArray<number>, expected: number): void {
  const { mean, half } = batchMeans(series, batches, student);
  expect(half).toBeLessThan(0.45 * expected);
  expect(Math.abs(mean - expected), `${mean} ± ${half}, expected ${expected}`).toBeLessThan(half);
}

/** When each customer would be started: first come, first served, by the first free server. */
function kieferWolfowitz(
  calendar: OpeningHours,
  servers: number,
  queued: ReadonlyArray<number>,
  minutes: ReadonlyArray<number>,
): ReadonlyArray<number> {
  const free = Array.from({ length: servers }, () => 0);
  return queued.map((arrival, i) => {
    const server = free.indexOf(Math.min(...free));
    const start = calendar.nextOpen(Math.max(arrival, free[server]));
    free[server] = calendar.addOpenMinutes(start, minutes[i]);
    return start;
  });
}

describe("the queue of a team", () => {
  it.each([{ hours: aroundTheClock }, { hours: officeHours }])(
    "is exact to the minute",
    ({ hours }) => {
      const servers = 3;
      const plan = planOf({
        from,
        to: from + 700,
        teams: [{ hours }],
        values: {
          "capacity.staff": servers,
          "capacity.directShare": 1,
          "time.task": 100,
          "time.variation": 1.2,
        },
      });
      const between = hours === aroundTheClock ? 35 : 160;
      const world = worldOf(plan, 1024, "Kiefer and Wolfowitz");
      const simulation = simulationOf(world, [
        work,
        arrivals([{ task: 0, gap: between }], from * 1440),
      ]);
      simulation.run((plan.to + 1) * 1440 - 1);
      const { log } = simulation;
      const queued: number[] = [];
      const started: number[] = [];
      const minutes: number[] = [];
      for (let i = 0; i < log.length; i += 1) {
        if (log.codeAt(i) === WorkItemQueued.code) queued.push(log.minute[i]);
        if (log.codeAt(i) !== WorkItemStarted.code) continue;
        started.push(log.minute[i]);
        minutes.push(log.y[i]);
      }
      queued.length = started.length;
      expect(started.length).toBeGreaterThan(5000);
      expect(started).toEqual(kieferWolfowitz(world.work.calendar(0), servers, queued, minutes));
    },
  );

  const grid = [1, 2, 5, 10].flatMap((servers) =>
    [0.5, 0.8, 0.95].map((load) => ({ servers, load })),
  );
  const customersAt = (load: number) => (load > 0.9 ? 400_000 : 60_000);

  it.each(grid)("waits as in M/M/$servers at load $load", ({ servers, load }) => {
    const service = gap * servers * load;
    const { waited } = run({
      servers,
      streams: [{ task: 0, gap }],
      minutes: five(service),
      variation: five(1),
      customers: customersAt(load),
      seed: `M/M/${servers} at ${load}`,
    });
    expectMean(waited[0], waitMMc(servers, load, service));
  });

  it.each(grid)("waits as in M/D/$servers at load $load", ({ servers, load }) => {
    const service = gap * servers * load;
    const { waited } = run({
      servers,
      streams: [{ task: 1, gap }],
      minutes: five(service),
      variation: five(0),
      customers: customersAt(load) / 2,
      seed: `M/D/${servers} at ${load}`,
    });
    expectMean(waited[1], waitMDc(servers, load, service));
  });

  it.each([0.5, 0.8, 0.9])("waits as in M/G/1 at load %d with gamma minutes", (load) => {
    for (const cv of [0.5, 1.6]) {
      const { waited } = run({
        servers: 1,
        streams: [{ task: 0, gap }],
        minutes: five(gap * load),
        variation: five(cv),
        customers: 80_000,
        seed: `M/G/1 at ${load} with ${cv}`,
      });
      expectMean(waited[0], waitMG1(load, gap * load, cv));
    }
  });

  it("serves two priorities as Cobham says", () => {
    const { waited } = run({
      servers: 1,
      streams: [
        { task: 0, gap: 80 },
        { task: 1, gap: 160 },
      ],
      minutes: [30, 80, 1, 1, 1],
      variation: [1, 0.5, 0, 0, 0],
      priority: [1, 2, 3, 4, 5],
      customers: 150_000,
      seed: "Cobham",
    });
    const [first, second] = waitsByPriority([
      { rate: 1 / 80, service: 30, cv: 1 },
      { rate: 1 / 160, service: 80, cv: 0.5 },
    ]);
    expectMean(waited[0], first);
    expectMean(waited[1], second);
  });
});
