/**
 * A back-test as text for a terminal: how far off each series was and whether a sceptic would have
 * been nearer, how that grows with the months ahead, the course of what came beside what was said,
 * where truths lay in their forecasts, and what the contract's goals were given. What it comes to
 * is the last line, which is what stays in view.
 */
import { digitsFor } from "../goals/digits.ts";
import type { Tongue } from "../language/language.ts";
import type {
  BacktestResult,
  CoverageResult,
  SeriesResult,
  SkillResult,
} from "./backtest-result.ts";
import { backtestGoalLines } from "./backtest-goals.ts";
import { fitting, toLeft } from "./columns.ts";
import { columnsOf, cut, type Paper, wrapped } from "./paper.ts";
import { sparkline } from "./sparkline.ts";

const marks = { better: "✓", worse: "✗", unclear: "~" } as const;
const paints = { better: "green", worse: "red", unclear: "yellow" } as const;

/** The text; it ends with a line break. */
export function backtestText(result: BacktestResult, paper: Paper): string {
  const parts = [
    headLines(result, paper),
    seriesLines(result, paper),
    aheadLines(result, paper),
    courseLines(result, paper),
    pitLines(result, paper),
    backtestGoalLines(result, paper),
    verdictLines(result, paper),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function headLines(result: BacktestResult, { tongue, width, paint }: Paper): ReadonlyArray<string> {
  const say = tongue.say.backtest;
  const { history, origins, horizon, replications, seed, apart, rivals, knowledge } = result;
  const [first, last] = [origins[0], origins[origins.length - 1]].map((iso) => tongue.date(iso));
  const from = say.origins(tongue.number(origins.length), first, last);
  const asked = say.asked(from, tongue.number(horizon), tongue.number(replications), seed);
  const absent = rivals
    .filter(({ present }) => !present)
    .map(({ rival, needs, has }) =>
      say.absent(say.rivalsLong[rival], tongue.number(needs), tongue.number(has)),
    );
  const dim = [
    say.history(history.place, tongue.date(history.from), tongue.date(history.to)),
    asked,
    say.known[knowledge],
    say.apart(tongue.number(apart)),
    ...absent,
  ];
  return [
    paint("bold", cut(say.title(tongue.text(result.scenario.title)), width)),
    ...dim.flatMap((text) => wrapped(text, width)).map((line) => paint("dim", line)),
  ];
}

/** Whether a sceptic would have been nearer, over all rivals. */
function readingOf(skills: ReadonlyArray<SkillResult>): SkillResult["reading"] {
  if (skills.some(({ reading }) => reading === "worse")) return "worse";
  const isBetter = skills.length > 0 && skills.every(({ reading }) => reading === "better");
  return isBetter ? "better" : "unclear";
}

export function seriesName({ what, benefit }: SeriesResult, { say }: Tongue): string {
  const words = say.backtest;
  return benefit === null ? words.series[what] : `  ${words.benefits[benefit]}`;
}

function seriesLines(
  { series, rivals }: BacktestResult,
  { tongue, width, paint }: Paper,
): ReadonlyArray<string> {
  const say = tongue.say.backtest;
  const present = rivals.filter((one) => one.present).map(({ rival }) => rival);
  const names = series.map((one) => seriesName(one, tongue));
  const nameWidth = Math.max(...names.map(columnsOf));
  const levels = series[0].coverage.map(({ level }) => tongue.percent(level));
  const heading = ["", say.crps, say.bias, ...present.map((rival) => say.rivals[rival]), ...levels];
  const rows = series.map((one, i) => {
    const digits = Math.max(0, digitsFor((one.crps ?? 0) / 3, 2));
    const bias = one.bias === null ? "–" : tongue.signed(one.bias, digits);
    return [
      toLeft(names[i], nameWidth),
      one.crps === null ? "–" : tongue.number(one.crps, digits),
      bias,
      ...one.skills.map((skill) => skillText(skill, tongue)),
      ...one.coverage.map((coverage) => shareText(coverage, tongue)),
    ];
  });
  const lines = fitting([heading, ...rows], width - 2);
  const marked = series.map(({ skills }, i) => {
    const reading = readingOf(skills);
    return `${toLeft(lines[i + 1], columnsOf(lines[0]))} ${paint(paints[reading], marks[reading])}`;
  });
  const long = present.map((rival) => say.rivalsLong[rival]).join("; ");
  const legend = present.length === 0 ? [] : wrapped(say.saved(long), width);
  return [paint("dim", lines[0]), ...marked, ...legend.map((line) => paint("dim", line))];
}

function skillText({ estimate, reading }: SkillResult, tongue: Tongue): string {
  if (estimate === null) return "–";
  const text = `${tongue.signed(estimate * 100)} %`;
  return reading === "unclear" ? `(${text})` : text;
}

const shareText = ({ share }: CoverageResult, tongue: Tongue): string =>
  share === null ? "–" : tongue.number(share * 100);

/** Over all series, by how many months ahead: relative error, and intervals that held. */
function aheadLines(
  { series, horizon }: BacktestResult,
  { tongue, width, paint }: Paper,
): ReadonlyArray<string> {
  if (horizon < 2) return [];
  const say = tongue.say.backtest;
  const months = Array.from({ length: horizon }, (_, i) => i);
  const errors = months.map((i) => meanOf(series.flatMap(({ ahead }) => ahead[i].logCrps ?? [])));
  const rows = [
    ["", ...months.map((i) => tongue.number(i + 1))],
    [say.relative, ...errors.map((error) => (Number.isNaN(error) ? "–" : tongue.percent(error)))],
    ...series[0].coverage.map(({ level }, l) => [
      tongue.percent(level),
      ...months.map((i) =>
        pooledShare(
          series.map(({ ahead }) => ahead[i].coverage[l]),
          tongue,
        ),
      ),
    ]),
  ];
  const nameWidth = Math.max(...rows.map(([name]) => columnsOf(name)));
  const named = rows.map(([name, ...cells]) => [toLeft(name, nameWidth), ...cells]);
  const lines = fitting(named, width);
  return [paint("bold", say.ahead), paint("dim", lines[0]), ...lines.slice(1)];
}

/** Of all series alike, those with more months counting more. */
function pooledShare(coverage: ReadonlyArray<CoverageResult>, tongue: Tongue): string {
  const of = coverage.reduce((sum, one) => sum + one.of, 0);
  const held = coverage.reduce((sum, one) => sum + (one.share ?? 0) * one.of, 0);
  return of > 0 ? tongue.number((held / of) * 100) : "–";
}

/** For each series what came month by month, and the last that was said of it before. */
function courseLines(
  { series }: BacktestResult,
  { tongue, width, paint }: Paper,
): ReadonlyArray<string> {
  const say = tongue.say.backtest;
  const names = series.map((one) => seriesName(one, tongue));
  const nameWidth = Math.max(...names.map(columnsOf));
  const wordWidth = Math.max(columnsOf(say.came), columnsOf(say.said));
  const lines = series.flatMap((one, i) => {
    const [came, said] = courses(one);
    const room = width - nameWidth - wordWidth - 16;
    if (came.length < 3 || came.length > room) return [];
    const drawn = sparkline([...came, ...said], (one.crps ?? 0) / 2);
    const range = (values: ReadonlyArray<number>) =>
      `${tongue.number(Math.min(...values))}–${tongue.number(Math.max(...values))}`;
    const blocks = [...drawn];
    const line = (name: string, word: string, from: number, values: ReadonlyArray<number>) =>
      `${toLeft(name, nameWidth)}  ${toLeft(word, wordWidth)}  ` +
      `${blocks.slice(from, from + values.length).join("")}  ${paint("dim", range(values))}`;
    return [line(names[i], say.came, 0, came), line("", say.said, came.length, said)];
  });
  return lines.length === 0 ? [] : [paint("bold", say.course), ...lines];
}

/** Truths by month, and the medians of the last forecast of each. */
function courses({ months }: SeriesResult): readonly [number[], number[]] {
  const last = new Map<string, readonly [truth: number, median: number]>();
  for (const { month, truth, median } of months) {
    if (truth !== null) last.set(month, [truth, median]);
  }
  const pairs = [...last.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [pairs.map(([, [truth]]) => truth), pairs.map(([, [, median]]) => median)];
}

const blocks = " ▁▂▃▄▅▆▇█";
/** Height of a full block, in shares of a level histogram. */
const fullHeight = 2;

function pitLines({ pit }: BacktestResult, { tongue, width, paint }: Paper): ReadonlyArray<string> {
  const say = tongue.say.backtest;
  const heights = pit.heights.map((height) => (height ?? 0) * pit.heights.length);
  const bars = heights.map((height) => {
    const bar = blocks[Math.min(8, Math.round((height / fullHeight) * 8))];
    return bar.repeat(3);
  });
  const range = say.pit(tongue.percent(pit.lo), tongue.percent(pit.hi));
  const numbers = pit.heights.map((height) => tongue.number((height ?? 0) * 100)).join(" ");
  return [
    ...wrapped(range, width).map((line) => paint("bold", line)),
    `  ${bars.join("")}  ${paint("dim", `${numbers} %`)}`,
  ];
}

function verdictLines(result: BacktestResult, { tongue, width, paint }: Paper) {
  const say = tongue.say.backtest;
  const { verdict, coverage, rivals } = result;
  const number = (value: number) => tongue.number(value);
  const present = rivals.filter((one) => one.present).length;
  const skill =
    present === 0
      ? say.noRivals
      : say.verdict(
          number(present),
          number(verdict.better),
          number(verdict.series),
          number(verdict.surely),
        ) + (verdict.worse > 0 ? `, ${say.worse(number(verdict.worse))}` : "");
  const at = coverage.find(({ level }) => level === 0.9);
  const held =
    at === undefined || at.share === null
      ? []
      : [say.covered(tongue.percent(at.share), number(at.lo * 100), number(at.hi * 100))];
  const honest = verdict.calibrated ? held : held.map((text) => `${text}: ${say.notCalibrated}`);
  const reading = isGood(result) ? "better" : "worse";
  return wrapped(`${marks[reading]} ${[skill, ...honest].join("; ")}.`, width).map((line) =>
    paint(paints[reading], line),
  );
}

/** Whether nothing that was found speaks against the forecasts. */
export const isGood = ({ verdict }: BacktestResult): boolean =>
  verdict.worse === 0 && verdict.calibrated;

const meanOf = (numbers: ReadonlyArray<number>): number =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
