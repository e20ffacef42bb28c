/** How the centre's belief follows the events. */
import type { World } from "../world.ts";
import * as matchGroupsState from "./state.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { dueBit } = matchGroupsState;

/** A case opened or an interview was held: the group is to be assessed now. */
export function assessmentDue(world: World, _: number, citizen: number): void {
  const { matchGroups } = world;
  matchGroups.ints[matchGroups.cell(citizen)] |= dueBit;
}

export function matchAssessed(
  world: World,
  _: number,
  citizen: number,
  _scheme: number,
  _group: number,
  level: number,
): void {
  const { matchGroups } = world;
  matchGroups.ints[matchGroups.cell(citizen)] = level;
}

/** Without benefit there is nothing to assess for. */
export function benefitStopped(world: World, _: number, citizen: number): void {
  const { matchGroups } = world;
  matchGroups.ints[matchGroups.cell(citizen)] &= ~dueBit;
}
