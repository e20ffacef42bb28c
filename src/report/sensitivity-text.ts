/**
 * A sensitivity analysis as text for a terminal: what was varied and how to read it, then goal by
 * goal the assumptions that matter most and how many do not, and in the last line what matters most
 * of all. What may be chance is counted and never drawn.
 */
import { columnsOf, cut, type Paper, wrapped } from "./paper.ts";
import { importanceLines, importanceVerdict } from "./importance-text.ts";
import { screeningLines, screeningVerdict } from "./screening-text.ts";
import type { SensitivityResult } from "./sensitivity-result.ts";
import { tornadoLines, tornadoVerdict } from "./tornado-text.ts";

/** The text; it ends with a line break. `top` is how many assumptions a goal shows at most. */
export function sensitivityText(result: SensitivityResult, top: number, paper: Paper): string {
  const parts = [
    headLines(result, paper),
    ...goalParts(result, top, paper),
    ...leverParts(result, paper),
    ...(result.method === "tornado"
      ? [dimmed(paper.tongue.say.sensitivity.tornadoLegend, paper)]
      : []),
    wrapped(verdictLine(result, paper), paper.width),
  ];
  return `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function goalParts(result: SensitivityResult, top: number, paper: Paper) {
  switch (result.method) {
    case "tornado":
      return result.goals.map((goal) => tornadoLines(result, goal, top, paper));
    case "morris":
      return result.goals.map((goal) => screeningLines(result, goal, top, paper));
    case "sobol":
      return result.goals.map((goal) => importanceLines(result, goal, top, paper));
  }
}

/** What the levers are whose paths the tables name; none where no lever is varied. */
function leverParts({ varied }: SensitivityResult, { width, paint }: Paper) {
  const lines = varied.flatMap(({ path, lever }) =>
    lever === null ? [] : wrapped(`${path}: ${lever}`, width),
  );
  return lines.length === 0 ? [] : [lines.map((line) => paint("dim", line))];
}

/** What matters most of all. */
export function verdictLine(result: SensitivityResult, { tongue }: Paper): string {
  switch (result.method) {
    case "tornado":
      return tornadoVerdict(result, tongue);
    case "morris":
      return screeningVerdict(result, tongue);
    case "sobol":
      return importanceVerdict(result, tongue);
  }
}

function headLines(result: SensitivityResult, paper: Paper): ReadonlyArray<string> {
  const { tongue, width, paint } = paper;
  const { scenario, seed, version, level, varied, fixed, leftOut, held } = result;
  const say = tongue.say.sensitivity;
  const title = cut(tongue.text(scenario.title), width);
  const room = width - columnsOf(title) - 2;
  const file = columnsOf(scenario.file) <= room ? `  ${paint("dim", scenario.file)}` : "";
  const levels = tongue.say.levelOfIntervals(tongue.percent(level));
  const tables = [...new Set(varied.flatMap(({ shares }) => shares ?? []))];
  const counts = [
    ...(fixed.length === 0 ? [] : [say.fixed(tongue.number(fixed.length))]),
    ...(leftOut === 0 ? [] : [say.leftOut(tongue.number(leftOut))]),
  ];
  const made = `${methodText(result, paper)}, ${say.made(seed, version)}, ${levels}`;
  return [
    paint("bold", title) + file,
    ...dimmed(made, paper),
    ...dimmed(noteText(result, paper), paper),
    ...(result.replications === 1 && result.method !== "sobol" ? dimmed(say.noNoise, paper) : []),
    ...(result.method === "sobol" && result.screened !== null
      ? dimmed(say.chosen(tongue.number(varied.length)), paper)
      : []),
    ...(tables.length === 0 ? [] : dimmed(say.shares(tables.join(", ")), paper)),
    ...(held === 0 ? [] : dimmed(say.held(tongue.number(held)), paper)),
    ...(counts.length === 0 ? [] : dimmed(`(${counts.join("; ")})`, paper)),
  ];
}

function methodText(result: SensitivityResult, { tongue }: Paper): string {
  const say = tongue.say.sensitivity;
  const [assumptions, points, replications] = [
    result.varied.length,
    result.points,
    result.replications,
  ].map((count) => tongue.number(count));
  switch (result.method) {
    case "tornado":
      return say.tornado(assumptions, points, replications);
    case "morris":
      return say.morris(assumptions, tongue.number(result.starts), points, replications);
    case "sobol":
      return say.sobol(assumptions, tongue.number(result.rows), points, replications);
  }
}

function noteText(result: SensitivityResult, { tongue }: Paper): string {
  const say = tongue.say.sensitivity;
  const rate = tongue.percent(result.falseShare);
  if (result.method === "tornado") return say.tornadoNote(rate);
  if (result.method === "morris") return say.morrisNote(rate);
  return result.replications === 1
    ? say.noNoise
    : say.sobolNote(tongue.number(result.replications));
}

const dimmed = (text: string, { width, paint }: Paper): ReadonlyArray<string> =>
  wrapped(text, width).map((line) => paint("dim", line));
