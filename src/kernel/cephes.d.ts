/**
 * The types of the functions that we use of the package cephes. It brings types of its own, but its
 * `exports` do not lead to them, so the compiler cannot find them.
 */
declare module "cephes" {
  /** Done when the WebAssembly is compiled; before that no function may be called. */
  export const compiled: Promise<void>;

  /** Gamma distribution of shape a: below x, above x, and the x that is exceeded with y. */
  export function igam(a: number, x: number): number;
  export function igamc(a: number, x: number): number;
  export function igami(a: number, y: number): number;
  /** Logarithm of the gamma function. */
  export function lgam(x: number): number;

  /** Normal distribution: below x, and its quantile. */
  export function ndtr(x: number): number;
  export function ndtri(y: number): number;

  /** Beta distribution of shapes a and b: below x, and its quantile. */
  export function incbet(a: number, b: number, x: number): number;
  export function incbi(a: number, b: number, y: number): number;

  /** Chi-square distribution with df degrees of freedom: above x. */
  export function chdtrc(df: number, x: number): number;
}
