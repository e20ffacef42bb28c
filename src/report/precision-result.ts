/** How precisely goals are known when a precision was asked for, as a part of a forecast. */
import * as Schema from "effect/Schema";
import type { Goal } from "../domain/goal.ts";
import type { AimedGoal, Precision } from "../experiment/precision.ts";
import { said } from "./result-parts.ts";

const { Array: List, Boolean, Finite, Int, Literals, NullOr, String: Text, Struct } = Schema;

const PreciseGoal = Struct({
  goal: said(Text, "id"),
  of: said(Literals(["mean", "probability"]), "what a width was asked of"),
  asked: said(Finite, "half-width, in the goal's unit; of a probability from 0 to 1"),
  estimate: said(NullOr(Finite), "by control variates where there are any; null without values"),
  lo: NullOr(Finite),
  hi: NullOr(Finite),
  reached: said(NullOr(Finite), "half of what lies between lo and hi"),
  enough: said(Boolean, "the asked half-width was reached"),
  needed: said(NullOr(Int), "replications that it would take, about; null when it was reached"),
  varianceReduction: said(
    Finite,
    "how many times fewer replications were needed because of control variates; 1 without",
  ),
}).annotate({ identifier: "PreciseGoal" });

export const PrecisionResult = Struct({
  level: said(Finite, "at which all of these intervals hold together"),
  levelOfEach: said(Finite, "of each interval alone, which that takes"),
  replications: said(Int, "that were run"),
  most: said(Int, "that were allowed"),
  looks: said(Int, "times that it was looked whether they are enough"),
  reached: said(Boolean, "all asked half-widths were reached"),
  goals: List(PreciseGoal),
}).annotate({ identifier: "Precision" });

export type PrecisionResult = typeof PrecisionResult.Type;
export type PreciseGoal = typeof PreciseGoal.Type;

/** The part of the result; `goals` are those of the contract. */
export function precisionResult(
  found: Precision,
  aims: ReadonlyArray<AimedGoal>,
  goals: ReadonlyArray<Goal>,
  most: number,
): PrecisionResult {
  const { level, levelOfEach, replications, looks, reached } = found;
  const each = found.standings.map((standing, i): PreciseGoal => {
    const { goal, aim } = aims[i];
    const { estimate, interval, enough, needed } = standing;
    return {
      goal: goals[goal].id,
      of: aim.of === "mean" ? "mean" : "probability",
      asked: known(standing.asked) ?? aim.half,
      estimate: known(estimate),
      lo: known(interval.low),
      hi: known(interval.high),
      reached: known(standing.reached),
      enough,
      needed: enough ? null : known(needed),
      varianceReduction: standing.reduction,
    };
  });
  return { level, levelOfEach, replications, most, looks, reached, goals: each };
}

const known = (value: number): number | null => (Number.isFinite(value) ? value : null);
