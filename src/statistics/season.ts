/**
 * A series without its season: the part that comes back in every cycle is estimated and taken
 * away, the classical decomposition. What is left moves only by transient, trend and chance, so
 * that a rule which looks for a level (MSER) does not take summer for a transient. The moving
 * average over whole cycles is Welch's too (1983, "The statistical analysis of simulation
 * results"), and shows by itself how a series finds its level.
 */

/**
 * Mean over one cycle around each observation. A cycle of even length takes half of the
 * observation at either end; where it would reach beyond the series, NaN.
 */
export function movingAverage(series: Float64Array, cycle: number): Float64Array {
  const half = Math.floor(cycle / 2);
  const edge = cycle % 2 === 0 ? 0.5 : 1;
  return series.map((_, at) => {
    if (at < half || at + half >= series.length) return Number.NaN;
    let sum = edge * (series[at - half] + series[at + half]);
    for (let i = at - half + 1; i < at + half; i += 1) sum += series[i];
    return sum / cycle;
  });
}

/**
 * What comes back at each place of the cycle: mean difference from the moving average, in the part
 * of the series from `from` on, less its mean over the cycle. The start is best left out, for
 * there a transient bends the moving average. Zeros where fewer than two whole cycles are seen.
 */
export function seasonOf(series: Float64Array, cycle: number, from: number): Float64Array {
  const season = new Float64Array(cycle);
  const begin = Math.max(from, Math.floor(cycle / 2));
  const end = series.length - Math.floor(cycle / 2);
  if (end - begin < cycle) return season;
  const level = movingAverage(series, cycle);
  const seen = new Int32Array(cycle);
  for (let at = begin; at < end; at += 1) {
    season[at % cycle] += series[at] - level[at];
    seen[at % cycle] += 1;
  }
  let mean = 0;
  for (let place = 0; place < cycle; place += 1) {
    season[place] /= seen[place];
    mean += season[place] / cycle;
  }
  return season.map((value) => value - mean);
}

/** The series less a season of its cycle. */
export const without = (series: Float64Array, season: Float64Array): Float64Array =>
  series.map((value, at) => value - season[at % season.length]);
