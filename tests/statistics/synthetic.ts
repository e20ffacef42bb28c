/**
 * Synthetic experiments: numbers whose truth is known, of the shapes that goals have. Near to
 * normal, as sums over many citizens are; counts; and skewed, as rare things are.
 */
import { type Chance, chanceOf } from "../../src/kernel/chance.ts";
import { normalQuantile } from "../../src/kernel/special-functions.ts";

/** Numbers of one experiment, each drawn once. */
export class Numbers {
  readonly #chance: Chance;
  readonly #experiment: number;
  #next = 0;

  constructor(chance: Chance, experiment: number) {
    this.#chance = chance;
    this.#experiment = experiment;
  }

  uniform(): number {
    this.#next += 1;
    return this.#chance.uniform(this.#experiment, 0, this.#next);
  }

  normal(): number {
    return normalQuantile(this.uniform());
  }

  /** Mean 1. */
  exponential(): number {
    return -Math.log(this.uniform());
  }

  several(count: number, draw: () => number): Float64Array {
    return Float64Array.from({ length: count }, draw);
  }
}

/** The numbers of each of so many experiments. */
export function* experiments(count: number, seed: string): Generator<[number, Numbers]> {
  const chance = chanceOf(seed, 0);
  for (let i = 0; i < count; i += 1) yield [i, new Numbers(chance, i)];
}

/** A distribution with its mean; the standard deviation of each is near to 1. */
export interface Shape {
  readonly name: string;
  readonly mean: number;
  readonly draw: (numbers: Numbers) => number;
}

export const shapes: ReadonlyArray<Shape> = [
  { name: "normal", mean: 5, draw: (numbers) => 5 + numbers.normal() },
  { name: "counts around 4", mean: 2, draw: (numbers) => poisson(numbers, 4) / 2 },
  {
    name: "gamma, skewness 1",
    mean: 2,
    draw: (numbers) => {
      const four = [0, 0, 0, 0].map(() => numbers.exponential());
      return four.reduce((sum, x) => sum + x, 0) / 2;
    },
  },
  {
    name: "log-normal, skewness 0.8",
    mean: 4 * Math.exp(0.03125),
    draw: (numbers) => 4 * Math.exp(0.25 * numbers.normal()),
  },
  { name: "exponential, skewness 2", mean: 1, draw: (numbers) => numbers.exponential() },
];

function poisson(numbers: Numbers, mean: number): number {
  let [count, sum] = [0, numbers.exponential()];
  while (sum < mean) {
    count += 1;
    sum += numbers.exponential();
  }
  return count;
}

/** One of a list by the number of the experiment; `apart` keeps two lists from going in step. */
export const turn = <A>(list: ReadonlyArray<A>, experiment: number, apart = 1): A =>
  list[Math.floor(experiment / apart) % list.length]!;
