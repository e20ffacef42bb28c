/**
 * A world in which the model is true: histories that the scenario itself made, each under a chance
 * of its own, foreseen from four origins. Then intervals hold what they say, truths lie evenly in
 * their forecasts, and probabilities of goals come true as often as they say. Once the history is
 * a log of the model, from which the whole state is known, and once records of it, which leave
 * part of the state to be made up. What was found is written to `RESULTS.md`.
 *
 * Histories are independent, so a share from n of them, each a few cases that hang together, has
 * an error of no more than that of n times the series; asked is what that allows.
 */
import * as Effect from "effect/Effect";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { originsOf } from "../../../src/calibration/backtest/origins.ts";
import { writeLogFile } from "../../../src/runtime/log-file.ts";
import { openLog } from "../../../src/runtime/open-log.ts";
import type { BacktestResult } from "../../../src/report/backtest-result.ts";
import { compile } from "../../../src/scenario/compile.ts";
import { version } from "../../../src/experiment/version.ts";
import { scenarioKey } from "../../../src/runtime/scenario-snapshot.ts";
import { vocabularyHash } from "../../../src/store/vocabulary-hash.ts";
import { logOf } from "../../../src/testing/runs.ts";
import { Archive, asking, lived, load, tested, town } from "./worlds.ts";

const [histories, replications] = [24, 40];
const origins = originsOf("2010-01,2010-04,2010-07,2010-09") as ReadonlyArray<number>;
const levels = [0.5, 0.8, 0.9, 0.95];
const archive = new Archive();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "caseflow-true-model-"));
const rows: string[] = [];
const details: string[] = [];

const kinds = ["the whole state known", "records"] as const;

/** The back-test of one history. */
async function resultOf(kind: (typeof kinds)[number], number: number): Promise<BacktestResult> {
  const loaded = await load(town);
  const seed = `truth ${number}`;
  const keep = () => {
    if (kind === "records") return archive.keep(lived(loaded, seed));
    const plan = compile(loaded.scenario);
    const of = { scenario: scenarioKey(plan), seed, replication: 0, model: version };
    const header = { vocabulary: vocabularyHash(), ...of };
    const written = writeLogFile(folder, header, logOf(plan, seed));
    return Effect.runPromise(Effect.flatMap(written, (file) => openLog(file)));
  };
  return tested(asking(loaded, await keep(), { origins, replications }), 1);
}

const pooled = (results: ReadonlyArray<BacktestResult>, level: number) => {
  const all = results.map(({ coverage }) => coverage.find((one) => one.level === level)!);
  return all.reduce((sum, { share }) => sum + share!, 0) / all.length;
};

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

describe.each(kinds)("%s", (kind) => {
  test("intervals hold what they say", { timeout: 30 * 60_000 }, async () => {
    // One after another: they share two processors.
    const each = Array.from({ length: histories }, (_, i) =>
      Effect.promise(() => resultOf(kind, i)),
    );
    const results = await Effect.runPromise(Effect.all(each));
    const held = levels.map((level) => pooled(results, level));
    const series = results[0].series.map(({ id }) => id);
    for (const id of series) {
      const of = results.flatMap((result) => result.series.filter((one) => one.id === id));
      const at = (level: number) => {
        const shares = of.map(({ coverage }) => coverage.find((one) => one.level === level)!);
        return percent(shares.reduce((sum, { share }) => sum + (share ?? 0), 0) / of.length);
      };
      const bias = of.reduce((sum, one) => sum + (one.bias ?? 0), 0) / of.length;
      const skill = (r: number) =>
        percent(of.reduce((sum, { skills }) => sum + (skills[r]?.estimate ?? 0), 0) / of.length);
      details.push(
        `| ${kind} | ${id} | ${at(0.5)} | ${at(0.9)} | ${bias.toFixed(2)} | ${skill(0)} | ` +
          `${skill(1)} |`,
      );
    }
    const wagers = results.flatMap(({ goals }) =>
      goals.flatMap(({ cases }) => cases.filter(({ probability }) => probability !== null)),
    );
    const said = wagers.reduce((sum, one) => sum + one.probability!, 0) / wagers.length;
    const came = wagers.filter(({ attained }) => attained).length / wagers.length;
    rows.push(
      `| ${kind} | ${held.map(percent).join(" | ")} | ${percent(said)} | ${percent(came)} |`,
    );
    expect(held[2]).toBeGreaterThan(0.86);
    expect(held[2]).toBeLessThan(0.94);
    expect(Math.abs(held[0] - 0.5)).toBeLessThan(0.07);
  });
});

afterAll(() => {
  archive.forget();
  fs.rmSync(folder, { recursive: true });
  const page = [
    "# Back-tests of a world in which the model is true",
    "",
    "`npm run test:slow -- tests/calibration` writes this page.",
    "",
    `${histories} histories that \`${town}\` made, ${origins.length} origins each, 3 months ahead,`,
    `${replications} replications from each, ${new Date().toISOString().slice(0, 10)}. The error`,
    "of a share is about a point, of one series three.",
    "",
    "Truths in the central part of their forecasts over all series; and goals whose year ends",
    "within the months ahead: the mean probability they were given, and how many were attained.",
    "",
    "| history | 50 % | 80 % | 90 % | 95 % | goals: said | came |",
    "|---|---|---|---|---|---|---|",
    ...rows,
    "",
    "By series; skill is the part of the CRPS saved against the last value and the Markov chain.",
    "",
    "| history | series | 50 % | 90 % | bias | last value | chain |",
    "|---|---|---|---|---|---|---|",
    ...details,
    "",
  ];
  fs.writeFileSync("tests/calibration/backtest/RESULTS.md", page.join("\n"));
});
