/**
 * Real arrivals: a bank's call centre in 1999, 28-day totals from 36 weekly origins, against what
 * R's best model scored there (reference/09-arrivals-backtest: 90 % intervals that held 86 %, mean
 * CRPS 2,448.43; Poisson 3 % and 3,313). The rule is the mean of the same weekday over the last
 * twelve weeks; how wrong it was before makes its spread, as for every rule of ours. The data are
 * not everywhere: see shared/data/README.md.
 */
import { expect, test } from "vitest";
import { aroundErrors } from "../../../src/calibration/baseline/spread.ts";
import { isCovered } from "../../../src/statistics/scores/coverage.ts";
import { crpsOfSample } from "../../../src/statistics/scores/crps.ts";
import { sharedFile } from "../../statistics/scores/reference.ts";

const text = sharedFile("callcentre-anonymousbank/daily_metrics_1999.csv");
const [weeks, ahead, week] = [12, 28, 7];

/** Calls a day; NaN on the two days that are missing. */
function daily(): Float64Array {
  const calls = new Float64Array(365).fill(Number.NaN);
  for (const line of text!.trim().split("\n").slice(1)) {
    const [date, total] = line.split(",");
    calls[(Date.parse(date) - Date.parse("1999-01-01")) / 86_400_000] = Number(total);
  }
  return calls;
}

const totalAfter = (calls: Float64Array, day: number) =>
  calls.subarray(day, day + ahead).reduce((sum, n) => sum + (Number.isNaN(n) ? 0 : n), 0);

/** Sum over the next days of the mean of their weekdays; days without a count are left out. */
function saidAfter(calls: Float64Array, day: number): number {
  let sum = 0;
  for (let next = day; next < day + ahead; next += 1) {
    if (Number.isNaN(calls[next])) continue;
    const same: number[] = [];
    for (let ago = next - week; ago >= Math.max(0, day - weeks * week); ago -= week) {
      if (ago < day && !Number.isNaN(calls[ago])) same.push(calls[ago]);
    }
    sum += same.reduce((total, n) => total + n, 0) / same.length;
  }
  return sum;
}

test.skipIf(text === undefined)("28-day totals of a call centre, 36 origins", () => {
  const calls = daily();
  let [score, held, origins] = [0, 0, 0];
  for (let origin = 84; origin <= 330; origin += week) {
    const errors: number[] = [];
    for (let before = ahead; before <= origin - ahead; before += week) {
      errors.push(totalAfter(calls, before) - saidAfter(calls, before));
    }
    const alone = (errors.length * week) / ahead;
    const forecast = aroundErrors(saidAfter(calls, origin), Float64Array.from(errors), alone);
    const truth = totalAfter(calls, origin);
    score += crpsOfSample(forecast, truth);
    held += isCovered(forecast, 0.9, truth) ? 1 : 0;
    origins += 1;
  }
  expect(origins).toBe(36);
  expect(held / origins).toBeGreaterThanOrEqual(0.8);
  expect(score / origins).toBeLessThanOrEqual(2448);
});
