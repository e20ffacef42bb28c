/** What the centre believes of each citizen's employability, and whether it is to look again. */
import type { Table } from "../../kernel/table.ts";
import { part, rowCells } from "../citizen-row.ts";
import type { Plan } from "../plan.ts";

/** Bits of the citizen's word: the level last assessed (0 before), and whether one is due. */
export const levelBits = 7;
export const dueBit = 8;

export class MatchState {
  declare private readonly citizens: Table;
  readonly tables: ReadonlyArray<Table> = [];

  constructor(_plan: Plan, citizens: Table) {
    this.citizens = citizens;
  }

  /** Cell of the citizen's word. */
  cell(citizen: number): number {
    return citizen * rowCells + part.matchGroups.first;
  }

  get ints(): Int32Array {
    return this.citizens.ints;
  }

  /** Employability level as last assessed, 1 to 5; 0 before the first assessment. */
  assessedLevel(citizen: number): number {
    return this.ints[this.cell(citizen)] & levelBits;
  }

  /** An interview or a new case asks for an assessment that has not been made. */
  isDue(citizen: number): boolean {
    return (this.ints[this.cell(citizen)] & dueBit) !== 0;
  }
}
