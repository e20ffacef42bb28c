/**
 * How many digits a number may be written with. A digit finer than the uncertainty claims what
 * nobody knows, so the last digit shown is the one that the half-width of the interval reaches.
 */

/**
 * Decimals of a number that is known to ± halfWidth: 1 for ±0.3, 0 for ±8, −2 (hundreds) for
 * ±300. At most `most`, also when the width is 0 or unknown.
 */
export function digitsFor(halfWidth: number, most = 3): number {
  if (!(halfWidth > 0 && halfWidth < Infinity)) return most;
  return Math.min(most, 0 - Math.floor(Math.log10(halfWidth)));
}

/** The number rounded to so many decimals, or to tens and hundreds when they are negative. */
export function rounded(value: number, digits: number): number {
  if (digits >= 0) return Number(value.toFixed(digits));
  const step = Number(`1e${-digits}`);
  return Math.round(value / step) * step;
}
