/**
 * Whether two models give the same distributions: each is run many times, and each statistic's two
 * means are compared by Welch's test. All are tested at once, so each gets its part of the allowed
 * false alarm (Bonferroni); the seeds are fixed, so an alarm that comes once comes always.
 */

export interface Difference {
  readonly statistic: string;
  readonly means: readonly [number, number];
  /** Difference of the means in standard errors. */
  readonly t: number;
  /** Probability of one so large when there is none, for this statistic alone. */
  readonly p: number;
}

export interface Comparison {
  /** Statistics that had enough to say. */
  readonly compared: number;
  /** Those that differ, beyond what chance does to all of them together. */
  readonly differing: ReadonlyArray<Difference>;
  /** All that were compared, the most unlikely first. */
  readonly all: ReadonlyArray<Difference>;
}

type Run = ReadonlyMap<string, number>;

/**
 * Compares the statistics of two sets of runs.
 * @param falseAlarm probability that anything differs at all when the models are the same
 */
export function compareRuns(
  ones: ReadonlyArray<Run>,
  others: ReadonlyArray<Run>,
  falseAlarm = 0.01,
): Comparison {
  const names = new Set([...ones, ...others].flatMap((run) => [...run.keys()]));
  const all = [...names]
    .flatMap((statistic) => test(statistic, ones, others) ?? [])
    .sort((a, b) => a.p - b.p);
  const differing = all.filter(({ p }) => p < falseAlarm / all.length);
  return { compared: all.length, differing, all };
}

/** The differences in words, one a line. */
export function describeDifferences(differences: ReadonlyArray<Difference>): string {
  return differences
    .map(({ statistic, means: [one, other], t }) =>
      [statistic, ": ", one.toFixed(3), " against ", other.toFixed(3), `, t ${t.toFixed(1)}`].join(
        "",
      ),
    )
    .join("\n");
}

/** A count that so few runs have ever seen has no bell shape to speak of. */
const fewest = 30;

function test(
  statistic: string,
  ones: ReadonlyArray<Run>,
  others: ReadonlyArray<Run>,
): Difference | undefined {
  const isMean = statistic.startsWith("mean ");
  const valuesOf = (runs: ReadonlyArray<Run>) =>
    isMean
      ? runs.map((run) => run.get(statistic)).filter((value) => value !== undefined)
      : runs.map((run) => run.get(statistic) ?? 0);
  const samples = [valuesOf(ones), valuesOf(others)] as const;
  if (isMean && (samples[0].length * 2 < ones.length || samples[1].length * 2 < others.length)) {
    return undefined;
  }
  const total = samples.flat().reduce((sum, value) => sum + Math.abs(value), 0);
  if (!isMean && total < fewest) return undefined;
  const [mean, otherMean] = [meanOf(samples[0]), meanOf(samples[1])];
  // A small count varies at least as a Poisson one does, whatever a few runs seem to say.
  const pooled = total / (samples[0].length + samples[1].length);
  const least = !isMean && pooled < 5 ? pooled : 0;
  const errors = samples.map((each) => Math.max(varianceOf(each), least) / each.length);
  const error = Math.sqrt(errors[0] + errors[1]);
  const difference = mean - otherMean;
  const isSame = Math.abs(difference) <= 1e-9 * Math.max(1, Math.abs(mean));
  const t = isSame ? 0 : difference / error;
  const freedom =
    (errors[0] + errors[1]) ** 2 /
    (errors[0] ** 2 / (samples[0].length - 1) + errors[1] ** 2 / (samples[1].length - 1));
  return {
    statistic,
    means: [mean, otherMean],
    t,
    p: error > 0 ? beyond(t, freedom) : isSame ? 1 : 0,
  };
}

const meanOf = (values: ReadonlyArray<number>): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function varianceOf(values: ReadonlyArray<number>): number {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

/**
 * Probability that Student's t lies beyond ±t. With x = √ν tan θ its density is cos^(ν-1) θ, whose
 * integral Simpson's rule finds.
 */
export function beyond(t: number, freedom: number): number {
  const density = (angle: number) => Math.cos(angle) ** (freedom - 1);
  const start = Math.atan(Math.abs(t) / Math.sqrt(freedom));
  return simpson(density, start, Math.PI / 2) / simpson(density, 0, Math.PI / 2);
}

function simpson(f: (x: number) => number, from: number, to: number): number {
  const steps = 2000;
  const width = (to - from) / steps;
  let sum = 0;
  for (let i = 0; i <= steps; i += 1) {
    const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
    // The cosine of a right angle is not quite 0 in binary; below 0 it would have no power.
    sum += weight * f(Math.min(from + i * width, Math.PI / 2));
  }
  return (sum * width) / 3;
}
