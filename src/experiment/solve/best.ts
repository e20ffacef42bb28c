/**
 * Selects the plan with the highest probability from a few, with a stated probability of correct
 * selection: the fully sequential procedure of Kim & Nelson (ACM TOMACS 11, 2001) on indicators
 * under common chance. Whichever is best by more than the zone of indifference is the one selected
 * with the stated confidence. It is for the case that no plan reaches what was asked, when the best
 * that can be had is wanted instead.
 */
import type { Procedure } from "../procedure.ts";
import type { Trial } from "./trial.ts";
import type { Trials } from "./trials.ts";

const firstStage = 20;
const stage = 10;

export interface Selection {
  readonly best: number;
  /** Plans that were not told from it: the replications ran out, or none ever held. */
  readonly rivals: ReadonlyArray<number>;
}

export interface SelectionAsked {
  readonly indifference: number;
  readonly alpha: number;
  /** Share of the purse up to which the selection may spend. */
  readonly share: number;
}

/** Selects from plans, which are given the cheapest first: of equals the cheaper is selected. */
export function* selectBest(
  trials: Trials,
  plans: ReadonlyArray<number>,
  { indifference, alpha, share }: SelectionAsked,
): Procedure<Selection> {
  const enough = yield* trials.bring(plans, firstStage, share);
  // Plans under which the goals never hold together need no telling apart by how often they do.
  if (plans.every((plan) => trials.of(plan).count === 0)) {
    return { best: plans[0], rivals: plans.slice(1) };
  }
  const odds = ((2 * alpha) / Math.max(1, plans.length - 1)) ** (-2 / (firstStage - 1));
  const width = (odds - 1) * (firstStage - 1);
  const spread = (one: number, other: number) =>
    varianceOfDifference(trials.of(one), trials.of(other));
  /** How far a mean may lie behind after r replications and still be in the race. */
  const slack = (one: number, other: number, r: number) =>
    Math.max(0, (indifference / (2 * r)) * ((width * spread(one, other)) / indifference ** 2 - r));
  const longest = Math.max(
    0,
    ...plans.flatMap((one) =>
      plans.map((other) => (width * spread(one, other)) / indifference ** 2),
    ),
  );
  let left = [...plans];
  let r = firstStage;
  let going = enough;
  while (going && left.length > 1) {
    const shares = new Map(left.map((plan) => [plan, shareOfFirst(trials.of(plan), r)]));
    const before = left;
    left = before.filter((one) =>
      before.every(
        (other) =>
          (shares.get(one) ?? 0) >= (shares.get(other) ?? 0) - slack(one, other, r) - rounding,
      ),
    );
    if (r > longest) left = [highestOf(trials, left, r)];
    if (left.length === 1) break;
    r += stage;
    going = yield* trials.bring(left, r, share);
  }
  const best = highestOf(trials, left, Math.min(...left.map((plan) => trials.of(plan).size)));
  return { best, rivals: left.filter((plan) => plan !== best) };
}

const rounding = 1e-12;

/** The plan with the highest share of the first so many replications, the first of equals. */
function highestOf(trials: Trials, plans: ReadonlyArray<number>, replications: number): number {
  const share = (plan: number) => shareOfFirst(trials.of(plan), replications);
  return plans.reduce((best, plan) => (share(plan) > share(best) + rounding ? plan : best));
}

/** Share of the first so many replications in which all goals held. */
function shareOfFirst(trial: Trial, replications: number): number {
  let held = 0;
  const of = Math.min(replications, trial.size);
  for (let i = 0; i < of; i += 1) if (trial.heldAll(i)) held += 1;
  return held / of;
}

/**
 * Variance of the difference over the first stage. Two plans that never differed in so few may do
 * so yet; they count as having differed once.
 */
function varianceOfDifference(one: Trial, other: Trial): number {
  const of = Math.min(firstStage, one.size, other.size);
  let [sum, squares] = [0, 0];
  for (let i = 0; i < of; i += 1) {
    const difference = Number(one.heldAll(i)) - Number(other.heldAll(i));
    sum += difference;
    squares += difference * difference;
  }
  const variance = (squares - (sum * sum) / of) / (of - 1);
  return Math.max(variance, 1 / of);
}
