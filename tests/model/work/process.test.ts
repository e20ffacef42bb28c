/** Work by hand: hours, part-time, falling capacity, order of service, leaving, and resuming. */
import { describe, expect, it } from "vitest";
import { statuses } from "../../../src/domain/benefit.ts";
import { BenefitStopped } from "../../../src/domain/events/benefit.ts";
import { LeverApplied } from "../../../src/domain/events/run.ts";
import {
  CapacityChanged,
  WorkItemCompleted,
  WorkItemExpired,
  WorkItemQueued,
  WorkItemStarted,
} from "../../../src/domain/events/work.ts";
import { floatBits } from "../../../src/kernel/float-bits.ts";
import { breachesOf } from "../../../src/kernel/law.ts";
import { NEVER } from "../../../src/kernel/pending-table.ts";
import type { Simulation } from "../../../src/kernel/loop.ts";
import type { Process } from "../../../src/kernel/process.ts";
import { firstDifference } from "../../../src/kernel/table.ts";
import { kind } from "../../../src/model/order.ts";
import { laws } from "../../../src/model/work/laws.ts";
import { work } from "../../../src/model/work/process.ts";
import type { World } from "../../../src/model/world.ts";
import {
  aroundTheClock,
  type Given,
  newYear2010,
  pendingOf,
  planOf,
  setWord,
  simulationOf,
  worldOf,
} from "../fixture.ts";

const monday = newYear2010 + 3; // 2010-01-04
const at = (day: number, hour: number, minute = 0) => (monday + day) * 1440 + hour * 60 + minute;

/** What is to happen at a minute: items to queue [citizen, task, due], levers, citizens leaving. */
interface Step {
  readonly minute: number;
  readonly queue?: ReadonlyArray<readonly [citizen: number, task: number, due: number]>;
  readonly lever?: readonly [path: string, index: number, value: number];
  readonly leaves?: number;
}

/** Carries out steps, each at its own minute, by the command `arrive`. */
function script(steps: ReadonlyArray<Step>): Process<World> {
  return {
    name: "script",
    decide: [
      [
        kind.arrive,
        ({ work: state, parameters, population }, minute, index, out) => {
          const { queue, lever, leaves } = steps[index];
          let item = state.nextItem;
          for (const [citizen, task, due] of queue ?? []) {
            if (!population.onBenefit(citizen)) continue;
            out.append(WorkItemQueued.code, minute, citizen, 0, task, item, due);
            item = state.itemAfter(item);
          }
          if (leaves !== undefined) out.append(BenefitStopped.code, minute, leaves, 0, 0, 0, 0);
          if (lever === undefined) return;
          const cell = parameters.cell(lever[0]) + lever[1];
          const value = floatBits(lever[2]);
          out.append(LeverApplied.code, minute, 0, 0, cell, 0, value);
        },
      ],
    ],
    evolve: [
      [
        LeverApplied,
        ({ parameters }, _, _subject, _a, cell, _x, value) => {
          parameters.table.ints[cell] = value;
        },
      ],
      [
        BenefitStopped,
        ({ population }, _, citizen) => {
          setWord(population, citizen, "status", statuses.indexOf("selfSupporting"));
        },
      ],
    ],
    react: [],
    resume: (_, agenda, now) => {
      for (const [index, { minute }] of steps.entries()) {
        if (minute >= now) agenda.schedule(kind.arrive, index, minute);
      }
    },
  };
}

const oneAndAll = {
  "capacity.staff": 1,
  "capacity.directShare": 1,
  "time.task": [10, 60, 10, 10, 10],
  "priority.task": [2, 1, 3, 3, 3],
};

function play(steps: ReadonlyArray<Step>, given: Partial<Given> = {}, until = at(30, 0)) {
  const plan = planOf({ teams: [{}], ...given, values: { ...oneAndAll, ...given.values } });
  const simulation = simulationOf(worldOf(plan, 50), [work, script(steps)]);
  simulation.run(until);
  expect(breachesOf(laws(plan), simulation.log)).toEqual([]);
  return simulation;
}

