/**
 * Every word that a reader of results sees, in English. Other languages are written against the
 * type of this value, so one that lacks a message does not compile. What varies with a number is a
 * function, because languages differ in where the number goes and what it does to the words.
 */
import * as backtestWords from "./backtest.ts";
import * as compareWords from "./compare.ts";
import * as domainWords from "./domain-words.ts";
import * as experimentWords from "./experiment.ts";
import * as exportWords from "./export.ts";
import * as exampleWords from "./example.ts";
import * as logDistanceWords from "./log-distance.ts";
import * as logShowWords from "./log-show.ts";
import * as measuredWords from "./measured.ts";
import * as precisionWords from "./precision.ts";
import type { GoalKind, Verdict } from "../domain/goal.ts";
import * as seamWords from "./seam.ts";
import * as sensitivityWords from "./sensitivity.ts";
import * as solveWords from "./solve.ts";
import * as stateWords from "./state.ts";
import * as sweepWords from "./sweep.ts";
import * as timelineWords from "./timeline.ts";
import * as forgetWords from "./forget.ts";
import * as importWords from "./import.ts";
import * as qualityWords from "./quality.ts";
import * as warmupWords from "./warmup.ts";

const plural = (count: string, one: string, many: string) =>
  `${count} ${count === "1" ? one : many}`;

const verdicts: Record<Verdict, string> = {
  missed: "missed",
  uncertain: "uncertain",
  notMeasurable: "not measurable",
  met: "met",
  noTarget: "no target",
  notYetModelled: "not yet modelled",
};

const goalKinds: Record<GoalKind, string> = {
  result: "result goal",
  effort: "effort goal",
  followUp: "followed up",
  indicator: "indicator",
};

/** Units as they stand behind a number; shares are shown per cent. */
const units = {
  share: "%",
  persons: "persons",
  fullTimePersons: "full-time persons",
  fullYearPersons: "full-year persons",
  events: "",
  number: "",
};

export const en = {
  verdicts,
  goalKinds,
  units,
  points: "points",
  forecastMade: (replications: string, seed: string, version: string) =>
    `${plural(replications, "replication", "replications")}, seed ${seed}, caseflow ${version}`,
  levelOfIntervals: (level: string) => `${level} intervals`,
  period: (from: string, to: string) => `${from} to ${to}`,
  firstAnswer: (done: string, all: string) => `first answer after ${done} of ${all} replications`,
  changedFrom: (baseline: string) => `Changed from the baseline, ${baseline}`,
  added: "added",
  removed: "removed",
  unchangedHidden: (count: string) =>
    plural(count, "unchanged value hidden", "unchanged values hidden"),
  nothingChanged: "nothing",
  goals: "Goals, worst first",
  target: "target",
  forecast: "forecast",
  spread: (level: string) => `${level} of years`,
  margin: "margin",
  attained: "attained",
  years: "years",
  openTarget: "open",
  notYetModelled: "Not yet modelled",
  needs: (what: string) => `needs ${what}`,
  cohortPartial: "its first citizens came before the run began and were not seen",
  cohortOpen: (count: string) =>
    plural(
      count,
      "window was still open when the run ended",
      "windows were still open when the run ended",
    ),
  notMeasured: (count: string, all: string) => `no value in ${count} of ${all} replications`,
  assumptionsOf: (assumed: string, all: string) => `${assumed} of ${all} numbers are assumptions`,
  noAssumptions: (all: string) => `none of the ${all} numbers is an assumption`,
  widest: "the widest",
  allAssumptions: "all of them: --assumptions",
  assumptions: "Assumptions, the widest first",
  summary: {
    met: (met: string, all: string) => `${met} of ${all} ${all === "1" ? "goal" : "goals"} met`,
    uncertain: (count: string) => `${count} uncertain`,
    missed: (count: string) => `${count} missed`,
    notMeasurable: (count: string) => `${count} not measurable`,
    together: (all: string, probability: string) => `all ${all} together: ${probability}`,
    nothing: "no goal to judge",
  },
  compare: compareWords.en,
  experiment: experimentWords.en,
  precision: precisionWords.en,
  check: {
    fine: (file: string) => `${file}: no problems`,
    problems: (count: string) => plural(count, "problem", "problems"),
  },
  log: {
    intact: (file: string, events: string, digest: string) =>
      `${file}: intact, ${plural(events, "event", "events")}, digest ${digest}`,
    tornTail: (file: string, events: string, byte: string, why: string) =>
      `${file}: the writing stopped at byte ${byte} (${why}); good events before it: ${events}`,
    corrupt: (file: string, events: string, byte: string, why: string) =>
      `${file}: damaged at byte ${byte} (${why}); good events before it: ${events}`,
    unsupported: (file: string, found: string, expected: string) =>
      `${file}: not a log that this version reads: found ${found}, expected ${expected}`,
    lawsHold: (count: string) => `${plural(count, "law holds", "laws hold")}`,
    lawBroken: (law: string, event: string, at: string, what: string) =>
      `${law}: event ${event} at ${at}: ${what}`,
    moreBreaches: (count: string) => `… and ${count} more`,
    scenarioLost: (file: string) =>
      `${file}: its scenario is not beside it, so only the laws that need none were checked`,
    otherVocabulary: (file: string) =>
      `${file}: written with another vocabulary of events; run it again with this version`,
    shown: (count: string) => `${count} events; more were left out, see --limit`,
  },
  backtest: backtestWords.en,
  logDistance: logDistanceWords.en,
  logShow: logShowWords.en,
  measured: measuredWords.en,
  seam: seamWords.en,
  sensitivity: sensitivityWords.en,
  solve: solveWords.en,
  state: stateWords.en,
  timeline: timelineWords.en,
  words: domainWords.en,
  sweep: sweepWords.en,
  exporting: exportWords.en,
  importing: importWords.en,
  quality: qualityWords.en,
  example: exampleWords.en,
  forgetting: forgetWords.en,
  warmup: warmupWords.en,
};

/** Every message, in the shape that all languages have. */
export type Messages = typeof en;
