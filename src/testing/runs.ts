/**
 * Runs, and what must hold between runs rather than in one log: a replay is the run itself (law
 * 2), the same seed gives the same log (law 3), and a scenario without initiatives is its baseline
 * (law 8). A run here has a limit, so that a model that turns in circles fails and does not hang.
 */
import { isFirst } from "../kernel/columns.ts";
import { digestOf } from "../kernel/digest.ts";
import { breachesOf } from "../kernel/law.ts";
import { Log } from "../kernel/log.ts";
import type { Simulation } from "../kernel/loop.ts";
import { lawsOf } from "../model/laws.ts";
import type { Plan } from "../model/plan.ts";
import { replicate } from "../model/simulate.ts";
import type { World } from "../model/world.ts";
import { replayFault } from "./replay.ts";

/** More commands than any small run has. */
export const commandsMax = 1_000_000;

/** A run that carries out command after command and comes to no end. */
export class EndlessRun extends Error {
  readonly _tag = "EndlessRun";
}

/** A replication of a plan, run to its end, with its log whole. */
export function runOf(plan: Plan, seed = "test", replication = 0): Simulation<World> {
  const run = replicate(plan, seed, replication, [], true);
  for (let commands = 0; run.step(run.agenda.to); commands += 1) {
    if (commands < commandsMax) continue;
    const last = JSON.stringify(run.log.at(run.log.length - 1));
    throw new EndlessRun(`seed "${seed}": ${commands} commands, the last event is ${last}`);
  }
  return run;
}

/** The log of a replication of a plan. */
export function logOf(plan: Plan, seed = "test", replication = 0): Log {
  return runOf(plan, seed, replication).log;
}

/** Number of batches in a log: of commands that led to events. */
export function batchesIn(log: Log): number {
  let batches = 0;
  for (let i = 0; i < log.length; i += 1) if (isFirst(log, i)) batches += 1;
  return batches;
}

/** The rows of a log up to the end of a batch. */
export function cutAfter(log: Log, batches: number): Log {
  let end = 0;
  for (let count = 0; end < log.length; end += 1) {
    if (isFirst(log, end) && (count += 1) > batches) break;
  }
  const copy = new Log(end);
  copy.appendColumns(log, 0, end);
  return copy;
}

/**
 * What is wrong with a replication of a plan, in words; undefined when all laws hold: those of its
 * log, and those between it and its like.
 * @param cut share of the commands, 0 to 1, after which the run is cut and resumed
 */
export function runFault(plan: Plan, seed: string, cut: number): string | undefined {
  const { log } = runOf(plan, seed);
  const breach = breachesOf(lawsOf(plan), log)[0];
  if (breach !== undefined) {
    return `event ${breach.event} breaks "${breach.law}": ${breach.what}`;
  }
  // The replay's own runs are runs of the same seed; the first of them is run to its end.
  const runs: Simulation<World>[] = [];
  const again = () => {
    const run = replicate(plan, seed, 0, [], true);
    runs.push(run);
    return run;
  };
  const fault = replayFault(again, Math.floor(batchesIn(log) * cut));
  if (fault !== undefined) return fault;
  const [first, second] = [digestOf(log), digestOf(runs[0].log)];
  return first === second ? undefined : `the same seed gives ${first}, then ${second}`;
}