const rows = ({ log }: Simulation<World>, { code }: { readonly code: number }) =>
  Array.from({ length: log.length }, (_, i) => log.at(i)).filter((row) => row.code === code);

describe("work", () => {
  it("rests overnight and over weekends, and ends as the house closes", () => {
    const simulation = play([
      { minute: at(4, 15, 30), queue: [[0, 1, 0]] }, // Friday: half of the hour is left
      { minute: at(7, 15), queue: [[1, 1, 0]] }, // Monday: exactly to closing time
      { minute: at(9, 3), queue: [[2, 0, 0]] }, // Wednesday night
    ]);
    const ends = rows(simulation, WorkItemCompleted).map(({ minute }) => minute);
    expect(ends).toEqual([at(7, 8, 30), at(7, 16), at(9, 8, 10)]);
  });

  it("keeps days off that the plan closes", () => {
    const simulation = play([{ minute: at(0, 15, 30), queue: [[0, 1, 0]] }], {
      closed: [monday + 1, monday + 2],
    });
    expect(rows(simulation, WorkItemCompleted)[0].minute).toBe(at(3, 8, 30));
  });

  it("carries parts of staff on, so that they average out", () => {
    const simulation = play([], {
      values: {
        "capacity.staff": 5.5,
        "capacity.directShare": 0.6,
        "capacity.plannedAbsence": 0.1,
      },
    });
    const present = rows(simulation, CapacityChanged).map(({ x }) => x);
    const mean = 5.5 * 0.6 * 0.9;
    let sum = 0;
    for (const [i, staff] of present.entries()) {
      sum += staff;
      expect(Math.abs(sum - mean * (i + 1))).toBeLessThan(1);
      expect(staff === 2 || staff === 3).toBe(true);
    }
    expect(present.length).toBe(23);
  });

  it("serves by priority, then due date, then who came first", () => {
    const simulation = play([
      {
        minute: at(0, 5),
        queue: [
          [0, 0, 500],
          [1, 0, 400],
          [2, 1, 900],
          [3, 0, 400],
          [4, 1, 100],
        ],
      },
    ]);
    const order = rows(simulation, WorkItemStarted).map(({ subject }) => subject);
    expect(order).toEqual([4, 2, 1, 3, 0]);
  });

  it("puts a waiting queue in order anew when a lever moves a priority", () => {
    const queue = Array.from({ length: 20 }, (_, i) => [i, i % 2, 100 - i] as const);
    const simulation = play([
      { minute: at(0, 5), queue },
      { minute: at(0, 6), lever: ["priority.task", 1, 7] },
    ]);
    const order = rows(simulation, WorkItemStarted).map(({ subject }) => subject);
    expect(order.slice(0, 10)).toEqual([18, 16, 14, 12, 10, 8, 6, 4, 2, 0]);
    expect(order.slice(10)).toEqual([19, 17, 15, 13, 11, 9, 7, 5, 3, 1]);
  });

  it("finishes what is in hand when staff becomes fewer, and begins nothing meanwhile", () => {
    const queue = Array.from({ length: 6 }, (_, i) => [i, 1, 0] as const);
    const simulation = play(
      [
        { minute: at(0, 15, 45), queue },
        { minute: at(0, 20), lever: ["capacity.staff", 0, 1] },
      ],
      { values: { "capacity.staff": 3 } },
    );
    const starts = rows(simulation, WorkItemStarted).map(({ minute }) => minute);
    const friday = [at(0, 15, 45), at(0, 15, 45), at(0, 15, 45)];
    expect(starts).toEqual([...friday, at(1, 8, 45), at(1, 9, 45), at(1, 10, 45)]);
  });

  it("drops what waits for who leaves; what is in hand is finished and moot", () => {
    const simulation = play([
      {
        minute: at(0, 9),
        queue: [
          [0, 1, 0],
          [1, 1, 5],
          [0, 0, 0],
        ],
      },
      { minute: at(0, 9, 30), leaves: 0 },
    ]);
    expect(rows(simulation, WorkItemExpired)).toMatchObject([{ subject: 0, b: 0, x: 2 }]);
    expect(rows(simulation, WorkItemCompleted)).toMatchObject([
      { subject: 0, b: 1, y: 1 },
      { subject: 1, b: 1, y: 0 },
    ]);
    expect(simulation.world.work.hasWaiting(0)).toBe(false);
    expect(simulation.world.work.firstLink(0)).toBe(0);
  });

  it("uses numbers of items again, the latest free one first", () => {
    const { world } = play([
      {
        minute: at(0, 9),
        queue: [
          [0, 0, 0],
          [1, 0, 0],
          [2, 0, 0],
        ],
      },
    ]);
    expect([world.work.nextItem, world.work.itemAfter(2), world.work.itemAfter(1)]).toEqual([
      2, 1, 0,
    ]);
    expect(world.work.itemAfter(0)).toBe(3);
    expect(world.work.itemAfter(3)).toBe(4);
  });

  it("routes to the team of the case, else to the first of the centre, else to any", () => {
    const plan = planOf({
      centres: 2,
      teams: [{ skills: 1 }, { skills: 2 }, { skills: 4, centre: 1 }, { skills: 2, centre: 1 }],
      values: oneAndAll,
    });
    const { population, work: state } = worldOf(plan, 1);
    setWord(population, 0, "centre", 1);
    setWord(population, 0, "team", 2);
    expect([0, 1, 2].map((task) => state.route(population, 0, task))).toEqual([0, 3, 2]);
    expect(() => state.route(population, 0, 3)).toThrow("placementSetup");
  });

  it("has the pending commands and the future that its folded log says, wherever it is cut", () => {
    const plan = planOf({
      to: newYear2010 + 40,
      teams: [{ hours: aroundTheClock.map((day, i) => (i === 2 ? day : [480, 960])) }],
      values: { ...oneAndAll, "capacity.staff": 2.6, "time.variation": 0.7 },
    });
    const begin = plan.from * 1440;
    const end = begin + 40 * 1440;
    const leaving = Array.from({ length: 12 }, (_, i) => ({
      minute: begin + (i + 1) * 4007,
      leaves: i * 2,
    }));
    const queueing = Array.from({ length: 400 }, (_, i) => ({
      minute: begin + i * 130,
      queue: [[i % 50, i % 3, 1000 - i] as const],
    }));
    const process = script([...leaving, ...queueing]);
    const make = () => simulationOf(worldOf(plan, 50), [work, process]);
    const whole = make();
    whole.run(end);
    expect(breachesOf(laws(plan), whole.log)).toEqual([]);
    const again = make();
    let cuts = 0;
    for (let batch = 0; again.step(end); batch += 1) {
      if (batch % 37 !== 0) continue;
      cuts += 1;
      const folded = make();
      folded.fold(again.log);
      expect(firstDifference(again.world.tables, folded.world.tables)).toBeUndefined();
      folded.resume(again.agenda.now);
      takeOverScript(again, folded, 412);
      expect(folded.agenda.pendingCount).toBe(again.agenda.pendingCount);
      expect(pendingOf(folded, 450)).toEqual(pendingOf(again, 450));
      if (cuts % 8 !== 0) continue;
      folded.run(end);
      const rest = Array.from({ length: folded.log.length }, (_, i) => folded.log.at(i));
      const first = whole.log.length - rest.length;
      expect(first).toBe(again.log.length);
      for (const [i, row] of rest.entries()) expect(row).toEqual(whole.log.at(first + i));
    }
    expect(cuts).toBeGreaterThan(20);
  });
});

/** Steps of the script that were carried out are not pending; the script keeps no state to tell. */
function takeOverScript(from: Simulation<World>, to: Simulation<World>, steps: number): void {
  for (let step = 0; step < steps; step += 1) {
    const minute = from.agenda.pendingMinute(kind.arrive, step);
    if (minute === NEVER) to.agenda.cancel(kind.arrive, step);
    else to.agenda.schedule(kind.arrive, step, minute);
  }
}
