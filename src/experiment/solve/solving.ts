/**
 * A search from beginning to end, as phases that whoever drives it runs one after another: find
 * the cheapest plan, confirm it with fresh replications, look around for the front, and run the
 * front afresh. A plan that its confirmation contradicts is put aside and the search goes on for
 * the next cheapest. When nothing reaches what was asked, the best that can be had is selected
 * instead. Everything is decided by counts of replications, never by time, so a search gives the
 * same answer on any machine.
 */
import type { Procedure } from "../procedure.ts";
import { type AssumptionCheck, checkAssumption } from "./assumption.ts";
import { distanceOf } from "./binding.ts";
import { selectBest, type Selection } from "./best.ts";
import { frontCandidates, raceFront } from "./front.ts";
import { costIn, type SolveProblem } from "./problem.ts";
import { testPlan } from "./test-plan.ts";
import { type Purse, Trials } from "./trials.ts";
import { Walk } from "./walk.ts";

/** A part of the search, to be driven under the search's seed or under one that is fresh. */
export interface Phase {
  readonly name: "search" | "confirm" | "explore" | "select" | "front";
  readonly fresh: boolean;
  readonly procedure: Procedure<void>;
}

/** What the search came to: found, none feasible, or the replications ran out before either. */
export type Ending = "found" | "none" | "unknown";

/** Shares of the budget up to which each phase may spend. */
const shares = { search: 0.55, confirm: 0.75, explore: 0.85, front: 1 } as const;
/**
 * Replications that a plan gets in the first rounds over several choices. One near the edge asks
 * for many, and the test of another plan often settles it for nothing.
 */
const patiences = [100, 300, 1000];
/** What both get on top for each plan that had to be put aside. */
const again = 0.05;
/** Of so few plans all are looked at for the front. */
const few = 12;
/** The zone and the replications of a look that only wants to know where the front runs. */
const glance = { indifference: 0.1, replications: 45 };
/** The zone of indifference between the best plans when none reaches what was asked. */
const bestIndifference = 0.05;

