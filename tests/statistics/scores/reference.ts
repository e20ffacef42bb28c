/**
 * Scores that were computed in R (scoringRules 1.0) for twelve samples; the file lies beside the
 * project where its data are, and not everywhere.
 */
import * as fs from "node:fs";
import * as path from "node:path";

/** Data that may not be shipped lie in a folder beside the project's. */
const sharedData = path.join(path.dirname(process.cwd()), "shared", "data");

/** The text of a file of it; undefined where it is not there. */
export function sharedFile(name: string): string | undefined {
  const file = path.join(sharedData, name);
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : undefined;
}

interface ReferenceScores {
  readonly ensemble: number | ReadonlyArray<number>;
  readonly y: number;
  readonly crps_edf: number;
  readonly crps_fair: number | null;
  readonly interval_alpha: ReadonlyArray<number>;
  readonly interval_score: ReadonlyArray<number>;
  readonly wis: number;
  readonly pinball: ReadonlyArray<number>;
  readonly dss: number | null;
  readonly pit_lo: number;
  readonly pit_hi: number;
}

export interface Reference {
  readonly scores: ReadonlyArray<ReferenceScores>;
  readonly crps_param: Readonly<Record<"norm" | "nbinom" | "pois", number>>;
  readonly brier: {
    readonly p: ReadonlyArray<number>;
    readonly o: ReadonlyArray<number>;
    readonly brier: ReadonlyArray<number>;
    readonly log: ReadonlyArray<number>;
  };
}

export function referenceScores(): Reference | undefined {
  const text = sharedFile("reference/08-scores-intervals.json");
  return text === undefined ? undefined : (JSON.parse(text) as Reference);
}
