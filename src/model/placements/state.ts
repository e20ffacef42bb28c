/**
 * Where each citizen stands on the way to a place at a company, and how many places each agreement
 * has released and holds. Four cells a citizen, shared by what is never needed together.
 */
import { placementKinds } from "../../domain/offer.ts";
import { companyRoom } from "../../domain/rule-set.ts";
import { Table } from "../../kernel/table.ts";
import { part, rowCells } from "../citizen-row.ts";
import type { Plan } from "../plan.ts";
import { cellOf } from "../trajectory.ts";
import { WaitingLines } from "../waiting-line.ts";
import { parameters } from "./parameters.ts";

/** The way to a placement; see the process's page. */
export const phase = {
  none: 0,
  /** Visitated: a place is sought now. */
  seeking: 1,
  /** In the line of the kind. */
  waiting: 2,
  /** A place is booked; setting it up is in a team's queue, or in hand. */
  booked: 3,
  /** Set up; it begins later. */
  setUp: 4,
  /** Under way, the follow-up still to come. */
  underWay: 5,
  /** Under way, the follow-up queued or done. */
  followedUp: 6,
} as const;

const begin = part.placements.first;

/** Columns of a citizen's row. */
export const column = {
  /** Small words: see the fields below. */
  packed: begin + 0,
  /** Waiting: link. Set up and under way: its start. Otherwise 0. */
  first: begin + 1,
  /** Waiting: link. Under way: planned end. None: minute of the last interview. Otherwise 0. */
  second: begin + 2,
  /** Under way: probability of dropout, as a real. */
  dropout: begin + 3,
} as const;

const stride = rowCells;

interface PackedField {
  readonly shift: number;
  readonly mask: number;
}

/** Fields of the packed cell. */
export const field = {
  phase: { shift: 0, mask: 7 },
  /** Index in `placementKinds`. */
  kind: { shift: 3, mask: 1 },
  /** The benefit has stopped and something is left to be closed now. */
  closing: { shift: 4, mask: 1 },
  agreement: { shift: 5, mask: 4095 },
  /** Interviews held so far. */
  interviews: { shift: 17, mask: 32767 },
} as const;

/** Columns of an agreement's row. */
export const agreementColumn = {
  /** 0 before it is signed, 1 when signed, 2 once places have been released. */
  stage: 0,
  /** Month of the last release, counted as by `monthIndex`. */
  month: 1,
  /** Places released and not yet booked. */
  left: 2,
  /** Placements booked, set up or under way. */
  held: 3,
  /** Part of a place, as a real, that is carried to the next release. */
  carry: 4,
} as const;

export const agreementStride = 5;

function cellsOf(plan: Plan) {
  const cell = (name: keyof typeof parameters) => cellOf(plan, parameters[name].path);
  return {
    referral: cell("referral"),
    referralWageSubsidy: cell("referralWageSubsidy"),
    places: cell("places"),
    startLagDays: cell("startLagDays"),
    days: cell("days"),
    hired: cell("hired"),
    internshipMaxDays: cell("internshipMaxDays"),
    wageSubsidyMaxDays: cell("wageSubsidyMaxDays"),
  };
}

// The class reads its own copies: the engine folds constants that are not exported.
const own = column;
const fields = field;
const agreementAt = agreementColumn;
const agreementCells = agreementStride;

export class PlacementState {
  declare readonly citizens: Table;
  declare readonly agreements: Table;
  /** One line for each kind of placement. */
  declare readonly lines: WaitingLines;
  declare readonly cells: ReturnType<typeof cellsOf>;
  declare readonly tables: ReadonlyArray<Table>;
  /** Placements that each agreement may hold at a time, by the company ratio rule [P18]. */
  declare readonly room: Int32Array;

  constructor(plan: Plan, citizens: Table) {
    this.citizens = citizens;
    const { first, second } = column;
    this.agreements = new Table("placements.agreements", agreementCells, plan.agreements.length);
    this.lines = new WaitingLines(
      "placements.lines",
      placementKinds.length,
      citizens,
      first,
      second,
    );
    this.cells = cellsOf(plan);
    this.tables = [this.agreements, this.lines.table];
    this.room = Int32Array.from(plan.agreements, ({ employees }) => companyRoom(employees));
  }

  phase(citizen: number): number {
    return this.get(citizen, fields.phase);
  }

  /** Index in `placementKinds`. */
  kind(citizen: number): number {
    return this.get(citizen, fields.kind);
  }

  isClosing(citizen: number): boolean {
    return this.get(citizen, fields.closing) === 1;
  }

  /** Agreement whose place the citizen holds. */
  agreement(citizen: number): number {
    return this.get(citizen, fields.agreement);
  }

  /** Interviews held so far. */
  interviews(citizen: number): number {
    return this.get(citizen, fields.interviews);
  }

  /** First minute of a placement that is set up or under way. */
  start(citizen: number): number {
    return this.citizens.ints[citizen * stride + own.first];
  }

  /** Planned last minute of the placement under way. */
  end(citizen: number): number {
    return this.citizens.ints[citizen * stride + own.second];
  }

  /** Minute of the last interview, in phase `none`; 0 when a placement came after it. */
  interviewed(citizen: number): number {
    return this.citizens.ints[citizen * stride + own.second];
  }

  /** Probability of dropout of the placement under way. */
  dropout(citizen: number): number {
    return this.citizens.reals[citizen * stride + own.dropout];
  }

  /** Whether an agreement has a place that may be booked. */
  hasPlace(agreement: number): boolean {
    const { ints } = this.agreements;
    const row = agreement * agreementCells;
    const held = ints[row + agreementAt.held];
    return ints[row + agreementAt.left] > 0 && held < this.room[agreement];
  }

  /** A value of an agreement's row. */
  of(agreement: number, at: number): number {
    return this.agreements.ints[agreement * agreementCells + at];
  }

  /** Part of a place carried to the next release. */
  carry(agreement: number): number {
    return this.agreements.reals[agreement * agreementCells + agreementAt.carry];
  }

  get(citizen: number, { shift, mask }: PackedField): number {
    return (this.citizens.ints[citizen * stride + own.packed] >>> shift) & mask;
  }

  /** For `evolve` alone. */
  put(citizen: number, { shift, mask }: PackedField, value: number): void {
    const cell = citizen * stride + own.packed;
    const { ints } = this.citizens;
    ints[cell] = (ints[cell] & ~(mask << shift)) | (value << shift);
  }

  /** For `evolve` alone. */
  write(citizen: number, at: number, value: number): void {
    this.citizens.ints[citizen * stride + at] = value;
  }

  /** For `evolve` alone: keeps the probability of dropout while the placement lasts. */
  keepDropout(citizen: number, probability: number): void {
    this.citizens.reals[citizen * stride + own.dropout] = probability;
  }
}
