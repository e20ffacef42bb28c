/**
 * What work leads to. Whether a team serves now is a question about the state, asked again after
 * every event that may change the answer; `resume` asks the same question.
 */
import { laterOf } from "../../kernel/civil-time.ts";
import * as moment from "../../domain/moment.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import * as order from "../order.ts";
import type { World } from "../world.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { minutesPerDay } = moment;
const { kind } = order;

const { openDay, serve, finishWork, closeWork } = kind;

/** The team takes another item in hand now, or it does not. */
export function followTeam(world: World, agenda: Agenda, now: number, team: number): void {
  if (world.work.serves(team, now)) agenda.schedule(serve, team, now);
  else agenda.cancel(serve, team);
}

/** The team's next day begins when it opens next, on a later day than the last one opened. */
export function followDay({ work }: World, agenda: Agenda, now: number, team: number): void {
  if (!work.staffing.opens[team]) return;
  const from = laterOf(now, (work.opened(team) + 1) * minutesPerDay);
  agenda.schedule(openDay, team, work.calendar(team).nextOpen(from));
}

export function capacityChanged(world: World, agenda: Agenda, now: number, team: number): void {
  followDay(world, agenda, now, team);
  followTeam(world, agenda, now, team);
}

/** An item joined or left a queue, or left hand. */
export function queueChanged(
  world: World,
  agenda: Agenda,
  now: number,
  _citizen: number,
  team: number,
): void {
  followTeam(world, agenda, now, team);
}

export function itemStarted(
  world: World,
  agenda: Agenda,
  now: number,
  _citizen: number,
  team: number,
  _task: number,
  item: number,
): void {
  agenda.schedule(finishWork, item, laterOf(now, world.work.finish(item)));
  followTeam(world, agenda, now, team);
}

export function benefitStopped(
  { work }: World,
  agenda: Agenda,
  now: number,
  citizen: number,
): void {
  if (work.hasWaiting(citizen)) agenda.schedule(closeWork, citizen, now);
}
