/**
 * Segments: which of the scenario's target filters a citizen falls under, as one bit a filter.
 * A lever aimed at some citizens moves the parameter cells of the segments that its filter is in.
 */
import type { Plan, TargetFilter } from "./plan.ts";

const all = 0xffff_ffff;

/** Segment of a citizen, 0 when the scenario aims no lever; level is 0 while it is unknown. */
export function segmentOf(
  plan: Plan,
  origin: number,
  ageGroup: number,
  level: number,
  traits: number,
  centre: number,
): number {
  const { filters } = plan;
  let segment = 0;
  for (let i = 0; i < filters.length; i += 1) {
    if (holds(filters[i], origin, ageGroup, level, traits, centre)) segment |= 1 << i;
  }
  return segment;
}

/** Bits of a filter: bit o of `origins` is origin o, bit l of `levels` is level l. */
function holds(
  filter: TargetFilter,
  origin: number,
  ageGroup: number,
  level: number,
  traits: number,
  centre: number,
): boolean {
  const needed = filter.traits ?? 0;
  return (
    (((filter.origins ?? all) >>> origin) & 1) === 1 &&
    (((filter.ageGroups ?? all) >>> ageGroup) & 1) === 1 &&
    (((filter.levels ?? all) >>> level) & 1) === 1 &&
    (((filter.centres ?? all) >>> centre) & 1) === 1 &&
    (traits & needed) === needed
  );
}
