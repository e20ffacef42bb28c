/**
 * Follows a scenario with its opening held, replication by replication, and says what they show.
 * It is a question asked now and then, of a few long runs, so it runs where it is asked; between
 * the years of a run it lets others have their turn, so that Ctrl-C is heard.
 */
import * as Effect from "effect/Effect";
import { heldOpening, weeksPerYear } from "../experiment/held-opening.ts";
import { type Settling, settlingOf } from "../experiment/settling.ts";
import { type Followings, seriesNames, WeeklySeries } from "../experiment/weekly-series.ts";
import { LoopFault } from "../kernel/loop.ts";
import { begin, replicate } from "../model/simulate.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { type ReplicationFault, replicationFault } from "./replication-error.ts";

export interface SettlingAsked {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly replications: number;
  readonly years: number;
}

export interface SettlingRun {
  readonly result: Effect.Effect<Settling, ReplicationFault>;
  /** What the replications done so far say; undefined when there are none. */
  readonly soFar: () => Settling | undefined;
}

/** Makes ready to follow; `done` is told of every replication, parts of them included. */
export function prepareSettling(
  { scenario, seed, replications, years }: SettlingAsked,
  done: (done: number, of: number) => void,
): SettlingRun {
  const plan = heldOpening(scenario, years);
  const series = new WeeklySeries(plan);
  const runs: Followings[] = [];
  const result = Effect.gen(function* () {
    const simulation = replicate(plan, seed, 0, [series]);
    for (let replication = 0; replication < replications; replication += 1) {
      series.begin();
      begin(simulation, seed, replication, [series]);
      for (let week = -1; week < series.weeks; week += 1) {
        yield* Effect.try({
          try: () => {
            simulation.run(series.endOf(week));
            series.sample(simulation.world, week);
          },
          catch: (cause) => faultOf(cause, scenario, seed, replication),
        });
        if (week % weeksPerYear !== 0) continue;
        done(replication + (week + 1) / series.weeks, replications);
        yield* Effect.sleep(0);
      }
      runs.push(series.end());
      done(replication + 1, replications);
    }
    return settlingOf(seriesNames(plan), runs);
  });
  const soFar = () => (runs.length === 0 ? undefined : settlingOf(seriesNames(plan), runs));
  return { result, soFar };
}

function faultOf(
  cause: unknown,
  scenario: Scenario,
  seed: string,
  replication: number,
): ReplicationFault {
  if (!(cause instanceof LoopFault)) throw cause;
  const culprit = { arms: [scenario.id], scenario: scenario.id, seed };
  return replicationFault(culprit, { replication, event: cause.event, message: cause.message });
}
