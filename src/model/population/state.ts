/**
 * What is known of each citizen that more than one process asks about: who the citizen is, where
 * they stand, and which centre and team has the case. Other processes read it; only population's
 * evolve writes it.
 */
import { statuses } from "../../domain/benefit.ts";
import { Table } from "../../kernel/table.ts";
import { part, rowCells } from "../citizen-row.ts";
import { perPlan } from "../per-plan.ts";
import type { Plan } from "../plan.ts";
import { cellOf } from "../trajectory.ts";
import { type DailyMeans, dailyMeans } from "./intake.ts";

const { first } = part.population;

/** Columns of a citizen's row. */
export const column = {
  /** Address for chance, the 32 bits of `CitizenRegistered.identity`. */
  identity: first + 0,
  /** Day of birth. */
  born: first + 1,
  /** Minute at which the present or last benefit spell began. */
  from: first + 2,
  /** Minute at which the last spell stopped; 0 before that. */
  stopped: first + 3,
  /**
   * Small words, packed: status 4 bits, benefit 4, origin 2, age group 2, level 3, traits 4,
   * has case 1, centre 4, team 8.
   */
  packed: first + 4,
  /** Segment number for targeted levers. */
  segment: first + 5,
} as const;

export const stride = rowCells;

/** Shift and mask of each packed word. */
const status = { shift: 0, mask: 15 };
const benefit = { shift: 4, mask: 15 };
const origin = { shift: 8, mask: 3 };
const ageGroup = { shift: 10, mask: 3 };
const level = { shift: 12, mask: 7 };
const traits = { shift: 15, mask: 15 };
const hasCase = { shift: 19, mask: 1 };
const centre = { shift: 20, mask: 15 };
const team = { shift: 24, mask: 255 };
export const packing = {
  status,
  benefit,
  origin,
  ageGroup,
  level,
  traits,
  hasCase,
  centre,
  team,
} as const;

const onBenefit = statuses.indexOf("onBenefit");

/** First parameter cells and daily means of inflow, which follow from the plan alone. */
const derived = perPlan((plan) => ({
  cells: {
    stock: cellOf(plan, "population.stock"),
    formerRecipients: cellOf(plan, "population.formerRecipients"),
    benefit: cellOf(plan, "population.benefit"),
    level: cellOf(plan, "population.level"),
    ageGroup: cellOf(plan, "population.ageGroup"),
    origin: cellOf(plan, "population.origin"),
    trait: cellOf(plan, "population.trait"),
    elapsed: cellOf(plan, "population.elapsed"),
    elapsedTailDays: cellOf(plan, "population.elapsedTailDays"),
    inflowLevel: cellOf(plan, "inflow.level"),
  },
  arrivalMeans: dailyMeans(plan, "inflow.contacts"),
  transferMeans: dailyMeans(plan, "inflow.transfers"),
}));

// The class reads its own copies: the engine folds constants that are not exported.
const rowLength = stride;
const at = column;

export class PopulationState {
  declare readonly citizens: Table;
  /** One row: the last day, from the plan's first, on which each stream brought somebody; or -1. */
  readonly intake = new Table("population.intake", 2, 1, -1);
  declare readonly tables: ReadonlyArray<Table>;
  declare readonly cells: ReturnType<typeof derived>["cells"];
  declare readonly arrivalMeans: DailyMeans;
  declare readonly transferMeans: DailyMeans;

  constructor(plan: Plan, citizens: Table) {
    this.citizens = citizens;
    const { cells, arrivalMeans, transferMeans } = derived(plan);
    this.cells = cells;
    this.arrivalMeans = arrivalMeans;
    this.transferMeans = transferMeans;
    this.tables = [this.intake];
  }

  /** Number of citizens ever registered. */
  get count(): number {
    return this.citizens.length;
  }

  /** The citizen's address for chance, as signed 32 bits. */
  identity(citizen: number): number {
    return this.citizens.ints[citizen * rowLength + at.identity];
  }

  born(citizen: number): number {
    return this.citizens.ints[citizen * rowLength + at.born];
  }

  /** Minute at which the present or last spell began. */
  spellFrom(citizen: number): number {
    return this.citizens.ints[citizen * rowLength + at.from];
  }

  stopped(citizen: number): number {
    return this.citizens.ints[citizen * rowLength + at.stopped];
  }

  segment(citizen: number): number {
    return this.citizens.ints[citizen * rowLength + at.segment];
  }

  status(citizen: number): number {
    return this.citizens.ints[citizen * rowLength + at.packed] & status.mask;
  }

  onBenefit(citizen: number): boolean {
    return this.status(citizen) === onBenefit;
  }

  benefit(citizen: number): number {
    return (this.citizens.ints[citizen * rowLength + at.packed] >>> benefit.shift) & benefit.mask;
  }

  origin(citizen: number): number {
    return (this.citizens.ints[citizen * rowLength + at.packed] >>> origin.shift) & origin.mask;
  }

  /** Index in `ageGroups`. */
  ageGroup(citizen: number): number {
    return (this.citizens.ints[citizen * rowLength + at.packed] >>> ageGroup.shift) & ageGroup.mask;
  }

  /** True employability level, 1 to 5; 0 before it is known. */
  level(citizen: number): number {
    return (this.citizens.ints[citizen * rowLength + at.packed] >>> level.shift) & level.mask;
  }

  traits(citizen: number): number {
    return (this.citizens.ints[citizen * rowLength + at.packed] >>> traits.shift) & traits.mask;
  }

  hasCase(citizen: number): boolean {
    return ((this.citizens.ints[citizen * rowLength + at.packed] >>> hasCase.shift) & 1) === 1;
  }

  centre(citizen: number): number {
    return (this.citizens.ints[citizen * rowLength + at.packed] >>> centre.shift) & centre.mask;
  }

  /** Team that has the case, or had the last one. */
  team(citizen: number): number {
    return this.citizens.ints[citizen * rowLength + at.packed] >>> team.shift;
  }
}
