/**
 * Arms run side by side give what each gives alone, bit for bit, wherever they branch off; and
 * what is said of people's fates is what a plain comparison of the two whole logs finds.
 */
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { statuses } from "../../src/domain/benefit.ts";
import { eventByCode } from "../../src/domain/vocabulary.ts";
import type { Arm } from "../../src/experiment/experiment.ts";
import type { ChangedCitizen } from "../../src/experiment/fates.ts";
import { ArmFault, PairedReplicator } from "../../src/experiment/paired-replicator.ts";
import { Replicator } from "../../src/experiment/replicator.ts";
import { never } from "../../src/model/divergence.ts";
import type { Plan } from "../../src/model/plan.ts";
import { compile } from "../../src/scenario/compile.ts";
import { loadScenario } from "../../src/scenario/load.ts";
import { identitiesOf, livesIn } from "../../src/testing/locality.ts";
import { type Overrides, smallPlan } from "../../src/testing/plan.ts";
import { seeds } from "../../src/testing/plans.ts";
import { runOf } from "../../src/testing/runs.ts";
import { scenarioPairs } from "../model/changed-scenario.ts";
import { goalsFor } from "./every-measure.ts";

const armOf = (name: string, plan: Plan): Arm => ({ name, plan, goals: goalsFor(plan) });

/** Replications of arms side by side, which must be those of each alone. */
function expectSame(arms: ReadonlyArray<Arm>, seed: string, replications: ReadonlyArray<number>) {
  const paired = new PairedReplicator(arms, seed);
  const alone = arms.map((arm) => new Replicator(arm, seed));
  for (const replication of replications) {
    const { outcomes, fates } = paired.run(replication);
    expect(outcomes).toEqual(alone.map((replicator) => replicator.run(replication)));
    expect(fates.length).toBe(arms.length - 1);
  }
  return paired;
}

test("any two plans give side by side what they give alone", { timeout: 240_000 }, () => {
  fc.assert(
    fc.property(scenarioPairs(), seeds, ({ baseline, changed }, seed) => {
      const [one, other] = [compile(baseline), compile(changed)];
      const arms = [armOf("baseline", one), armOf("changed", other), armOf("again", one)];
      // Twice the same one: what a replication leaves behind must not reach the next.
      expectSame(arms, seed, [1, 0, 1]);
    }),
    { numRuns: 60 },
  );
});

const lever = (cell: string, value: number, from: string) => ({
  levers: [{ cell, value, from, to: "2010-12-31" }],
});
const aimed = { levels: 0b11100 };

/** Arms of the small plan: from the first day, from later ones, aimed at some, and not at all. */
const changes: Readonly<Record<string, Overrides>> = {
  baseline: {},
  "same again": {},
  "more staff from the start": { values: { "capacity.staff": [2.6, 1.4] } },
  "more staff": lever("capacity.staff.adults", 3, "2010-01-01"),
  "aimed at some": {
    levers: [{ ...lever("placements.referral", 0.4, "2009-12-01").levers[0], filter: aimed }],
  },
  "more arrivals": lever("inflow.contacts", 20, "2010-02-01"),
  "fewer in the stock": { values: { "population.stock": 200 } },
  "more places from the last day": lever("capacity.places.school", 30, "2010-12-31"),
};
const arms = Object.entries(changes).map(([name, overrides]) => armOf(name, smallPlan(overrides)));

describe("arms of the small plan", () => {
  it("are asked for what has an answer", () => {
    const [{ readings }] = new PairedReplicator([arms[0]], "asked").run(0).outcomes;
    expect(readings.filter(({ why }) => why !== undefined)).toEqual([]);
  });

  it("give side by side what they give alone", () => {
    const paired = expectSame(arms, "side by side", [0, 3, 1]);
    const { from, to } = arms[0].plan;
    const days = paired.branchDays.map((day) => day - from);
    expect(days).toEqual([never, 0, 214, 183, 245, 0, to - from]);
  });

  it("are simulated in full where they are asked for something else", () => {
    const [baseline] = arms;
    const other = { ...armOf("asked otherwise", arms[3].plan) };
    const asked = { ...other, goals: other.goals.slice(3) };
    const paired = expectSame([baseline, asked], "asked", [0]);
    expect(paired.branchDays).toEqual([baseline.plan.from]);
  });

  it("tell which of them broke, and where", () => {
    const broken = { ...arms[3], plan: { ...arms[3].plan, pools: [] }, name: "no school" };
    const paired = new PairedReplicator([arms[0], broken], "broken");
    const run = () => paired.run(2);
    expect(run).toThrow(ArmFault);
    expect(run).toThrow(/seed "broken", replication 2, event \d+/u);
    expect(() => {
      try {
        run();
      } catch (cause) {
        throw new Error((cause as ArmFault).arm, { cause });
      }
    }).toThrow("no school");
  });
});

