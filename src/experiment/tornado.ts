/**
 * One number at a time: each assumption at the lower and at the upper end of its range, everything
 * else as the scenario has it, under the same chance as the scenario itself. What a number moves
 * is therefore a paired difference, in which the chance that both ends share has dropped out. It
 * does not see what numbers do together.
 *
 * What is left of chance is tested for, so that it is not shown as an effect. The two ends are
 * tested against each other and not against the scenario: whatever chance the scenario's own run
 * has by itself is in all differences from it, and would make hundreds of effects out of one
 * accident. A number that moves a goal the same way at both ends shows against the median of all
 * points instead, when there are enough of them for it to have next to no chance of its own.
 */
import { differenceOfMeans, differencesOf, type Difference } from "../statistics/paired.ts";
import { meanOf, present } from "../statistics/mean.ts";
import { quantile } from "../statistics/quantile.ts";
import { discoveries, noEffect } from "../statistics/significance.ts";
import { falseShare, valuesOf } from "./goal-values.ts";
import type { Outcome } from "./outcome.ts";
import { type Input, settingAt } from "./sensitivity-inputs.ts";
import type { Setting } from "../scenario/vary.ts";

/** Points from which on their median is nearly free of chance, and of what moves single ones. */
const pointsForMiddle = 41;

/** The settings of all points: none for the scenario itself, then two for each input. */
export function tornadoPoints(inputs: ReadonlyArray<Input>): ReadonlyArray<ReadonlyArray<Setting>> {
  return [[], ...inputs.flatMap((input) => [[settingAt(input, 0)], [settingAt(input, 1)]])];
}

/** One end of a range. */
export interface End {
  readonly mean: number;
  /** From the scenario itself. */
  readonly difference: Difference;
}

export interface TornadoEffect {
  /** Number of the input. */
  readonly input: number;
  readonly low: End;
  readonly high: End;
  /** The upper end against the lower. */
  readonly swing: Difference;
  /** From the lowest mean to the highest of both ends and the scenario itself. */
  readonly width: number;
  readonly effect: "told" | "notTold" | "none";
}

export interface Tornado {
  readonly base: Float64Array;
  /** Those that are told from chance first, then by width. */
  readonly effects: ReadonlyArray<TornadoEffect>;
}

/** What the inputs move of one goal; `outcomes` are those of `tornadoPoints`, in their order. */
export function tornado(
  outcomes: ReadonlyArray<ReadonlyArray<Outcome>>,
  goal: number,
  level: number,
): Tornado {
  const base = valuesOf(outcomes[0] ?? [], goal);
  const points = outcomes.map((of) => valuesOf(of, goal));
  const middle = points.length < pointsForMiddle ? undefined : medianOf(points);
  const found = Array.from({ length: (outcomes.length - 1) / 2 }, (_, input) =>
    effectOf(input, base, [points[1 + 2 * input], points[2 + 2 * input]], middle, level),
  );
  const told = discoveries(
    found.map(({ probability }) => probability),
    falseShare,
  );
  const effects = found.map(({ effect, isNone }, i): TornadoEffect => {
    return { ...effect, effect: isNone ? "none" : told[i] ? "told" : "notTold" };
  });
  const rank = { told: 0, notTold: 1, none: 2 };
  return {
    base,
    effects: effects.toSorted(
      (one, other) => rank[one.effect] - rank[other.effect] || other.width - one.width,
    ),
  };
}

function effectOf(
  input: number,
  base: Float64Array,
  [low, high]: readonly [low: Float64Array, high: Float64Array],
  middle: Float64Array | undefined,
  level: number,
) {
  const endOf = (values: Float64Array): End => ({
    mean: meanOf(present(values)),
    difference: differenceOfMeans(base, values, level),
  });
  const means = [base, low, high].map((values) => meanOf(present(values)));
  const effect = {
    input,
    low: endOf(low),
    high: endOf(high),
    swing: differenceOfMeans(low, high, level),
    width: Math.max(...means) - Math.min(...means),
  };
  const swings = noEffect(present(differencesOf(low, high)));
  const bend = middle?.map((value, r) => (low[r] + high[r]) / 2 - value);
  // Either may show it, so the smaller of two probabilities counts twice.
  const probability =
    bend === undefined ? swings : Math.min(1, 2 * Math.min(swings, noEffect(present(bend))));
  const isNone = [low, high].every((values) =>
    present(differencesOf(base, values)).every((by) => by === 0),
  );
  return { effect, probability, isNone };
}

/** Of each replication the median over all points that have a value in it. */
function medianOf(points: ReadonlyArray<Float64Array>): Float64Array {
  return points[0].map((_, r) =>
    quantile(present(Float64Array.from(points, (values) => values[r])).sort(), 0.5),
  );
}
