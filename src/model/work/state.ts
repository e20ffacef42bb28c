/**
 * Staff and their work: which items there are, who waits for which team in what order, and how
 * many are in hand. Other processes read it to route an item to a team, to say which number it
 * will have and to know a team's hours; only work's evolve writes it.
 *
 * Queueing an item from another process's `decide` is one event:
 *
 *     const team = work.route(population, citizen, summons);
 *     out.append(WorkItemQueued.code, minute, citizen, team, summons, work.nextItem, due);
 *
 * A second item in the same batch has the number `work.itemAfter(first)`, and so on.
 */
import * as moment from "../../domain/moment.ts";
import { tasks } from "../../domain/task.ts";
import type { OpeningHours } from "../../kernel/calendar.ts";
import { Table } from "../../kernel/table.ts";
import * as citizenRow from "../citizen-row.ts";
import type { ParameterState } from "../initiatives/state.ts";
import type { Plan } from "../plan.ts";
import type { PopulationState } from "../population/state.ts";
import { type Staffing, staffingOf } from "./staffing.ts";
import * as itemRow from "./item.ts";
import * as queue from "./queue.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { minutesPerDay } = moment;
const { part, rowCells } = citizenRow;
const { entryCells } = queue;

/** Columns of a team's row. */
export const teamColumn = {
  /** The last day that was opened; the day before the plan begins when none was. */
  opened: 0,
  /** Staff at work that day. */
  present: 1,
  /** Items in hand. */
  busy: 2,
  /** Part of a member of staff carried on to the next day, as a real. */
  carry: 3,
} as const;
export const teamStride = 4;

/** Columns of a citizen's row: the citizen's items, and how many of each task were ever begun. */
const { first } = part.work;
export const citizenColumn = { items: first, begun: first + 1 } as const;
export const citizenStride = rowCells;

/** Where the count of each task lies: its column, its first bit, and its largest value. */
export const begunColumn = Uint8Array.of(1, 1, 2, 2, 2).map((at) => first + at);
export const begunShift = Uint8Array.of(0, 16, 0, 10, 21);
export const begunMost = Uint16Array.of(0xffff, 0xffff, 0x3ff, 0x7ff, 0x7ff);

/** Cells of the single row of the line: one more than the first free number, and turns given. */
export const lineCell = { free: 0, turns: 1 } as const;

// The class reads its own copies: the engine folds constants that are not exported.
const inTeam = teamColumn;
const teamCells = teamStride;
const inCitizen = citizenColumn;
const citizenCells = citizenStride;
const ordinalColumn = begunColumn;
const ordinalShift = begunShift;
const ordinalMost = begunMost;
const inLine = lineCell;
const inItem = itemRow.column;
const itemCells = itemRow.stride;
const { waiting } = itemRow;

export class WorkState {
  readonly items = new Table("work.items", itemCells);
  declare readonly teams: Table;
  declare readonly citizens: Table;
  readonly line = new Table("work.line", 2, 1);
  /** Priority of each task as it stands. */
  readonly priorities = new Table("work.priorities", 1, tasks.length);
  /** Waiting items of each team; the first entry is the next to be served. */
  declare readonly queues: ReadonlyArray<Table>;
  declare readonly tables: ReadonlyArray<Table>;
  declare readonly staffing: Staffing;

  constructor(plan: Plan, citizens: Table) {
    this.citizens = citizens;
    this.staffing = staffingOf(plan);
    this.teams = new Table("work.teams", teamCells, plan.teams.length);
    for (let team = 0; team < plan.teams.length; team += 1) {
      this.teams.ints[team * teamCells + inTeam.opened] = plan.from - 1;
    }
    const { values } = plan.parameters;
    const { cells } = this.staffing;
    for (let task = 0; task < tasks.length; task += 1) {
      this.priorities.ints[task] = values[cells.priority + task];
    }
    this.queues = plan.teams.map(({ id }) => new Table(`work.queue.${id}`, entryCells));
    this.tables = [this.items, this.teams, this.line, this.priorities, ...this.queues];
  }

  /** Number that the next item to be queued will have. */
  get nextItem(): number {
    const free = this.line.ints[inLine.free];
    return free === 0 ? this.items.length : free - 1;
  }

  /** Number of the item queued after the one that will have number `item`, in the same batch. */
  itemAfter(item: number): number {
    if (item >= this.items.length) return item + 1;
    const next = this.items.ints[item * itemCells + inItem.next];
    return next === 0 ? this.items.length : next - 1;
  }

