/**
 * From which day on two plans can differ. Up to then a replication of one is a replication of the
 * other, event by event, so what they share is simulated once. Whatever the model knows ahead of
 * time is either the same for the whole run (who serves whom, when the house is open) or laid out
 * day by day from parameters of that very day (hazards, inflow), and a crossing or an arrival that
 * is found ahead of time and lies before that day comes out the same; what lies after it is found
 * again when the run goes on as the other plan. The day is never too late; it may be too early,
 * where cells are numbered otherwise and the log would name them so.
 */
import type { AgreementPlan, InitiativePlan, ParameterPlan, Plan } from "./plan.ts";

/** The day of plans that never differ. */
export const never = Number.POSITIVE_INFINITY;

/** Parts that are compared day by day; every other part of a plan must be the same throughout. */
const dated = ["parameters", "agreements", "initiatives", "filters"];
/** What a plan is called, which the model does not see. */
const names = ["scenario", "hash"];

/**
 * The first day on which two plans differ in anything that the model sees, days since 2000-01-01;
 * the first day of the run when nothing is shared, and `never` when there is no difference.
 */
export function divergence(one: Plan, other: Plan): number {
  if (!isSameFrame(one, other)) return one.from;
  const first = Math.min(
    ofValues(one, other),
    ofChanges(one, other),
    firstOtherwise(one.agreements, other.agreements, agreementDay),
    firstOtherwise(one.initiatives, other.initiatives, initiativeDay),
  );
  return first > one.to ? never : Math.max(one.from, first);
}

/** Everything that has no date, what later versions of a plan may have included. */
function isSameFrame(one: Plan, other: Plan): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => {
    if (dated.includes(key) || names.includes(key)) return true;
    return isSame(one[key as keyof Plan], other[key as keyof Plan]);
  });
}

/** Compares plain data and typed arrays. */
function isSame(one: unknown, other: unknown): boolean {
  if (ArrayBuffer.isView(one) && ArrayBuffer.isView(other)) {
    const [mine, theirs] = [one as Uint8Array, other as Uint8Array];
    return mine.length === theirs.length && mine.every((value, i) => Object.is(value, theirs[i]));
  }
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Values at the start, by path: cells of an agreement that only one plan has matter with it. */
function ofValues(one: Plan, other: Plan): number {
  const [mine, theirs] = [startingValues(one), startingValues(other)];
  for (const [path, value] of mine) {
    const counterpart = theirs.get(path);
    if (counterpart !== undefined && !Object.is(value, counterpart)) return one.from;
  }
  const isAligned = segmentsBeginAlike(one.parameters) && segmentsBeginAlike(other.parameters);
  return isAligned ? never : one.from;
}

function startingValues({ parameters }: Plan): ReadonlyMap<string, number> {
  const own = parameters.cells.slice(0, ownCells(parameters));
  return new Map(own.map((path, cell) => [path, parameters.values[cell]]));
}

/** Number of cells that are no segment's; those of segments come after them. */
function ownCells({ cells, segmentCells }: ParameterPlan): number {
  return segmentCells.reduce(
    (least, block) => (block > 0 ? Math.min(least, block) : least),
    cells.length,
  );
}

/** Whether each segment begins with the value of everybody: then it matters once levers move it. */
function segmentsBeginAlike({ segmentCells, segments, values }: ParameterPlan): boolean {
  return segmentCells.every((block, cell) => {
    if (block === 0) return true;
    const ofSegments = values.subarray(block, block + segments);
    return ofSegments.every((value) => Object.is(value, values[cell]));
  });
}

/** The first change that is another one, or that reaches other citizens or another cell. */
function ofChanges(one: Plan, other: Plan): number {
  const [mine, theirs] = [one.parameters.changes, other.parameters.changes];
  const filtersDiffer = !isSame(one.filters, other.filters);
  const both = Math.min(mine.day.length, theirs.day.length);
  for (let i = 0; i < both; i += 1) {
    const isOne =
      mine.day[i] === theirs.day[i] &&
      mine.cell[i] === theirs.cell[i] &&
      mine.cause[i] === theirs.cause[i] &&
      Object.is(mine.value[i], theirs.value[i]) &&
      reachesTheSame(one.parameters, other.parameters, mine.cell[i], filtersDiffer);
    if (!isOne) return Math.min(mine.day[i], theirs.day[i]);
  }
  return Math.min(mine.day[both] ?? never, theirs.day[both] ?? never);
}

/** Whether a change of the cell is of the same parameter and, by segment, of the same citizens. */
function reachesTheSame(
  one: ParameterPlan,
  other: ParameterPlan,
  cell: number,
  filtersDiffer: boolean,
): boolean {
  const [path, theirs] = [one.cells[cell], other.cells[cell]];
  if (path !== theirs) return false;
  const owner = one.cells.indexOf(path.replace(/@\d+$/u, ""));
  const [block, counterpart] = [one.segmentCells[owner], other.segmentCells[owner]];
  if (block === 0 && counterpart === 0) return true;
  return block === counterpart && one.segments === other.segments && !filtersDiffer;
}

const agreementDay = ({ from }: AgreementPlan): number => from;

/** An initiative begins, and ends the day after its last. */
function initiativeDay(one: InitiativePlan, other?: InitiativePlan): number {
  const endsAlone = other !== undefined && one.from === other.from;
  return endsAlone ? Math.min(one.to, other.to) + 1 : one.from;
}

/** The first day of those that differ, place by place: a log names them by their numbers. */
function firstOtherwise<T>(
  mine: ReadonlyArray<T>,
  theirs: ReadonlyArray<T>,
  dayOf: (one: T, other?: T) => number,
): number {
  let first = never;
  for (let i = 0; i < Math.max(mine.length, theirs.length); i += 1) {
    const pair = [mine[i], theirs[i]].filter((one) => one !== undefined);
    if (pair.length === 2 && isSame(pair[0], pair[1])) continue;
    for (const one of pair) {
      const other = pair.find((another) => another !== one);
      first = Math.min(first, dayOf(one, other));
    }
  }
  return first;
}
