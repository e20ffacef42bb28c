/**
 * What must hold of work in every log: staff is used once, in opening hours (law 5); an item goes
 * from the queue to its end and no other way; the first of a queue is the one taken.
 */
import * as events from "../../domain/events/work.ts";
import { LeverApplied } from "../../domain/events/run.ts";
import { minutesPerDay } from "../../domain/moment.ts";
import { tasks } from "../../domain/task.ts";
import { bitsFloat } from "../../kernel/float-bits.ts";
import type { Law } from "../../kernel/law.ts";
import { watch } from "../../kernel/watch.ts";
import type { Plan } from "../plan.ts";
import { finishOf, staffingOf } from "./staffing.ts";

export function laws(plan: Plan): ReadonlyArray<Law> {
  return [staffIsUsedOnce(plan), itemsGoTheirWay(plan), firstIsServed(plan)];
}

/** A team as the law follows it. */
interface Following {
  present: number;
  busy: number;
  /** Items that may be in hand at a time: as many as staff, or as were in hand at opening. */
  most: number;
  /** Minutes spent since the day opened, up to the minute `since`. */
  spent: number;
  since: number;
}

function staffIsUsedOnce(plan: Plan): Law {
  return watch(
    "staff is used once",
    "A team takes an item in hand only when it is open and has staff free, and spends on a day " +
      "at most the minutes of the staff at work, or of the items in hand as the day opened.",
    (report) => {
      const { calendars } = staffingOf(plan);
      const teams = plan.teams.map((): Following => ({
        present: 0,
        busy: 0,
        most: 0,
        spent: 0,
        since: plan.from * minutesPerDay,
      }));
      const spend = (number: number, minute: number): Following => {
        const team = teams[number];
        team.spent += team.busy * calendars[number].openMinutesBetween(team.since, minute);
        team.since = minute;
        return team;
      };
      /** Minutes from the last opening until now can't exceed what those at work have. */
      const opened: number[] = plan.teams.map(() => plan.from * minutesPerDay);
      return {
        on: [
          [
            events.CapacityChanged,
            (number, _a, _b, present, _y, minute) => {
              const team = spend(number, minute);
              const open = calendars[number].openMinutesBetween(opened[number], minute);
              if (team.spent > team.most * open) {
                report(`team ${number} spent ${team.spent} of ${team.most * open} minutes`);
              }
              opened[number] = minute;
              team.spent = 0;
              team.present = present;
              team.most = Math.max(present, team.busy);
            },
          ],
          [
            events.WorkItemStarted,
            (_subject, number, _task, _item, _minutes, minute) => {
              const team = spend(number, minute);
              team.busy += 1;
              if (!calendars[number].isOpen(minute)) report(`team ${number} is closed`);
              if (team.busy > team.present) {
                report(`team ${number} has ${team.busy} items in hand and ${team.present} staff`);
              }
            },
          ],
          [
            events.WorkItemCompleted,
            (_subject, number, _task, _item, _moot, minute) => {
              spend(number, minute).busy -= 1;
            },
          ],
        ],
      };
    },
  );
}

interface Item {
  readonly citizen: number;
  readonly team: number;
  readonly task: number;
  /** When it will be finished; undefined while it waits. */
  finish: number | undefined;
}

function isAs(item: Item, { citizen, team, task }: Omit<Item, "finish">, busy: boolean): boolean {
  const same = item.citizen === citizen && item.team === team && item.task === task;
  return same && (item.finish !== undefined) === busy;
}

function itemsGoTheirWay(plan: Plan): Law {
  return watch(
    "items go their way",
    "An item is queued at a team that has the skill, then started and completed when its minutes " +
      "of opening hours are spent, or expires while it waits; its number is not shared meanwhile.",
    (report) => {
      const { calendars, skills } = staffingOf(plan);
      const items = new Map<number, Item>();
      const known = (number: number, expected: Omit<Item, "finish">, busy: boolean) => {
        const item = items.get(number);
        if (item !== undefined && isAs(item, expected, busy)) return item;
        report(`item ${number} is not ${busy ? "in hand" : "waiting"} as the event says`);
        return undefined;
      };
      let last = 0;
      return {
        every: (_code, _subject, minute) => {
          last = minute;
        },
        on: [
          [
            events.WorkItemQueued,
            (citizen, team, task, number) => {
              if (items.has(number)) report(`item ${number} is there already`);
              if (((skills[team] >>> task) & 1) === 0)
                report(`team ${team} can't do ${tasks[task]}`);
              items.set(number, { citizen, team, task, finish: undefined });
            },
          ],
          [
            events.WorkItemStarted,
            (citizen, team, task, number, minutes, minute) => {
              const item = known(number, { citizen, team, task }, false);
              if (item === undefined) return;
              item.finish = finishOf(calendars[team], minute, minutes);
            },
          ],
          [
            events.WorkItemCompleted,
            (citizen, team, task, number, _moot, minute) => {
              const item = known(number, { citizen, team, task }, true);
              items.delete(number);
              if (item !== undefined && item.finish !== minute) {
                report(`item ${number} was to be finished at minute ${item.finish}`);
              }
            },
          ],
          [
            events.WorkItemExpired,
            (citizen, team, task, number) => {
              known(number, { citizen, team, task }, false);
              items.delete(number);
            },
          ],
        ],
        end: () => {
          for (const [number, { finish }] of items) {
            if (finish !== undefined && finish < last) report(`item ${number} was never finished`);
          }
        },
      };
    },
  );
}

interface Waiting {
  readonly item: number;
  readonly task: number;
  readonly due: number;
  readonly turn: number;
}

function firstIsServed(plan: Plan): Law {
  return watch(
    "the first is served",
    "A team takes the item with the smallest priority, then the earliest due date, then the one " +
      "that joined first.",
    (report) => {
      const { cells } = staffingOf(plan);
      const first = cells.priority;
      const priority = tasks.map((_, task) => plan.parameters.values[first + task]);
      const queues: Waiting[][] = plan.teams.map(() => []);
      let turns = 0;
      const order = (one: Waiting, other: Waiting): number =>
        priority[one.task] - priority[other.task] || one.due - other.due || one.turn - other.turn;
      const remove = (team: number, item: number): number => {
        const place = queues[team].findIndex((waiting) => waiting.item === item);
        if (place >= 0) queues[team].splice(place, 1);
        return place;
      };
      return {
        on: [
          [
            events.WorkItemQueued,
            (_citizen, team, task, item, due) => {
              insert(queues[team], { item, task, due, turn: turns++ }, order);
            },
          ],
          [
            events.WorkItemStarted,
            (_citizen, team, _task, item) => {
              const place = remove(team, item);
              if (place !== 0) report(`item ${item} was at place ${place} of team ${team}'s queue`);
            },
          ],
          [events.WorkItemExpired, (_citizen, team, _task, item) => void remove(team, item)],
          [
            LeverApplied,
            (_subject, _initiative, cell, _old, value) => {
              const task = cell - first;
              if (task < 0 || task >= tasks.length) return;
              priority[task] = Math.trunc(bitsFloat(value));
              for (const queue of queues) queue.sort(order);
            },
          ],
        ],
      };
    },
  );
}

/** Puts an entry at its place in a sorted list. */
function insert<T>(list: T[], entry: T, order: (one: T, other: T) => number): void {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (order(list[middle], entry) < 0) low = middle + 1;
    else high = middle;
  }
  list.splice(low, 0, entry);
}
