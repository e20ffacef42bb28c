/**
 * A scenario: a centre with its citizens, staff and partners, the contract it is held to, and what
 * is tried. It is complete and right: whatever made it has checked it, and everything else in the
 * program starts from here.
 */
import type { AgeGroup, Origin, Trait } from "../domain/citizen.ts";
import type { Goal } from "../domain/goal.ts";
import type { Package, PlacementKind } from "../domain/offer.ts";
import type { Task } from "../domain/task.ts";
import type { goalCategories } from "./shape.ts";
import type { Provenance, Stated } from "./statement.ts";

/** Text in the languages of the program. */
export interface Words {
  readonly en: string;
  readonly da: string;
}

export interface Scenario {
  readonly id: string;
  readonly title: Words;
  readonly question?: Words;
  readonly period: Period;
  readonly centres: ReadonlyArray<Centre>;
  readonly teams: ReadonlyArray<Team>;
  /** `publicHolidays`, `24-12` or `2009-06-05`. */
  readonly closedOn: ReadonlyArray<string>;
  readonly suppliers: ReadonlyArray<Supplier>;
  readonly agreements: ReadonlyArray<Agreement>;
  /** What is stated, by cell: `hazard.noShow`, `monthly.exit.from12`. */
  readonly parameters: ReadonlyMap<string, Stated>;
  readonly labourDemand: ReadonlyArray<{ readonly from: string; readonly index: Stated }>;
  readonly goals: ReadonlyArray<ScenarioGoal>;
  readonly initiatives: ReadonlyArray<Initiative>;
  /** What may be chosen; it changes nothing until somebody chooses. */
  readonly choices?: ReadonlyArray<Choice>;
}

export interface Period {
  /** Days as `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  /** Year of the contract. */
  readonly contract: number;
  /** Days that the centre is run for before `from`, to settle; without it there are none. */
  readonly warmUpDays?: Stated;
}

export interface Centre {
  readonly id: string;
  readonly name: string;
}

/** Hours of the seven weekdays from Monday, `08:00-15:24` or `closed`. */
export type WeekHours = ReadonlyArray<string>;

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly centre: string;
  readonly skills: ReadonlyArray<Task>;
  readonly ageGroups: ReadonlyArray<AgeGroup>;
  readonly levels: ReadonlyArray<number>;
  readonly hours: WeekHours;
}

export interface Supplier {
  readonly id: string;
  readonly name: string;
  readonly packages: ReadonlyArray<Package>;
}

export interface Agreement {
  readonly id: string;
  readonly name: string;
  readonly kind: PlacementKind;
  readonly employees: Stated;
  readonly partnership: boolean;
  readonly from: string;
  readonly rampMonths: Stated;
}

/** A goal, with its category in the contract. */
export type ScenarioGoal = Goal & { readonly category?: (typeof goalCategories)[number] };

export interface Initiative {
  readonly id: string;
  readonly title: Words;
  readonly question?: Words;
  /** Where it is described. */
  readonly source?: string;
  readonly levers: ReadonlyArray<Lever>;
}

/** A number that may be chosen within bounds, and what more of it costs. */
export interface Choice {
  readonly id: string;
  readonly title: Words;
  /** Path of one cell of a parameter. */
  readonly lever: string;
  readonly values: { readonly from: number; readonly to: number; readonly step: number };
  /** First day on which what was chosen acts. */
  readonly from: string;
  readonly ramp: Ramp;
  /** Days until it acts in full; 1 for a step. */
  readonly rampDays: number;
  readonly cost: UnitCost;
}

/** What one more costs, kr. a year. */
export interface UnitCost {
  readonly value: number;
  readonly from: Provenance;
  /** One of what is chosen: caseworker, place. */
  readonly each: Words;
}

export type Operation = "set" | "add" | "multiply";
export type Ramp = "step" | "linear" | "sCurve";

/** A dated change of a parameter. */
export interface Lever {
  /** Path of a parameter, or of one of its cells. */
  readonly lever: string;
  readonly op: Operation;
  readonly value: number;
  readonly provenance: Provenance;
  /** First day and, if there is one, last day that it acts. */
  readonly from: string;
  readonly to?: string;
  readonly ramp: Ramp;
  /** Days until it acts in full; 1 for a step. */
  readonly rampDays: number;
  readonly target: Target;
}

/** Citizens whom a lever acts on; an empty target is all of them. */
export interface Target {
  readonly origin?: ReadonlyArray<Origin>;
  readonly ageGroup?: ReadonlyArray<AgeGroup>;
  readonly level?: ReadonlyArray<number>;
  readonly trait?: ReadonlyArray<Trait>;
  readonly centre?: ReadonlyArray<string>;
}
