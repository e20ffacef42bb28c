/**
 * Distances between logs as text for a terminal: how much of each log there is, then the measures
 * in three groups, each beside what two halves of the first log give. What it means is the last
 * line, which is what stays in view.
 */
import { digitsFor } from "../goals/digits.ts";
import type { LogMeasure } from "../history/log-distance/distances.ts";
import type { Tongue } from "../language/language.ts";
import { fitting, toLeft } from "./columns.ts";
import type { DistanceResult, LogDistanceResult, LogSize } from "./log-distance-result.ts";
import { columnsOf, cut, type Paper, wrapped } from "./paper.ts";

const groupOf: Record<LogMeasure, "order" | "time" | "cases"> = {
  ngd: "order",
  cfld: "order",
  aedd: "time",
  cedd: "time",
  redd: "time",
  cadd: "cases",
  ctdd: "cases",
  rtdd: "cases",
  wip: "cases",
};

const marks = { within: "✓", beyond: "✗", unknown: "?" } as const;
const paints = { within: "green", beyond: "red", unknown: "yellow" } as const;

/** The text; it ends with a line break. */
export function logDistanceText(result: LogDistanceResult, place: string, paper: Paper): string {
  const parts = [headLines(result, place, paper), tableLines(result, paper)];
  const text = [...parts, verdictLines(result, paper)].map((lines) => lines.join("\n"));
  return `${text.join("\n\n")}\n`;
}

function headLines(
  result: LogDistanceResult,
  place: string,
  { tongue, width, paint }: Paper,
): ReadonlyArray<string> {
  const say = tongue.say.logDistance;
  const { first, second, splits, seed, matched, reference } = result;
  const several = second.length > 1 ? say.logs(place, tongue.number(second.length)) : undefined;
  const dim = [
    ...wrapped(say.halved(tongue.number(splits), seed), width),
    ...wrapped(say.details(tongue.number(matched), tongue.date(reference.slice(0, 10))), width),
  ];
  const middle =
    second.length > 1
      ? `${sizeText(average(second), result.by, tongue)} ${say.onAverage}`
      : sizeText(second[0], result.by, tongue);
  return [
    paint("bold", say.title),
    ...wrapped(first.file, width),
    ...indented(sizeText(first, result.by, tongue), width),
    ...wrapped(several ?? second[0].file, width),
    ...indented(middle, width),
    ...dim.map((line) => paint("dim", line)),
  ];
}

const indented = (text: string, width: number) =>
  wrapped(text, width - 2).map((line) => `  ${line}`);

function sizeText(size: LogSize, by: LogDistanceResult["by"], tongue: Tongue): string {
  const say = tongue.say.logDistance;
  const cases = say.cases[by](tongue.number(size.cases));
  const held = say.size(tongue.number(size.eventsInCases), cases, tongue.number(size.citizens));
  const [from, to] = [size.from, size.to].map((iso) => tongue.date(iso.slice(0, 10)));
  return `${held}, ${say.period(from, to)}`;
}

/** Sizes of logs on average, over the period of all. */
function average(logs: ReadonlyArray<LogSize>): LogSize {
  const mean = (of: (log: LogSize) => number) =>
    Math.round(logs.reduce((sum, log) => sum + of(log), 0) / logs.length);
  const [from] = logs.map((log) => log.from).toSorted();
  return {
    file: "",
    events: mean(({ events }) => events),
    eventsInCases: mean(({ eventsInCases }) => eventsInCases),
    cases: mean(({ cases }) => cases),
    citizens: mean(({ citizens }) => citizens),
    from,
    to: logs.map((log) => log.to).toSorted()[logs.length - 1],
  };
}

