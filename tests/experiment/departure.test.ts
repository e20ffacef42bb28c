/**
 * A forecast from a history: a log replayed to a day and continued with the chance that made it is
 * the run itself, bit for bit; under another chance it is another run from the same state.
 */
import { describe, expect, it } from "vitest";
import type { Beginning } from "../../src/experiment/beginning.ts";
import { Replicator } from "../../src/experiment/replicator.ts";
import { minutesPerDay } from "../../src/domain/moment.ts";
import { breachesOf } from "../../src/kernel/law.ts";
import { part } from "../../src/kernel/columns.ts";
import { Log } from "../../src/kernel/log.ts";
import { digestOf } from "../../src/kernel/digest.ts";
import { lawsOf } from "../../src/model/laws.ts";
import type { Plan } from "../../src/model/plan.ts";
import { smallPlan } from "../../src/testing/plan.ts";
import { logOf } from "../../src/testing/runs.ts";
import { goalsFor } from "./every-measure.ts";

/** A history that is the log of a replication up to a day. */
export function replayed(
  plan: Plan,
  log: Log,
  day: number,
  chance?: { seed: string; replication: number },
): Beginning {
  let rows = 0;
  while (rows < log.length && log.minute[rows] < day * minutesPerDay) rows += 1;
  return {
    key: `test ${day} ${chance === undefined ? "new" : "recorded"}`,
    day,
    from: plan.from,
    happened: part(log, 0, rows),
    way: { _tag: "Replay", plan: undefined, chance },
  };
}

const plan = smallPlan();
const goals = goalsFor(plan);

describe("continued with the recorded chance", () => {
  it.each(["history", "another", "third"])("is the run of seed %s itself", (seed) => {
    const log = logOf(plan, seed, 3);
    const whole = new Replicator({ plan, goals }, seed).run(3);
    expect(whole.digest).toBe(digestOf(log));
    for (const days of [1, 30, 181, 300, 500]) {
      const beginning = replayed(plan, log, plan.from + days, { seed, replication: 3 });
      const outcome = new Replicator({ plan, goals, beginning }, "any").run(0);
      expect({ ...outcome, replication: 3 }).toEqual(whole);
    }
  });
});
