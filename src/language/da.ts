/** Every word that a reader of results sees, in Danish; the words of the contracts themselves. */
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
import type { Messages } from "./en.ts";
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

export const da: Messages = {
  verdicts: {
    missed: "ikke nået",
    uncertain: "usikkert",
    notMeasurable: "kan ikke måles",
    met: "nået",
    noTarget: "intet mål",
    notYetModelled: "endnu ikke med i modellen",
  },
  goalKinds: {
    result: "resultatmål",
    effort: "indsatsmål",
    followUp: "opfølgning",
    indicator: "indikator",
  },
  units: {
    share: "%",
    persons: "personer",
    fullTimePersons: "fuldtidspersoner",
    fullYearPersons: "helårspersoner",
    events: "",
    number: "",
  },
  points: "point",
  forecastMade: (replications, seed, version) =>
    `${plural(replications, "gentagelse", "gentagelser")}, frø ${seed}, caseflow ${version}`,
  levelOfIntervals: (level) => `${level}-intervaller`,
  period: (from, to) => `${from} til ${to}`,
  firstAnswer: (done, all) => `første svar efter ${done} af ${all} gentagelser`,
  changedFrom: (baseline) => `Ændret i forhold til grundlaget, ${baseline}`,
  added: "tilføjet",
  removed: "fjernet",
  unchangedHidden: (count) =>
    plural(count, "uændret værdi er skjult", "uændrede værdier er skjult"),
  nothingChanged: "intet",
  goals: "Mål, de værste først",
  target: "krav",
  forecast: "prognose",
  spread: (level) => `${level} af årene`,
  margin: "margen",
  attained: "nås",
  years: "årene",
  openTarget: "åbent",
  notYetModelled: "Endnu ikke med i modellen",
  needs: (what) => `kræver ${what}`,
  cohortPartial: "de første borgere kom før kørslen begyndte og er ikke set",
  cohortOpen: (count) =>
    plural(
      count,
      "forløb var stadig åbent, da kørslen sluttede",
      "forløb var stadig åbne, da kørslen sluttede",
    ),
  notMeasured: (count, all) => `ingen værdi i ${count} af ${all} gentagelser`,
  assumptionsOf: (assumed, all) => `${assumed} af ${all} tal er antagelser`,
  noAssumptions: (all) => `ingen af de ${all} tal er en antagelse`,
  widest: "de bredeste",
  allAssumptions: "dem alle: --assumptions",
  assumptions: "Antagelser, de bredeste først",
  summary: {
    met: (met, all) => `${met} af ${all} mål nået`,
    uncertain: (count) => plural(count, "usikkert", "usikre"),
    missed: (count) => `${count} ikke nået`,
    notMeasurable: (count) => `${count} kan ikke måles`,
    together: (all, probability) => `alle ${all} på én gang: ${probability}`,
    nothing: "intet mål at bedømme",
  },
  compare: compareWords.da,
  experiment: experimentWords.da,
  precision: precisionWords.da,
  check: {
    fine: (file) => `${file}: ingen fejl`,
    problems: (count) => plural(count, "fejl", "fejl"),
  },
  log: {
    intact: (file, events, digest) =>
      `${file}: uskadt, ${plural(events, "hændelse", "hændelser")}, fingeraftryk ${digest}`,
    tornTail: (file, events, byte, why) =>
      `${file}: skrivningen stoppede ved byte ${byte} (${why}); gode hændelser før den: ${events}`,
    corrupt: (file, events, byte, why) =>
      `${file}: beskadiget ved byte ${byte} (${why}); gode hændelser før den: ${events}`,
    unsupported: (file, found, expected) =>
      `${file}: ikke en log, som denne udgave kan læse: fandt ${found}, ventede ${expected}`,
    lawsHold: (count) => `${plural(count, "lov holder", "love holder")}`,
    lawBroken: (law, event, at, what) => `${law}: hændelse ${event}, ${at}: ${what}`,
    moreBreaches: (count) => `… og ${count} til`,
    scenarioLost: (file) =>
      `${file}: scenariet ligger ikke ved siden af, så kun de love, der ikke kræver det, er prøvet`,
    otherVocabulary: (file) =>
      `${file}: skrevet med et andet ordforråd af hændelser; kør den igen med denne udgave`,
    shown: (count) => `${count} hændelser; flere er udeladt, se --limit`,
  },
  backtest: backtestWords.da,
  logDistance: logDistanceWords.da,
  logShow: logShowWords.da,
  measured: measuredWords.da,
  seam: seamWords.da,
  sensitivity: sensitivityWords.da,
  solve: solveWords.da,
  state: stateWords.da,
  timeline: timelineWords.da,
  words: domainWords.da,
  sweep: sweepWords.da,
  exporting: exportWords.da,
  importing: importWords.da,
  quality: qualityWords.da,
  example: exampleWords.da,
  forgetting: forgetWords.da,
  warmup: warmupWords.da,
};
