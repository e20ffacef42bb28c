/**
 * How far the probability of one plan lies from that of another, from replications under the same
 * chance. Only those in which just one of the two held tell them apart, so the interval is much
 * narrower than those of the two shares. It is exact, unlike the ones that comparisons show: plans
 * are put aside by it, and many of them never or always hold.
 */
import type { Interval } from "../../statistics/interval.ts";
import { clopperPearson } from "../../statistics/share.ts";
import type { Trial } from "./trial.ts";

/** Interval of P(one) − P(other), wrong with probability alpha at most. */
export function differenceOf(one: Trial, other: Trial, alpha: number): Interval {
  const of = Math.min(one.size, other.size);
  const level = 1 - alpha;
  if (of === 0) return { level, low: -1, high: 1 };
  let [onlyOne, onlyOther] = [0, 0];
  for (let replication = 0; replication < of; replication += 1) {
    const [mine, yours] = [one.heldAll(replication), other.heldAll(replication)];
    if (mine && !yours) onlyOne += 1;
    if (yours && !mine) onlyOther += 1;
  }
  const more = clopperPearson(onlyOne, of, 1 - alpha / 2);
  const less = clopperPearson(onlyOther, of, 1 - alpha / 2);
  return { level, low: more.low - less.high, high: more.high - less.low };
}
