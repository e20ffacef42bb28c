/**
 * Checks with the data what the walk assumed, that more of anything never hurts. Each pair of
 * tested plans of which one has at least as much of everything is compared under the same chance;
 * a plan that is surely worse though it has more contradicts the assumption.
 */
import { differenceOf } from "./difference.ts";
import type { Lattice } from "./lattice.ts";
import type { Trials } from "./trials.ts";

/** Two plans that contradict the assumption. */
export interface Contradiction {
  readonly less: number;
  readonly more: number;
  /** By how much the plan with less is the more probable, at least. */
  readonly atLeast: number;
}

export interface AssumptionCheck {
  /** Pairs of plans that could be compared. */
  readonly pairs: number;
  readonly contradictions: ReadonlyArray<Contradiction>;
}

/** @param alpha probability that chance alone shows a contradiction */
export function checkAssumption(lattice: Lattice, trials: Trials, alpha: number): AssumptionCheck {
  const tested = trials.plans.filter((plan) => plan < lattice.size);
  const pairs = tested.flatMap((less) =>
    tested
      .filter((more) => more !== less && lattice.isBelow(less, more))
      .map((more) => [less, more]),
  );
  const contradictions = pairs.flatMap(([less, more]) => {
    const { low } = differenceOf(trials.of(less), trials.of(more), alpha / pairs.length);
    return low > 0 ? [{ less, more, atLeast: low }] : [];
  });
  return { pairs: pairs.length, contradictions };
}
