/**
 * The front of cost against the probability that every goal holds: of the plans that were tried,
 * those to which no cheaper one is equal. Its numbers come from fresh replications, because a plan
 * that was picked for its good luck would keep looking lucky. Plans that are surely worse than a
 * cheaper one are not run any further; what was saved sharpens the rest.
 */
import { halfWidth, type Interval } from "../../statistics/interval.ts";
import { clopperPearson } from "../../statistics/share.ts";
import type { Procedure } from "../procedure.ts";
import { differenceOf } from "./difference.ts";
import { costIn, type SolveProblem } from "./problem.ts";
import type { Trials } from "./trials.ts";

const round = 20;
/** Most replications of a point, and the half-width of its interval at which it has enough. */
const replicationsMost = 200;
const sharp = 0.05;
const pointsMost = 12;
/** How far below the best of the cheaper ones a plan may lie and still be worth a fresh look. */
const nearby = 0.1;

export interface FrontPoint {
  readonly plan: number;
  readonly cost: number;
  readonly replications: number;
  readonly share: number;
  /** All intervals of a front hold together with the asked confidence. */
  readonly interval: Interval;
  /** A plan that costs no more and whose share is as large, or larger. */
  readonly dominated: "no" | "likely" | "surely";
}

/** The plans worth a fresh look: those on the front by what the search saw, and those near it. */
export function frontCandidates(
  problem: SolveProblem,
  trials: Trials,
  always: ReadonlyArray<number>,
): ReadonlyArray<number> {
  const { lattice } = problem;
  const least = (plan: number) => trials.of(plan).size >= round;
  const tried = byCost(problem, trials.plans.filter(least));
  let highest = -1;
  const points = tried.flatMap((plan) => {
    const { share } = trials.of(plan);
    // Of plans that never reach the goals the cheapest alone says something.
    const worth = share > highest || (share > 0 && share > highest - nearby);
    const ahead = share - highest;
    highest = Math.max(highest, share);
    return worth ? [{ plan, ahead }] : [];
  });
  const kept = [...new Set([problem.now, lattice.top, ...always])];
  // The likelier a point lies on the front, the sooner it is looked at.
  const more = points.toSorted((one, other) => other.ahead - one.ahead).map(({ plan }) => plan);
  for (const plan of more) {
    if (kept.length >= pointsMost) break;
    if (!kept.includes(plan)) kept.push(plan);
  }
  return byCost(problem, kept);
}

/** Runs fresh replications of the front's plans, in rounds. */
export function* raceFront(
  problem: SolveProblem,
  fresh: Trials,
  plans: ReadonlyArray<number>,
): Procedure<void> {
  let left = plans;
  for (let to = round; to <= replicationsMost && left.length > 0; to += round) {
    if (!(yield* fresh.bring(left, to, 1))) return;
    left = left.filter((plan) => {
      const { count, size } = fresh.of(plan);
      const isSharp = halfWidth(clopperPearson(count, size, problem.confidence)) <= sharp;
      return !isSharp && dominated(problem, fresh, plans, plan) !== "surely";
    });
  }
}

/** The points that were run, the cheapest first. */
export function frontOf(
  problem: SolveProblem,
  fresh: Trials,
  plans: ReadonlyArray<number>,
): ReadonlyArray<FrontPoint> {
  const run = byCost(
    problem,
    plans.filter((plan) => fresh.of(plan).size > 0),
  );
  const level = 1 - (1 - problem.confidence) / Math.max(1, run.length);
  return run.map((plan) => {
    const { count, size, share } = fresh.of(plan);
    return {
      plan,
      cost: costIn(problem, plan),
      replications: size,
      share,
      interval: { ...clopperPearson(count, size, level), level: problem.confidence },
      dominated: dominated(problem, fresh, run, plan),
    };
  });
}

/** Whether a plan that costs no more is as likely to reach the goals. */
function dominated(
  problem: SolveProblem,
  fresh: Trials,
  plans: ReadonlyArray<number>,
  plan: number,
): FrontPoint["dominated"] {
  const own = fresh.of(plan);
  const alpha = (1 - problem.confidence) / Math.max(1, plans.length * (plans.length - 1));
  let found: FrontPoint["dominated"] = "no";
  for (const other of plans) {
    const rival = fresh.of(other);
    if (other === plan || rival.size === 0) continue;
    const [cost, rivalCost] = [costIn(problem, plan), costIn(problem, other)];
    if (rivalCost > cost) continue;
    if (differenceOf(rival, own, alpha).low > 0) return "surely";
    const equal = rivalCost === cost && rival.share === own.share;
    if (rival.share >= own.share && (!equal || other < plan)) found = "likely";
  }
  return found;
}

const byCost = (problem: SolveProblem, plans: ReadonlyArray<number>): ReadonlyArray<number> =>
  plans.toSorted((one, other) => costIn(problem, one) - costIn(problem, other) || one - other);
