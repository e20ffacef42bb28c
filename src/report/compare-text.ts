/**
 * A comparison as text for a terminal: what was compared, an overview when there are several
 * plans, then each plan by itself, and the verdict as the last line, which is what stays in view.
 */
import type { ComparisonResult } from "./comparison-result.ts";
import { toLeft } from "./columns.ts";
import { detailLines } from "./compare-details.ts";
import { metOf, overviewLines } from "./compare-overview.ts";
import type { ForecastResult } from "./forecast-result.ts";
import { probabilityText } from "./goal-numbers.ts";
import { colours, columnsOf, cut, glyphs, type Paper, wrapped } from "./paper.ts";
import { seamLines } from "./seam-text.ts";

/** The text; it ends with a line break. */
export function compareText(result: ComparisonResult, paper: Paper): string {
  const { scenarios } = result;
  const parts = [
    headLines(result, paper),
    ...(result.baseline.seam === undefined ? [] : [seamLines(result.baseline, paper)]),
    ...(scenarios.length > 1 ? [namesOf(result, paper)] : []),
    ...(scenarios.length > 1 ? [overviewLines(result, paper)] : []),
    ...scenarios.map((scenario) => detailLines(result, scenario, paper)),
    noteLines(paper),
    compareVerdict(result, paper),
  ];
  return `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function headLines(result: ComparisonResult, { tongue, width, paint }: Paper) {
  const { say } = tongue;
  const { baseline, scenarios, replications, seed, version, intervals, level } = result;
  const title = say.compare.title(
    tongue.number(scenarios.length),
    tongue.text(baseline.scenario.title),
  );
  const made = say.forecastMade(tongue.number(replications), seed, version);
  const chance = say.compare.sameChance(tongue.number(intervals), tongue.percent(level));
  const { from, to } = baseline.period;
  return [
    ...wrapped(title, width).map((text) => paint("bold", text)),
    ...[made, ...wrapped(chance, width), say.period(tongue.date(from), tongue.date(to))].map(
      (text) => paint("dim", text),
    ),
  ];
}

/** Which letter stands for which plan. */
function namesOf({ baseline, scenarios }: ComparisonResult, { tongue, width, paint }: Paper) {
  const named = [
    { label: tongue.say.compare.baseline, forecast: baseline },
    ...scenarios.map(({ label, forecast }) => ({ label, forecast })),
  ];
  const labels = Math.max(...named.map(({ label }) => columnsOf(label)));
  return named.map(({ label, forecast: { scenario } }) => {
    const title = cut(tongue.text(scenario.title), width - labels - 4);
    const room = width - labels - 4 - columnsOf(title) - 2;
    const file = columnsOf(scenario.file) <= room ? `  ${paint("dim", scenario.file)}` : "";
    return `  ${paint("bold", toLeft(label, labels))}  ${title}${file}`;
  });
}

const noteLines = ({ tongue, width, paint }: Paper): ReadonlyArray<string> =>
  wrapped(tongue.say.compare.points, width).map((text) => paint("dim", text));

/** `✗ no plan surely meets all 7 goals; nearest is C: 4 met, all 7 together 12 %`. */
export function compareVerdict(result: ComparisonResult, paper: Paper): ReadonlyArray<string> {
  const { tongue, width, paint } = paper;
  const say = tongue.say.compare;
  const { baseline, scenarios } = result;
  const judged = metOf(baseline).judged;
  if (judged === 0) return [say.nothing];
  const all = tongue.number(judged);
  const winner = bestOf(scenarios.filter(({ forecast }) => meetsAll(forecast)));
  if (winner !== undefined) {
    const title = tongue.text(winner.forecast.scenario.title);
    const text = `${glyphs.met} ${say.allMet(winner.label, title, all)}`;
    return wrapped(text, width).map((part) => paint(colours.met, part));
  }
  const nearest = bestOf([{ label: undefined, forecast: baseline }, ...scenarios]);
  const said = `${glyphs.missed} ${say.noneMeets(all)}`;
  if (nearest === undefined) return [paint(colours.missed, said)];
  const chance = nearest.forecast.all.probability?.estimate ?? 0;
  const met = tongue.number(metOf(nearest.forecast).met);
  const near = say.nearest(nearest.label, met, all, probabilityText(chance, tongue));
  const fits = columnsOf(said) + 2 + columnsOf(near) <= width;
  return fits
    ? [`${paint(colours.missed, said)}; ${near}`]
    : [`${paint(colours.missed, said)};`, ...wrapped(near, width - 2).map((text) => `  ${text}`)];
}

/** Whether every goal that can be judged is surely met, and there is one. */
export function meetsAll(forecast: ForecastResult): boolean {
  const { met, judged } = metOf(forecast);
  return judged > 0 && met === judged;
}

interface Labelled {
  /** Undefined for the baseline. */
  readonly label: string | undefined;
  readonly forecast: ForecastResult;
}

/**
 * The one with the best chance of all goals together, then most goals surely met, then the best
 * chances of the single goals; the first of equals.
 */
function bestOf<P extends Labelled>(plans: ReadonlyArray<P>): P | undefined {
  const together = ({ forecast }: P) => forecast.all.probability?.estimate ?? 0;
  const met = ({ forecast }: P) => metOf(forecast).met;
  const single = ({ forecast: { goals } }: P) =>
    goals.reduce((sum, { probability }) => sum + (probability?.estimate ?? 0), 0);
  return [...plans].sort(
    (one, other) =>
      together(other) - together(one) || met(other) - met(one) || single(other) - single(one),
  )[0];
}
