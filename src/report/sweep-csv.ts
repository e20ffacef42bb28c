/**
 * A sweep as a table for a spreadsheet or a statistics program: a line for every point and goal,
 * values with a decimal point whatever the language, empty where there is none (RFC 4180).
 */
import type { SweepResult } from "./sweep-result.ts";

const columns = [
  "goal",
  "replications",
  "mean",
  "meanLow",
  "meanHigh",
  "difference",
  "differenceLow",
  "differenceHigh",
  "probability",
  "probabilityLow",
  "probabilityHigh",
  "verdict",
] as const;

/** The table with its heading; lines end with CR LF. */
export function sweepCsv({ axes, goals, points }: SweepResult): string {
  const rows = points.flatMap(({ values, goals: found }) =>
    found.map((at, i) => [
      ...values,
      goals[i].id,
      at.measured,
      at.mean,
      at.lo,
      at.hi,
      at.difference?.mean ?? null,
      at.difference?.lo ?? null,
      at.difference?.hi ?? null,
      at.probability?.estimate ?? null,
      at.probability?.lo ?? null,
      at.probability?.hi ?? null,
      at.verdict,
    ]),
  );
  const lines = [[...axes.map(({ path }) => path), ...columns], ...rows];
  return lines.map((cells) => `${cells.map(quoted).join(",")}\r\n`).join("");
}

function quoted(cell: string | number | null): string {
  const text = cell === null ? "" : String(cell);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
