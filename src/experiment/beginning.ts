/**
 * Where the replications of an arm begin when it is not with the opening that its scenario makes
 * up: in the state that a history had come to by a day. It is plain data and typed arrays, like
 * all of an arm, so that threads share one copy of the history and each folds it once.
 */
import type { Columns } from "../kernel/columns.ts";
import type { Caseload } from "../history/opening/caseload.ts";
import { isoOfDay } from "../domain/moment.ts";
import type { Plan } from "../model/plan.ts";

/** A log of this model holds every event, so folding it gives the whole state. */
export interface Replay {
  readonly _tag: "Replay";
  /** The plan that made the log, where it is another up to that day than the arm's, or later. */
  readonly plan: Plan | undefined;
  /** The chance of the run that made it, to go on as that run did; else it is drawn anew. */
  readonly chance: { readonly seed: string; readonly replication: number } | undefined;
}

/** Records tell where citizens stand; what they don't tell of the model's state is made up. */
export interface Records {
  readonly _tag: "Records";
  readonly caseload: Caseload;
}

export interface Beginning {
  /** Stands for the history as it was known, the day and the way. */
  readonly key: string;
  /** The first day that is forecast. */
  readonly day: number;
  /** The first day that measures see; of a history that began later, the plan's is not. */
  readonly from: number;
  /** All that had happened before that day, in its order. */
  readonly happened: Columns;
  readonly way: Replay | Records;
}

/** The days that the measures of an arm see. */
export function spanSeen(arm: { readonly plan: Plan; readonly beginning?: Beginning | undefined }) {
  const { plan, beginning } = arm;
  return { from: beginning?.from ?? plan.from, to: plan.to };
}

/** What stands for a history as it was known, from a day on. */
export const beginningKey = (
  chain: string,
  asOf: number,
  knownOn: number | undefined,
  way: string,
): string => {
  const known = knownOn === undefined ? "" : ` known on ${isoOfDay(knownOn)}`;
  return `${chain} as of ${isoOfDay(asOf)}${known} ${way}`;
};

/**
 * The seed by which a forecast from a history draws its chance. It is never the seed alone: the
 * history may have been made by that very seed, and what has happened under a chance says a good
 * deal about it.
 */
export const seedFrom = (seed: string, { key, way }: Pick<Beginning, "key" | "way">): string =>
  way._tag === "Replay" && way.chance !== undefined ? way.chance.seed : `${seed} from ${key}`;
