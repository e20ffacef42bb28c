/**
 * What a sweep says, complete: the goals at every point that was run. The terminal's tables and
 * plots, the JSON and the CSV are all made from this one value. Its schema is published
 * (`caseflow schema sweep`).
 */
import * as Schema from "effect/Schema";
import { goalKinds, verdicts } from "../domain/goal.ts";
import { sweepDesigns } from "../experiment/sweep-design.ts";
import { measureUnits } from "./unit.ts";
import { count, Probability, said, ScenarioNamed, share, words } from "./result-parts.ts";

const { Array: List, Finite, Literals, NullOr, String: Text, Struct } = Schema;

const SweepAxis = Struct({
  path: said(Text, "of the number that is varied"),
  unit: Text,
  value: said(Finite, "as the scenario has it"),
  from: Finite,
  to: Finite,
  values: said(NullOr(List(Finite)), "on a grid; null where points fill the space"),
  lever: said(NullOr(Text), "the lever of an initiative that it is the value of"),
  shares: said(NullOr(Text), "the table whose other shares give way, so that all sum to 1"),
}).annotate({ identifier: "SweepAxis" });

const SweepGoal = Struct({
  id: Text,
  title: words,
  kind: Literals(goalKinds),
  unit: said(Literals(measureUnits), "shares are numbers from 0 to 1"),
  comparator: Literals(["atLeast", "atMost", "between", "equals"]),
  target: said(
    NullOr(Schema.Union([Finite, Schema.Tuple([Finite, Finite])])),
    "null is a target that the contract leaves open; two numbers are the bounds of a band",
  ),
}).annotate({ identifier: "SweepGoal" });

const Difference = said(
  Struct({ mean: Finite, lo: NullOr(Finite), hi: said(NullOr(Finite), "null of a single pair") }),
  "From the scenario as it stands, replication by replication, with its interval",
);

const GoalAtPoint = Struct({
  mean: said(NullOr(Finite), "of the replications; null when none gave a value"),
  lo: said(NullOr(Finite), "interval of the mean; null for a single value"),
  hi: NullOr(Finite),
  difference: said(NullOr(Difference), "null when no replication has a value in both"),
  probability: said(NullOr(Probability), "that the goal is attained; null without a target"),
  verdict: Literals(verdicts),
  measured: count("replications that gave a value"),
}).annotate({ identifier: "GoalAtPoint" });

const SweepPoint = Struct({
  values: said(List(Finite), "in the order of the axes"),
  hash: said(Text, "of all that the run depends on"),
  replications: count("that this point rests on"),
  goals: said(List(GoalAtPoint), "in the order of the goals"),
  all: said(NullOr(Probability), "that all of these goals with a target are attained together"),
}).annotate({ identifier: "SweepPoint" });

export const SweepResult = Struct({
  version: said(Text, "of caseflow"),
  scenario: ScenarioNamed,
  seed: said(Text, "the same chance at all points"),
  replications: count("asked for at each point"),
  level: said(share, "of all intervals"),
  design: Literals(sweepDesigns),
  axes: List(SweepAxis),
  goals: said(List(SweepGoal), "that can be measured, in the contract's order"),
  now: said(List(GoalAtPoint), "the goals in the scenario as it stands; empty when not yet run"),
  points: List(SweepPoint),
}).annotate({
  identifier: "SweepResult",
  title: "Caseflow sweep",
  description: "The goals of a scenario as some of its numbers are varied",
});

export type SweepResult = typeof SweepResult.Type;
export type SweepAxis = typeof SweepAxis.Type;
export type SweepGoal = typeof SweepGoal.Type;
export type SweepPoint = typeof SweepPoint.Type;
export type GoalAtPoint = typeof GoalAtPoint.Type;
