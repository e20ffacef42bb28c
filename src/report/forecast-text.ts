/**
 * A forecast as text for a terminal: what was run, what is different from the baseline, the goals
 * with the worst first, what is not modelled, what was assumed, and the verdict as the last line,
 * which is what stays in view.
 */
import type { AssumptionResult, ForecastResult, GoalResult } from "./forecast-result.ts";
import { probabilityText } from "./goal-numbers.ts";
import { goalLines } from "./goal-table.ts";
import { colours, columnsOf, cut, glyphs, type Paper, wrapped } from "./paper.ts";
import { precisionLines } from "./precision-text.ts";
import { seamLines } from "./seam-text.ts";

const widestShown = 3;

/** The text; it ends with a line break. */
export function forecastText(result: ForecastResult, paper: Paper): string {
  const modelled = result.goals.filter(({ verdict }) => verdict !== "notYetModelled");
  const later = result.goals.filter(({ verdict }) => verdict === "notYetModelled");
  const parts = [
    headLines(result, paper),
    changeLines(result, paper),
    seamLines(result, paper),
    goalLines(modelled, result.replications, paper),
    precisionLines(result, paper),
    laterLines(later, paper),
    assumptionLines(result, paper),
    [verdictLine(result, paper)],
  ];
  const shown = parts.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function headLines(result: ForecastResult, { tongue, width, paint }: Paper): ReadonlyArray<string> {
  const { say } = tongue;
  const { scenario, replications, seed, version, level, period } = result;
  const title = cut(tongue.text(scenario.title), width);
  const made = say.forecastMade(tongue.number(replications), seed, version);
  const room = width - columnsOf(title) - 2;
  const file = columnsOf(scenario.file) <= room ? `  ${paint("dim", scenario.file)}` : "";
  return [
    paint("bold", title) + file,
    paint("dim", `${made}, ${say.levelOfIntervals(tongue.percent(level))}`),
    paint("dim", say.period(tongue.date(period.from), tongue.date(period.to))),
  ];
}

/** Only what differs; the rest is counted. */
export function changeLines({ changes }: ForecastResult, paper: Paper): ReadonlyArray<string> {
  if (changes === null) return [];
  const { tongue, width, paint } = paper;
  const { say } = tongue;
  const hanging = (text: string) =>
    wrapped(text, width - 8).map((line, i) => (i === 0 ? "  " : "        ") + line);
  const shown = (value: string | number | boolean) =>
    typeof value === "number" ? tongue.plain(value) : String(value);
  const lines = changes.settings.flatMap(({ path, old, new: now }) => {
    const name = path.replace(/^parameters\./u, "");
    if (old === null) return hanging(`+ ${name}  ${shown(now ?? "")}`);
    if (now === null) return hanging(`− ${name}  ${shown(old)}`);
    return hanging(`~ ${name}  ${shown(old)} → ${shown(now)}`);
  });
  return [
    paint("bold", say.changedFrom(tongue.text(changes.baseline.title))),
    ...(lines.length === 0 ? [`  ${say.nothingChanged}`] : lines),
    paint("dim", `    (${say.unchangedHidden(tongue.number(changes.unchanged))})`),
  ];
}

function laterLines(goals: ReadonlyArray<GoalResult>, paper: Paper): ReadonlyArray<string> {
  if (goals.length === 0) return [];
  const { tongue, width, paint } = paper;
  const idColumns = Math.max(...goals.map(({ id }) => columnsOf(id)));
  return [
    paint("bold", tongue.say.notYetModelled),
    ...goals.map(({ id, title, needs }) => {
      // What is needed is written in English only; half a sentence of it helps no Danish reader.
      const isSaid = needs !== null && needs !== "" && tongue.language === "en";
      const why = isSaid ? ` (${tongue.say.needs(needs)})` : "";
      return cut(`  · ${id.padEnd(idColumns)}  ${tongue.text(title)}${why}`, width);
    }),
  ];
}

function assumptionLines(result: ForecastResult, paper: Paper): ReadonlyArray<string> {
  const { tongue, width } = paper;
  const { say } = tongue;
  const { numbers, assumed } = result.assumptions;
  if (assumed.length === 0) return [say.noAssumptions(tongue.number(numbers))];
  const count = say.assumptionsOf(tongue.number(assumed.length), tongue.number(numbers));
  const widest = assumed.slice(0, widestShown).map((assumption) => shownRange(assumption, paper));
  const text = `${count}; ${say.widest}: ${widest.join(", ")} (${say.allAssumptions})`;
  return wrapped(text, width);
}

/** `hazard.noShow 0.15 [0.05–0.3]`, held together by spaces that do not break. */
function shownRange({ path, value, range: [low, high] }: AssumptionResult, { tongue }: Paper) {
  const name = path.replace(/^parameters\./u, "");
  return `${name} ${tongue.plain(value)} [${tongue.plain(low)}–${tongue.plain(high)}]`;
}

/** Every assumption with its range and its reason, as a part of its own. */
export function assumptionSheet(result: ForecastResult, paper: Paper): string {
  const { tongue, width, paint } = paper;
  const { assumed } = result.assumptions;
  const lines = assumed.flatMap((assumption) => [
    `  ${shownRange(assumption, paper)}`,
    ...wrapped(assumption.reason, width - 6).map((line) => paint("dim", `      ${line}`)),
  ]);
  return `${[paint("bold", tongue.say.assumptions), ...lines].join("\n")}\n`;
}

/** `3 of 7 goals met, 2 uncertain, 2 missed; all 7 together: 4 %`. */
export function verdictLine({ goals, all }: ForecastResult, paper: Paper): string {
  const { tongue, paint, width } = paper;
  const { summary } = tongue.say;
  const judged = goals.filter(({ verdict }) =>
    ["met", "missed", "uncertain", "notMeasurable"].includes(verdict),
  );
  if (judged.length === 0) return summary.nothing;
  const count = (of: string) => judged.filter(({ verdict }) => verdict === of).length;
  const met = count("met");
  const others = (["uncertain", "missed", "notMeasurable"] as const).filter((of) => count(of) > 0);
  const parts = [
    summary.met(tongue.number(met), tongue.number(judged.length)),
    ...others.map((verdict) => summary[verdict](tongue.number(count(verdict)))),
  ];
  const worst = judged[0]?.verdict ?? "met";
  const said = `${glyphs[worst]} ${parts.join(", ")}`;
  if (all.probability === null || all.goals.length < 2) return paint(colours[worst], said);
  const chance = probabilityText(all.probability.estimate, tongue);
  const together = summary.together(tongue.number(all.goals.length), chance);
  const fits = columnsOf(said) + 2 + columnsOf(together) <= width;
  return `${paint(colours[worst], said)};${fits ? " " : "\n  "}${together}`;
}
