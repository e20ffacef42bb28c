/**
 * The parameters as they are now, and how far the plan's dated changes have been carried out.
 * Every process reads its numbers here; only the initiatives' evolve writes them.
 */
import { ruleSets } from "../../domain/rule-set.ts";
import { Table } from "../../kernel/table.ts";
import { matchSchemes } from "../../domain/match-scheme.ts";
import type { Plan } from "../plan.ts";

/** Columns of the single row of the cursor table. */
export const cursorColumn = {
  /** 1 once the run has started. */
  started: 0,
  /** Changes of the plan carried out. */
  changes: 1,
  /** Rule sets activated. */
  ruleSets: 2,
  /** Initiatives started and ended, as many of each as have been (they are dated by the plan). */
  lastDay: 3,
  /** Minute at which a forecast began that goes on from a history; 0 in a run without one. */
  seam: 4,
} as const;

export class ParameterState {
  declare readonly plan: Plan;
  declare readonly table: Table;
  readonly cursor = new Table("initiatives.cursor", 5, 1);
  declare readonly tables: ReadonlyArray<Table>;
  /** Cell of the labour demand index. */
  declare readonly demandCell: number;
  declare private readonly segmentCells: Int32Array;
  /** Index in `matchSchemes` of each rule set's scheme, in the plan's order. */
  declare private readonly schemes: Uint8Array;

  constructor(plan: Plan) {
    this.plan = plan;
    const { values, segmentCells } = plan.parameters;
    this.table = new Table("initiatives.parameters", 1, values.length);
    this.table.reals.set(values);
    this.segmentCells = segmentCells;
    this.schemes = Uint8Array.from(plan.ruleSets, ({ ruleSet }) => {
      return matchSchemes.indexOf(ruleSets[ruleSet].matchScheme);
    });
    this.tables = [this.table, this.cursor];
    this.demandCell = this.cell("demand.index");
  }

  /** Whether the run has started. */
  get started(): boolean {
    return this.cursor.ints[cursorColumn.started] === 1;
  }

  /** First cell of a parameter, for `value(cell + key)`. */
  cell(path: string): number {
    const cell = this.plan.parameters.offsets[path];
    if (cell === undefined) throw new Error(`the plan has no parameter ${path}`);
    return cell;
  }

  /** Minute at which history ended and the forecast began; 0 without a history. */
  get seam(): number {
    return this.cursor.ints[cursorColumn.seam];
  }

  /** Value of a cell now. */
  value(cell: number): number {
    return this.table.reals[cell];
  }

  /** Value of a cell now for citizens of a segment. */
  valueFor(cell: number, segment: number): number {
    const block = this.segmentCells[cell];
    return this.table.reals[block === 0 ? cell : block + segment];
  }

  /** Index in `matchSchemes` of the scheme in force. */
  get matchScheme(): number {
    return this.schemes[this.cursor.ints[cursorColumn.ruleSets] - 1];
  }
}