  /** The team's opening hours, from the plan's first day to 400 days after its last. */
  calendar(team: number): OpeningHours {
    return this.staffing.calendars[team];
  }

  /** Full-time equivalents that the team may count on that day for work about citizens. */
  fte(parameters: ParameterState, team: number, day: number): number {
    return this.counted(parameters, team) * this.presence(parameters, day);
  }

  /** The same before planned absence, which is of the day. */
  counted(parameters: ParameterState, team: number): number {
    const { cells } = this.staffing;
    return parameters.value(cells.staff + team) * parameters.value(cells.directShare);
  }

  /** Share of staff that no planned absence keeps away on a day. */
  presence(parameters: ParameterState, day: number): number {
    const { cells, months, from } = this.staffing;
    return 1 - parameters.value(cells.plannedAbsence + months[day - from]);
  }

  /** Mean minutes of a task for a citizen. */
  meanMinutes(
    parameters: ParameterState,
    population: PopulationState,
    citizen: number,
    task: number,
  ): number {
    return parameters.valueFor(this.staffing.cells.minutes + task, population.segment(citizen));
  }

  /**
   * The team that does a task for a citizen: the one that has the case if it has the skill, else
   * the first of the centre that has it, else the first of any centre.
   * @throws Error when no team has the skill.
   */
  route(population: PopulationState, citizen: number, task: number): number {
    const { skills, substitutes } = this.staffing;
    const team = population.team(citizen);
    if ((skills[team] >>> task) & 1) return team;
    const other = substitutes[population.centre(citizen) * tasks.length + task];
    if (other < 0) throw new Error(`no team has the skill for ${tasks[task]}`);
    return other;
  }

  /** Items that wait for the team. */
  waiting(team: number): number {
    return this.queues[team].length;
  }

  /** The item that the team will take in hand next; only when one waits. */
  first(team: number): number {
    return this.queues[team].ints[entryCells - 1];
  }

  inHand(team: number): number {
    return this.teams.ints[team * teamCells + inTeam.busy];
  }

  /** Staff at work on the last day that was opened. */
  present(team: number): number {
    return this.teams.ints[team * teamCells + inTeam.present];
  }

  /** The last day on which the team was opened; before the plan's first when it never was. */
  opened(team: number): number {
    return this.teams.ints[team * teamCells + inTeam.opened];
  }

  carry(team: number): number {
    return this.teams.reals[team * teamCells + inTeam.carry];
  }

  /** Whether the team takes another item in hand now: open, staff free, work waiting. */
  serves(team: number, now: number): boolean {
    const { ints } = this.teams;
    const row = team * teamCells;
    if (this.queues[team].length === 0) return false;
    if (ints[row + inTeam.busy] >= ints[row + inTeam.present]) return false;
    // A day counts as open once its staff is known, which is the first thing done at opening time.
    const day = ints[row + inTeam.opened];
    const minute = now - day * minutesPerDay;
    if (minute < 0 || minute >= minutesPerDay) return false;
    const calendar = this.calendar(team);
    const since = minute - calendar.opensAt(day);
    return since >= 0 && since < calendar.openMinutes(day);
  }

  citizenOf(item: number): number {
    return this.items.ints[item * itemCells + inItem.citizen];
  }

  packed(item: number): number {
    return this.items.ints[item * itemCells + inItem.packed];
  }

  /** Minute at which an item in hand will be finished. */
  finish(item: number): number {
    return this.items.ints[item * itemCells + inItem.place];
  }

  /** One more than the first of the citizen's items, 0 when there is none. */
  firstLink(citizen: number): number {
    if (citizen >= this.citizens.length) return 0;
    return this.citizens.ints[citizen * citizenCells + inCitizen.items];
  }

  /** One more than the citizen's item after this one, 0 when it is the last. */
  nextLink(item: number): number {
    return this.items.ints[item * itemCells + inItem.next];
  }

  /** Whether the citizen has an item that waits. */
  hasWaiting(citizen: number): boolean {
    for (let link = this.firstLink(citizen); link !== 0; link = this.nextLink(link - 1)) {
      if (itemRow.stateOf(this.packed(link - 1)) === waiting) return true;
    }
    return false;
  }

  /** How many items of the task were ever taken in hand for the citizen. */
  begun(citizen: number, task: number): number {
    const cell = citizen * citizenCells + ordinalColumn[task];
    return (this.citizens.ints[cell] >>> ordinalShift[task]) & ordinalMost[task];
  }
}
