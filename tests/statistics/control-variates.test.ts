/** The controlled mean against an ordinary regression, and what controls cost and bring. */
import { expect, test } from "vitest";
import { controlledMean } from "../../src/statistics/control-variates.ts";
import { meanInterval, meanOf, varianceOf } from "../../src/statistics/mean.ts";
import { experiments } from "./synthetic.ts";

// Twelve stopping distances by speed, of the data set `cars` of R.
const speed = [4, 4, 7, 7, 8, 9, 10, 10, 10, 11, 11, 12].map((value) => value - 15);
const distance = Float64Array.of(2, 10, 4, 22, 16, 10, 18, 26, 34, 17, 28, 14);

test("is the value of the regression line where the control is 0", () => {
  const found = controlledMean(distance, [Float64Array.from(speed)], 0.9);
  const line = leastSquares(speed, [...distance]);
  expect(found.estimate).toBeCloseTo(line.intercept, 10);
  expect(found.error).toBeCloseTo(line.error, 10);
  expect(found.degrees).toBe(10);
  // t with 10 degrees of freedom at 95 % is 1.812461.
  expect(found.interval.high - found.estimate).toBeCloseTo(1.812461123 * line.error, 6);
});

/** The textbook's line through points, with the standard error of its intercept. */
function leastSquares(xs: ReadonlyArray<number>, ys: ReadonlyArray<number>) {
  const n = xs.length;
  const sum = (values: ReadonlyArray<number>) => values.reduce((a, b) => a + b, 0);
  const [sx, sy] = [sum(xs), sum(ys)];
  const [sxx, sxy] = [sum(xs.map((x) => x * x)), sum(xs.map((x, i) => x * ys[i]!))];
  const slope = (n * sxy - sx * sy) / (n * sxx - sx * sx);
  const intercept = (sy - slope * sx) / n;
  const rest = sum(ys.map((y, i) => (y - intercept - slope * xs[i]!) ** 2)) / (n - 2);
  return { intercept, error: Math.sqrt((rest * sxx) / (n * sxx - sx * sx)) };
}

test("without controls, or too few replications for them, it is the plain mean", () => {
  expect(controlledMean(distance, [], 0.9).interval).toEqual(meanInterval(distance, 0.9));
  const few = distance.slice(0, 4);
  expect(controlledMean(few, [Float64Array.of(1, 2, 3, 4)], 0.9).estimate).toBe(meanOf(few));
});

test("says by how much a control brings the variance down, its price taken off", () => {
  const [[, numbers]] = [...experiments(1, "reduction")];
  const control = numbers!.several(5000, () => numbers!.normal());
  const useless = numbers!.several(5000, () => numbers!.normal());
  const values = control.map((x) => 3 + x + 0.5 * numbers!.normal());
  // Variance 1.25 without, 0.25 with.
  expect(controlledMean(values, [control], 0.9).reduction).toBeCloseTo(5, 0);
  const few = [values.slice(0, 20), useless.slice(0, 20)] as const;
  expect(controlledMean(few[0], [few[1]], 0.9).reduction).toBeLessThan(1.3);
});

test("a control that never varies, or says the same as another, changes nothing", () => {
  const control = Float64Array.from(speed);
  const alone = controlledMean(distance, [control], 0.9);
  const twice = controlledMean(distance, [control, control.map((x) => 2 * x)], 0.9);
  expect(twice.estimate).toBeCloseTo(alone.estimate, 9);
  const still = controlledMean(distance, [new Float64Array(12)], 0.9);
  expect(still.estimate).toBeCloseTo(meanOf(distance), 12);
  expect(varianceOf(still.left)).toBeCloseTo(varianceOf(distance), 9);
});
