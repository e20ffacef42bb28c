/** How parameters and the cursor over the plan's changes follow the events. */
import { minutesPerDay } from "../../domain/moment.ts";
import { bitsFloat } from "../../kernel/float-bits.ts";
import { ruleCause } from "../plan.ts";
import type { World } from "../world.ts";
import { cursorColumn } from "./state.ts";

const dayOf = (minute: number) => Math.floor(minute / minutesPerDay);

export function simulationStarted(world: World, minute: number): void {
  const { ints } = world.parameters.cursor;
  ints[cursorColumn.started] = 1;
  ints[cursorColumn.lastDay] = dayOf(minute) - 1;
}

/** What happens from here on is forecast. */
export function forecastBegun(world: World, minute: number): void {
  world.parameters.cursor.ints[cursorColumn.seam] = minute;
}

/** A day's changes have been carried out, whatever they were. */
export function dayChanged(world: World, minute: number): void {
  world.parameters.cursor.ints[cursorColumn.lastDay] = dayOf(minute);
}

export function leverApplied(
  world: World,
  minute: number,
  _: number,
  _initiative: number,
  cell: number,
  _old: number,
  value: number,
): void {
  const { cursor, table } = world.parameters;
  table.ints[cell] = value;
  cursor.ints[cursorColumn.changes] += 1;
  dayChanged(world, minute);
}

export function labourDemandChanged(
  world: World,
  minute: number,
  _: number,
  _a: number,
  _b: number,
  index: number,
): void {
  const { cursor, table, demandCell } = world.parameters;
  table.reals[demandCell] = bitsFloat(index);
  cursor.ints[cursorColumn.changes] += 1;
  dayChanged(world, minute);
}

/** The rule set's numbers take effect; the first one's are the plan's values already. */
export function rulesetActivated(world: World, minute: number): void {
  const { cursor, table, plan } = world.parameters;
  const { changes } = plan.parameters;
  cursor.ints[cursorColumn.ruleSets] += 1;
  if (cursor.ints[cursorColumn.ruleSets] === 1) return;
  let i = cursor.ints[cursorColumn.changes];
  while (changes.day[i] <= dayOf(minute) && changes.cause[i] === ruleCause) {
    table.reals[changes.cell[i]] = changes.value[i];
    i += 1;
  }
  cursor.ints[cursorColumn.changes] = i;
  dayChanged(world, minute);
}
