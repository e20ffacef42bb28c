/**
 * The few special functions that distributions need, from the Cephes library compiled to
 * WebAssembly, so that they give the same bits everywhere. It is compiled while this module is
 * loaded; whoever imports it may then call at once. Cephes throws where a result leaves the range
 * of numbers: callers stay out of those far tails.
 */
import { compiled, igam, igami, incbet, incbi, lgam, ndtr, ndtri } from "cephes";

await compiled;

/** Normal quantile of a probability between 0 and 1. */
export const normalQuantile = (probability: number): number => ndtri(probability);

/** Probability that a normal variable (mean 0, variance 1) is below x. */
export const normalBelow = (x: number): number => ndtr(x);

/** Probability that a beta variable of shapes a and b is below x, from 0 to 1. */
export const betaBelow = (a: number, b: number, x: number): number => incbet(a, b, x);

/** Beta quantile of a probability between 0 and 1. */
export const betaQuantile = (a: number, b: number, probability: number): number =>
  incbi(a, b, probability);

/** x at which a gamma variable of the shape (scale 1) exceeds x with this probability. */
export const gammaUpperQuantile = (shape: number, tail: number): number => igami(shape, tail);

/**
 * x below which a gamma variable of the shape (scale 1) falls with this probability, from a guess
 * not too far off. Newton's method on the logarithms of both, where the curve is concave: it comes
 * home from the left, and from a near guess on the right after one step.
 */
export function gammaLowerQuantile(shape: number, tail: number, guess: number): number {
  const logGammaOfShape = lgam(shape);
  const target = Math.log(tail);
  let y = Math.log(guess);
  for (let round = 0; round < 60; round++) {
    const x = Math.exp(y);
    const logBelow = Math.log(igam(shape, x));
    const slope = Math.exp(shape * y - x - logGammaOfShape - logBelow);
    const step = (target - logBelow) / slope;
    y += step;
    if (Math.abs(step) < 1e-13) break;
  }
  return Math.exp(y);
}
