/**
 * The citizen's row. Every process owns some cells of it and only that process writes them, but
 * they lie side by side: what happens to a citizen touches several processes at once, and with
 * many citizens it is the number of different places in memory that a run waits for. What
 * interviews touch comes first, then exits, then offers and placements. Three cells are free: a row
 * of whole cache lines would be four cells longer, and measured no faster.
 *
 * Modules of the loop bind the layouts and numbers that they import to constants of their own. The
 * engine folds a module's own constants into the code it compiles; what is exported or imported it
 * reads from a cell each time and checks, and every multiplication by it is checked for overflow.
 * Binding took a sixth off a run.
 */
import { Table } from "../kernel/table.ts";

/** Cells in a row. */
export const rowCells = 44;

/** First cell of each process's part, and how many there are. */
export const part = {
  population: { first: 0, cells: 6 },
  matchGroups: { first: 6, cells: 1 },
  contact: { first: 7, cells: 3 },
  work: { first: 10, cells: 3 },
  exits: { first: 16, cells: 16 },
  offers: { first: 32, cells: 5 },
  placements: { first: 37, cells: 4 },
} as const;

/** The table that all processes share; a row begins as zeros. */
export const citizenTable = (): Table => new Table("citizens", rowCells);
