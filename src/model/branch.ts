/**
 * Branching: a replication of one plan goes on as that of another from the day on which the two
 * begin to differ. The state is taken over table by table. Only what is laid out by a plan has to
 * be made anew: the parameter cells, of which a plan with other levers may have more; the rows of
 * agreements, none of which is signed where the plans differ; and the numbers by which each
 * citizen's segment is looked up. What is pending follows from the state, as after any cut.
 */
import { minutesPerDay } from "../domain/moment.ts";
import type { Simulation } from "../kernel/loop.ts";
import { rowCells } from "./citizen-row.ts";
import { blockIn } from "./exits/evolve.ts";
import { column as exitColumn } from "./exits/state.ts";
import { cursorColumn } from "./initiatives/state.ts";
import { column as populationColumn } from "./population/state.ts";
import { segmentOf } from "./segment.ts";
import type { World } from "./world.ts";

/**
 * Makes `branch` go on from where `trunk` is, which has carried out all that comes before `day` and
 * nothing that comes later. The branch has begun the same replication of the same seed.
 * @param day at most the `divergence` of the two plans
 */
export function branchFrom(trunk: Simulation<World>, branch: Simulation<World>, day: number): void {
  takeState(trunk.world, branch.world);
  branch.goOn(day * minutesPerDay, trunk.events);
}

/** Puts a world in the state of another, whose plan has been the same so far. */
export function takeState(from: World, to: World): void {
  for (const [i, table] of to.tables.entries()) {
    if (table === to.parameters.table || table === to.placements.agreements) continue;
    table.copyFrom(from.tables[i]);
  }
  takeAgreements(from, to);
  setParameters(to);
  resegment(from, to);
}

/** Agreements that only one of the plans has come last and have not begun. */
function takeAgreements(from: World, to: World): void {
  const [mine, theirs] = [to.placements.agreements, from.placements.agreements];
  const cells = Math.min(mine.length, theirs.length) * mine.stride;
  mine.ints.set(theirs.ints.subarray(0, cells));
}

/** The changes carried out so far are the same ones in both plans, in the same cells. */
export function setParameters({ parameters, plan }: World): void {
  const { values, changes } = plan.parameters;
  const { reals } = parameters.table;
  reals.set(values);
  const carriedOut = parameters.cursor.ints[cursorColumn.changes];
  for (let i = 0; i < carriedOut; i += 1) reals[changes.cell[i]] = changes.value[i];
}

/** Plans that aim at other citizens number their segments otherwise. */
function resegment(from: World, to: World): void {
  const { plan, population } = to;
  if (JSON.stringify(plan.filters) === JSON.stringify(from.plan.filters)) return;
  const { ints } = population.citizens;
  for (let citizen = 0; citizen < population.count; citizen += 1) {
    const at = citizen * rowCells;
    const centre = population.centre(citizen);
    ints[at + exitColumn.block] = blockIn(to, citizen, centre);
    ints[at + populationColumn.segment] = segmentOf(
      plan,
      population.origin(citizen),
      population.ageGroup(citizen),
      population.level(citizen),
      population.traits(citizen),
      centre,
    );
  }
}
