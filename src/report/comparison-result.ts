/**
 * What a comparison says, complete: the one value from which the terminal's text, the JSON and the
 * exit code are all made. Of every scenario it holds the forecast, the same as `caseflow run` gives
 * of it, and how it differs from the baseline's. Its schema is published (`caseflow schema
 * comparison`).
 */
import * as Schema from "effect/Schema";
import { effects } from "../experiment/comparison.ts";
import { ForecastResult } from "./forecast-result.ts";
import { count, said, share, words } from "./result-parts.ts";

const { Array: List, Finite, Literals, NullOr, String: Text, Struct } = Schema;

const change = Finite.check(Schema.isBetween({ minimum: -1, maximum: 1 }));

const Difference = said(
  Struct({
    mean: Finite,
    lo: said(NullOr(Finite), "null for a single replication"),
    hi: NullOr(Finite),
  }),
  "Of the goal's value, scenario less baseline in the same replication, with its interval",
);

const AttainmentChange = said(
  Struct({
    change: said(change, "of the probability, scenario less baseline"),
    lo: change,
    hi: change,
    gained: count("replications that attain it in the scenario alone"),
    lost: count("replications that attain it in the baseline alone"),
  }),
  "Of the probability of attainment, paired by replication",
);

const GoalComparison = Struct({
  id: Text,
  effect: said(
    Literals(effects),
    "none: the same value in every replication; better and worse: surely so, for the target; " +
      "changed: surely so, of a goal whose target is open; unclear: it may be either",
  ),
  pairs: count("replications in which both have a value"),
  difference: said(NullOr(Difference), "null when no replication has a value in both"),
  attainment: said(NullOr(AttainmentChange), "null without a target or a value"),
  pairingGain: said(
    NullOr(Finite),
    "how many times more replications it would take to know the difference as well without the " +
      "same chance in both; null when it does not vary or there are too few",
  ),
}).annotate({ identifier: "GoalComparison" });

const EventMean = Struct({ event: said(Text, "as in a log"), mean: Finite });

const Fates = said(
  Struct({
    citizens: said(Finite, "in either log"),
    changed: said(Finite, "whose events are not all the same"),
    first: said(List(EventMean), "of those, by the first event that differs, most frequent first"),
    more: said(List(EventMean), "events more in the scenario than in the baseline, most first"),
    ends: said(
      List(Struct({ baseline: Text, scenario: Text, mean: Finite })),
      "citizens who end elsewhere: where in the baseline, where in the scenario, most first",
    ),
  }),
  "What the change does to people, means over replications",
);

const ScenarioComparison = Struct({
  label: said(Text, "letter by which the text calls the scenario"),
  question: NullOr(words),
  forecast: said(ForecastResult, "of the scenario by itself"),
  goals: said(List(GoalComparison), "in the order of the forecast's goals, worst first"),
  all: said(NullOr(AttainmentChange), "of the probability that all goals are attained together"),
  fates: NullOr(Fates),
}).annotate({ identifier: "ScenarioComparison" });

export const ComparisonResult = Struct({
  version: said(Text, "of caseflow"),
  seed: Text,
  replications: count("of each scenario, under the same chance"),
  level: said(share, "with which all intervals of changes hold together"),
  each: said(share, "level that each of them has by itself for that"),
  intervals: count("of changes that vary, over all goals and scenarios"),
  baseline: said(ForecastResult, "of the scenario that the others are set against"),
  scenarios: said(List(ScenarioComparison), "as they were named to the command"),
}).annotate({
  identifier: "ComparisonResult",
  title: "Caseflow comparison",
  description: "What changes of plan do to the goals of a contract, run under the same chance",
});

export type ComparisonResult = typeof ComparisonResult.Type;
export type ScenarioComparison = typeof ScenarioComparison.Type;
export type GoalComparison = typeof GoalComparison.Type;
export type AttainmentChangeResult = typeof AttainmentChange.Type;
