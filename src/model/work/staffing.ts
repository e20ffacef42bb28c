/**
 * What a plan says about staff, laid out for the loop: where the parameters stand, each team's
 * opening hours day by day, which month a day is in, and which team stands in for another. It
 * follows from the plan alone, so it is made once a plan and is no state.
 */
import { tasks } from "../../domain/task.ts";
import { minutesPerDay } from "../../domain/moment.ts";
import { BeyondCalendar, OpeningHours } from "../../kernel/calendar.ts";
import { monthOf } from "../../kernel/civil-time.ts";
import { perPlan } from "../per-plan.ts";
import type { Plan } from "../plan.ts";
import { cellOf } from "../trajectory.ts";
import { parameters } from "./parameters.ts";

/** Days laid out after the plan's last, for work in hand and interviews booked by then. */
export const daysBeyond = 400;

export interface Staffing {
  /** First cell of each parameter. */
  readonly cells: {
    readonly staff: number;
    readonly directShare: number;
    readonly plannedAbsence: number;
    readonly minutes: number;
    readonly variation: number;
    readonly priority: number;
  };
  readonly calendars: ReadonlyArray<OpeningHours>;
  /** Teams that open at all. */
  readonly opens: ReadonlyArray<boolean>;
  /** First day laid out. */
  readonly from: number;
  /** Month of each day from there on, 0 to 11. */
  readonly months: Uint8Array;
  /** Bit t of a team's: it has the skill for task t. */
  readonly skills: Uint32Array;
  /** By centre and task: the first team of the centre with the skill, or of any; -1 for none. */
  readonly substitutes: Int16Array;
}

export const staffingOf: (plan: Plan) => Staffing = perPlan((plan) => {
  const cell = (parameter: { readonly path: string }) => cellOf(plan, parameter.path);
  const days = plan.to + daysBeyond - plan.from + 1;
  return {
    cells: {
      staff: cell(parameters.staff),
      directShare: cell(parameters.directShare),
      plannedAbsence: cell(parameters.plannedAbsence),
      minutes: cell(parameters.minutes),
      variation: cell(parameters.variation),
      priority: cell(parameters.priority),
    },
    calendars: calendarsOf(plan),
    opens: plan.teams.map(({ hours }) => hours.some((day) => day !== null)),
    from: plan.from | 0,
    months: Uint8Array.from({ length: days }, (_, i) => monthOf(plan.from + i) - 1),
    skills: Uint32Array.from(plan.teams, ({ skills }) => skills),
    substitutes: substitutesOf(plan),
  };
});

/** Whether a day is among those that the plan closes for all; after its last day none is. */
export function isClosed(plan: Plan, day: number): boolean {
  const offset = day - plan.from;
  return offset >> 3 < plan.closed.length && ((plan.closed[offset >> 3] >> (offset & 7)) & 1) === 1;
}

/**
 * When work begun at a minute is finished. Work that lasts beyond the calendar, long after the run,
 * is in hand until its very last minute: nobody will see it finished.
 */
export function finishOf(calendar: OpeningHours, start: number, minutes: number): number {
  try {
    return calendar.addOpenMinutes(start, minutes);
  } catch (cause) {
    if (cause instanceof BeyondCalendar) return (calendar.to + 1) * minutesPerDay - 1;
    throw cause;
  }
}

/** Teams with the same hours share a calendar. */
function calendarsOf(plan: Plan): ReadonlyArray<OpeningHours> {
  const known = new Map<string, OpeningHours>();
  return plan.teams.map(({ hours }) => {
    const words = JSON.stringify(hours);
    const calendar =
      known.get(words) ??
      new OpeningHours({
        from: plan.from,
        to: plan.to + daysBeyond,
        weekly: hours,
        closed: (day) => isClosed(plan, day),
      });
    known.set(words, calendar);
    return calendar;
  });
}

function substitutesOf({ centres, teams }: Plan): Int16Array {
  return Int16Array.from({ length: centres.length * tasks.length }, (_, i) => {
    const [centre, task] = [Math.floor(i / tasks.length), i % tasks.length];
    const able = (team: Plan["teams"][number]) => ((team.skills >>> task) & 1) === 1;
    const own = teams.findIndex((team) => team.centre === centre && able(team));
    return own >= 0 ? own : teams.findIndex(able);
  });
}
