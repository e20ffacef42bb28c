/**
 * Scores of a probability that was given to what then came or did not. Brier's (Mon. Weather Rev.
 * 78, 1950) is the squared distance, from 0 to 1; the log score is without end where something
 * came that was called impossible, so no forecast from replications may say 0 or 1. Less is
 * better, 0 is best.
 */

export const brierScore = (probability: number, came: boolean): number =>
  (probability - (came ? 1 : 0)) ** 2;

export const logScore = (probability: number, came: boolean): number =>
  -Math.log(came ? probability : 1 - probability);

/**
 * The probability that replications give: of the next one after `of` of them, when nothing was
 * known before (Jeffreys), so that it is never 0 and never 1.
 */
export const shareForLogScore = (count: number, of: number): number => (count + 0.5) / (of + 1);
