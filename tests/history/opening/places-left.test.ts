/**
 * Places at companies at the seam of a forecast from records. The records are of a run, so what
 * its companies have left, who holds a place and who waits is known, and the state that is made of
 * the records must be that very one; then forecasts from either agree on how many begin.
 */
import { describe, expect, it, test } from "vitest";
import {
  PartnershipPlacesReleased,
  PlacementBooked,
  PlacementStarted,
  VisitationDecided,
} from "../../../src/domain/events/offer.ts";
import { dayOfIso, minutesPerDay } from "../../../src/domain/moment.ts";
import type { Beginning } from "../../../src/experiment/beginning.ts";
import { Departure } from "../../../src/experiment/departure.ts";
import { Observation } from "../../../src/experiment/observation.ts";
import { codeBits } from "../../../src/kernel/columns.ts";
import { Log } from "../../../src/kernel/log.ts";
import type { Plan } from "../../../src/model/plan.ts";
import type { WaitingLines } from "../../../src/model/waiting-line.ts";
import type { World } from "../../../src/model/world.ts";
import { smallPlan } from "../../../src/testing/plan.ts";
import { logOf } from "../../../src/testing/runs.ts";
import { before, citizensIn, recorded, replayed } from "../../experiment/histories-of-runs.ts";

/** Companies give so little that citizens wait, one of them in parts of places up a ramp. */
const plan = smallPlan({
  values: {
    "capacity.placementPlaces": [3, 1.3],
    "rule.internshipShare": 0.3,
    "rule.wageSubsidyShare": 0.2,
    "capacity.places": [14, 6],
  },
});

const recordsOf = (own: Plan, log: Log, day: number) =>
  recorded(own, log, day, citizensIn(before(log, day) as Log));

/** The world in which a replication begins. */
function begun(own: Plan, beginning: Beginning): { readonly world: World } {
  const arm = { plan: own, goals: [], beginning };
  return new Departure(arm, beginning, "1").begin(0, new Observation(arm));
}

/** Stage, month, places left, held, and the carried part of each agreement. */
const agreements = ({ placements, plan: own }: World) =>
  own.agreements.map((_, agreement) => [
    ...[0, 1, 2, 3].map((at) => placements.of(agreement, at)),
    Math.round(placements.carry(agreement) * 1e4),
  ]);

const stages = ({ placements, population }: World) =>
  Array.from({ length: population.count }, (_, citizen) => {
    // Whether a follow-up was made before is not in the state, for none is made again.
    const at = placements.phase(citizen);
    return at >= 4 ? `${Math.min(at, 5)} ${placements.start(citizen)}` : at;
  }).flatMap((at, citizen) => (at === 0 ? [] : [`${citizen}: ${at}`]));

/** Who waits in a line, in its order. */
function inLine(lines: WaitingLines, line: number): Array<number> {
  const waiting: Array<number> = [];
  while (lines.waiting(line) > 0) {
    const citizen = lines.first(line);
    waiting.push(citizen);
    lines.leave(line, citizen);
  }
  return waiting;
}

const linesOf = ({ placements, offers, plan: own }: World) => [
  ...own.agreements.map(({ kind }) => inLine(placements.lines, kind)),
  ...own.pools.map((_, pool) => inLine(offers.lines, pool)),
];

describe("places taken over from records", () => {
  const log = logOf(plan, "places");

  it.each([1, 14, 30, 31, 61, 92, 101, 167, 214, 303, 470])(
    "are those of the run itself, %i days into the plan",
    (days) => {
      const day = plan.from + days;
      const truth = begun(plan, replayed(plan, log, day)).world;
      const made = begun(plan, recordsOf(plan, log, day)).world;
      expect(agreements(made)).toEqual(agreements(truth));
      expect(stages(made)).toEqual(stages(truth));
      expect(linesOf(made)).toEqual(linesOf(truth));
    },
  );

  it("wait in lines of some length in this world, in an order that isn't their numbers'", () => {
    const lines = linesOf(begun(plan, recordsOf(plan, log, plan.from + 303)).world);
    expect(Math.max(...lines.map(({ length }) => length))).toBeGreaterThan(2);
    const sorted = lines.map((line) => line.toSorted((one, other) => one - other));
    expect(sorted).not.toEqual(lines);
  });
});

describe("records that tell little", () => {
  const log = logOf(plan, "places");
  const day = plan.from + 229;

  /** The history without some kinds of events. */
  const without = (unknown: ReadonlyArray<number>): Log => {
    const told = new Log();
    for (let i = 0; i < log.length; i += 1) {
      if (!unknown.includes(log.tag[i] & codeBits)) told.appendColumns(log, i, i + 1);
    }
    return told;
  };
  const left = (history: Log) =>
    agreements(begun(plan, recordsOf(plan, history, day)).world).map((row) => row[2]);

  it("count a placement that began without being booked as one place, no more", () => {
    const [truth, made] = [log, without([PlacementBooked.code])].map(left);
    const unbegun = stages(begun(plan, replayed(plan, log, day)).world).length;
    made.forEach((places, agreement) => {
      expect(places).toBeGreaterThanOrEqual(0);
      expect(places - truth[agreement]).toBeLessThanOrEqual(unbegun);
    });
  });

  it("of no offers at all leave the part of the month's places that the month has left", () => {
    const offers = Array.from({ length: 12 }, (_, i) => VisitationDecided.code + i);
    const bare = without(offers);
    const released = plan.agreements.map(() => 0);
    for (let i = 0; i < log.length; i += 1) {
      const isRelease = log.codeAt(i) === PartnershipPlacesReleased.code;
      const at = Math.floor(log.minute[i] / minutesPerDay);
      if (isRelease && at >= dayOfIso("2010-01-01") && at < day)
        released[log.subject[i]] += log.x[i];
    }
    expect(released).toEqual([3, 1]);
    // As 16 January begins, 16 of 31 days are left.
    expect(left(bare)).toEqual([2, 1]);
  });
});

test("as many placements begin as from the whole state", { timeout: 60_000 }, () => {
  const [seeds, replications, days] = [4, 6, 91];
  const begin = [0, 0];
  for (let seed = 0; seed < seeds; seed += 1) {
    const log = logOf(plan, `truth ${seed}`);
    for (const first of ["2010-02-01", "2010-06-17"]) {
      const day = dayOfIso(first);
      for (const [i, way] of [replayed(plan, log, day), recordsOf(plan, log, day)].entries()) {
        begin[i] += startedFrom(way, replications, day + days);
      }
    }
  }
  const [truth, made] = begin;
  expect(truth).toBeGreaterThan(300);
  expect(Math.abs(made / truth - 1)).toBeLessThan(0.06);
});

/** Placements that begin after the seam and before a day, over some replications. */
function startedFrom(beginning: Beginning, replications: number, to: number): number {
  const arm = { plan, goals: [], beginning };
  const departure = new Departure(arm, beginning, "1");
  let count = 0;
  const reader = {
    read: (log: Log, from: number, end: number) => {
      for (let i = from; i < end; i += 1) {
        const isNew = log.minute[i] > beginning.day * minutesPerDay;
        if (isNew && log.codeAt(i) === PlacementStarted.code) count += 1;
      }
    },
  };
  for (let replication = 0; replication < replications; replication += 1) {
    const run = departure.begin(replication, new Observation(arm), [], [reader]);
    run.run(to * minutesPerDay - 1);
  }
  return count;
}
