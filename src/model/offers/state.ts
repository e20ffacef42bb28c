/**
 * Where each citizen stands on the way to an offer, which offer obligation is open, and how many
 * places of each supplier are taken. Five cells a citizen: what is never needed together shares a
 * cell, as the columns say.
 */
import { Table } from "../../kernel/table.ts";
import { part, rowCells } from "../citizen-row.ts";
import type { Plan } from "../plan.ts";
import { cellOf } from "../trajectory.ts";
import { WaitingLines } from "../waiting-line.ts";
import { parameters } from "./parameters.ts";

/** The way to an offer, in the order in which it is usually gone; see the process's page. */
export const phase = {
  /** No case, or one that is about to close. */
  none: 0,
  /** The case has just opened: the obligation is to be created now. */
  opening: 1,
  /** An obligation stands; its work is planned for a later minute. */
  open: 2,
  /** The work of issuing an offer is in a team's queue, or in hand. */
  queued: 3,
  /** The work is done: visitation is decided now. */
  visitating: 4,
  /** In a pool's line. */
  waiting: 5,
  /** A place is held; the offer begins later. */
  issued: 6,
  inOffer: 7,
  /** Visitated to a company: the process `placements` has the citizen. */
  placement: 8,
} as const;

const begin = part.offers.first;

/** Columns of a citizen's row. */
export const column = {
  /** Small words: see the fields below. */
  packed: begin + 0,
  /** Deadline of the open obligation; during an offer its probability of dropout, as a real. */
  due: begin + 1,
  /** Open: minute at which work is planned. Waiting: link. Issued and in an offer: its start. */
  first: begin + 2,
  /** Waiting: link. Issued and in an offer: its planned end. */
  second: begin + 3,
  /** Visitations decided so far. */
  visitations: begin + 4,
} as const;

const stride = rowCells;

interface PackedField {
  readonly shift: number;
  readonly mask: number;
}

/** Fields of the packed cell. */
export const field = {
  phase: { shift: 0, mask: 15 },
  /** Index in `obligations` of the open one, `firstOffer` or `repeatOffer`; 0 is none. */
  obligation: { shift: 4, mask: 3 },
  /** The open obligation's deadline has passed. */
  breached: { shift: 6, mask: 1 },
  /** The benefit has stopped and something is left to be closed now. */
  closing: { shift: 7, mask: 1 },
  /** Index in `packages` of the last visitation. */
  package: { shift: 8, mask: 7 },
  pool: { shift: 11, mask: 4095 },
} as const;

function cellsOf(plan: Plan) {
  const cell = (name: keyof typeof parameters) => cellOf(plan, parameters[name].path);
  return {
    firstOfferDays: cell("firstOfferDays"),
    repeatOfferDays: cell("repeatOfferDays"),
    offerMinDays: cell("offerMinDays"),
    visitation: cell("visitation"),
    internshipShare: cell("internshipShare"),
    wageSubsidyShare: cell("wageSubsidyShare"),
    places: cell("places"),
    planLeadDays: cell("planLeadDays"),
    startLagDays: cell("startLagDays"),
    courseDays: cell("courseDays"),
    dropout: cell("dropout"),
  };
}

// The class reads its own copies: the engine folds constants that are not exported.
const at = column;
const fields = field;

export class OfferState {
  declare readonly citizens: Table;
  /** One cell a pool: places held, from issue to end. */
  declare readonly pools: Table;
  declare readonly lines: WaitingLines;
  /** First cells of the process's parameters. */
  declare readonly cells: ReturnType<typeof cellsOf>;
  declare readonly tables: ReadonlyArray<Table>;

  constructor(plan: Plan, citizens: Table) {
    this.citizens = citizens;
    this.pools = new Table("offers.pools", 1, plan.pools.length);
    const { first, second } = column;
    this.lines = new WaitingLines("offers.lines", plan.pools.length, citizens, first, second);
    this.cells = cellsOf(plan);
    this.tables = [this.pools, this.lines.table];
  }

  phase(citizen: number): number {
    return this.get(citizen, fields.phase);
  }

  /** Index in `obligations` of the open offer obligation; 0 when none is. */
  obligation(citizen: number): number {
    return this.get(citizen, fields.obligation);
  }

  isBreached(citizen: number): boolean {
    return this.get(citizen, fields.breached) === 1;
  }

  isClosing(citizen: number): boolean {
    return this.get(citizen, fields.closing) === 1;
  }

  package(citizen: number): number {
    return this.get(citizen, fields.package);
  }

  /** Pool that the citizen waits for or holds a place of. */
  pool(citizen: number): number {
    return this.get(citizen, fields.pool);
  }

  /** Deadline of the open obligation. */
  due(citizen: number): number {
    return this.citizens.ints[citizen * stride + at.due];
  }

  /** Probability of dropout of the offer that the citizen is in. */
  dropout(citizen: number): number {
    return this.citizens.reals[citizen * stride + at.due];
  }

  /** Minute at which work on the obligation is planned to be queued, in phase `open`. */
  planned(citizen: number): number {
    return this.citizens.ints[citizen * stride + at.first];
  }

  /** First minute of the offer that is issued or under way. */
  start(citizen: number): number {
    return this.citizens.ints[citizen * stride + at.first];
  }

  /** Planned last minute of the offer that is issued or under way. */
  end(citizen: number): number {
    return this.citizens.ints[citizen * stride + at.second];
  }

  /** Number of visitations so far: the index of chance for the next one. */
  visitations(citizen: number): number {
    return this.citizens.ints[citizen * stride + at.visitations];
  }

  /** Places of a pool that are held. */
  occupied(pool: number): number {
    return this.pools.ints[pool];
  }

  get(citizen: number, { shift, mask }: PackedField): number {
    return (this.citizens.ints[citizen * stride + at.packed] >>> shift) & mask;
  }

  /** For `evolve` alone. */
  put(citizen: number, { shift, mask }: PackedField, value: number): void {
    const cell = citizen * stride + at.packed;
    const { ints } = this.citizens;
    ints[cell] = (ints[cell] & ~(mask << shift)) | (value << shift);
  }

  /** For `evolve` alone. */
  write(citizen: number, cell: number, value: number): void {
    this.citizens.ints[citizen * stride + cell] = value;
  }

  /** For `evolve` alone: keeps the probability of dropout while the offer lasts. */
  keepDropout(citizen: number, probability: number): void {
    this.citizens.reals[citizen * stride + at.due] = probability;
  }
}
