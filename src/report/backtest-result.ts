/**
 * What a back-test says: the one value from which its text, its JSON and its exit code are made.
 * Its schema is published (`caseflow schema backtest`).
 */
import * as Schema from "effect/Schema";
import { followed } from "../calibration/backtest/followed.ts";
import { knowledges } from "../calibration/backtest/origins.ts";
import { rivals } from "../calibration/backtest/rivals.ts";
import { benefits } from "../domain/benefit.ts";
import { count, day, said, ScenarioNamed, share, words } from "./result-parts.ts";

const { Array: List, Finite, Int, Literals, NullOr, String: Text, Struct } = Schema;

const number = NullOr(Finite);
const month = Schema.String.check(Schema.isPattern(/^\d{4}-\d{2}$/u));

const Coverage = said(
  Struct({
    level: said(share, "that the central interval promises"),
    count: count("truths that lay in the interval of the replications, as it is"),
    of: count("forecasts"),
    share: said(
      NullOr(share),
      "truths in the central part of their forecasts, reckoned from their places among the " +
        "replications so that few replications and whole numbers neither lower nor raise it",
    ),
    lo: said(share, "Wilson's 90 % interval, from as many forecasts as have no month in common"),
    hi: share,
  }),
  "How many intervals held what came",
);
export type CoverageResult = typeof Coverage.Type;

const scores = {
  cases: count("months with a forecast and a truth"),
  crps: said(
    number,
    "mean CRPS, in persons or events, without bias by the number of replications; less is better",
  ),
  logCrps: said(number, "mean CRPS of log(1 + value): relative, whatever the series' size"),
  wis: said(number, "mean weighted interval score of the median and the levels of coverage"),
  dss: said(number, "mean score of Dawid and Sebastiani; null when all replications agreed"),
  bias: said(number, "mean of forecast mean less truth"),
  error: said(number, "mean absolute error of the median"),
};

const Skill = Struct({
  rival: Literals(rivals),
  estimate: said(number, "part of the rival's CRPS that is saved: 1 is perfect, below 0 worse"),
  lo: said(number, "90 % interval, from stretches of origins drawn again; null for fewer than 5"),
  hi: number,
  reading: said(
    Literals(["better", "worse", "unclear"]),
    "surely so: the interval lies on one side of 0, and 3 origins or more are apart",
  ),
});
export type SkillResult = typeof Skill.Type;

const Month = Struct({
  origin: day,
  month,
  truth: said(number, "as the history has it now; null where fewer persons than may be shown"),
  mean: Finite,
  median: Finite,
  lo: said(Finite, "central 90 %"),
  hi: Finite,
});

const Series = Struct({
  id: Text,
  what: Literals(followed),
  benefit: NullOr(Literals(benefits)),
  ...scores,
  coverage: List(Coverage),
  ahead: List(
    Struct({
      months: said(Int, "months from the origin, 1 is the next"),
      ...scores,
      coverage: List(Coverage),
      rivals: said(List(Struct({ rival: Literals(rivals), crps: number })), "their mean CRPS"),
    }),
  ),
  skills: List(Skill),
  months: List(Month),
});
export type SeriesResult = typeof Series.Type;

const GoalCase = Struct({
  origin: day,
  probability: said(NullOr(share), "that the goal would be attained; null without a target"),
  attained: NullOr(Schema.Boolean),
  brier: number,
  log: said(number, "log score of (attaining replications + ½) of (all + 1)"),
  truth: said(number, "null where fewer persons than may be shown; so is the score"),
  mean: Finite,
  lo: said(Finite, "central 90 %"),
  hi: Finite,
  crps: number,
});
export type GoalCaseResult = typeof GoalCase.Type;

const Goal = Struct({
  id: Text,
  title: words,
  cases: said(List(GoalCase), "by origin, while the goal is open and the history tells its truth"),
  brier: said(number, "mean of the cases with a target"),
  log: number,
});

export const BacktestResult = Struct({
  version: said(Text, "version of Caseflow"),
  scenario: ScenarioNamed,
  seed: Text,
  replications: count("from every origin"),
  history: Struct({
    place: Text,
    chain: said(Text, "stands for all that is in it"),
    events: Int,
    from: said(day, "first day that it tells of"),
    to: said(day, "last day"),
    since: said(month, "first month that baselines look at"),
    personal: said(Schema.Boolean, "whether it is about real persons: small numbers are hidden"),
  }),
  knowledge: said(
    Literals(knowledges),
    "what counts as known at an origin: what was registered by then, or all that had happened",
  ),
  origins: said(List(day), "last known days"),
  horizon: said(Int, "months that are forecast from each"),
  apart: said(Int, "origins whose forecasts have no month in common, as many as there can be"),
  rivals: List(
    Struct({
      rival: Literals(rivals),
      present: Schema.Boolean,
      needs: said(Int, "months before the first origin"),
      has: Int,
    }),
  ),
  series: List(Series),
  coverage: said(List(Coverage), "over all series"),
  pit: Struct({
    heights: said(List(number), "share of truths in each tenth of their forecasts"),
    lo: said(share, "every height lies between these, with 95 %, if the forecasts are honest"),
    hi: share,
  }),
  goals: List(Goal),
  verdict: Struct({
    series: Int,
    better: said(Int, "series with a lower mean CRPS than every rival that is present"),
    surely: said(Int, "series on which each interval of skill lies above 0"),
    worse: said(Int, "series on which some rival is surely better"),
    calibrated: said(
      Schema.Boolean,
      "the interval of the share of 90 % intervals that held holds 90 %",
    ),
  }),
}).annotate({ identifier: "BacktestResult" });
export type BacktestResult = typeof BacktestResult.Type;
