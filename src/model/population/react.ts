/** When the next birthday counts, and when somebody comes next. */
import { stopReasons } from "../../domain/benefit.ts";
import { ageBoundaries } from "../../domain/citizen.ts";
import * as moment from "../../domain/moment.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import * as pendingTable from "../../kernel/pending-table.ts";
import { birthday, dayOfMinute } from "../../kernel/civil-time.ts";
import * as order from "../order.ts";
import * as purposes from "../purpose.ts";
import type { World } from "../world.ts";
import { nextComing } from "./intake.ts";

// Bound here because the engine folds a module's own constants, but not imported ones.
const { minutesPerDay } = moment;
const { NEVER } = pendingTable;
const { kind } = order;
const { purpose } = purposes;

/** Minutes of the day at which citizens of the two streams are registered. */
const arrivalMinute = 9 * 60;
const transferMinute = arrivalMinute + 1;

export function scheduleBirthday(world: World, agenda: Agenda, _: number, citizen: number): void {
  const { population } = world;
  const boundary = ageBoundaries[population.ageGroup(citizen) + 1];
  const minute = birthday(population.born(citizen), boundary) * minutesPerDay;
  if (minute >= agenda.now) agenda.schedule(kind.crossAge, citizen, minute);
}

export function noMoreBirthdays(_: World, agenda: Agenda, _minute: number, citizen: number): void {
  agenda.cancel(kind.crossAge, citizen);
}

/**
 * Makes pending who comes next: on a day after the last on which the stream brought somebody, and
 * not before now, for a real history may bring nobody whom this model would have brought.
 */
export function scheduleIntake(world: World, agenda: Agenda): void {
  const { population, chance, plan } = world;
  const today = dayOfMinute(agenda.now);
  const streams = [
    [kind.arrive, population.arrivalMeans, purpose.arrivals, arrivalMinute],
    [kind.transferIn, population.transferMeans, purpose.transfers, transferMinute],
  ] as const;
  for (const [i, [command, means, draw, minuteOfDay]] of streams.entries()) {
    const isOver = agenda.now > today * minutesPerDay + minuteOfDay;
    const over = today - plan.from - (isOver ? 0 : 1);
    const last = Math.max(population.intake.ints[i], over);
    const offset = nextComing(chance, means, draw, last);
    if (offset === undefined) agenda.cancel(command, 0);
    else agenda.schedule(command, 0, (plan.from + offset) * minutesPerDay + minuteOfDay);
  }
}

/** The first citizen of a batch asks when the next batch comes. */
export function registered(
  world: World,
  agenda: Agenda,
  minute: number,
  citizen: number,
  _a: number,
  _b: number,
  _x: number,
  identity: number,
): void {
  scheduleBirthday(world, agenda, minute, citizen);
  const stream = identity >>> 30;
  if (stream < 2) return;
  const command = stream === 2 ? kind.arrive : kind.transferIn;
  const pending = agenda.pendingMinute(command, 0);
  if (pending === NEVER || pending <= minute) scheduleIntake(world, agenda);
}

const transferred = stopReasons.indexOf("transferred");

/** Who goes to a centre that is not modelled is out of sight: no birthday counts any more. */
export function benefitStopped(
  _: World,
  agenda: Agenda,
  _minute: number,
  citizen: number,
  reason: number,
): void {
  if (reason === transferred) agenda.cancel(kind.crossAge, citizen);
}
