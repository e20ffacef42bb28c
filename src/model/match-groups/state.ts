/** What the centre believes of each citizen's employability, and whether it is to look again. */
import { Table } from "../../kernel/table.ts";
import type { Plan } from "../plan.ts";

/** Bits of the citizen's word: the level last assessed (0 before), and whether one is due. */
export const levelBits = 7;
export const dueBit = 8;

export class MatchState {
  readonly citizens = new Table("matchGroups.citizens", 1);
  readonly tables: ReadonlyArray<Table>;

  constructor(_plan: Plan) {
    this.tables = [this.citizens];
  }

  /** Employability level as last assessed, 1 to 5; 0 before the first assessment. */
  assessedLevel(citizen: number): number {
    return this.citizens.ints[citizen] & levelBits;
  }

  /** An interview or a new case asks for an assessment that has not been made. */
  isDue(citizen: number): boolean {
    return (this.citizens.ints[citizen] & dueBit) !== 0;
  }
}
