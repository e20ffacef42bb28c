/**
 * Words about back-tests. The Danish for the baselines a forecast is set against is
 * enkle prognoser; an origin is a dag der ses fra.
 */
import type { Followed } from "../calibration/backtest/followed.ts";
import type { Knowledge } from "../calibration/backtest/origins.ts";
import type { Rival } from "../calibration/backtest/rivals.ts";
import type { Benefit } from "../domain/benefit.ts";

const plural = (count: string, one: string, many: string) =>
  `${count} ${count === "1" ? one : many}`;

/** One, both or all of them. */
const allOf = (count: string, one: string, both: string, all: string, many: string) =>
  count === "1" ? one : count === "2" ? both : `${all} ${count} ${many}`;

/** What cannot be tested, from what was found and the bounds it breaks. */
export interface Refusals {
  readonly emptyHistory: (place: string) => string;
  readonly outsideHistory: (day: string, from: string, to: string) => string;
  readonly beyondHistory: (day: string, from: string, to: string) => string;
  readonly outsideScenario: (day: string, from: string, to: string) => string;
  readonly hardlyKnown: (day: string, few: string, many: string) => string;
  readonly noMonth: (day: string, from: string) => string;
  readonly notFollowed: (id: string, names: string) => string;
}

export const en = {
  title: (scenario: string) => `Back-test: ${scenario}`,
  history: (place: string, from: string, to: string) => `on ${place}, ${from} to ${to}`,
  known: {
    registered: "at each origin is known what was registered by then",
    happened: "at each origin is known what had happened by then, registered or not",
  } satisfies Record<Knowledge, string>,
  asked: (origins: string, horizon: string, futures: string, seed: string) =>
    `${origins}, ${plural(horizon, "month", "months")} ahead, ` +
    `${plural(futures, "future", "futures")} from each, seed ${seed}`,
  origins: (count: string, first: string, last: string) =>
    count === "1" ? `from ${first}` : `from ${count} origins, ${first} to ${last}`,
  apart: (count: string) =>
    `months seen from several origins count once: ${plural(count, "stretch", "stretches")} of ` +
    "months with none in common",
  series: {
    onBenefit: "On benefit",
    longTerm: "Over a year",
    inflow: "Inflow",
    exits: "Exits",
    interviews: "Interviews",
    offers: "Offers",
    placements: "Placements",
  } satisfies Record<Followed, string>,
  benefits: {
    none: "none",
    cashBenefit: "cash benefit",
    startHelp: "start help",
    introductionBenefit: "introduction benefit",
    rehabilitation: "rehabilitation",
    unemploymentBenefit: "unemployment benefit",
    sicknessBenefit: "sickness benefit",
    disabilityPension: "disability pension",
    flexAllowance: "flex allowance",
  } satisfies Record<Benefit, string>,
  rivals: {
    lastValue: "last value",
    sameMonthLastYear: "last year",
    seasonalMean: "last weeks",
    markovChain: "chain",
  } satisfies Record<Rival, string>,
  rivalsLong: {
    lastValue: "the last month's value",
    sameMonthLastYear: "the same month last year",
    seasonalMean: "the mean of the last 12 weeks with the season on top",
    markovChain: "a Markov chain of states from month to month",
  } satisfies Record<Rival, string>,
  crps: "CRPS",
  bias: "bias",
  saved: (rivals: string) =>
    `CRPS: how far forecasts lay from what came, in persons or events. Then the part of it that ` +
    `is saved against ${rivals}; in brackets where it may be chance. ` +
    "Last: share of 50, 80, 90 and 95 % intervals that held.",
  absent: (rival: string, needs: string, has: string) =>
    `Not set against ${rival}: that takes ${needs} months before the first origin, ` +
    `there ${has === "1" ? "is 1" : `are ${has}`}.`,
  ahead: "By months ahead",
  relative: "relative error",
  course: "What came, and what was said of it last",
  came: "came",
  said: "said",
  pit: (low: string, high: string) =>
    "Truths by tenth of their forecasts, lowest first; honest ones are level, " +
    `within ${low}–${high}`,
  goals: "Goals of the contract",
  goal: (first: string, last: string, count: string) =>
    count === "1" ? `given ${first}` : `given ${first} first, ${last} last`,
  attained: "attained",
  missed: "missed",
  noTarget: "no target",
  brier: (score: string) => `Brier ${score}`,
  verdict: (rivals: string, better: string, series: string, surely: string) =>
    `Better than ${allOf(rivals, "the baseline", "both baselines", "all", "baselines")} ` +
    `on ${better} of ${series} series, surely on ${surely}`,
  noRivals: "There is no baseline to set it against",
  worse: (count: string) => `surely worse than one of them on ${count}`,
  covered: (share: string, low: string, high: string) =>
    `90 % intervals held ${share} (${low}–${high})`,
  notCalibrated: "not what they promise",
  refusals: {
    emptyHistory: (place) => `${place}: nothing has happened in this log.`,
    outsideHistory: (day, from, to) =>
      `--origins: ${day} is outside the history, which tells of ${from} to ${to}.`,
    beyondHistory: (day, from, to) =>
      `The months ahead reach to ${day}, but the history tells only of ${from} to ${to}: there ` +
      "is nothing to hold the forecast against. Give earlier origins or a shorter --horizon.",
    outsideScenario: (day, from, to) =>
      `${day} is outside the scenario's period, ${from} to ${to}: give it a period that holds ` +
      "all origins and the months ahead of them.",
    hardlyKnown: (day, few, many) =>
      `Of ${many} events until ${day} only ${few} were registered by then: the history was ` +
      "registered by the day of its extract. Give --knowledge happened to take what had " +
      "happened for what was known, or map the column that says when it was registered.",
    noMonth: (day, from) =>
      `There is no whole month of history before ${day}: it begins on ${from}. Give later origins.`,
    notFollowed: (id, names) =>
      id === ""
        ? "The history tells of no benefit, interview, offer or placement."
        : `--measures ${id}: the history tells of ${names}.`,
  } satisfies Refusals as Refusals,
  noOrigins: (found: string) =>
    `--origins ${found}: give months such as 2009-01..2009-06, or months and days with commas ` +
    "between them.",
};

