/**
 * Carrying out what the plan dates: initiatives begin and end, levers move parameters, a rule set
 * comes into force, labour demand changes. Each is an event, so that a log says why any number
 * of its world is what it is (law 8).
 */
import * as run from "../../domain/events/run.ts";
import { LabourDemandChanged } from "../../domain/events/population.ts";
import { floatBits } from "../../kernel/float-bits.ts";
import type { Log } from "../../kernel/log.ts";
import { demandCause, type Plan, ruleCause } from "../plan.ts";
import type { World } from "../world.ts";
import { cursorColumn } from "./state.ts";

/** All changes of the day that `minute` begins, or of the first day just after the start. */
export function changeParameters(world: World, minute: number, _: number, out: Log): void {
  const { plan } = world;
  const day = Math.floor(minute / 1440);
  plan.initiatives.forEach(({ from }, i) => {
    const due = from === day || (day === plan.from && from < day);
    if (due) out.append(run.InitiativeStarted.code, minute, 0, i, 0, 0, 0);
  });
  changeCells(world, minute, day, out);
  const next = plan.ruleSets[world.parameters.cursor.ints[cursorColumn.ruleSets]];
  if (next !== undefined && next.day <= day) {
    out.append(run.RulesetActivated.code, minute, 0, next.ruleSet, 0, 0, 0);
  }
  plan.initiatives.forEach(({ to }, i) => {
    if (to + 1 === day) out.append(run.InitiativeEnded.code, minute, 0, i, 0, 0, 0);
  });
}

/** Levers and labour demand; what a rule set changes comes with its own event. */
function changeCells(world: World, minute: number, day: number, out: Log): void {
  const { changes } = world.plan.parameters;
  const { cursor, table } = world.parameters;
  const latest = new Map<number, number>();
  for (let i = cursor.ints[cursorColumn.changes]; changes.day[i] <= day; i += 1) {
    const [cell, value, cause] = [changes.cell[i], changes.value[i], changes.cause[i]];
    if (cause === ruleCause) continue;
    if (cause === demandCause) {
      out.append(LabourDemandChanged.code, minute, 0, 0, 0, floatBits(value), 0);
      continue;
    }
    const old = latest.get(cell) ?? table.reals[cell];
    latest.set(cell, value);
    out.append(run.LeverApplied.code, minute, 0, cause, cell, floatBits(old), floatBits(value));
  }
}

/** First day after `day` on which the plan dates anything; undefined when there is none. */
export function nextChangeDay(plan: Plan, day: number): number | undefined {
  let next = Number.POSITIVE_INFINITY;
  const consider = (candidate: number) => {
    if (candidate > day && candidate < next) next = candidate;
  };
  for (const changeDay of plan.parameters.changes.day) consider(Math.max(changeDay, plan.from));
  for (const ruleSet of plan.ruleSets.slice(1)) consider(ruleSet.day);
  for (const { from, to } of plan.initiatives) {
    consider(Math.max(from, plan.from));
    consider(to + 1);
  }
  return Number.isFinite(next) ? next : undefined;
}
