/**
 * All numbers at once, coarsely: from several starts spread over all ranges each assumption is
 * moved alone (Morris). It sees what one number does whatever the others are, and where that
 * depends on them. Each start has replications of its own, so that starts are independent and
 * chance can be told from effects.
 */
import { type Screened, morrisStars, screened, type Star } from "../statistics/morris.ts";
import { discoveries } from "../statistics/significance.ts";
import type { Setting } from "../scenario/vary.ts";
import { falseShare, valuesOf } from "./goal-values.ts";
import type { Outcome } from "./outcome.ts";
import { type Input, placeOf, settingAt } from "./sensitivity-inputs.ts";

/** A point to run, and which of the blocks of replications it has. */
export interface BlockPoint {
  readonly settings: ReadonlyArray<Setting>;
  readonly block: number;
}

export interface Screening {
  readonly inputs: ReadonlyArray<Input>;
  readonly stars: ReadonlyArray<Star>;
  /** Of each star its centre, then one point for each input. */
  readonly points: ReadonlyArray<BlockPoint>;
}

/** The points of a screening. */
export function screeningOf(inputs: ReadonlyArray<Input>, starts: number, seed: string): Screening {
  const stars = morrisStars(starts, inputs.length, `${seed}/morris`);
  const points = stars.flatMap(({ centre, moved }, block) => {
    const settings = inputs.map((input, i) => settingAt(input, centre[i]));
    const movedOne = inputs.map((input, i) => settings.with(i, settingAt(input, moved[i])));
    return [settings, ...movedOne].map((one): BlockPoint => ({ settings: one, block }));
  });
  return { inputs, stars, points };
}

export interface ScreenedEffect extends Screened {
  readonly input: number;
  readonly effect: "told" | "notTold" | "none";
}

/** What the inputs move of one goal over their whole ranges; `outcomes` are those of the points. */
export function screen(
  { inputs, stars }: Screening,
  outcomes: ReadonlyArray<ReadonlyArray<Outcome>>,
  goal: number,
  level: number,
  seed: string,
): ReadonlyArray<ScreenedEffect> {
  const perStar = inputs.length + 1;
  const found = inputs.map((input, i) => {
    const effects = stars.flatMap(({ centre, moved }, star) => {
      const from = valuesOf(outcomes[star * perStar], goal);
      const to = valuesOf(outcomes[star * perStar + 1 + i], goal);
      const by =
        placeOf(input, settingAt(input, moved[i]).value) -
        placeOf(input, settingAt(input, centre[i]).value);
      const effect = to.map((value, r) => (value - from[r]) / by).filter((x) => !Number.isNaN(x));
      return effect.length === 0 ? [] : [effect];
    });
    return screened(effects, level, `${seed}/morris/${i}`);
  });
  const told = discoveries(
    found.map(({ probability, size }) =>
      Number.isNaN(probability) ? (size > 0 ? 0 : 1) : probability,
    ),
    falseShare,
  );
  const effects = found.map((one, input): ScreenedEffect => {
    const effect = !(one.size > 0) ? "none" : told[input] ? "told" : "notTold";
    return { ...one, input, effect };
  });
  const rank = { told: 0, notTold: 1, none: 2 };
  return effects.toSorted(
    (one, other) => rank[one.effect] - rank[other.effect] || other.size - one.size,
  );
}

/**
 * The inputs that matter most for any of several goals, for a closer look: by the size of their
 * effect against the largest one on the same goal, those told from chance only.
 */
export function mattering(
  screenings: ReadonlyArray<ReadonlyArray<ScreenedEffect>>,
  most: number,
): ReadonlyArray<number> {
  const weights = new Map<number, number>();
  for (const effects of screenings) {
    const told = effects.filter(({ effect }) => effect === "told");
    const largest = Math.max(...told.map(({ size }) => size));
    for (const { input, size } of told) {
      weights.set(input, Math.max(weights.get(input) ?? 0, size / largest));
    }
  }
  return [...weights]
    .toSorted(([one, first], [other, second]) => second - first || one - other)
    .slice(0, most)
    .map(([input]) => input)
    .toSorted((one, other) => one - other);
}
