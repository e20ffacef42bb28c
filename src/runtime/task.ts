/**
 * What one call of the laboratory wants of one series, or of arms side by side: which replications
 * are not known yet, who runs them, and what is known so far. What is known is shown without gaps
 * from the first replication on, so that a part of it is a fair sample and not what was quick.
 */
import { seedFrom } from "../experiment/beginning.ts";
import type { PlannedWork } from "../experiment/experiment-plan.ts";
import type { PairedSeries, Series } from "../experiment/experiment.ts";
import type { Fates } from "../experiment/fates.ts";
import type { Outcome, PairedOutcome } from "../experiment/outcome.ts";
import { version } from "../experiment/version.ts";
import { vocabularyHash } from "../store/vocabulary-hash.ts";
import type { Archive } from "./archive.ts";
import type { Done, Job } from "./block-work.ts";
import type { Parcel } from "./parcel.ts";
import type { Culprit } from "./replication-error.ts";
import type { LogPlan } from "./replication-log.ts";
import type { Shelf } from "./result-store.ts";
import { scenarioKey } from "./scenario-snapshot.ts";

/** Replications to be run in one way. */
export interface Line {
  readonly culprit: Culprit;
  /** Ascending. */
  readonly wanted: ReadonlyArray<number>;
  readonly job: (replications: ReadonlyArray<number>) => Job;
  readonly take: (done: Done) => void;
  /** What a replication takes of a processor; undefined when none is known. */
  readonly msEach: () => number | undefined;
}

export interface Task {
  /** Replications known without a gap from the first on, of `size`. */
  readonly done: number;
  readonly size: number;
  /** How much there is of it, and how much is known. */
  readonly planned: () => PlannedWork;
  /** What is to be run for it; `claimed` are replications that others run already. */
  readonly lines: (claimed: Set<string>) => ReadonlyArray<Line>;
  /** Looks whether more is known. */
  readonly advance: () => void;
}

/** A series by itself. */
export class SeriesTask implements Task {
  readonly known: Outcome[] = [];
  readonly #series: Series;
  readonly #parcel: Parcel;
  readonly #shelf: Shelf<Outcome>;
  readonly #logs: LogPlan | undefined;
  /** Outcomes of this call alone: with logs asked for, those known before do not count. */
  readonly #fresh = new Map<number, Outcome>();

  constructor(series: Series, archive: Archive, logs?: string) {
    this.#series = series;
    this.#parcel = archive.parcelOf(series.arm);
    this.#shelf = archive.outcomes(series.arm, series.seed);
    this.#logs = logs === undefined ? undefined : logPlan(logs, series);
    this.advance();
  }

  get done(): number {
    return this.known.length;
  }

  get size(): number {
    return this.#series.to - this.#series.from;
  }

  advance(): void {
    const { from, to } = this.#series;
    for (let next = from + this.known.length; next < to; next += 1) {
      const outcome = this.#find(next);
      if (outcome === undefined) return;
      this.known.push(outcome);
    }
  }

