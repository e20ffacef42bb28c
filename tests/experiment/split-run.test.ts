/**
 * A split run equals the unsplit run in distribution. The histories are replications of their own,
 * cut at New Year, and each goes on once under a chance of its own; whole replications are others
 * still, so the two samples are independent. Every goal and every stock at the end is held against
 * its counterpart by the test of Kolmogorov and Smirnov, all together at a level of one in a
 * hundred (Bonferroni). With 120 runs on either side a distance of 0.27 between the distributions
 * is found, such as a shift of seven tenths of a standard deviation makes. That it finds what it is
 * for is shown by planted faults.
 */
import { describe, expect, it } from "vitest";
import { codeBits, type Columns } from "../../src/kernel/columns.ts";
import { Log } from "../../src/kernel/log.ts";
import type { Simulation } from "../../src/kernel/loop.ts";
import { rowCells } from "../../src/model/citizen-row.ts";
import { met } from "../../src/model/exits/state.ts";
import type { World } from "../../src/model/world.ts";
import { smallPlan } from "../../src/testing/plan.ts";
import { replayed } from "./histories-of-runs.ts";
import { type Begin, differing, splitRuns, wholeRuns } from "./split-run.ts";

const plan = smallPlan();
const day = plan.from + 214;
const runs = 120;
const level = 0.01;

describe("a run that is cut and goes on under another chance", { timeout: 240_000 }, () => {
  const whole = wholeRuns(plan, runs);
  const faults = (begin: Begin, tamper?: (run: Simulation<World>) => void) =>
    differing(whole, splitRuns(plan, runs, day, begin, tamper), level).map(({ name }) => name);

  it("is distributed as one that is not", () => {
    expect(faults((_, log) => replayed(plan, log, day))).toEqual([]);
  });

  it("is seen when a part of what was survived counts towards thresholds drawn anew", () => {
    const begin: Begin = (_, log) => replayed(plan, log, day);
    expect(faults(begin, countSurvived)).toContain("at the end onBenefit");
  });

  it("is seen when deadlines are dropped at the seam", () => {
    const begin: Begin = (_, log) => {
      const beginning = replayed(plan, log, day);
      return { ...beginning, happened: without(beginning.happened, [48, 49, 50, 51]) };
    };
    const found = faults(begin);
    expect(found).toContain("G6 timely");
    expect(found).toContain("open offer obligations");
  });
});

/** Puts everybody a quarter of a mean threshold nearer to each of their transitions. */
function countSurvived(run: Simulation<World>): void {
  const { reals, length } = run.world.exits.citizens;
  for (let citizen = 0; citizen < length; citizen += 1) {
    for (let risk = 0; risk < 10; risk += 1) reals[citizen * rowCells + met + risk] += 0.25;
  }
  run.resume(run.agenda.now);
}

/** The rows but those of some codes. */
function without(rows: Columns, codes: ReadonlyArray<number>): Columns {
  const left = new Log();
  for (let i = 0; i < rows.length; i += 1) {
    if (!codes.includes(rows.tag[i] & codeBits)) left.appendColumns(rows, i, i + 1);
  }
  return left;
}
