/**
 * Work about citizens: each team has a queue and so many people at work a day. Who is free takes
 * the item with the smallest priority number, of those the one due first, of those the one that
 * came first, and spends its minutes in opening hours.
 */
import { tasks } from "../../src/domain/task.ts";
import { addOpenMinutes, hoursOf, iso, isOpen, monthOf } from "./calendar.ts";
import type { Centre, Citizen, Team, WorkItem } from "./centre.ts";

type TaskName = (typeof tasks)[number];

export function installWork(centre: Centre): void {
  centre.on(["BenefitStopped"], (row) => expire(centre, centre.citizens[row]));
}

/** Called at every midnight: each team that opens today counts its people as it opens. */
export function planOpening(centre: Centre): void {
  for (const team of centre.teams) {
    const hours = hoursOf(centre.plan, team.number, centre.today);
    if (hours === null) continue;
    centre.at(centre.now + hours[0], "openDay", team.number, () => openDay(centre, team));
  }
}

/** People at work on citizens' cases on a day of the month, in full-time equivalents. */
export function staffAtWork(centre: Centre, team: number, day: number): number {
  const absent = centre.value("capacity.plannedAbsence", monthOf(day));
  const staff = centre.value("capacity.staff", team);
  return staff * centre.value("capacity.directShare") * (1 - absent);
}

/** Whole people come; the fraction left over is kept for the days to come. */
function openDay(centre: Centre, team: Team): void {
  const owed = staffAtWork(centre, team.number, centre.today) + team.carry;
  team.present = Math.floor(owed);
  team.carry = owed - team.present;
  centre.happen(["CapacityChanged", team.number, { present: team.present }]);
  serveSoon(centre, team);
}

/** The case team when it has the skill; else the first of the centre that has, else of any. */
export function teamFor(centre: Centre, citizen: Citizen, task: TaskName): number {
  const able = centre.teams
    .map(({ number }) => number)
    .filter((number) => (centre.plan.teams[number].skills >> tasks.indexOf(task)) & 1);
  if (able.includes(citizen.team)) return citizen.team;
  const near = able.find((number) => centre.plan.teams[number].centre === citizen.centre);
  const team = near ?? able[0];
  if (team === undefined) throw new Error(`no team can do ${task}`);
  return team;
}

/**
 * The event that puts work in a team's queue, after putting it there.
 * @param done what completed work leads to, given the minutes it took
 */
export function queueWork(
  centre: Centre,
  citizen: Citizen,
  task: TaskName,
  due: number,
  done: (minutes: number) => void,
  number = teamFor(centre, citizen, task),
): readonly [string, number, object] {
  const kind = tasks.indexOf(task);
  const priority = centre.value("priority.task", kind);
  const item = { number: centre.nextItem, citizen, task: kind, due, priority, done };
  const team = centre.teams[number];
  centre.nextItem += 1;
  team.waiting.push(item);
  serveSoon(centre, team);
  return ["WorkItemQueued", citizen.row, { team: number, task, item: item.number, due: iso(due) }];
}

function serveSoon(centre: Centre, team: Team): void {
  centre.at(centre.now, "serve", team.number, () => serve(centre, team));
}

function serve(centre: Centre, team: Team): void {
  while (
    isOpen(centre.plan, team.number, centre.now) &&
    team.waiting.length > 0 &&
    team.busy < team.present
  ) {
    const item = team.waiting.reduce((first, other) => (isBefore(other, first) ? other : first));
    team.waiting = team.waiting.filter((other) => other !== item);
    begin(centre, team, item);
  }
}

const isBefore = (one: WorkItem, other: WorkItem): boolean =>
  (one.priority - other.priority || one.due - other.due || one.number - other.number) < 0;

function begin(centre: Centre, team: Team, item: WorkItem): void {
  const mean = centre.value("time.task", item.task, item.citizen);
  const variation = centre.value("time.variation", item.task);
  const minutes = Math.max(1, Math.round(centre.chance.gamma(mean, variation)));
  const { row } = item.citizen;
  const about = { team: team.number, task: tasks[item.task], item: item.number };
  team.busy += 1;
  centre.happen(["WorkItemStarted", row, { ...about, minutes }]);
  const end = addOpenMinutes(centre.plan, team.number, centre.now, minutes);
  centre.at(end, "finishWork", row, () => {
    team.busy -= 1;
    centre.happen(["WorkItemCompleted", row, about]);
    item.done(minutes);
    serveSoon(centre, team);
  });
}

/** Waiting work about one who has left is dropped; what is in hand is finished. */
function expire(centre: Centre, citizen: Citizen): void {
  for (const team of centre.teams) {
    const dropped = team.waiting.filter((item) => item.citizen === citizen);
    team.waiting = team.waiting.filter((item) => item.citizen !== citizen);
    for (const { task, number: item } of dropped) {
      const about = { team: team.number, task: tasks[task], item };
      centre.happen(["WorkItemExpired", citizen.row, about]);
    }
  }
}
