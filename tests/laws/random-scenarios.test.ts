/**
 * Random small scenarios keep every law, are the same when run again and when cut anywhere, and
 * are their baseline when nothing is tried. Ten thousand of them run in the slow lane.
 */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { InitiativeEnded, InitiativeStarted } from "../../src/domain/events/run.ts";
import { breachesOf } from "../../src/kernel/law.ts";
import type { Log } from "../../src/kernel/log.ts";
import { lawsOf } from "../../src/model/laws.ts";
import { compile } from "../../src/scenario/compile.ts";
import { plans, seeds, validLogs } from "../../src/testing/plans.ts";
import { logOf, runFault } from "../../src/testing/runs.ts";
import { scenarios, withoutInitiatives } from "../../src/testing/scenarios.ts";

/** A quarter of a minute by itself; many times that on a busy machine. */
const timeout = 240_000;

test("random scenarios keep the laws", { timeout }, () => {
  const cuts = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(plans(), seeds, cuts, (plan, seed, cut) => {
      expect(runFault(plan, seed, cut)).toBeUndefined();
    }),
    { numRuns: 150 },
  );
});

test("a log that is cut anywhere keeps the laws", { timeout }, () => {
  fc.assert(
    fc.property(validLogs(), ({ plan, log }) => {
      expect(breachesOf(lawsOf(plan), log).slice(0, 3)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

/** The events of a log that are not of initiatives as such, as one text. */
function withoutAnnouncements(log: Log): string {
  const announced = new Set([InitiativeStarted.code, InitiativeEnded.code]);
  const rows = Array.from({ length: log.length }, (_, i) => log.at(i));
  return JSON.stringify(rows.filter(({ code }) => !announced.has(code)));
}

test("initiatives that change nothing leave the baseline, event for event", { timeout }, () => {
  fc.assert(
    fc.property(scenarios(), seeds, (scenario, seed) => {
      const idle = scenario.initiatives.map((initiative) => ({
        ...initiative,
        levers: initiative.levers.map((lever) => ({ ...lever, op: "multiply" as const, value: 1 })),
      }));
      const baseline = compile(withoutInitiatives(scenario));
      const tried = compile({ ...scenario, initiatives: idle });
      const [before, after] = [logOf(baseline, seed), logOf(tried, seed)];
      expect(withoutAnnouncements(after)).toBe(withoutAnnouncements(before));
      if (idle.length === 0) expect(tried.hash).toBe(baseline.hash);
    }),
    { numRuns: 40 },
  );
});
