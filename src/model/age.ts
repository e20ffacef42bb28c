/** Age groups: which one a citizen is in on a day. */
import { ageBoundaries } from "../domain/citizen.ts";
import { ageAt } from "../kernel/civil-time.ts";

/** Index in `ageGroups` of somebody born on a day. */
export function ageGroupAt(born: number, today: number): number {
  const age = ageAt(born, today);
  let group = 0;
  while (group < 3 && age >= ageBoundaries[group + 1]) group += 1;
  return group;
}