export const da: typeof en = {
  title: (scenario) => `Afprøvning bagud: ${scenario}`,
  history: (place, from, to) => `på ${place}, ${from} til ${to}`,
  known: {
    registered: "hver gang vides det, der var registreret til og med den dag",
    happened: "hver gang vides det, der var sket til og med den dag, registreret eller ej",
  },
  asked: (origins, horizon, futures, seed) =>
    `${origins}, ${plural(horizon, "måned", "måneder")} frem, ` +
    `${plural(futures, "fremtid", "fremtider")} fra hver, frø ${seed}`,
  origins: (count, first, last) =>
    count === "1" ? `set fra ${first}` : `set fra ${count} dage, ${first} til ${last}`,
  apart: (count) =>
    `måneder set fra flere dage tæller én gang: ${plural(count, "stræk", "stræk")} af måneder ` +
    "uden nogen til fælles",
  series: {
    onBenefit: "På ydelse",
    longTerm: "Over et år",
    inflow: "Tilgang",
    exits: "Afgang",
    interviews: "Samtaler",
    offers: "Tilbud",
    placements: "Praktik m.v.",
  },
  benefits: {
    none: "ingen",
    cashBenefit: "kontanthjælp",
    startHelp: "starthjælp",
    introductionBenefit: "introduktionsydelse",
    rehabilitation: "revalidering",
    unemploymentBenefit: "dagpenge",
    sicknessBenefit: "sygedagpenge",
    disabilityPension: "førtidspension",
    flexAllowance: "ledighedsydelse",
  },
  rivals: {
    lastValue: "sidste tal",
    sameMonthLastYear: "sidste år",
    seasonalMean: "sidste uger",
    markovChain: "kæde",
  },
  rivalsLong: {
    lastValue: "den sidste måneds tal",
    sameMonthLastYear: "samme måned sidste år",
    seasonalMean: "gennemsnittet af de sidste 12 uger med sæsonen oveni",
    markovChain: "en Markovkæde af tilstande fra måned til måned",
  },
  crps: "CRPS",
  bias: "skævhed",
  saved: (rivals) =>
    "CRPS: hvor langt prognoserne lå fra det, der kom, i personer eller hændelser. Så den del, " +
    `der er sparet i forhold til ${rivals}; i parentes, hvor det kan være tilfældigt. Sidst: ` +
    "andel af intervaller på 50, 80, 90 og 95 %, der holdt.",
  absent: (rival, needs, has) =>
    `Ikke sammenlignet med ${rival}: det kræver ${needs} måneder før den første dag, ` +
    `der er ${has}.`,
  ahead: "Efter måneder frem",
  relative: "relativ fejl",
  course: "Hvad der kom, og hvad der sidst blev sagt om det",
  came: "kom",
  said: "sagt",
  pit: (low, high) =>
    `Udfald efter tiendedel af prognosen, laveste først; ærlige er jævne, inden for ${low}–${high}`,
  goals: "Kontraktens mål",
  goal: (first, last, count) =>
    count === "1" ? `fik ${first}` : `fik ${first} først, ${last} sidst`,
  attained: "nået",
  missed: "ikke nået",
  noTarget: "uden måltal",
  brier: (score) => `Brier ${score}`,
  verdict: (rivals, better, series, surely) =>
    "Bedre end " +
    `${allOf(rivals, "den enkle prognose", "begge enkle prognoser", "alle", "enkle prognoser")} ` +
    `på ${better} af ${series} serier, sikkert på ${surely}`,
  noRivals: "Der er ingen prognose at sammenligne med",
  worse: (count) => `sikkert dårligere end en af dem på ${count}`,
  covered: (share, low, high) => `90 %-intervaller holdt i ${share} (${low}–${high})`,
  notCalibrated: "ikke hvad de lover",
  refusals: {
    emptyHistory: (place) => `${place}: intet er sket i denne log.`,
    outsideHistory: (day, from, to) =>
      `--origins: ${day} ligger uden for historikken, der fortæller om ${from} til ${to}.`,
    beyondHistory: (day, from, to) =>
      `Månederne frem når til ${day}, men historikken fortæller kun om ${from} til ${to}: der er ` +
      "intet at holde prognosen op imod. Angiv tidligere dage eller en kortere --horizon.",
    outsideScenario: (day, from, to) =>
      `${day} ligger uden for scenariets periode, ${from} til ${to}: giv det en periode, der ` +
      "rummer alle dage og månederne frem.",
    hardlyKnown: (day, few, many) =>
      `Af ${many} hændelser til og med ${day} var kun ${few} registreret da: historikken er ` +
      "registreret på udtrækkets dag. Angiv --knowledge happened for at regne det, der var sket, " +
      "for kendt, eller angiv i kortlægningen kolonnen, der siger, hvornår det blev registreret.",
    noMonth: (day, from) =>
      `Der er ingen hel måned af historikken før ${day}: den begynder ${from}. Angiv senere dage.`,
    notFollowed: (id, names) =>
      id === ""
        ? "Historikken fortæller ikke om ydelser, samtaler, tilbud eller praktik."
        : `--measures ${id}: historikken fortæller om ${names}.`,
  },
  noOrigins: (found) =>
    `--origins ${found}: angiv måneder som 2009-01..2009-06, eller måneder og dage med komma ` +
    "imellem.",
};