/** Fates by a plain comparison of two whole logs. */
function fatesOf(one: Plan, other: Plan, seed: string, replication: number) {
  const [before, after] = [runOf(one, seed, replication), runOf(other, seed, replication)];
  const [lives, then] = [livesIn(before.log), livesIn(after.log)];
  const cells = 6; // code, minute, a, b, x, y
  const first: Record<string, number> = {};
  const more: Record<string, number> = {};
  const name = (code: number) => eventByCode[code]?.name ?? "";
  const add = (counts: Record<string, number>, code: number, by: number) =>
    (counts[name(code)] = (counts[name(code)] ?? 0) + by);
  const everybody = new Set([...lives.keys(), ...then.keys()]);
  let changed = 0;
  for (const identity of everybody) {
    const [mine, theirs] = [lives.get(identity) ?? [], then.get(identity) ?? []];
    for (let i = 0; i < mine.length; i += cells) add(more, mine[i], -1);
    for (let i = 0; i < theirs.length; i += cells) add(more, theirs[i], 1);
    const length = Math.max(mine.length, theirs.length);
    const at = Array.from({ length }, (_, i) => i).find((i) => mine[i] !== theirs[i]);
    if (at === undefined) continue;
    changed += 1;
    const event = at - (at % cells);
    add(first, theirs[event] ?? mine[event], 1);
  }
  const ended = (run: typeof before) =>
    new Map(
      identitiesOf(run.log).map((identity, citizen) => [
        identity,
        statuses[run.world.population.status(citizen)],
      ]),
    );
  const [stood, stand] = [ended(before), ended(after)];
  const ends: Record<string, Record<string, number>> = {};
  for (const identity of everybody) {
    const [was, is] = [stood.get(identity) ?? "absent", stand.get(identity) ?? "absent"];
    if (was === is) continue;
    ends[was] ??= {};
    ends[was][is] = (ends[was][is] ?? 0) + 1;
  }
  const some = Object.fromEntries(Object.entries(more).filter(([, count]) => count !== 0));
  return { citizens: everybody.size, changed, first, more: some, ends };
}

/** Who lives otherwise, from when and by what, by a plain comparison of two whole logs. */
function partedIn(one: Plan, other: Plan, seed: string, replication: number) {
  const [before, after] = [runOf(one, seed, replication), runOf(other, seed, replication)];
  const [lives, then] = [livesIn(before.log), livesIn(after.log)];
  const numbers = new Map(identitiesOf(after.log).map((identity, citizen) => [identity, citizen]));
  const cells = 6; // code, minute, a, b, x, y
  const name = (code: number | undefined) =>
    code === undefined ? null : (eventByCode[code]?.name ?? "");
  const parted = identitiesOf(before.log).flatMap((identity, citizen): ChangedCitizen[] => {
    const [mine, theirs] = [lives.get(identity) ?? [], then.get(identity) ?? []];
    const length = Math.max(mine.length, theirs.length);
    const at = Array.from({ length }, (_, i) => i).find((i) => mine[i] !== theirs[i]);
    if (at === undefined) return [];
    const event = at - (at % cells);
    const own = numbers.get(identity);
    const ends = {
      baseline: statuses[before.world.population.status(citizen)],
      scenario: own === undefined ? "absent" : statuses[after.world.population.status(own)],
    };
    const minute = Math.min(mine[event + 1] ?? Infinity, theirs[event + 1] ?? Infinity);
    return [{ citizen, minute, baseline: name(mine[event]), scenario: name(theirs[event]), ends }];
  });
  return parted.sort((a, b) => a.minute - b.minute || a.citizen - b.citizen);
}

describe("fates", () => {
  it("are those that two whole logs tell", () => {
    const paired = new PairedReplicator(arms, "fates");
    for (const replication of [0, 1]) {
      const { fates } = paired.run(replication);
      for (const [i, arm] of arms.slice(1).entries()) {
        const found = fatesOf(arms[0].plan, arm.plan, "fates", replication);
        expect(fates[i], arm.name).toEqual(found);
        const named = paired.changedCitizens(arm.name);
        expect(named.length, arm.name).toBeLessThanOrEqual(found.changed);
        if (arm.name === "more staff") expect(named.length).toBe(found.changed);
        expect(named, arm.name).toEqual(partedIn(arms[0].plan, arm.plan, "fates", replication));
      }
      expect(fates[0].changed).toBe(0);
      expect(fates[2].changed).toBeGreaterThan(20);
      expect(fates[2].first).not.toEqual({});
      expect(fates[4].ends.absent).toBeDefined();
    }
  });
});

describe("Nyropsgade", () => {
  const nyropsgade = ["nyropsgade-2010", "partnership-placements", "more-interviewers"].map(
    (name): Arm => {
      const loaded = loadScenario(`scenarios/${name}.yaml`, (path) => readFileSync(path, "utf8"));
      if (loaded._tag === "Failure") throw loaded.failure;
      const { scenario } = loaded.success;
      return { name, plan: compile(scenario), goals: scenario.goals };
    },
  );

  it("is branched at the date of its initiatives, bit for bit", { timeout: 240_000 }, () => {
    const { branchDays } = expectSame(nyropsgade, "nyropsgade", [0]);
    // 1 January 2010, seven months into the run.
    expect(branchDays).toEqual([3653, 3653]);
  });
});
