/**
 * How a parameter is declared. A parameter has one name, its path: the place where a scenario file
 * states it, what a lever of an initiative names, and how a log speaks of it. A process declares
 * the parameters that it owns in its `parameters.ts`; the scenario schema, the checks, the levers
 * and the compiled table all follow from these declarations.
 */

/** Keys that a scenario's own lists give: one cell for each team, place pool or agreement. */
export type Listed = "team" | "pool" | "agreement";

export interface Parameter {
  /** Dotted path, at most `group.name`, e.g. `hazard.noShow`. */
  readonly path: string;
  /** What it is, in a sentence; shown by editors and by `caseflow measures`. */
  readonly doc: string;
  /** Unit in words: days, minutes, persons, share, probability per month, factor. */
  readonly unit: string;
  /** Its cells: none for one number, words for one number each, or a list of the scenario's. */
  readonly keys: ReadonlyArray<string> | Listed;
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
  /** The cells are shares that sum to 1 (within 0.005, then normalised). */
  readonly sumsToOne: boolean;
  /** Value that means "no effect", used where a scenario is silent; others must be stated. */
  readonly neutral: number | undefined;
  /** Looked up for one citizen, so a lever may aim it at some citizens only. */
  readonly perCitizen: boolean;
  /** Where the scenario is silent the rule set in force says the value. */
  readonly fromRules: boolean;
}

type Given = Pick<Parameter, "path" | "doc" | "unit"> & Partial<Parameter>;

/** Declares a parameter; one number of 0 or more unless told otherwise. */
export function parameter(given: Given): Parameter {
  return {
    keys: [],
    min: 0,
    max: 1_000_000,
    whole: false,
    sumsToOne: false,
    neutral: undefined,
    perCitizen: false,
    fromRules: false,
    ...given,
  };
}

/** A probability or share of one. */
export const share = (given: Given): Parameter => parameter({ max: 1, ...given });

/** A multiplier that is 1 where nothing is said. */
export const factor = (given: Omit<Given, "unit">): Parameter =>
  parameter({ unit: "factor", max: 100, neutral: 1, perCitizen: true, ...given });
