/**
 * A real panel: 712 school leavers in Northern Ireland, 72 monthly states. The chain of the last 24
 * months gives R's forecasts of a year ahead (reference/04-mvad, `holdout_markov24`), to 1e-9; and
 * one that goes by the calendar month of the year before beats it on employment at each of the
 * three origins, as the season's effect there says it should. The data are not everywhere.
 */
import { describe, expect, test } from "vitest";
import {
  afterMonths,
  type Chain,
  chainAt,
  type Moves,
} from "../../../src/calibration/baseline/markov-chain.ts";
import { crpsOfNormal } from "../../../src/statistics/scores/crps.ts";
import { sharedFile } from "../../statistics/scores/reference.ts";

const panel = sharedFile("ni-mvad/mvad.csv");
const answers = sharedFile("reference/04-mvad.json");

interface Answers {
  readonly states: ReadonlyArray<string>;
  readonly holdout_markov24: Readonly<
    Record<string, { readonly forecast: ReadonlyArray<number>; readonly actual: number[] }>
  >;
}

function movesOf(states: ReadonlyArray<string>): Moves {
  const persons = panel!
    .trim()
    .split("\n")
    .slice(1)
    .map((line) =>
      line
        .split(",")
        .slice(-72)
        .map((word) => states.indexOf(word.trim())),
    );
  const n = states.length;
  const stocks = Array.from({ length: 72 }, () => new Float64Array(n));
  const moved = Array.from({ length: 72 }, () => new Float64Array(n * n));
  for (const person of persons) {
    for (let month = 0; month < 72; month += 1) {
      stocks[month][person[month]] += 1;
      if (month > 0) moved[month][person[month - 1] * n + person[month]] += 1;
    }
  }
  return { states: n, stocks, moved, came: stocks.map(() => new Float64Array(n)) };
}

/** Mean CRPS of a multinomial forecast of one state, by its normal approximation. */
function scoreOf(chains: ReadonlyArray<Chain>, start: Float64Array, state: number, came: number) {
  let [mean, variance] = [0, 0];
  for (let from = 0; from < start.length; from += 1) {
    const one = new Float64Array(start.length);
    one[from] = 1;
    let now: Float64Array = one;
    for (const chain of chains) now = afterMonths(chain, now, 1);
    const there = now[state];
    mean += start[from] * there;
    variance += start[from] * there * (1 - there);
  }
  return crpsOfNormal(mean, Math.sqrt(variance), came);
}

describe.skipIf(panel === undefined || answers === undefined)("school leavers", () => {
  const { states, holdout_markov24: reference } = JSON.parse(answers ?? "{}") as Answers;

  test.each(["36", "48", "60"])("from month %s", (origin) => {
    const moves = movesOf(states);
    const known = Number(origin);
    const { forecast, actual } = reference[origin];
    const chain = chainAt(moves, known)!;
    const start = moves.stocks[known - 1];
    for (const [state, expected] of forecast.entries()) {
      expect(Math.abs(afterMonths(chain, start, 12)[state] - expected)).toBeLessThan(1e-9);
    }
    // `known` months less eleven: the chain of the one month that is a year before the one to come.
    const calendar = Array.from({ length: 12 }, (_, i) => chainAt(moves, known - 11 + i, 1)!);
    const employment = states.indexOf("employment");
    const homogeneous = Array.from({ length: 12 }, () => chain);
    const came = actual[employment];
    expect(scoreOf(calendar, start, employment, came)).toBeLessThan(
      scoreOf(homogeneous, start, employment, came),
    );
  });
});
