/**
 * What exits know of each citizen: where they stand, since when, and how much of each hazard they
 * have met. A row is one cache line. The rates are the process's own copy of the parameters it
 * integrates over time: they change only after everybody's hazard has been brought up to date.
 */
import { Table } from "../../kernel/table.ts";
import { part, rowCells } from "../citizen-row.ts";
import { perPlan } from "../per-plan.ts";
import type { Plan } from "../plan.ts";
import { cellOf } from "../trajectory.ts";
import { type Calendars, calendars } from "./calendar.ts";
import { risks } from "./parameters.ts";

export const stride = rowCells;

/** First cell of the hazards met; the i-th risk of the mode is `met + i`. */
export const met = part.exits.first;
const first = met;

/** Columns of a citizen's row; the first ten are the hazards met, by risk. */
export const column = {
  /** Minute up to which the hazards met are counted. */
  since: first + 10,
  /** Minute from which the duration band counts: start of the spell, or of what came after it. */
  clock: first + 11,
  /** Minute at which the effect of the last completed offer ends. */
  effectUntil: first + 12,
  packed: first + 13,
  /** Ordinal of the present period on or off benefit, and number of level changes. */
  ordinals: first + 14,
  /** Which calendars hold for the citizen, by team and segment; see `blockOf`. */
  block: first + 15,
} as const;

/** Where a citizen stands, as far as hazards go. */
export const mode = {
  none: 0,
  onBenefit: 1,
  inJob: 2,
  inEducation: 3,
  selfSupporting: 4,
  onOtherBenefit: 5,
} as const;

/** Words of the packed column. `treatment` and `effect` are 1 + the kind of offer, or 0. */
export const word = {
  mode: { shift: 0, mask: 7 },
  level: { shift: 3, mask: 7 },
  ageGroup: { shift: 6, mask: 3 },
  treatment: { shift: 8, mask: 3 },
  effect: { shift: 10, mask: 3 },
  hired: { shift: 12, mask: 1 },
  /** Duration thresholds that the spell has crossed. */
  thresholds: { shift: 13, mask: 3 },
  /** Centre that has, or last had, the case. */
  centre: { shift: 15, mask: 15 },
  /** Moves to another modelled centre in the present period; they begin again after the mask. */
  transfers: { shift: 19, mask: 255 },
} as const;
export type Word = (typeof word)[keyof typeof word];

const daysPerMonth = 30.4375;

/**
 * The value that `rates` holds of a parameter cell. A probability p per month becomes a hazard per
 * day, −ln(1 − p) over a mean month, so that a citizen who met no other risk would leave within
 * the month with probability p; everything else is kept as it is.
 */
export function rateOf(path: string, value: number): number {
  const isProbability = path.startsWith("monthly.") && !path.startsWith("monthly.destination");
  return isProbability ? -Math.log1p(-value) / daysPerMonth : value;
}

/**
 * First row of `rates` for each parameter that is a rate, a multiplier or a length of this process,
 * and which cell each row is a copy of. The names are written out because the loop reads them: an
 * object made by a literal is read faster than one filled key by key.
 */
const layout = perPlan((plan) => {
  const cellOfRow: Array<number> = [];
  const rowOfCell = new Int32Array(plan.parameters.values.length).fill(-1);
  const copy = (path: string): number => {
    const row = cellOfRow.length;
    const cell = cellOf(plan, path);
    for (let key = 0; key < keyCount(plan, path); key += 1) {
      rowOfCell[cell + key] = cellOfRow.length;
      cellOfRow.push(cell + key);
    }
    return row;
  };
  const row = {
    exit: copy("monthly.exit"),
    destinationShort: copy("monthly.destinationShort"),
    destinationLong: copy("monthly.destinationLong"),
    subsidisedJob: copy("monthly.subsidisedJob"),
    pension: copy("monthly.pension"),
    leaveMunicipality: copy("monthly.leaveMunicipality"),
    transfer: copy("monthly.transfer"),
    matchUp: copy("monthly.matchUp"),
    matchDown: copy("monthly.matchDown"),
    returnFromJob: copy("monthly.returnFromJob"),
    returnFromOther: copy("monthly.returnFromOther"),
    level: copy("relative.level"),
    origin: copy("relative.origin"),
    jobByAge: copy("relative.jobByAge"),
    educationByAge: copy("relative.educationByAge"),
    deprivedArea: copy("relative.deprivedArea"),
    hasChildren: copy("relative.hasChildren"),
    lockIn: copy("effect.lockIn"),
    effectAfter: copy("effect.after"),
    effectDays: copy("effect.afterDays"),
  };
  return { row, cellOfRow, rowOfCell };
});

function keyCount(plan: Plan, path: string): number {
  const { cells } = plan.parameters;
  return cells.filter((cell) => cell === path || cell.startsWith(`${path}.`)).length;
}

// The class reads its own copies: the engine folds constants that are not exported.
const cells = stride;
const at = column;

export class ExitState {
  declare readonly citizens: Table;
  declare readonly rates: Table;
  declare readonly tables: ReadonlyArray<Table>;
  declare readonly calendars: Calendars;
  declare readonly row: ReturnType<typeof layout>["row"];
  declare readonly rowOfCell: Int32Array;
  declare readonly cellOfRow: ReadonlyArray<number>;

  constructor(plan: Plan, citizens: Table) {
    this.citizens = citizens;
    const { row, rowOfCell, cellOfRow } = layout(plan);
    this.row = row;
    this.rowOfCell = rowOfCell;
    this.cellOfRow = cellOfRow;
    this.rates = new Table("exits.rates", 1, cellOfRow.length);
    this.calendars = calendars(plan);
    this.tables = [this.rates];
  }

  get(citizen: number, { shift, mask }: Word): number {
    return (this.citizens.ints[citizen * cells + at.packed] >>> shift) & mask;
  }

  set(citizen: number, { shift, mask }: Word, value: number): void {
    const cell = citizen * cells + at.packed;
    const { ints } = this.citizens;
    ints[cell] = (ints[cell] & ~(mask << shift)) | (value << shift);
  }

  /** Ordinal of the present period on or off benefit, counted together. */
  period(citizen: number): number {
    return this.citizens.ints[citizen * cells + at.ordinals] & 0xffff;
  }

  /** Number of times that the true level has changed. */
  levelChanges(citizen: number): number {
    return this.citizens.ints[citizen * cells + at.ordinals] >>> 16;
  }
}

/** Numbers of the risks by name. */
export const risk = Object.fromEntries(risks.map((name, i) => [name, i])) as Record<
  (typeof risks)[number],
  number
>;