  planned(): PlannedWork {
    const { from, to } = this.#series;
    let known = 0;
    for (let i = from; i < to; i += 1) if (this.#find(i) !== undefined) known += 1;
    return { arms: 1, runs: this.size, known, msEach: this.#shelf.msEach };
  }

  lines(claimed: Set<string>): ReadonlyArray<Line> {
    const { arm, seed, from, to } = this.#series;
    const wanted: number[] = [];
    for (let replication = from; replication < to; replication += 1) {
      const claim = `${this.#parcel.key} ${seed} ${replication}`;
      if (this.#find(replication) !== undefined || claimed.has(claim)) continue;
      if (this.#logs === undefined) claimed.add(claim);
      wanted.push(replication);
    }
    return [
      {
        culprit: { arms: [arm.name], scenario: arm.plan.scenario, seed },
        wanted,
        job: (replications) => ({ arms: [this.#parcel], seed, replications, logs: this.#logs }),
        take: (done) => this.#take(done),
        msEach: () => this.#shelf.msEach,
      },
    ];
  }

  #find(replication: number): Outcome | undefined {
    return this.#logs ? this.#fresh.get(replication) : this.#shelf.get(replication);
  }

  #take({ replication, ms, result }: Done): void {
    const [outcome] = result.outcomes;
    if (outcome === undefined) return;
    if (this.#logs) this.#fresh.set(replication, outcome);
    this.#shelf.put({ replication, ms, value: outcome });
  }
}

/** Where the logs of a series go, and what they say of themselves. */
export function logPlan(directory: string, { arm, seed: said }: Series): LogPlan {
  const scenario = scenarioKey(arm.plan);
  // What is in a log is a function of the chance that made it, which a history is part of.
  const seed = arm.beginning === undefined ? said : seedFrom(said, arm.beginning);
  return { directory, header: { vocabulary: vocabularyHash(), scenario, seed, model: version } };
}

/**
 * Arms beside a baseline. An arm that is known in a replication, with its fates, is not run again
 * there: an arm that is added to a comparison costs itself and the baseline.
 */
export class PairTask implements Task {
  readonly known: PairedOutcome[] = [];
  /** The outcomes of `known`, by arm. */
  readonly byArm: ReadonlyArray<Outcome[]>;
  readonly #series: PairedSeries;
  readonly #parcels: ReadonlyArray<Parcel>;
  readonly #outcomes: ReadonlyArray<Shelf<Outcome>>;
  /** One for each arm but the baseline. */
  readonly #fates: ReadonlyArray<Shelf<Fates>>;

  constructor(series: PairedSeries, archive: Archive) {
    const { arms, seed } = series;
    const [baseline, ...others] = arms;
    this.#series = series;
    this.byArm = arms.map(() => []);
    this.#parcels = arms.map((arm) => archive.parcelOf(arm));
    this.#outcomes = arms.map((arm) => archive.outcomes(arm, seed));
    this.#fates = baseline ? others.map((arm) => archive.fates(baseline, arm, seed)) : [];
    this.advance();
  }

  get done(): number {
    return this.known.length;
  }

  get size(): number {
    return this.#series.to - this.#series.from;
  }

  advance(): void {
    const { from, to } = this.#series;
    for (let next = from + this.known.length; next < to; next += 1) {
      const outcomes = this.#outcomes.map((shelf) => shelf.get(next));
      const fates = this.#fates.map((shelf) => shelf.get(next));
      if (!outcomes.every(isThere) || !fates.every(isThere)) return;
      this.known.push({ outcomes, fates });
      for (const [i, outcome] of outcomes.entries()) this.byArm[i]?.push(outcome);
    }
  }

  planned(): PlannedWork {
    const lines = this.lines();
    const arms = this.#parcels.length;
    const runs = this.size * arms;
    // An arm that is not known is run beside the baseline, known or not.
    const left = lines.reduce(
      (sum, { job, wanted }) => sum + job([]).arms.length * wanted.length,
      0,
    );
    const msEach = meanOf(this.#outcomes.map((shelf) => shelf.msEach).filter(isThere));
    return { arms, runs, known: runs - left, msEach };
  }

  /** One for each set of arms that some replications lack. */
  lines(): ReadonlyArray<Line> {
    const { from, to } = this.#series;
    const lacking = new Map<string, { readonly arms: number[]; readonly wanted: number[] }>();
    for (let replication = from; replication < to; replication += 1) {
      const arms = this.#lacking(replication);
      if (arms.length === 0) continue;
      const group = lacking.get(arms.join()) ?? { arms, wanted: [] };
      group.wanted.push(replication);
      lacking.set(arms.join(), group);
    }
    return [...lacking.values()].map(({ arms, wanted }) => this.#line(arms, wanted));
  }

  /** The arms to run in a replication, the baseline first; none when all is known. */
  #lacking(replication: number): number[] {
    const lacks = (i: number) =>
      this.#outcomes[i]?.has(replication) !== true || this.#fates[i - 1]?.has(replication) !== true;
    const others = this.#fates.map((_, i) => i + 1).filter(lacks);
    const all = this.#outcomes[0]?.has(replication) === true && others.length === 0;
    return all ? [] : [0, ...others];
  }

  #line(arms: ReadonlyArray<number>, wanted: ReadonlyArray<number>): Line {
    const { seed, arms: all } = this.#series;
    const of = <A>(list: ReadonlyArray<A>) => arms.map((i) => list[i]).filter(isThere);
    const [parcels, shelves] = [of(this.#parcels), of(this.#outcomes)];
    return {
      culprit: {
        arms: of(all).map(({ name }) => name),
        scenario: all[0]?.plan.scenario ?? "",
        seed,
      },
      wanted,
      job: (replications) => ({ arms: parcels, seed, replications }),
      take: ({ replication, ms, result }) => {
        const each = ms / arms.length;
        for (const [k, i] of arms.entries()) {
          const [outcome, fates] = [result.outcomes[k], k > 0 ? result.fates[k - 1] : undefined];
          if (outcome) this.#outcomes[i]?.put({ replication, ms: each, value: outcome });
          if (fates) this.#fates[i - 1]?.put({ replication, ms: 0, value: fates });
        }
      },
      msEach: () => {
        const each = meanOf(shelves.map(({ msEach }) => msEach).filter(isThere));
        return each && each * shelves.length;
      },
    };
  }
}

const isThere = <A>(value: A | undefined): value is A => value !== undefined;

const meanOf = (numbers: ReadonlyArray<number>): number | undefined =>
  numbers.length === 0 ? undefined : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
