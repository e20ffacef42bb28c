/** The seam as text: what has happened, what is forecast, how much of each goal is decided. */
import { cellLeast } from "../history/small-cells.ts";
import type { ForecastResult } from "./forecast-result.ts";
import { amount, most } from "./goal-numbers.ts";
import { columnsOf, cut, type Paper, wrapped } from "./paper.ts";
import type { SeamResult } from "./seam-result.ts";

/** Lines of the seam; none for a forecast that has none. */
export function seamLines({ seam, goals }: ForecastResult, paper: Paper): ReadonlyArray<string> {
  if (seam === undefined) return [];
  const { tongue, width, paint } = paper;
  const say = tongue.say.seam;
  const known = seam.knownOn === null ? [] : [say.knownOn(tongue.date(seam.knownOn))];
  const log = [seam.log, ...known, seam.chain.slice(0, 8)].join(", ");
  const chance = seam.way === "recorded" ? `, ${say.recorded}` : "";
  const wide = Math.max(...seam.goals.map(({ id }) => columnsOf(id)), 0);
  const decided = seam.goals.flatMap((part) => {
    const goal = goals.find(({ id }) => id === part.id);
    if (goal === undefined || goal.verdict === "notYetModelled") return [];
    return cut(`  · ${part.id.padEnd(wide)}  ${decidedText(part, goal, paper)}`, width);
  });
  return [
    ...wrapped(say.happened(tongue.date(seam.happenedTo), log), width).map((line) =>
      paint("bold", line),
    ),
    ...(seam.way === "records" && seam.kind === "forecast"
      ? wrapped(say.asRecords, width - 2).map((line) => `  ${line}`)
      : []),
    ...decided,
    `  ${say.onBenefit(tongue.number(seam.onBenefit))}`,
    paint("bold", say.forecast(tongue.date(seam.forecastFrom)) + chance),
    ...gapLines(seam, paper),
  ];
}

function decidedText(
  { months, decided, soFar }: SeamResult["goals"][number],
  goal: ForecastResult["goals"][number],
  { tongue }: Paper,
): string {
  const say = tongue.say.seam;
  if (decided === 0) return say.undecided;
  const part = say.decided(tongue.number(decided), tongue.number(months));
  if (soFar === null) return part;
  const decimals = goal.unit !== "share" && Number.isInteger(soFar) ? 0 : most[goal.unit];
  return `${part}, ${say.soFar(amount(goal, soFar, decimals, tongue))}`;
}

/** What was filled in, and what contradicts itself. */
function gapLines(seam: SeamResult, { tongue, width, paint }: Paper): ReadonlyArray<string> {
  const say = tongue.say.seam;
  const number = (count: number | null) =>
    count === null ? say.few(tongue.number(cellLeast)) : tongue.number(count);
  const list = (rows: ReadonlyArray<readonly [number: string, what: string]>) => {
    const wide = Math.max(0, ...rows.map(([shown]) => columnsOf(shown)));
    return rows.flatMap(([shown, what]) =>
      wrapped(what, width - wide - 4).map((line, i) => {
        const before = i === 0 ? " ".repeat(wide - columnsOf(shown)) + shown : " ".repeat(wide);
        return `  ${before}  ${line}`;
      }),
    );
  };
  const assumed = seam.assumed.map(
    ({ what, citizens }) => [number(citizens), say.assumed[what]] as const,
  );
  const contradicted = seam.contradictions.map(
    ({ what, times }) => [`${number(times)} ×`, say.contradictions[what]] as const,
  );
  return [
    ...(assumed.length === 0
      ? []
      : [paint("dim", say.assumptions(tongue.number(seam.onBenefit))), ...list(assumed)]),
    ...(contradicted.length === 0 ? [] : [paint("dim", say.contradictory), ...list(contradicted)]),
  ];
}
