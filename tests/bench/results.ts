/** The bench's result as people read it: one table, with the machine that it was measured on. */
import { cpus, totalmem } from "node:os";
import type { Row } from "./row.ts";

export interface Machine {
  readonly processor: string;
  readonly processors: number;
  readonly memoryGigabytes: number;
  readonly node: string;
  readonly system: string;
}

export function thisMachine(): Machine {
  const all = cpus();
  return {
    processor: all[0]?.model.trim() ?? "unknown",
    processors: all.length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    system: `${process.platform} ${process.arch}`,
  };
}

const heads = ["what", "measured", "bar", "beyond it", "verdict"] as const;
const wordsOf = (row: Row) => [row.what, row.measured, row.bar, row.beyond, row.verdict];

/** The table in columns, for a terminal. */
export function asText(rows: ReadonlyArray<Row>): string {
  const lines = [[...heads], ...rows.map(wordsOf)];
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const laidOut = lines.map((line) =>
    line
      .map((word, column) => word.padEnd(widths[column]))
      .join("  ")
      .trimEnd(),
  );
  return laidOut.join("\n");
}

/** The page that is kept beside the bench. */
export function asPage(rows: ReadonlyArray<Row>, date: string): string {
  const { processor, processors, memoryGigabytes, node, system } = thisMachine();
  const table = [heads, heads.map(() => "---"), ...rows.map(wordsOf)];
  return [
    "# What the bench measured",
    "",
    `${date}, ${processors} × ${processor}, ${memoryGigabytes} GB, ${system}, Node ${node}.`,
    "Processor time, medians of several runs after warm-up; threads and forecast by the clock.",
    "Written by `npm run bench -- --write`.",
    "",
    ...table.map((line) => `| ${line.join(" | ")} |`),
    "",
  ].join("\n");
}
