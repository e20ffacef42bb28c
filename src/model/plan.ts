/**
 * A plan: a scenario compiled to what the model runs on. It is plain data and typed arrays, so it
 * can be hashed, sent to a thread and shared there. Everything dated in it is known before the run
 * begins: which parameter takes which value on which day, and because of which initiative.
 */

/** A team as the model sees it; its staff is the parameter cell `capacity.staff.<id>`. */
export interface TeamPlan {
  readonly id: string;
  readonly centre: number;
  /** Bit t: the team has the skill for task t of `domain/task.ts`. */
  readonly skills: number;
  /** Opening [minute of day, minute of day] by weekday from Monday; null is closed. */
  readonly hours: ReadonlyArray<readonly [open: number, close: number] | null>;
}

/** A supplier's place pool; its places are the cell `capacity.places.<id>`. */
export interface PoolPlan {
  readonly id: string;
  /** Bit p: the pool runs package p of `domain/offer.ts`. */
  readonly packages: number;
}

/** A company that takes placements; its places a month are `capacity.placementPlaces.<id>`. */
export interface AgreementPlan {
  readonly id: string;
  /** Index in `placementKinds`. */
  readonly kind: number;
  readonly employees: number;
  /** A partnership agreement, or the ordinary market of companies. */
  readonly partnership: boolean;
  /** First day in force; at or before the start of the run it is in force from the start. */
  readonly from: number;
  /** Months from then until the full number of places is released; 0 is at once. */
  readonly rampMonths: number;
}

/**
 * Values of all parameter cells and how they change. A cell is one number; a parameter with keys
 * has one cell a key, side by side. A cell that some lever aims at part of the citizens has, beside
 * its value for the others, a block of one cell for every segment.
 */
export interface ParameterPlan {
  /** Path of each cell, `hazard.noShow` or `monthly.exit.under1Month`; segment cells add `@n`. */
  readonly cells: ReadonlyArray<string>;
  /** First cell of each parameter, by path. */
  readonly offsets: Readonly<Record<string, number>>;
  /** Values on the first day, before any initiative. */
  readonly values: Float32Array;
  /** Per cell: 0, or the first of its `segments` segment cells. */
  readonly segmentCells: Int32Array;
  /** Number of segments: 2 to the number of different target filters; 1 when there is none. */
  readonly segments: number;
  /** Changes by day, then cause, then cell; on one day a cell changes at most once per cause. */
  readonly changes: {
    readonly day: Int32Array;
    readonly cell: Int32Array;
    readonly value: Float32Array;
    /** Index of the initiative, or one of the causes below. */
    readonly cause: Uint8Array;
  };
}

/** Causes of a parameter change that are no initiative. */
export const demandCause = 254;
export const ruleCause = 255;

/**
 * A target filter: a citizen is in it when every set that is there has the citizen. Bit o of
 * `origins`, g of `ageGroups`, l of `levels` (1 to 5) and c of `centres` is that one.
 */
export interface TargetFilter {
  readonly origins?: number;
  readonly ageGroups?: number;
  readonly levels?: number;
  /** Traits that must hold. */
  readonly traits?: number;
  readonly centres?: number;
}

export interface InitiativePlan {
  readonly id: string;
  /** First day that a lever acts, and the last; a `to` beyond the run is the run's. */
  readonly from: number;
  readonly to: number;
}

export interface Plan {
  readonly scenario: string;
  /** Hash of everything below, hex. */
  readonly hash: string;
  /** First day of the run and last, both included, days since 2000-01-01. */
  readonly from: number;
  readonly to: number;
  /** Days at the start that only let the centre settle; none when it is left out. */
  readonly warmUpDays?: number;
  readonly centres: ReadonlyArray<string>;
  readonly teams: ReadonlyArray<TeamPlan>;
  /** Team of a citizen at [centre][age group][level - 1], flattened. */
  readonly routing: Uint8Array;
  readonly pools: ReadonlyArray<PoolPlan>;
  readonly agreements: ReadonlyArray<AgreementPlan>;
  /** Days on which all teams are closed, beside weekends: bit by day from `from`. */
  readonly closed: Uint8Array;
  readonly parameters: ParameterPlan;
  readonly filters: ReadonlyArray<TargetFilter>;
  readonly initiatives: ReadonlyArray<InitiativePlan>;
  /** Rule sets in force: index in `domain/rule-set.ts` with its first day, the first at `from`. */
  readonly ruleSets: ReadonlyArray<{ readonly day: number; readonly ruleSet: number }>;
}
