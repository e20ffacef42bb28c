/**
 * A walk along the border between the plans that reach the goals and those that do not. It assumes
 * that more of anything never hurts: whatever lies below a plan that fails, fails, and nothing that
 * costs as much as a plan that reaches need be looked at. Which plan to test next is the one that
 * settles most whichever way it goes; with one choice that is bisection, with several a staircase.
 * Told to assume nothing, it tests every plan, the cheapest first.
 */
import type { Lattice } from "./lattice.ts";

export class Walk {
  readonly #lattice: Lattice;
  /** Plans of which nothing is known yet, marked by 1. */
  readonly #open: Uint8Array;
  readonly #fails: number[] = [];
  readonly #tested = new Set<number>();
  readonly #reaches = new Set<number>();
  #monotone: boolean;

  constructor(lattice: Lattice, monotone = true) {
    this.#lattice = lattice;
    this.#monotone = monotone;
    this.#open = new Uint8Array(lattice.size).fill(1);
  }

  /** The cheapest plan that was found to reach. */
  get cheapest(): number | undefined {
    let best: number | undefined;
    for (const plan of this.#reaches) {
      const cost = this.#lattice.costOf(plan);
      if (best === undefined || cost < this.#lattice.costOf(best)) best = plan;
    }
    return best;
  }

  /** Whether a plan is cheaper than what was found and may reach, for all that is known. */
  isOpen(plan: number): boolean {
    return this.#open[plan] === 1;
  }

  /** Number of cheaper plans of which nothing is known. */
  get open(): number {
    return this.#open.reduce((sum, one) => sum + one, 0);
  }

  /** Takes in what a test found; a plan that was found to reach may later be found to fail. */
  settle(plan: number, reaches: boolean): void {
    this.#tested.add(plan);
    if (reaches) {
      this.#reaches.add(plan);
    } else {
      const taken = this.#reaches.delete(plan);
      this.#fails.push(plan);
      // What was put aside as no cheaper than this plan is open again.
      if (taken) this.#reopen();
    }
    this.#close();
  }

  /** Gives up the assumption: what was only inferred is open again. */
  assumeNothing(): void {
    this.#monotone = false;
    this.#reopen();
    this.#close();
  }

  /**
   * The plan to test next; undefined when the cheapest that reaches is known, or none does.
   * @param later plans to leave for later: the test of another may settle them at less cost
   */
  next(later: ReadonlySet<number> = new Set()): number | undefined {
    if (!this.#monotone) return this.#cheapestOpen(later);
    // Whether the goals can be reached at all is asked of the plan with the most of everything.
    const { top } = this.#lattice;
    if (this.#open[top] === 1 && this.#tested.size === 0 && !later.has(top)) return top;
    const below = this.#lattice.countBelow(this.#open);
    const notCheaper = this.#countNotCheaper();
    let best: number | undefined;
    let most = -1;
    for (let plan = 0; plan < this.#lattice.size; plan += 1) {
      if (this.#open[plan] === 0 || later.has(plan)) continue;
      const settles = Math.min(below[plan], notCheaper[plan]);
      const cheaper = best !== undefined && this.#lattice.costOf(plan) < this.#lattice.costOf(best);
      if (settles > most || (settles === most && cheaper)) [most, best] = [settles, plan];
    }
    return best;
  }

  /** For each open plan, how many open plans cost as much or more, itself among them. */
  #countNotCheaper(): Int32Array {
    const costs = this.#openPlans().map((plan) => this.#lattice.costOf(plan));
    costs.sort((one, other) => one - other);
    const counts = new Int32Array(this.#lattice.size);
    for (const plan of this.#openPlans()) {
      counts[plan] = costs.length - firstAtLeast(costs, this.#lattice.costOf(plan));
    }
    return counts;
  }

  #cheapestOpen(later: ReadonlySet<number>): number | undefined {
    let best: number | undefined;
    for (const plan of this.#openPlans()) {
      if (later.has(plan)) continue;
      const cost = this.#lattice.costOf(plan);
      if (best === undefined || cost < this.#lattice.costOf(best)) best = plan;
    }
    return best;
  }

  #openPlans(): ReadonlyArray<number> {
    const plans: number[] = [];
    for (const [plan, open] of this.#open.entries()) if (open === 1) plans.push(plan);
    return plans;
  }

  #reopen(): void {
    this.#open.fill(1);
    for (const plan of this.#tested) this.#open[plan] = 0;
  }

  /** Puts aside what need not be tested any more. */
  #close(): void {
    const best = this.cheapest;
    const most = best === undefined ? Infinity : this.#lattice.costOf(best);
    for (const plan of this.#openPlans()) {
      const fails = this.#monotone && this.#fails.some((one) => this.#lattice.isBelow(plan, one));
      const settled = this.#tested.has(plan) || fails || this.#lattice.costOf(plan) >= most;
      if (settled) this.#open[plan] = 0;
    }
  }
}

/** Place of the first number that is at least so large, of numbers in order. */
function firstAtLeast(sorted: ReadonlyArray<number>, least: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