export class Solving {
  readonly problem: SolveProblem;
  readonly purse: Purse;
  readonly first: Trials;
  readonly fresh: Trials;
  readonly #walk: Walk;
  /** Plans that were found and that their confirmation contradicted. */
  readonly contradicted: number[] = [];
  ending: Ending = "unknown";
  /** The plan of the answer: the solution, or the best that can be had. */
  answer: number | undefined;
  confirmed = false;
  /** Whether the replications ran out before all cheaper plans were ruled out. */
  exhausted = false;
  assumption: AssumptionCheck = { pairs: 0, contradictions: [] };
  assumed = true;
  selection: Selection | undefined;
  front: ReadonlyArray<number> = [];
  #phase: Phase["name"] = "search";
  readonly #spent: Record<Phase["name"], number> = {
    search: 0,
    confirm: 0,
    explore: 0,
    select: 0,
    front: 0,
  };

  constructor(problem: SolveProblem) {
    this.problem = problem;
    this.purse = { most: problem.budget, spent: 0 };
    this.first = new Trials(problem.goals, this.purse);
    this.fresh = new Trials(problem.goals, this.purse);
    this.#walk = new Walk(problem.lattice);
  }

  /**
   * The plan to confirm: the cheapest that the search has found to reach. When the replications for
   * the search have run out it is the cheapest that has reached so far, settled or not, for fresh
   * replications will tell; that is a better use of them than to confirm a dear plan.
   */
  get candidate(): number | undefined {
    if (!this.exhausted) return this.#walk.cheapest;
    const { lattice, probability } = this.problem;
    const likely = this.first.plans.filter((plan) => {
      const trial = this.first.of(plan);
      const isOpen = plan < lattice.size && this.#walk.isOpen(plan);
      return isOpen && trial.size >= glance.replications && trial.share >= probability;
    });
    const [cheapest] = likely.sort((one, other) => lattice.costOf(one) - lattice.costOf(other));
    return cheapest ?? this.#walk.cheapest;
  }

  /** Cheaper plans of which nothing is known. */
  get open(): number {
    return this.#walk.open;
  }

  /** Zone of indifference of the selection when none reaches. */
  get bestIndifference(): number {
    return Math.max(bestIndifference, this.problem.indifference);
  }

  /** The phases in their order; each must be driven to its end before the next is asked for. */
  *phases(): Generator<Phase, void, void> {
    for (const phase of this.#planned()) {
      this.#phase = phase.name;
      yield phase;
      this.#account();
    }
  }

  /** Replications by phase, of the one that is under way too. */
  get spent(): Readonly<Record<Phase["name"], number>> {
    this.#account();
    return this.#spent;
  }

  #account(): void {
    const before = Object.values(this.#spent).reduce((sum, one) => sum + one, 0);
    this.#spent[this.#phase] += this.purse.spent - before;
  }

  *#planned(): Generator<Phase, void, void> {
    yield* this.#found();
    yield { name: "explore", fresh: false, procedure: this.#explore() };
    // More plans have been compared: what was inferred may turn out to rest on nothing.
    if (!this.#checked()) yield* this.#found();
    if (this.ending !== "found") {
      yield { name: "select", fresh: true, procedure: this.#select() };
    }
    yield { name: "front", fresh: true, procedure: this.#front() };
  }

  /** Searches until a plan is confirmed, none is left, or the replications run out. */
  *#found(): Generator<Phase, void, void> {
    for (;;) {
      yield { name: "search", fresh: false, procedure: this.#search() };
      if (this.ending !== "found" || this.candidate === this.answer) return;
      this.answer = undefined;
      this.confirmed = false;
      yield { name: "confirm", fresh: true, procedure: this.#confirm() };
      if (this.answer !== undefined) return;
    }
  }

  /** Finds the cheapest plan that reaches; the plan of the answer has always been tested itself. */
  *#search(): Procedure<void> {
    const { probability, indifference } = this.problem;
    this.ending = "unknown";
    this.exhausted = false;
    const share = Math.min(shares.search + again * this.contradicted.length, shares.confirm);
    let patience = 0;
    const later = new Set<number>();
    for (;;) {
      const plan = this.#walk.next(later);
      if (plan === undefined && later.size > 0) {
        patience += 1;
        later.clear();
        continue;
      }
      if (plan === undefined) {
        if (this.#checked()) break;
        continue;
      }
      const alpha = this.#alphaOfOne();
      const hurried = this.problem.lattice.choices.length > 1;
      const most = hurried ? (patiences[patience] ?? Infinity) : Infinity;
      const question = { asked: probability, indifference, alpha, share, most };
      const reaches = yield* testPlan(this.first, plan, question);
      if (reaches !== undefined) {
        this.#walk.settle(plan, reaches);
      } else if (this.first.left(share) > 0) {
        later.add(plan);
      } else {
        this.exhausted = true;
        this.#checked();
        break;
      }
    }
    if (this.candidate !== undefined) this.ending = "found";
    else if (!this.exhausted || this.#walk.open === 0) this.ending = "none";
  }

  /** Whether the walk's assumption agrees with the data; else the walk goes on without it. */
  #checked(): boolean {
    const { lattice, confidence } = this.problem;
    this.assumption = checkAssumption(lattice, this.first, 1 - confidence);
    if (!this.assumed || this.assumption.contradictions.length === 0) return true;
    this.assumed = false;
    this.#walk.assumeNothing();
    return this.#walk.open === 0;
  }

  /**
   * Error that the interval of one plan may have. One choice is searched by bisection, which tests
   * few plans; of several any may be tested, and all share the error.
   */
  #alphaOfOne(): number {
    const { lattice, confidence } = this.problem;
    const tests = 2 + Math.ceil(Math.log2(lattice.size));
    const bisected = lattice.choices.length === 1 && this.assumed;
    return (1 - confidence) / (bisected ? Math.min(lattice.size, tests) : lattice.size);
  }

  *#confirm(): Procedure<void> {
    const plan = this.candidate;
    if (plan === undefined) return;
    const { probability, indifference, confidence } = this.problem;
    const attempt = this.contradicted.length + 1;
    const alpha = (1 - confidence) / (attempt * (attempt + 1));
    const share = Math.min(shares.confirm + again * this.contradicted.length, shares.explore);
    const question = { asked: probability, indifference, alpha, share, most: Infinity };
    const reaches = yield* testPlan(this.fresh, plan, question);
    if (reaches === false) {
      this.contradicted.push(plan);
      this.#walk.settle(plan, false);
      return;
    }
    this.answer = plan;
    this.confirmed = reaches === true;
  }

  /** Looks where the front runs: all plans when they are few, else the cheapest for some odds. */
  *#explore(): Procedure<void> {
    const { lattice } = this.problem;
    const share = shares.explore;
    if (lattice.size <= few) {
      const all = Array.from({ length: lattice.size }, (_, plan) => plan);
      yield* this.first.bring(all, glance.replications, share);
      return;
    }
    const top = this.first.of(lattice.top);
    const highest = top.size === 0 ? 1 : top.share;
    if (highest === 0) return;
    for (const part of [0.5, 0.85, 0.2]) {
      const walk = new Walk(lattice);
      for (let plan = walk.next(); plan !== undefined; plan = walk.next()) {
        if (!(yield* this.first.bring([plan], glance.replications, share))) return;
        walk.settle(plan, this.first.of(plan).share >= part * highest);
      }
    }
  }

  /** The best that can be had, from the plan with the most of everything and those next to it. */
  *#select(): Procedure<void> {
    const { lattice, confidence } = this.problem;
    const { top } = lattice;
    const near = this.first.plans.filter(
      (plan) =>
        plan < lattice.size &&
        this.first.of(plan).size >= glance.replications &&
        this.first.of(plan).share >= this.first.of(top).share,
    );
    const rivals = [...new Set([top, ...lattice.neighbours(top, -1), ...near])]
      .sort((one, other) => costIn(this.problem, one) - costIn(this.problem, other))
      .slice(-rivalsMost);
    this.selection = yield* selectBest(this.fresh, rivals, {
      indifference: this.bestIndifference,
      alpha: 1 - confidence,
      share: (shares.explore + shares.front) / 2,
    });
    const { best, rivals: equals } = this.selection;
    this.answer = this.#nearest([best, ...equals]);
    this.selection = {
      best: this.answer,
      rivals: [best, ...equals].filter((plan) => plan !== this.answer),
    };
  }

  /** Of plans that cannot be told apart, the one whose targets would have to give least. */
  #nearest(plans: ReadonlyArray<number>): number {
    const { goals, probability } = this.problem;
    const short = (plan: number) => distanceOf(this.fresh.of(plan), goals, probability);
    return plans.reduce((best, plan) => {
      const ahead =
        short(plan) - short(best) || costIn(this.problem, plan) - costIn(this.problem, best);
      return ahead < 0 ? plan : best;
    });
  }

  *#front(): Procedure<void> {
    const { problem } = this;
    const always = this.answer === undefined ? [] : [this.answer];
    this.front = frontCandidates(problem, this.first, always);
    yield* raceFront(problem, this.fresh, this.front);
  }
}

const rivalsMost = 8;
