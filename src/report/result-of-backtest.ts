/** The findings of a back-test and what they are of, put together as the one value shown. */
import type { Findings, GoalFindings } from "../calibration/backtest/findings.ts";
import { monthText, seriesId } from "../calibration/backtest/followed.ts";
import type { Case, Coverage, Means, SeriesCases } from "../calibration/backtest/judged.ts";
import { firstHidden, type Knowledge } from "../calibration/backtest/origins.ts";
import { monthsNeeded, type Rival, rivals } from "../calibration/backtest/rivals.ts";
import type { Question, View } from "../calibration/backtest/view.ts";
import { isoOfDay } from "../domain/moment.ts";
import { version } from "../experiment/version.ts";
import { cellLeast } from "../history/small-cells.ts";
import type { Plan } from "../model/plan.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Interval } from "../statistics/interval.ts";
import type { Skill } from "../statistics/scores/skill.ts";
import type {
  BacktestResult,
  CoverageResult,
  GoalCaseResult,
  SeriesResult,
  SkillResult,
} from "./backtest-result.ts";

/** What was tested. */
export interface BacktestSubject {
  readonly scenario: Scenario;
  readonly file: string;
  readonly plan: Plan;
  readonly seed: string;
  readonly replications: number;
  readonly history: {
    readonly place: string;
    readonly chain: string;
    readonly events: number;
    readonly data: string;
  };
  readonly knowledge: Knowledge;
  /** Days that the history is about. */
  readonly span: { readonly from: number; readonly to: number };
  readonly question: Question;
  readonly views: ReadonlyArray<View>;
  /** Those that are present. */
  readonly rivals: ReadonlyArray<Rival>;
}

const calibratedAt = 0.9;

export function resultOfBacktest(subject: BacktestSubject, findings: Findings): BacktestResult {
  const { scenario, file, plan, history, span, question, views } = subject;
  const { seed, replications, knowledge, rivals: present } = subject;
  const { place, chain, events, data } = history;
  const personal = data === "personal";
  const series = findings.series.map((_, s) => seriesResult(subject, findings, s, personal));
  return {
    version,
    scenario: { id: scenario.id, title: scenario.title, file, hash: plan.hash },
    seed,
    replications,
    history: {
      place,
      chain,
      events,
      from: isoOfDay(span.from),
      to: isoOfDay(span.to),
      since: monthText(question.firstMonth),
      personal,
    },
    knowledge,
    origins: views.map(({ origin }) => isoOfDay(origin)),
    horizon: question.horizon,
    apart: findings.windows.apart,
    rivals: rivals.map((rival) => ({
      rival,
      present: present.includes(rival),
      needs: monthsNeeded[rival],
      has: views[0].months,
    })),
    series,
    coverage: findings.coverage.map(coverageResult),
    pit: {
      heights: Array.from(findings.histogram.heights, finite),
      lo: findings.histogram.envelope.low,
      hi: findings.histogram.envelope.high,
    },
    goals: findings.goals.map((one) => goalResult(one, views, personal)),
    verdict: verdictOf(series, findings.coverage),
  };
}

function seriesResult(
  { question, views, rivals: present }: BacktestSubject,
  { series, windows }: Findings,
  s: number,
  personal: boolean,
): SeriesResult {
  const one = question.series[s];
  const { cases, judged } = series[s];
  const hides = personal && cases.some((months) => months.some((at) => isSmall(at?.own.truth)));
  // From what is known of few months, a number that is not shown could be reckoned back.
  const guarded = (means: Means) => (hides && means.cases < cellLeast ? unsaid(means) : means);
  return {
    id: seriesId(one),
    what: one.what,
    benefit: one.benefit ?? null,
    ...meansResult(guarded(judged.all)),
    coverage: judged.coverage.map(coverageResult),
    ahead: judged.ahead.map(({ means, coverage, rivals: scores }, i) => ({
      months: i + 1,
      ...meansResult(guarded(means)),
      coverage: coverage.map(coverageResult),
      rivals: present.map((rival, r) => ({ rival, crps: finite(scores[r]) })),
    })),
    skills: judged.skills.map((skill, r) => skillResult(present[r], skill, windows.apart)),
    months: monthsResult(cases, views, personal),
  };
}

