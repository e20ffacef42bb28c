/**
 * How often intervals hold the truth, in experiments where it is known. Each kind of interval is
 * made in experiments of several shapes and sizes by turns; sequential ones run the procedure that
 * `caseflow run --precision` runs. Used by the quick and the slow tests and by a mutant.
 */
import { precision } from "../../src/experiment/precision.ts";
import type { Procedure } from "../../src/experiment/procedure.ts";
import { controlledMean } from "../../src/statistics/control-variates.ts";
import { halfWidth, type Interval } from "../../src/statistics/interval.ts";
import { meanInterval } from "../../src/statistics/mean.ts";
import { differenceOfMeans, differenceOfShares } from "../../src/statistics/paired.ts";
import { clopperPearson, wilson } from "../../src/statistics/share.ts";
import { jointLevel } from "../../src/statistics/simultaneous.ts";
import { pairingGain, varianceRatio } from "../../src/statistics/variance-ratio.ts";
import { experiments, type Numbers, shapes, turn } from "./synthetic.ts";

export const level = 0.9;

/** Whether one experiment's interval, or all of them at once, held the truth. */
type Trial = (experiment: number, numbers: Numbers) => boolean;

const holds = ({ low, high }: Interval, truth: number): boolean => low <= truth && truth <= high;

/** Share of experiments whose interval held the truth. */
export function coverage(trial: Trial, count: number, seed: string): number {
  let held = 0;
  for (const [i, numbers] of experiments(count, seed)) if (trial(i, numbers)) held += 1;
  return held / count;
}

const shares = [0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.97];
const sizes = [20, 40, 100, 300];

const mean: Trial = (i, numbers) => {
  const shape = turn(shapes, i);
  const values = numbers.several(turn(sizes, i, shapes.length), () => shape.draw(numbers));
  return holds(meanInterval(values, level), shape.mean);
};

const share =
  (interval: typeof wilson): Trial =>
  (i, numbers) => {
    const p = turn(shares, i);
    const of = turn(sizes, i, shares.length);
    const count = numbers.several(of, () => Number(numbers.uniform() < p)).reduce((a, b) => a + b);
    return holds(interval(count, of, level), p);
  };

const differenceMeans: Trial = (i, numbers) => {
  const [base, noise] = [turn(shapes, i), turn(shapes, i, 2)];
  const n = turn(sizes, i, shapes.length);
  const values = numbers.several(n, () => base.draw(numbers));
  const others = values.map((x) => 1.1 * x + 0.3 * noise.draw(numbers));
  const truth = 0.1 * base.mean + 0.3 * noise.mean;
  return holds(differenceOfMeans(values, others, level).interval, truth);
};

/** Probabilities that a replication is gained, and lost, by a change of plan. */
const changes = [
  [0.04, 0.04],
  [0.1, 0],
  [0.2, 0.05],
  [0.05, 0.3],
  [0.4, 0.1],
  [0.01, 0.06],
];

const differenceShares: Trial = (i, numbers) => {
  const [gained, lost] = turn(changes, i) as [number, number];
  const n = turn(sizes, i, changes.length);
  const marks = numbers.several(n, () => numbers.uniform());
  const base = marks.map((u) => Number(u >= gained && u < 0.5 + lost / 2));
  const other = marks.map((u, k) => {
    if (u < gained) return 1;
    return u >= 0.5 - lost / 2 && u < 0.5 + lost / 2 ? 0 : base[k]!;
  });
  return holds(differenceOfShares(base, other, level).interval, gained - lost);
};

const controlled: Trial = (i, numbers) => {
  const [noise, control] = [turn(shapes, i), turn(shapes, i, 2)];
  const n = turn(sizes, i, shapes.length);
  const control1 = numbers.several(n, () => control.draw(numbers) - control.mean);
  const control2 = numbers.several(n, () => numbers.normal());
  const slope = turn([0, 0.5, 2], i);
  const values = control1.map((x, k) => slope * x + 0.4 * control2[k]! + noise.draw(numbers));
  return holds(controlledMean(values, [control1, control2], level).interval, noise.mean);
};

/** Six goals in each of three scenarios that share half of their noise. */
const manyMeans: Trial = (i, numbers) => {
  const n = turn(sizes, i);
  const weights = Array.from({ length: 18 }, (_, k) => [(k % 3) + 0.2, (k % 6) * 0.4 + 0.5]);
  const year = Array.from({ length: 6 }, () => numbers.several(n, () => numbers.normal()));
  const columns = weights.map(([shared, own], k) =>
    year[k % 6]!.map((x) => shared! * x + own! * numbers.normal()),
  );
  const each = jointLevel(columns, level);
  return columns.every((column) => holds(meanInterval(column, each), 0));
};

const manyShares: Trial = (i, numbers) => {
  const n = turn([60, 100, 300], i);
  const year = numbers.several(n, () => numbers.normal());
  // Levels that a good or bad year is set against: shares from 0.2 to 0.8.
  const bars = [-1.19, -0.6, -0.2, 0.2, 0.6, 1.19];
  const columns = bars.map((bar) => year.map((x) => Number(x + numbers.normal() < bar)));
  const truths = [0.2, 0.3357, 0.4438, 0.5562, 0.6643, 0.8];
  const each = jointLevel(columns, level);
  return columns.every((column, k) => {
    const count = column.reduce((a, b) => a + b);
    return holds(wilson(count, n, each), truths[k]!);
  });
};

