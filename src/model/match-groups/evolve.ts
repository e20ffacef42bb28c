/** How the centre's belief follows the events. */
import type { World } from "../world.ts";
import { dueBit } from "./state.ts";

export function citizenRegistered(world: World, _: number, citizen: number): void {
  world.matchGroups.citizens.extend(citizen + 1);
}

/** A case opened or an interview was held: the group is to be assessed now. */
export function assessmentDue(world: World, _: number, citizen: number): void {
  world.matchGroups.citizens.ints[citizen] |= dueBit;
}

export function matchAssessed(
  world: World,
  _: number,
  citizen: number,
  _scheme: number,
  _group: number,
  level: number,
): void {
  world.matchGroups.citizens.ints[citizen] = level;
}

/** Without benefit there is nothing to assess for. */
export function benefitStopped(world: World, _: number, citizen: number): void {
  world.matchGroups.citizens.ints[citizen] &= ~dueBit;
}
