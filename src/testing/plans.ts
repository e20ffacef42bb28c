/**
 * Random plans, and the logs that they make. A log here is valid because the model made it; it is
 * cut between two commands anywhere, as a history is when it is exported.
 */
import * as fc from "fast-check";
import type { Log } from "../kernel/log.ts";
import type { Plan } from "../model/plan.ts";
import { compile } from "../scenario/compile.ts";
import { batchesIn, cutAfter, logOf } from "./runs.ts";
import { scenarios } from "./scenarios.ts";

/** Any small plan. */
export function plans(): fc.Arbitrary<Plan> {
  return scenarios().map((scenario) => compile(scenario));
}

/** Seeds: any text. */
export const seeds: fc.Arbitrary<string> = fc.string({ maxLength: 8 });

/** A log, with what made it. */
export interface MadeLog {
  readonly plan: Plan;
  readonly seed: string;
  readonly log: Log;
}

/** A log that a run of some plan made, up to some command. */
export function validLogs(of: fc.Arbitrary<Plan> = plans()): fc.Arbitrary<MadeLog> {
  const thousand = 1000;
  return fc.tuple(of, seeds, fc.nat({ max: thousand })).map(([plan, seed, cut]) => {
    const log = logOf(plan, seed);
    return { plan, seed, log: cutAfter(log, Math.floor((batchesIn(log) * cut) / thousand)) };
  });
}
