/**
 * How a centre settles, as text for a terminal: what was held, each series with what is given,
 * where it settles, when, and its course; the flows onto benefit and off it; and what it means for
 * the opening. The verdict is the last line, which is what stays in view.
 */
import { digitsFor } from "../goals/digits.ts";
import { colours, columnsOf, cut, type Paper, wrapped } from "./paper.ts";
import type { FlowResult, SeriesResult, SettlingResult } from "./settling-result.ts";
import { sparkline } from "./sparkline.ts";

const gap = "  ";
const daysPerMonth = 30.4375;
const groupOf = {
  onBenefit: "citizens",
  level: "citizens",
  longTerm: "citizens",
  formerRecipients: "citizens",
  waiting: "offers",
  inOffer: "offers",
  inPlacement: "offers",
  queue: "work",
  onTime: "work",
} as const satisfies Record<SeriesResult["what"], string>;

/** The text; it ends with a line break. */
export function settlingText(result: SettlingResult, paper: Paper): string {
  const parts = [
    headLines(result, paper),
    ...seriesParts(result, paper),
    flowLines(result, paper),
    verdictLines(result, paper),
  ];
  return `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function headLines(result: SettlingResult, { tongue, width, paint }: Paper): ReadonlyArray<string> {
  const { warmup } = tongue.say;
  const { scenario, replications, years, seed, version } = result;
  const made = warmup.made(tongue.number(replications), tongue.number(years), seed, version);
  const intervals = tongue.say.levelOfIntervals(tongue.percent(result.level));
  return [
    paint("bold", cut(tongue.text(scenario.title), width)),
    paint("dim", `${made}, ${intervals}`),
    ...wrapped(warmup.held(tongue.date(result.held)), width).map((line) => paint("dim", line)),
  ];
}

/** One part for each group of series, all of them in the same columns. */
function seriesParts(result: SettlingResult, paper: Paper): ReadonlyArray<ReadonlyArray<string>> {
  const { warmup } = paper.tongue.say;
  const course = warmup.course(paper.tongue.number(result.years));
  const heading = ["", warmup.given, warmup.level, warmup.after, course];
  const rows = result.series.map((series) => rowOf(series, paper));
  const widths = heading.map((word, i) =>
    Math.max(columnsOf(word), ...rows.map((row) => columnsOf(row[i]))),
  );
  const line = (cells: ReadonlyArray<string>) => fitted(cells, widths, paper.width);
  const groups = (["citizens", "offers", "work"] as const).filter((group) =>
    result.series.some(({ what }) => groupOf[what] === group),
  );
  return groups.map((group, i) => {
    const own = rows.filter((_, k) => groupOf[result.series[k].what] === group);
    const words = [warmup.groups[group], ...heading.slice(1).map((word) => (i === 0 ? word : ""))];
    return [paper.paint("bold", line(words)), ...own.map((row) => line(row))];
  });
}

/** Cells in their columns, numbers to the right; the course is left out where there is no room. */
function fitted(
  cells: ReadonlyArray<string>,
  widths: ReadonlyArray<number>,
  width: number,
): string {
  const room = widths.reduce((sum, columns) => sum + columns + gap.length, -gap.length);
  const shown = room <= width ? cells : cells.slice(0, -1);
  const line = shown.map((cell, i) => {
    const padding = " ".repeat(Math.max(0, widths[i] - columnsOf(cell)));
    return i === 1 || i === 2 ? padding + cell : cell + padding;
  });
  return cut(line.join(gap).trimEnd(), width);
}

function rowOf(series: SeriesResult, { tongue }: Paper): ReadonlyArray<string> {
  const { warmup } = tongue.say;
  const half = halfWidthOf(series);
  return [
    nameOf(series, warmup),
    series.given === null ? "" : tongue.number(series.given),
    levelText(series, half, tongue),
    afterText(series, tongue),
    sparkline(series.path, (series.spread.hi - series.spread.lo) / 2),
  ];
}

const nameOf = ({ what, of }: SeriesResult, words: Paper["tongue"]["say"]["warmup"]): string =>
  words.series[what](of ?? "");

/** Half of the interval of the level; of one that could not be told, of a single future's weeks. */
const halfWidthOf = ({ levelInterval, spread }: SeriesResult): number =>
  ((levelInterval ?? spread).hi - (levelInterval ?? spread).lo) / 2;

/** `3,870 ± 40`; shares per cent, work in hours. */
function levelText(series: SeriesResult, half: number, tongue: Paper["tongue"]): string {
  const unit = series.what === "queue" ? 60 : 1;
  const [level, margin] = [series.level / unit, half / unit];
  if (series.what === "onTime") {
    const decimals = digitsFor((margin * 100) / 3, 1);
    const shown = tongue.number(level * 100, decimals);
    return `${shown} ± ${tongue.percent(margin, Math.max(0, decimals))}`;
  }
  const decimals = digitsFor(margin / 3, 1);
  return `${tongue.number(level, decimals)} ± ${tongue.number(margin, decimals)}`;
}

function afterText(series: SeriesResult, tongue: Paper["tongue"]): string {
  const { warmup } = tongue.say;
  const { course, weeks, yearlyChange, what } = series;
  if (course === "settled") return monthsText(weeks ?? 0, tongue);
  if (course === "unsettled") return warmup.unsettled;
  const size = Math.abs(yearlyChange);
  return warmup[course](
    what === "onTime"
      ? `${tongue.number(size * 100, 1)} ${tongue.say.points}`
      : roughly(what === "queue" ? size / 60 : size, tongue),
  );
}

/** Two digits that count: a drift is not known better. */
function roughly(value: number, tongue: Paper["tongue"]): string {
  const digits = 1 - Math.floor(Math.log10(Math.max(value, 0.1)));
  return tongue.number(value, Math.min(1, digits));
}

function monthsText(weeks: number, tongue: Paper["tongue"]): string {
  const { warmup } = tongue.say;
  const months = Math.ceil((weeks * 7) / daysPerMonth);
  return months === 0 ? warmup.atOnce : warmup.months(tongue.number(months));
}

/** The flows with the change of each, in order of size, and what they come to. */
function flowLines(result: SettlingResult, paper: Paper): ReadonlyArray<string> {
  const { tongue, paint } = paper;
  const { warmup } = tongue.say;
  const shown = (flow: FlowResult): ReadonlyArray<string> => {
    const decimals = decimalsOf(flow);
    const sign = flow.direction === "in" ? "+" : "−";
    return [
      `${sign} ${warmup.flows[flow.flow]}`,
      tongue.number(flow.first, decimals),
      tongue.number(flow.last, decimals),
      tongue.signed(flow.last - flow.first, decimals),
    ];
  };
  const net = (of: "first" | "last") =>
    result.flows.reduce((sum, flow) => sum + (flow.direction === "in" ? 1 : -1) * flow[of], 0);
  const decimals = Math.min(0, ...result.flows.map((flow) => decimalsOf(flow)));
  const balance = [
    `= ${warmup.all}`,
    tongue.signed(net("first"), decimals),
    tongue.signed(net("last"), decimals),
    "",
  ];
  const sorted = result.flows
    .filter(({ first, last }) => first + last > 0)
    .toSorted((one, other) =>
      one.direction === other.direction ? other.last - one.last : one.direction === "in" ? -1 : 1,
    );
  const heading = [warmup.flowsHeading, warmup.first, warmup.last, warmup.change];
  const rows = [heading, ...sorted.map((flow) => shown(flow)), balance];
  const widths = heading.map((_, i) => Math.max(...rows.map((row) => columnsOf(row[i]))));
  const [head, ...body] = rows.map((row) =>
    row
      .map((cell, i) => {
        const padding = " ".repeat(widths[i] - columnsOf(cell));
        return i === 0 ? cell + padding : padding + cell;
      })
      .join(gap)
      .trimEnd(),
  );
  return [paint("bold", head), ...body];
}

/** As for goals: the last digit shown still tells the ends of the interval apart. */
const decimalsOf = ({ halfWidth }: FlowResult): number =>
  digitsFor((halfWidth ?? Number.NaN) / 3, 0);

function verdictLines(result: SettlingResult, paper: Paper): ReadonlyArray<string> {
  const { tongue, width, paint } = paper;
  const { warmup } = tongue.say;
  const stock = result.series.find(({ what }) => what === "onBenefit");
  const says = [
    ...stockSays(result, stock, tongue),
    ...(result.weeks === null || result.weeks === 0
      ? []
      : [warmup.advice(String(result.weeks * 7))]),
  ];
  const [glyph, colour] = result.settled ? ["✓", colours.met] : ["✗", colours.missed];
  const verdict = wrapped(`${glyph} ${settlesSays(result, tongue)}`, width);
  return [
    ...says.flatMap((sentence) => wrapped(sentence, width)),
    ...verdict.map((line) => paint(colour, line)),
  ];
}

/** What the number on benefit that is given has to do with where the rates lead. */
function stockSays(
  result: SettlingResult,
  stock: SeriesResult | undefined,
  tongue: Paper["tongue"],
): ReadonlyArray<string> {
  if (stock === undefined || stock.given === null) return [];
  const { warmup } = tongue.say;
  const given = tongue.number(stock.given);
  const decimals = digitsFor(halfWidthOf(stock) / 3, 0);
  const level = tongue.number(stock.level, decimals);
  if (stock.fits === true) return [warmup.stockFits(given)];
  const share = `${tongue.signed((stock.level / stock.given - 1) * 100)} %`;
  const off =
    stock.fits === null
      ? warmup.stockMoves(given, level, tongue.number(result.years))
      : warmup.stockOff(given, levelText(stock, halfWidthOf(stock), tongue), share);
  const kept = result.contactsThatKeep;
  return [
    off,
    firstYearSays(result, tongue),
    ...driverSays(result, tongue),
    ...(kept === null ? [] : [warmup.contacts(roughly(kept, tongue))]),
  ];
}

function firstYearSays({ flows }: SettlingResult, tongue: Paper["tongue"]): string {
  const [came, left] = (["in", "out"] as const).map((way) => {
    const own = flows.filter(({ direction }) => direction === way);
    const decimals = Math.min(...own.map((flow) => decimalsOf(flow)));
    return tongue.number(
      own.reduce((sum, { first }) => sum + first, 0),
      decimals,
    );
  });
  return tongue.say.warmup.firstYear(came, left);
}

/** Which flow it was that took the number on benefit away from what is given. */
function driverSays({ flows, driver }: SettlingResult, tongue: Paper["tongue"]) {
  const { warmup } = tongue.say;
  const flow = flows.find((one) => one.flow === driver);
  if (flow === undefined) return [];
  const [first, last] = [flow.first, flow.last].map((n) => tongue.number(n, decimalsOf(flow)));
  return [warmup.driver(warmup.flows[flow.flow], first, last)];
}

function settlesSays(result: SettlingResult, tongue: Paper["tongue"]): string {
  const { warmup } = tongue.say;
  if (result.weeks === null) {
    const moving = result.series.filter(({ course }) => course !== "settled").length;
    const [count, all] = [tongue.number(moving), tongue.number(result.series.length)];
    return warmup.notSettled(tongue.number(result.years), count, all);
  }
  if (result.weeks === 0) return warmup.settledAtOnce;
  const slowest = result.series.find(({ weeks }) => weeks === result.weeks);
  const name = slowest === undefined ? "" : nameOf(slowest, warmup).trim();
  return warmup.settled(monthsText(result.weeks, tongue), name);
}
