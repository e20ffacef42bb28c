/**
 * Chance is local to the last person: with one citizen more in the opening stock everybody else is
 * who they were, and every draw that is made for them is the same one, bit for bit. What happens
 * to them may change only where they wait behind the newcomer; with room for all, nothing does.
 */
import { expect, test } from "vitest";
import { CitizenRegistered } from "../../src/domain/events/population.ts";
import { Chance, replicationKey, rootKey } from "../../src/kernel/chance.ts";
import type { Log } from "../../src/kernel/log.ts";
import type { Plan } from "../../src/model/plan.ts";
import { replicate } from "../../src/model/simulate.ts";
import { citizensThatDiffer, livesIn, unexplained } from "../../src/testing/locality.ts";
import { type Overrides, smallPlan } from "../../src/testing/plan.ts";

const seed = "one person";

/** Remembers what was drawn for whom: purpose, index and value, in the order of the draws. */
class RecordedChance extends Chance {
  readonly draws = new Map<number, string[]>();

  override uniform(subject: number, purpose: number, index: number): number {
    const value = super.uniform(subject, purpose, index);
    const own = this.draws.get(subject >>> 0) ?? [];
    own.push(`${purpose}.${index} ${value}`);
    this.draws.set(subject >>> 0, own);
    return value;
  }
}

interface Recorded {
  readonly log: Log;
  /** By citizen: every draw that was made for them, as a set, in any order. */
  readonly draws: ReadonlyMap<number, ReadonlySet<string>>;
}

function recorded(plan: Plan): Recorded {
  const chance = new RecordedChance(replicationKey(rootKey(seed), 0));
  const run = replicate(plan, seed, 0, [], true);
  run.world.chance = chance;
  run.restart();
  run.run(run.agenda.to);
  const draws = new Map([...chance.draws].map(([who, own]) => [who, new Set(own)]));
  return { log: run.log, draws };
}

/** Who each citizen is: origin, traits, birth and first level, by identity. */
function peopleIn(log: Log): ReadonlyMap<number, string> {
  const people = new Map<number, string>();
  for (let i = 0; i < log.length; i += 1) {
    if (log.codeAt(i) !== CitizenRegistered.code) continue;
    const [who, level] = [log.at(i), log.at(i + 1)];
    people.set(who.y >>> 0, `${who.minute} ${who.a} ${who.b} ${who.x} ${level.b}`);
  }
  return people;
}

const stock = 240;
const plenty = {
  "capacity.staff": [5000, 5000],
  "capacity.bookableShare": 1,
  "capacity.places": [10_000, 10_000],
  "capacity.placementPlaces": [3000, 3000],
};
const [hospital, shops] = smallPlan().agreements;
const large = {
  agreements: [hospital, shops].map((agreement) => ({
    ...agreement,
    employees: 100_000,
  })),
};
const centres: Overrides = {
  centres: ["north", "south"],
  teams: smallPlan().teams.map((team, centre) => ({ ...team, centre, skills: 0b11111 })),
  routing: Uint8Array.from({ length: 2 * 4 * 5 }, (_, i) => Math.floor(i / 20)),
};

const pair = (overrides: Overrides): readonly [Recorded, Recorded] => {
  const of = (count: number) =>
    recorded(
      smallPlan({ ...overrides, values: { ...overrides.values, "population.stock": count } }),
    );
  return [of(stock), of(stock + 1)];
};

/** The newcomer's identity: the next number of the stock. */
const newcomer = stock;

test.each([
  ["with room for all", { ...large, values: plenty }],
  ["where everything is scarce", {}],
  ["with two centres", centres],
])("one person more, %s, makes nobody somebody else", (_, overrides) => {
  const [before, after] = pair(overrides);
  const [people, then] = [peopleIn(before.log), peopleIn(after.log)];
  expect([...then.keys()].filter((identity) => !people.has(identity))).toEqual([newcomer]);
  expect(then.size).toBe(people.size + 1);
  for (const [identity, who] of people) expect(then.get(identity)).toBe(who);
  // An address that is asked in both runs has the same answer in both: no draw moved to another.
  const addresses = (drawn: Recorded, identity: number) =>
    new Map(
      [...(drawn.draws.get(identity) ?? [])].map((draw) => draw.split(" ") as [string, string]),
    );
  let shared = 0;
  for (const identity of people.keys()) {
    const [own, others] = [addresses(before, identity), addresses(after, identity)];
    for (const [address, value] of own) {
      if (!others.has(address)) continue;
      shared += 1;
      if (others.get(address) !== value) expect.fail(`citizen ${identity}: another ${address}`);
    }
  }
  expect(shared).toBeGreaterThan(10_000);
});

test("with room for all, one person more changes nobody's draws and nobody's life", () => {
  const [before, after] = pair({ ...large, values: plenty });
  expect([...citizensThatDiffer(before.log, after.log)]).toEqual([newcomer]);
  const others = (drawn: Recorded) =>
    [...drawn.draws].filter(([identity]) => identity !== newcomer);
  expect(new Map(others(after))).toEqual(new Map(others(before)));
});

test("where everything is scarce, others change only through queues and places", () => {
  const [before, after] = pair({});
  const differ = citizensThatDiffer(before.log, after.log);
  expect(differ.has(newcomer)).toBe(true);
  expect(differ.size).toBeGreaterThan(1);
  expect(differ.size).toBeLessThan(livesIn(after.log).size);
  // The newcomer alone is let off: all others must have met what somebody changed has met.
  expect([...unexplained(smallPlan(), before.log, after.log, ["team 0", "team 1"])]).toEqual([]);
});