const ratio: Trial = (i, numbers) => {
  const above = numbers.several(turn(sizes, i), () => 2 * numbers.normal());
  const below = numbers.several(turn(sizes, i, sizes.length), () => numbers.normal());
  return holds(varianceRatio(above, below, level).interval, 4);
};

const gain: Trial = (i, numbers) => {
  const n = turn([60, 150, 300], i);
  const width = turn([0.1, 0.3, 1], i, 3);
  const base = numbers.several(n, () => numbers.normal());
  const other = base.map((x) => x + width * numbers.normal());
  const truth = (2 + width * width) / (width * width);
  return holds(pairingGain(base, other, level).interval, truth);
};

/** Drives a procedure that wants one candidate, with values made up as they are asked for. */
export function drive<Answer>(
  procedure: Procedure<Answer>,
  valuesOf: () => ReadonlyArray<number>,
): Answer {
  let step = procedure.next();
  while (!step.done) {
    step = procedure.next(
      step.value.map(({ from, to }) => Array.from({ length: to - from }, valuesOf)),
    );
  }
  return step.value;
}

const target = { atLeast: 1 } as const;
const most = 4000;

const sequentialMean: Trial = (i, numbers) => {
  const shape = turn(shapes, i);
  const half = turn([0.5, 0.35, 0.25, 0.15, 0.1], i, shapes.length);
  const relative = turn([false, true], i, shapes.length * 5);
  const aim = { of: "mean", half: relative ? half / shape.mean : half, relative } as const;
  const asked = { aims: [{ candidate: 0, goal: 0, target, aim }], level, most };
  const { standings, reached } = drive(precision(asked), () => [shape.draw(numbers)]);
  return reached && holds(standings[0]!.interval, shape.mean);
};

const sequentialShare: Trial = (i, numbers) => {
  const p = turn(shares, i);
  const aim = { of: "share", half: turn([0.1, 0.06, 0.04], i, shares.length), relative: false };
  const asked = { aims: [{ candidate: 0, goal: 0, target, aim: aim as never }], level, most };
  const { standings, reached } = drive(precision(asked), () => [Number(numbers.uniform() < p)]);
  return reached && holds(standings[0]!.interval, p);
};

/** Three means, one of them with a control, and two probabilities, of goals that move together. */
const sequentialMany: Trial = (i, numbers) => {
  const controls: number[] = [];
  const scale = turn([1, 0.7, 0.5], i);
  const aimOf = (goal: number, of: "mean" | "share", half: number, more = {}) => ({
    candidate: 0,
    goal,
    target: { atLeast: 0 },
    aim: { of, half: half * scale, relative: false },
    ...more,
  });
  const aims = [
    aimOf(0, "mean", 0.6),
    aimOf(1, "mean", 0.4, { controls: (r: number) => [controls[r]!] }),
    aimOf(2, "mean", 0.8),
    aimOf(0, "share", 0.15),
    aimOf(1, "share", 0.2),
  ];
  const { standings } = drive(precision({ aims, level, most }), () => {
    const [year, control] = [numbers.normal(), numbers.normal()];
    controls.push(control);
    return [year, year + control + 0.5 * numbers.normal(), numbers.exponential() - 1 + 0.3 * year];
  });
  return standings.every(({ interval }, k) => holds(interval, k < 3 ? 0 : 0.5));
};

export interface Kind {
  readonly name: string;
  readonly trial: Trial;
  /** It may hold the truth more often than it says. */
  readonly sure: boolean;
}

/** All kinds of intervals that results have. */
export const kinds: ReadonlyArray<Kind> = [
  { name: "mean (Student's t)", trial: mean, sure: false },
  { name: "share (Wilson)", trial: share(wilson), sure: false },
  { name: "share (Clopper–Pearson)", trial: share(clopperPearson), sure: true },
  { name: "paired difference of means", trial: differenceMeans, sure: false },
  { name: "paired difference of shares (Agresti–Min)", trial: differenceShares, sure: false },
  { name: "mean with control variates", trial: controlled, sure: false },
  { name: "18 means at once (max-|t|)", trial: manyMeans, sure: false },
  { name: "6 shares at once (max-|t|, Wilson)", trial: manyShares, sure: false },
  { name: "ratio of variances (F)", trial: ratio, sure: false },
  { name: "gain by pairing (jackknife)", trial: gain, sure: false },
  { name: "mean, sequential", trial: sequentialMean, sure: false },
  { name: "share, sequential", trial: sequentialShare, sure: false },
  { name: "3 means and 2 shares at once, sequential", trial: sequentialMany, sure: false },
];

/** What must not be done: looking after every replication at 90 %, until it seems narrow enough. */
export const peeking: Trial = (i, numbers) => {
  const shape = turn(shapes, i);
  const half = turn([0.5, 0.35, 0.25], i, shapes.length);
  const values = new Float64Array(most);
  for (let n = 1; n <= most; n += 1) {
    values[n - 1] = shape.draw(numbers);
    const interval = meanInterval(values.subarray(0, n), level);
    if (n > 2 && halfWidth(interval) <= half) return holds(interval, shape.mean);
  }
  return false;
};