/** One table for all groups, so that their columns are under each other. */
function tableLines(result: LogDistanceResult, paper: Paper): ReadonlyArray<string> {
  const { tongue, width, paint } = paper;
  const say = tongue.say.logDistance;
  const names = result.distances.map(
    ({ measure }) =>
      `  ${measure.toUpperCase().padEnd(5)} ${say.measures[measure](tongue.number(result.nGram))}`,
  );
  const heading = ["", say.distance, say.halves, say.spread, say.times];
  const cells = result.distances.map((one) => cellsOf(one, result, tongue));
  const nameWidth = Math.max(...names.map(columnsOf));
  const markWidth =
    2 +
    Math.max(
      ...(["within", "beyond", "unknown"] as const).map((reading) => columnsOf(say[reading])),
    );
  const rows = [heading, ...cells.map((row, i) => [toLeft(names[i], nameWidth), ...row])];
  // The mark stays when the words behind it have no room.
  const full = fitting(rows, Number.POSITIVE_INFINITY);
  const wide = columnsOf(full[0]) + 2 + markWidth <= width;
  const lines = wide ? full : fitting(rows, width - 2);
  const marked = result.distances.map(({ reading }, i) => {
    const mark = paint(paints[reading], marks[reading]);
    return `${toLeft(lines[i + 1], columnsOf(lines[0]))} ${mark}${wide ? ` ${say[reading]}` : ""}`;
  });
  const table = [paint("dim", lines[0])];
  let group = "";
  for (const [i, { measure }] of result.distances.entries()) {
    if (groupOf[measure] !== group) table.push(paint("bold", say.groups[groupOf[measure]]));
    group = groupOf[measure];
    table.push(marked[i]);
  }
  return table;
}

/** Distance, halves, their spread, and how many times one is the other. */
function cellsOf(
  { distance, halves, times, unit }: DistanceResult,
  { bin }: LogDistanceResult,
  tongue: Tongue,
): ReadonlyArray<string> {
  const say = tongue.say.logDistance;
  // Two digits of what chance does; a finer one says nothing.
  const scale = unit === "share" ? 100 : 1;
  const half = halves === null ? 0 : ((halves.hi - halves.lo) / 2) * scale;
  const decimals = Math.max(0, digitsFor(half / 3, 2));
  const number = (value: number) => tongue.number(value * scale, decimals);
  const withUnit = (count: string) =>
    unit === "share" ? `${count} %` : say.bins[unit === "hours" ? "hour" : bin](count);
  return [
    distance === null ? "–" : withUnit(number(distance.mean)),
    halves === null ? "–" : number(halves.mean),
    halves === null ? "" : `${number(halves.lo)}–${number(halves.hi)}`,
    times === null ? "" : timesText(times, tongue),
  ];
}

/** Two digits, since the halves say no more. */
const timesText = (times: number, tongue: Tongue): string =>
  tongue.number(times, times < 9.95 ? 1 : 0);

/** Logs whose sizes differ by more than this are told so. */
const unlike = 1.1;

function verdictLines(result: LogDistanceResult, paper: Paper): ReadonlyArray<string> {
  const { tongue, width, paint } = paper;
  const say = tongue.say.logDistance;
  const known = result.distances.filter(({ reading }) => reading !== "unknown");
  const beyond = known.filter(({ reading }) => reading === "beyond");
  const all = tongue.number(known.length);
  const names = beyond.map(({ measure }) => measure.toUpperCase()).join(", ");
  const widest = beyond.toSorted((one, other) => (other.times ?? 0) - (one.times ?? 0)).at(0);
  const words =
    beyond.length === 0
      ? say.allWithin(all)
      : say.someBeyond(tongue.number(beyond.length), all, names) +
        (beyond.length > 1 && widest?.times
          ? ` ${say.widest(widest.measure.toUpperCase(), timesText(widest.times, tongue))}`
          : "");
  const reading = beyond.length === 0 ? "within" : "beyond";
  const times = average(result.second).eventsInCases / result.first.eventsInCases;
  const sizes =
    times > unlike || times < 1 / unlike
      ? wrapped(say.sizes(tongue.number(times, times < 9.95 ? 2 : 0)), width)
      : [];
  return [
    ...sizes.map((line) => paint("dim", line)),
    ...wrapped(`${marks[reading]} ${words}`, width).map((line) =>
      paint(paints[reading], cut(line, width)),
    ),
  ];
}
