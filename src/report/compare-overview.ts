/**
 * The overview of a comparison: goals down, plans across, in each place the verdict, the
 * probability of attainment and what became of it. Plans that do not fit beside each other come in
 * a further table below.
 */
import type { ComparisonResult, GoalComparison, ScenarioComparison } from "./comparison-result.ts";
import { line, lineWidth, toLeft, toRight, widthsOf } from "./columns.ts";
import { changeTexts } from "./compare-numbers.ts";
import type { ForecastResult, GoalResult } from "./forecast-result.ts";
import { probabilityText } from "./goal-numbers.ts";
import { columnsOf, cut, glyphs, type Paper, wrapped } from "./paper.ts";

const indent = "  ";
const gap = "  ";
/** A title cut shorter than this says nothing. */
const titleLeast = 14;

/** Lines of the overview, a table for as many plans as fit. */
export function overviewLines(result: ComparisonResult, paper: Paper): ReadonlyArray<string> {
  const { tongue, width, paint } = paper;
  const say = tongue.say.compare;
  const shown = result.baseline.goals.filter(({ verdict }) => verdict !== "notYetModelled");
  const later = result.baseline.goals.length - shown.length;
  const tables = groups(result, shown, paper).map((group) =>
    tableLines({ ...result, scenarios: group }, shown, paper),
  );
  const notes = [
    ...wrapped(say.legend, width - indent.length),
    ...(later === 0 ? [] : [say.unmodelled(tongue.number(later))]),
  ];
  return [
    ...wrapped(say.overview, width).map((text) => paint("bold", text)),
    ...tables.flatMap((lines, i) => (i === 0 ? lines : ["", ...lines])),
    ...notes.map((note) => paint("dim", indent + note)),
  ];
}

/** The plans in groups that fit beside each other. */
function groups(
  { baseline, scenarios }: ComparisonResult,
  shown: ReadonlyArray<GoalResult>,
  { tongue, width }: Paper,
): ReadonlyArray<ReadonlyArray<ScenarioComparison>> {
  const head = Math.max(...rowTitles(baseline, shown, tongue).map(([id]) => columnsOf(id)));
  const room = width - columnsOf(indent) - head - gap.length;
  const baseWidth = widthsOf(shown.map((goal) => [verdictCell(goal, tongue)]))[0] ?? 0;
  const found: ScenarioComparison[][] = [[]];
  let used = Math.max(baseWidth, columnsOf(tongue.say.compare.baseline));
  const first = used;
  for (const scenario of scenarios) {
    const own = lineWidth(widthsOf(cellsOf(scenario, shown, tongue))) + gap.length;
    if (used + own > room && (found.at(-1)?.length ?? 0) > 0) {
      found.push([]);
      used = first;
    }
    found.at(-1)?.push(scenario);
    used += own;
  }
  return found;
}

function tableLines(
  { baseline, scenarios }: ComparisonResult,
  shown: ReadonlyArray<GoalResult>,
  paper: Paper,
): ReadonlyArray<string> {
  const { tongue, width, paint } = paper;
  const say = tongue.say.compare;
  const titles = rowTitles(baseline, shown, tongue);
  const own = [
    ...shown.map((goal) => verdictCell(goal, tongue)),
    togetherCell(baseline, tongue),
    metCell(baseline, paper),
  ];
  const blocks = [
    { label: say.baseline, rows: own.map((cell) => [cell]) },
    ...scenarios.map((scenario) => ({
      label: scenario.label,
      rows: [
        ...cellsOf(scenario, shown, tongue),
        [togetherCell(scenario.forecast, tongue), changeTexts(scenario.all, tongue)[0]],
        [metCell(scenario.forecast, paper), ""],
      ],
    })),
  ];
  const widths = blocks.map(({ label, rows }) => {
    const each = widthsOf(rows);
    const short = Math.max(0, columnsOf(label) - lineWidth(each));
    return each.map((column, i) => (i === 0 ? column + short : column));
  });
  const body = titles.map((_, row) =>
    blocks.map(({ rows }, b) => line(rows[row] ?? [], widths[b] ?? [])).join(gap),
  );
  const heading = blocks
    .map(({ label }, b) => toRight(label, lineWidth(widths[b] ?? [])))
    .join(gap);
  const numbers = Math.max(...[heading, ...body].map((text) => columnsOf(text)));
  const names = nameColumn(titles, width - indent.length - gap.length - numbers);
  const nameWidth = Math.max(...names.map((name) => columnsOf(name)));
  return [
    paint("dim", indent + " ".repeat(nameWidth) + gap + heading),
    ...names.map((name, i) => (indent + toLeft(name, nameWidth) + gap + (body[i] ?? "")).trimEnd()),
  ];
}

type RowTitle = readonly [id: string, title: string];

function rowTitles(
  { all }: ForecastResult,
  shown: ReadonlyArray<GoalResult>,
  tongue: Paper["tongue"],
): ReadonlyArray<RowTitle> {
  const say = tongue.say.compare;
  return [
    ...shown.map(({ id, title }): RowTitle => [id, tongue.text(title)]),
    [say.together(tongue.number(all.goals.length)), ""],
    [say.goalsMet, ""],
  ];
}

/** Ids with as much of the titles as there is room for, or alone. */
function nameColumn(titles: ReadonlyArray<RowTitle>, room: number): ReadonlyArray<string> {
  const ids = titles.filter(([, title]) => title !== "").map(([id]) => columnsOf(id));
  const idWidth = Math.max(0, ...ids);
  const left = room - idWidth - gap.length;
  return titles.map(([id, title]) => {
    if (title === "" || left < titleLeast) return id;
    return toLeft(id, idWidth) + gap + cut(title, left);
  });
}

/** Of each goal the verdict with its probability, and the change. */
function cellsOf(
  { goals, forecast }: ScenarioComparison,
  shown: ReadonlyArray<GoalResult>,
  tongue: Paper["tongue"],
): ReadonlyArray<ReadonlyArray<string>> {
  return shown.map(({ id }) => {
    const goal = forecast.goals.find((one) => one.id === id);
    const change = goals.find((one) => one.id === id);
    if (goal === undefined || change === undefined) return ["", ""];
    return [verdictCell(goal, tongue), changeCell(change, tongue)];
  });
}

function verdictCell({ verdict, probability }: GoalResult, tongue: Paper["tongue"]): string {
  const chance = probability === null ? "" : ` ${probabilityText(probability.estimate, tongue)}`;
  return glyphs[verdict] + chance;
}

/** `▲ +43`, `▼ −2`, `+1`, `=`. */
function changeCell({ effect, attainment }: GoalComparison, tongue: Paper["tongue"]): string {
  if (effect === "none") return "=";
  const points = attainment === null ? "" : tongue.signed(attainment.change * 100);
  if (effect === "better") return `▲ ${points}`;
  return effect === "worse" ? `▼ ${points}` : points;
}

function togetherCell({ all }: ForecastResult, tongue: Paper["tongue"]): string {
  return all.probability === null ? "" : probabilityText(all.probability.estimate, tongue);
}

function metCell(forecast: ForecastResult, { tongue }: Paper): string {
  const { met, judged } = metOf(forecast);
  return tongue.say.compare.of(tongue.number(met), tongue.number(judged));
}

/** Goals surely met, of those that can be judged. */
export function metOf({ goals }: ForecastResult): {
  readonly met: number;
  readonly judged: number;
} {
  const judged = goals.filter(({ verdict }) =>
    ["met", "missed", "uncertain", "notMeasurable"].includes(verdict),
  );
  return { met: judged.filter(({ verdict }) => verdict === "met").length, judged: judged.length };
}