function monthsResult(
  cases: SeriesCases,
  views: ReadonlyArray<View>,
  personal: boolean,
): SeriesResult["months"] {
  return cases.flatMap((months, v) =>
    months.flatMap((one: Case | undefined, i) => {
      if (one === undefined) return [];
      const { truth, mean, median, low, high } = one.own;
      const { origin } = views[v];
      const month = monthText(firstHidden(origin) + i);
      const shown = personal && isSmall(truth) ? null : truth;
      return [{ origin: isoOfDay(origin), month, truth: shown, mean, median, lo: low, hi: high }];
    }),
  );
}

/** Whether a number may be of so few persons that they are known by it. */
const isSmall = (value = 0): boolean => Number.isInteger(value) && value > 0 && value < cellLeast;

const unsaid = ({ cases }: Means): Means => {
  const none = Number.NaN;
  return { cases, crps: none, logCrps: none, wis: none, dss: none, bias: none, error: none };
};

const meansResult = (means: Means) => ({
  cases: means.cases,
  crps: finite(means.crps),
  logCrps: finite(means.logCrps),
  wis: finite(means.wis),
  dss: finite(means.dss),
  bias: finite(means.bias),
  error: finite(means.error),
});

const coverageResult = (one: Coverage): CoverageResult => ({
  level: one.level,
  count: one.count,
  of: one.of,
  share: finite(one.share),
  lo: one.interval.low,
  hi: one.interval.high,
});

/** Fewest stretches of months, none in common, from which anything is called sure. */
const apartLeast = 3;

const skillResult = (rival: Rival, { estimate, interval }: Skill, apart: number): SkillResult => ({
  rival,
  estimate: finite(estimate),
  lo: finite(interval.low),
  hi: finite(interval.high),
  reading: apart < apartLeast ? "unclear" : readingOf(interval),
});

function readingOf({ low, high }: Interval): SkillResult["reading"] {
  if (low > 0) return "better";
  return high < 0 ? "worse" : "unclear";
}

function goalResult(
  { goal, cases }: GoalFindings,
  views: ReadonlyArray<View>,
  personal: boolean,
): BacktestResult["goals"][number] {
  const there = cases.flatMap((one, v): ReadonlyArray<GoalCaseResult> => {
    if (one === undefined) return [];
    const { own, wager } = one;
    return [
      {
        origin: isoOfDay(views[v].origin),
        probability: wager === undefined ? null : wager.count / wager.of,
        attained: wager?.attained ?? null,
        brier: wager?.brier ?? null,
        log: wager?.log ?? null,
        truth: personal && isSmall(own.truth) ? null : own.truth,
        mean: own.mean,
        lo: own.low,
        hi: own.high,
        crps: personal && isSmall(own.truth) ? null : own.crps,
      },
    ];
  });
  return {
    id: goal.id,
    title: goal.name,
    cases: there,
    brier: mean(there.flatMap(({ brier }) => brier ?? [])),
    log: mean(there.flatMap(({ log }) => log ?? [])),
  };
}

function verdictOf(
  series: ReadonlyArray<SeriesResult>,
  coverage: ReadonlyArray<Coverage>,
): BacktestResult["verdict"] {
  const judged = series.filter(({ cases, skills }) => cases > 0 && skills.length > 0);
  const every = (is: (skill: SkillResult) => boolean) =>
    judged.filter(({ skills }) => skills.every(is)).length;
  const at = coverage.find(({ level }) => level === calibratedAt);
  return {
    series: judged.length,
    better: every(({ estimate }) => (estimate ?? 0) > 0),
    surely: every(({ reading }) => reading === "better"),
    worse: judged.length - every(({ reading }) => reading !== "worse"),
    calibrated:
      at !== undefined && at.interval.low <= calibratedAt && at.interval.high >= calibratedAt,
  };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

const mean = (numbers: ReadonlyArray<number>): number | null =>
  numbers.length === 0 ? null : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
