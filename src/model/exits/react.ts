/** When the citizen's next transition is, and what a benefit's end leads to at once. */
import { stopReasons } from "../../domain/benefit.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import { addMonths, laterOf } from "../../kernel/civil-time.ts";
import * as pendingTable from "../../kernel/pending-table.ts";
import * as order from "../order.ts";
import type { World } from "../world.ts";
import * as duration from "./duration.ts";
import { crossingRisk, nextCrossing } from "./hazard.ts";
import * as parameters from "./parameters.ts";
import * as exitsState from "./state.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { NEVER } = pendingTable;
const { kind } = order;
const { durationMonths } = duration;
const { risks } = parameters;
const { mode, word } = exitsState;

/** By stop reason: a `JobStarted` or `EducationStarted` comes with it. */
const followed = stopReasons.map(
  (reason) => reason === "job" || reason === "education" || reason === "subsidisedJob",
);

const commandOfRisk = risks.map((name) => kind[name]);

/** Schedules the citizen's next transition, or none. */
export function scheduleTransition(
  world: World,
  agenda: Agenda,
  minute: number,
  citizen: number,
): void {
  const { exits } = world;
  const standing = exits.get(citizen, word.mode);
  if (exits.get(citizen, word.hired) === 1) {
    agenda.schedule(kind.exitToJob, citizen, minute);
    return;
  }
  const due = nextCrossing(world, citizen);
  if (due === NEVER) {
    agenda.clearSlot(kind.exitToJob, citizen);
    return;
  }
  const command = standing === mode.onBenefit ? commandOfRisk[crossingRisk] : kind.returnToCentre;
  agenda.schedule(command, citizen, due);
}

/** Of somebody just registered the level is known, but what is to come follows in the batch. */
export function employabilityChanged(
  world: World,
  agenda: Agenda,
  minute: number,
  citizen: number,
  from: number,
): void {
  if (from !== 0) scheduleTransition(world, agenda, minute, citizen);
}

/** A spell opens: its next threshold of duration. */
export function scheduleThreshold(
  world: World,
  agenda: Agenda,
  minute: number,
  citizen: number,
): void {
  const stage = world.exits.get(citizen, word.thresholds);
  if (stage >= durationMonths.length || !world.population.onBenefit(citizen)) {
    agenda.cancel(kind.crossDuration, citizen);
    return;
  }
  const due = addMonths(world.population.spellFrom(citizen), durationMonths[stage]);
  agenda.schedule(kind.crossDuration, citizen, laterOf(due, minute));
}

export function benefitOpened(world: World, agenda: Agenda, minute: number, citizen: number): void {
  scheduleTransition(world, agenda, minute, citizen);
  scheduleThreshold(world, agenda, minute, citizen);
}

export function benefitStopped(
  world: World,
  agenda: Agenda,
  minute: number,
  citizen: number,
  reason: number,
): void {
  // Where work or education follows in the same batch, its own event schedules the return.
  if (!followed[reason]) scheduleTransition(world, agenda, minute, citizen);
  agenda.cancel(kind.crossDuration, citizen);
  if (world.population.hasCase(citizen)) agenda.schedule(kind.closeCase, citizen, minute);
}

/** After a lever on rates everybody's next transition is looked for again. */
export function leverApplied(
  world: World,
  agenda: Agenda,
  minute: number,
  _: number,
  _initiative: number,
  cell: number,
): void {
  if (world.exits.rowOfCell[cell] < 0) return;
  for (let citizen = 0; citizen < world.population.count; citizen += 1) {
    scheduleTransition(world, agenda, minute, citizen);
  }
}
