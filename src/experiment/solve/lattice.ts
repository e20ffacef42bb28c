/**
 * The plans that a search may choose from: every combination of the levels of a few choices, such
 * as staff by team and places by supplier. Plans are numbered, so that the rest of the search is
 * arithmetic on whole numbers; the last choice counts fastest. A plan is below another when no
 * choice has more in it; that order is all that the search knows of what is better.
 */

/** One thing that may be chosen: its levels in rising order, and what one more costs. */
export interface LevelChoice {
  readonly levels: ReadonlyArray<number>;
  /** Cost of one unit of the level, at least 0. */
  readonly unitCost: number;
}

/** Most plans that a search takes on; beyond, the choices want coarser steps. */
export const plansMost = 10_000;

export class Lattice {
  readonly choices: ReadonlyArray<LevelChoice>;
  /** Number of plans. */
  readonly size: number;
  readonly #strides: ReadonlyArray<number>;
  readonly #costs: Float64Array;

  /** @throws RangeError when a choice has no level, or there are more plans than can be searched */
  constructor(choices: ReadonlyArray<LevelChoice>) {
    this.choices = choices;
    const strides: number[] = [];
    let size = 1;
    for (const { levels } of choices.toReversed()) {
      strides.unshift(size);
      size *= levels.length;
    }
    if (size < 1 || size > plansMost) {
      throw new RangeError(`there are ${size} plans to choose from, not 1 to ${plansMost}`);
    }
    this.size = size;
    this.#strides = strides;
    this.#costs = Float64Array.from({ length: size }, (_, plan) => this.#sum(plan));
  }

  /** Level of each choice in a plan, by its place among the choice's levels. */
  stepsOf(plan: number): ReadonlyArray<number> {
    return this.choices.map(({ levels }, i) => this.stepOf(plan, i, levels.length));
  }

  /** The values chosen in a plan. */
  valuesOf(plan: number): ReadonlyArray<number> {
    return this.choices.map(({ levels }, i) => levels[this.stepOf(plan, i, levels.length)]);
  }

  /** The plan with these levels, by their places. */
  planAt(steps: ReadonlyArray<number>): number {
    return steps.reduce((plan, step, i) => plan + step * this.#strides[i], 0);
  }

  /** What a plan costs in all. */
  costOf(plan: number): number {
    return this.#costs[plan];
  }

  /** Whether no choice has more in the first plan than in the second. */
  isBelow(one: number, other: number): boolean {
    return this.choices.every(
      ({ levels }, i) => this.stepOf(one, i, levels.length) <= this.stepOf(other, i, levels.length),
    );
  }

  /** Plans with one step more, or less, of one choice. */
  neighbours(plan: number, by: 1 | -1): ReadonlyArray<number> {
    return this.choices.flatMap(({ levels }, i) => {
      const step = this.stepOf(plan, i, levels.length) + by;
      return step < 0 || step >= levels.length ? [] : [plan + by * this.#strides[i]];
    });
  }

  /** The plan with the most of everything. */
  get top(): number {
    return this.size - 1;
  }

  /** For each plan, how many of the marked ones are below it, itself among them. */
  countBelow(marked: Uint8Array): Int32Array {
    const counts = Int32Array.from(marked);
    for (const [i, { levels }] of this.choices.entries()) {
      const stride = this.#strides[i];
      for (let plan = 0; plan < this.size; plan += 1) {
        if (this.stepOf(plan, i, levels.length) > 0) counts[plan] += counts[plan - stride];
      }
    }
    return counts;
  }

  stepOf(plan: number, choice: number, levels: number): number {
    return Math.floor(plan / this.#strides[choice]) % levels;
  }

  #sum(plan: number): number {
    return this.choices.reduce(
      (cost, { levels, unitCost }, i) =>
        cost + levels[this.stepOf(plan, i, levels.length)] * unitCost,
      0,
    );
  }
}
