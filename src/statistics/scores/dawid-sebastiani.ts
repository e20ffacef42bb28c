/**
 * The score of Dawid & Sebastiani (Ann. Statist. 27, 1999), which looks at a forecast's mean and
 * spread alone: ((y − m)/s)² + 2 log s. For a normal forecast it is the log score; it punishes a
 * spread that is too narrow more than the CRPS does. Less is better; there is no best.
 */
import { meanOf } from "../mean.ts";

/** Score of a sample's mean and spread (n in the denominator); NaN of fewer than two numbers. */
export function dawidSebastiani(sample: Float64Array, value: number): number {
  if (sample.length < 2) return Number.NaN;
  const mean = meanOf(sample);
  const variance = sample.reduce((sum, x) => sum + (x - mean) ** 2, 0) / sample.length;
  return (value - mean) ** 2 / variance + Math.log(variance);
}
