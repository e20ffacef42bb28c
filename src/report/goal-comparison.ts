/** A goal's target as results have it: which way it goes, and the number or the band. */
import type { Target } from "../domain/goal.ts";
import type { GoalResult } from "./forecast-result.ts";

/** The comparator of a target and its number; null is a target that the contract leaves open. */
export function comparisonOf(target: Target): Pick<GoalResult, "comparator" | "target"> {
  if ("atLeast" in target) return { comparator: "atLeast", target: target.atLeast };
  if ("atMost" in target) return { comparator: "atMost", target: target.atMost };
  if ("equals" in target) return { comparator: "equals", target: target.equals };
  return { comparator: "between", target: target.between };
}
