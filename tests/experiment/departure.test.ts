/**
 * A forecast from a history: a log replayed to a day and continued with the chance that made it is
 * the run itself, bit for bit; under another chance it is another run from the same state, and
 * over many histories it is distributed as runs that were never cut.
 */
import { describe, expect, it, test } from "vitest";
import type { Beginning } from "../../src/experiment/beginning.ts";
import { Departure } from "../../src/experiment/departure.ts";
import { PairedReplicator } from "../../src/experiment/paired-replicator.ts";
import { Observation } from "../../src/experiment/observation.ts";
import { Replicator } from "../../src/experiment/replicator.ts";
import { digestOf } from "../../src/kernel/digest.ts";
import { breachesOf } from "../../src/kernel/law.ts";
import { Log } from "../../src/kernel/log.ts";
import { firstDifference } from "../../src/kernel/table.ts";
import { lawsOf } from "../../src/model/laws.ts";
import type { Plan } from "../../src/model/plan.ts";
import { replicate } from "../../src/model/simulate.ts";
import { smallPlan } from "../../src/testing/plan.ts";
import { logOf } from "../../src/testing/runs.ts";
import { goalsFor } from "./every-measure.ts";
import { before, citizensIn, recorded, replayed } from "./histories-of-runs.ts";

const plan = smallPlan();
const goals = goalsFor(plan);

/** The whole log of a replication that goes on from a history. */
function wholeLog(beginning: Beginning, seed: string, replication = 0): Log {
  const log = new Log();
  const reader = {
    read: (rows: Log, from: number, to: number) => log.appendColumns(rows, from, to),
  };
  const arm = { plan, goals, beginning };
  const departure = new Departure(arm, beginning, seed);
  const run = departure.begin(replication, new Observation(arm), [reader]);
  run.run(run.agenda.to);
  return log;
}

describe("continued with the recorded chance", () => {
  it.each(["history", "another", "third"])("is the run of seed %s itself", (seed) => {
    const log = logOf(plan, seed, 3);
    const whole = new Replicator({ plan, goals }, seed).run(3);
    expect(whole.digest).toBe(digestOf(log));
    for (const days of [1, 30, 181, 300, 500]) {
      const beginning = replayed(plan, log, plan.from + days, { seed, replication: 3 });
      const outcome = new Replicator({ plan, goals, beginning }, "any").run(0);
      expect({ ...outcome, replication: 3 }).toEqual(whole);
      expect(digestOf(wholeLog(beginning, "any"))).toBe(whole.digest);
    }
  });
});

describe("continued with a chance of its own", () => {
  const history = logOf(plan, "history");
  const day = plan.from + 214;

  it("keeps every law from its first event to its last", () => {
    const log = wholeLog(replayed(plan, history, day), "forecast");
    expect(breachesOf(lawsOf(plan), log)).toEqual([]);
  });

  it("is a log that folds to the state of the run", () => {
    const beginning = replayed(plan, history, day);
    const departure = new Departure({ plan, goals }, beginning, "forecast");
    const run = departure.begin(2, new Observation({ plan, goals, beginning }));
    run.run(run.agenda.to);
    const folded = replicate(plan, "other", 0);
    folded.fold(wholeLog(beginning, "forecast", 2));
    expect(firstDifference(run.world.tables, folded.world.tables)).toBeUndefined();
  });

  it("is another run in every replication and the same one again, in any order", () => {
    const beginning = replayed(plan, history, day);
    const replicator = new Replicator({ plan, goals, beginning }, "forecast");
    const [first, second, again] = [0, 1, 0].map((replication) => replicator.run(replication));
    expect(again).toEqual(first);
    expect(second.digest).not.toBe(first.digest);
    expect(first.digest).not.toBe(new Replicator({ plan, goals }, "history").run(0).digest);
    expect(new Replicator({ plan, goals, beginning }, "forecast").run(1)).toEqual(second);
  });
});

describe("continued from what records tell", () => {
  const history = logOf(plan, "history");

  test.each([0, 1, 30, 214, 500])("keeps every law, %i days into the plan", (days) => {
    const beginning = recorded(plan, history, plan.from + days, citizensIn(history));
    const log = wholeLog(beginning, "forecast");
    expect(breachesOf(lawsOf(plan), log).slice(0, 5)).toEqual([]);
  });
});

describe("plans that go on from one history side by side", () => {
  const history = logOf(plan, "history");
  const lift = (from: string, value = 4) =>
    smallPlan({ levers: [{ cell: "capacity.staff.adults", value, from, to: "2010-12-31" }] });
  const day = plan.from + 214;
  const citizens = citizensIn(before(history, day));
  const arms = (of: (own: Plan) => Beginning) =>
    [plan, lift("2010-01-01"), lift("2010-06-01"), plan].map((own, i) => {
      return { name: `arm ${i}`, plan: own, goals, beginning: of(own) };
    });

  test.each([
    [
      "replayed",
      (own: Plan): Beginning => {
        const beginning = replayed(plan, history, day);
        return own === plan ? beginning : { ...beginning, way: { ...beginning.way, plan } };
      },
    ],
    ["of records", (): Beginning => recorded(plan, history, day, citizens)],
  ])("give what each gives alone, %s", (_, of) => {
    const series = arms(of);
    const paired = new PairedReplicator(series, "forecast");
    for (const replication of [0, 1]) {
      const { outcomes, fates } = paired.run(replication);
      const alone = series.map((arm) => new Replicator(arm, "forecast").run(replication));
      expect(outcomes).toEqual(alone);
      expect(fates[2].changed).toBe(0);
      for (const { citizens: all, changed } of fates.slice(0, 2)) {
        expect(all).toBeGreaterThanOrEqual(citizens);
        expect(changed).toBeGreaterThan(0);
        expect(changed).toBeLessThan(all);
      }
    }
  });
});
