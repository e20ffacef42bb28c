/**
 * What one plan does, in full: what in it is different, goal by goal how far it is from the
 * baseline and how surely, and what became of people. Goals that it leaves as they were are named
 * in a line, not shown with zeros.
 */
import type { ComparisonResult, GoalComparison, ScenarioComparison } from "./comparison-result.ts";
import { fitting } from "./columns.ts";
import { changeTexts, differenceTexts, fromTo, meanTexts, times } from "./compare-numbers.ts";
import { peopleLines } from "./compare-people.ts";
import type { GoalResult } from "./forecast-result.ts";
import { changeLines } from "./forecast-text.ts";
import { targetText } from "./goal-numbers.ts";
import { colours, columnsOf, glyphs, type Paper, wrapped } from "./paper.ts";

const indent = "  ";

/** A goal of a plan with the same of the baseline. */
interface Row {
  readonly before: GoalResult;
  readonly after: GoalResult;
  readonly change: GoalComparison;
}

/** Lines of a plan set beside the baseline. */
export function detailLines(
  result: ComparisonResult,
  scenario: ScenarioComparison,
  paper: Paper,
): ReadonlyArray<string> {
  const { tongue, width, paint } = paper;
  const rows = rowsOf(result, scenario);
  const title = wrapped(
    `${scenario.label}  ${tongue.text(scenario.forecast.scenario.title)}`,
    width,
  );
  const question = scenario.question === null ? "" : tongue.text(scenario.question);
  const shown = rows.filter(({ change }) => !["none", "notMeasurable"].includes(change.effect));
  const parts = [
    [
      ...title.map((text) => paint("bold", text)),
      ...(question === "" ? [] : wrapped(question, width - 3).map((text) => `   ${text}`)),
    ],
    changeLines(scenario.forecast, paper),
    goalLines(shown, scenario, paper),
    noteLines(rows, scenario, paper),
    peopleLines(scenario.fates, paper),
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .flatMap((lines, i) => (i < 1 ? lines : ["", ...lines]));
}

function rowsOf({ baseline }: ComparisonResult, scenario: ScenarioComparison): ReadonlyArray<Row> {
  const before = new Map(baseline.goals.map((goal) => [goal.id, goal]));
  const after = new Map(scenario.forecast.goals.map((goal) => [goal.id, goal]));
  return scenario.goals.flatMap((change) => {
    const [old, now] = [before.get(change.id), after.get(change.id)];
    const isShown = old !== undefined && now !== undefined && now.verdict !== "notYetModelled";
    return isShown ? [{ before: old, after: now, change }] : [];
  });
}

function goalLines(
  rows: ReadonlyArray<Row>,
  scenario: ScenarioComparison,
  paper: Paper,
): ReadonlyArray<string> {
  if (rows.length === 0) return [];
  const { tongue, width, paint } = paper;
  const { say } = tongue;
  const { baseline, difference, between, change } = say.compare;
  const heading = [say.target, baseline, scenario.label, difference, between];
  heading.push(say.attained, change, between);
  const cells = [heading, ...rows.map((row) => cellsOf(row, paper))];
  const written = fitting(cells, width - indent.length).map((row) => indent + row);
  return [
    paint("bold", say.goals),
    paint("dim", written[0] ?? ""),
    ...rows.flatMap((row, i) => [...titleLines(row, paper), written[i + 1] ?? ""]),
  ];
}

function cellsOf({ before, after, change }: Row, { tongue }: Paper): ReadonlyArray<string> {
  const arrow = { better: "▲ ", worse: "▼ " }[change.effect as string] ?? "";
  const [difference, interval] = differenceTexts(after, change, tongue);
  const [points, bounds] = changeTexts(change.attainment, tongue);
  return [
    targetText(after, tongue),
    ...meanTexts(before, after, tongue),
    arrow + difference,
    interval,
    fromTo(before.probability, after.probability, tongue),
    points,
    bounds,
  ];
}

/** `✗ → ~ uncertain  JKN-5  Placements …`. */
function titleLines(
  { before, after }: Row,
  { tongue, width, paint }: Paper,
): ReadonlyArray<string> {
  const turn = before.verdict === after.verdict ? "" : `${glyphs[before.verdict]} → `;
  const verdict = `${turn}${glyphs[after.verdict]} ${tongue.say.verdicts[after.verdict]}`;
  const hanging = columnsOf(verdict) + columnsOf(after.id) + 4;
  const [first = "", ...more] = wrapped(tongue.text(after.title), width - hanging);
  return [
    `${paint(colours[after.verdict], verdict)}  ${paint("bold", after.id)}  ${first}`,
    ...more.map((text) => " ".repeat(hanging) + text),
  ];
}

/** What is the same, what cannot be told, all goals together, and what the chance was worth. */
function noteLines(
  rows: ReadonlyArray<Row>,
  { all, forecast }: ScenarioComparison,
  { tongue, width }: Paper,
): ReadonlyArray<string> {
  const say = tongue.say.compare;
  const withEffect = (effect: string) => rows.filter(({ change }) => change.effect === effect);
  const names = (found: ReadonlyArray<Row>) => found.map(({ after }) => after.id).join(", ");
  const [same, lost] = [withEffect("none"), withEffect("notMeasurable")];
  const reachesNone = same.length + lost.length === rows.length;
  const notes: string[] = [];
  if (reachesNone) notes.push(say.reachesNone);
  else if (same.length > 0) notes.push(say.same(names(same)));
  if (lost.length > 0) notes.push(say.notMeasurable(names(lost)));
  if (
    forecast.all.goals.length > 1 &&
    forecast.all.probability !== null &&
    all !== null &&
    !reachesNone
  ) {
    const [points, bounds] = changeTexts(all, tongue);
    const together = say.together(tongue.number(forecast.all.goals.length));
    const before = { estimate: forecast.all.probability.estimate - all.change };
    const turn = fromTo(before, forecast.all.probability, tongue);
    notes.push(`${capital(together)}: ${turn} (${points}, ${bounds}).`);
  }
  notes.push(...sparedBy(rows, tongue));
  return notes.flatMap((note) => wrapped(note, width));
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The least and the most that the same chance was worth, by the goals' values. */
function sparedBy(rows: ReadonlyArray<Row>, tongue: Paper["tongue"]): ReadonlyArray<string> {
  const say = tongue.say.compare;
  const gains = rows
    .flatMap(({ after: { id }, change: { pairingGain } }) =>
      pairingGain === null ? [] : [{ id, gain: pairingGain }],
    )
    .sort((one, other) => one.gain - other.gain);
  const [low, high] = [gains[0], gains.at(-1)];
  if (low === undefined || high === undefined) return [];
  if (low === high) return [say.sparedOne(times(low.gain, tongue), low.id)];
  return [say.spared(times(low.gain, tongue), low.id, times(high.gain, tongue), high.id)];
}
