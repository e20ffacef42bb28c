/**
 * A forecast to an asked precision: runs replications until the mean of a goal, or the probability
 * that it is attained, is known to within a half-width, for as many goals of as many arms as are
 * asked, all at once. The intervals hold together with the level, whatever number of looks it took
 * (`src/statistics/sequential.ts`, `simultaneous.ts`). All arms have the same replications, for
 * they are run under the same chance and are compared with each other afterwards.
 */
import type { Target } from "../domain/goal.ts";
import { attains } from "../goals/judge.ts";
import {
  type Aim,
  fewest,
  levelForLooks,
  nextLook,
  type Standing,
  standing,
} from "../statistics/sequential.ts";
import { jointLevel, sidak } from "../statistics/simultaneous.ts";
import type { Procedure, Values } from "./procedure.ts";

/** A half-width that is asked of one goal of one arm. */
export interface AimedGoal {
  readonly candidate: number;
  /** Place of the goal among the arm's. */
  readonly goal: number;
  readonly target: Target;
  /** A share is that of the replications that attain the target. */
  readonly aim: Aim;
  /**
   * Values per replication whose expectation is 0, to take noise out of a mean; always as many.
   * Those of an arm's goal are made by `controlsOf`.
   */
  readonly controls?: (replication: number) => ReadonlyArray<number>;
}

export interface PrecisionAsked {
  readonly aims: ReadonlyArray<AimedGoal>;
  /** Level that the intervals of all aims keep together, 0.9 for 90 %. */
  readonly level: number;
  /** Most replications of an arm, and fewest; at least and by default 20. */
  readonly most: number;
  readonly least?: number;
}

export interface Precision {
  /** Replications of each arm. */
  readonly replications: number;
  /** Times that the replications so far were looked at. */
  readonly looks: number;
  readonly level: number;
  /** Level of each single interval, for all to keep `level` together. */
  readonly levelOfEach: number;
  /** By aim, as they were asked. */
  readonly standings: ReadonlyArray<Standing>;
  /** All of them are as precise as was asked; else the cap came first. */
  readonly reached: boolean;
}

/** Runs until all aims are reached, or the most replications are. */
export function* precision(asked: PrecisionAsked): Procedure<Precision> {
  const candidates = [...new Set(asked.aims.map(({ candidate }) => candidate))].sort(ascending);
  const known = new Map(candidates.map((candidate) => [candidate, [] as Values[]]));
  const controls = asked.aims.map(() => [] as Array<ReadonlyArray<number>>);
  let done = 0;
  let next = Math.min(asked.most, Math.max(fewest, asked.least ?? fewest));
  for (let looks = 1; ; looks += 1) {
    const told = yield candidates.map((candidate) => ({ candidate, from: done, to: next }));
    for (const [i, candidate] of candidates.entries()) known.get(candidate)?.push(...told[i]);
    for (const [i, aim] of asked.aims.entries()) {
      if (aim.aim.of === "share") continue;
      for (let r = done; r < next; r += 1) controls[i].push(aim.controls?.(r) ?? []);
    }
    done = next;
    const columns = asked.aims.map((aim) => columnOf(aim, known.get(aim.candidate) ?? []));
    const stand = standingsOf(asked, columns, controls.map(byControl));
    const reached = stand.standings.every(({ enough }) => enough);
    next = nextLook(stand.standings, done, asked.most);
    if (next === done) return { replications: done, looks, level: asked.level, ...stand, reached };
  }
}

/** How all aims stand, their intervals holding together. */
function standingsOf(
  { aims, level }: Pick<PrecisionAsked, "aims" | "level">,
  columns: ReadonlyArray<Float64Array>,
  controls: ReadonlyArray<ReadonlyArray<Float64Array>>,
): Pick<Precision, "standings" | "levelOfEach"> {
  const together = levelForLooks(level);
  const standAt = (each: number) =>
    aims.map(({ aim }, i) => standing(aim, columns[i], controls[i], each));
  // How the estimates move together is seen from what the controls leave of them.
  const first = standAt(sidak(together, aims.length));
  const deviations = first.map((one) => one.deviations);
  const levelOfEach = jointLevel(deviations, together);
  return { standings: standAt(levelOfEach), levelOfEach };
}

/** The values of an aim by replication: the goal's, or whether it is attained. */
function columnOf({ goal, target, aim }: AimedGoal, values: ReadonlyArray<Values>): Float64Array {
  return Float64Array.from(values, (all) => {
    const value = all[goal];
    if (aim.of === "mean") return value;
    const attained = attains(target, value);
    return attained === undefined ? Number.NaN : Number(attained);
  });
}

/** One column a control, from one list a replication. */
function byControl(lists: ReadonlyArray<ReadonlyArray<number>>): ReadonlyArray<Float64Array> {
  const count = lists[0]?.length ?? 0;
  return Array.from({ length: count }, (_, k) => Float64Array.from(lists, (list) => list[k]));
}

const ascending = (one: number, other: number): number => one - other;
