/**
 * Who comes, and birthdays. The opening stock and the former recipients are there when the run
 * begins; new citizens contact the centre, and some move in from centres that are not modelled.
 */
import { benefits } from "../../src/domain/benefit.ts";
import { origins, traits } from "../../src/domain/citizen.ts";
import { birthday, firstOfMonth, iso, isWorkday, monthCount, monthOf } from "./calendar.ts";
import type { Centre, Citizen } from "./centre.ts";

type Happening = readonly [tag: string, subject: number, payload?: object];

const bandDays = [0, 30, 91, 182, 365];

export function installPopulation(centre: Centre): void {
  centre.at(centre.now, "arrive", 0, () => openStock(centre));
}

/** Called at every midnight: who will come today. */
export function planArrivals(centre: Centre): void {
  const { chance, now, today } = centre;
  if (!isWorkday(centre.plan, today)) return;
  for (const [path, name, minute] of [
    ["inflow.contacts", "arrive", 540],
    ["inflow.transfers", "transferIn", 541],
  ] as const) {
    const count = chance.poisson(dailyMean(centre, path));
    for (let k = 0; k < count; k += 1) {
      centre.at(now + minute, name, k, () => comeIn(centre, name === "arrive"));
    }
  }
}

/** The month's number of arrivals, spread over its workdays. */
export function dailyMean(centre: Centre, path: string): number {
  const { plan, today } = centre;
  const start = firstOfMonth(monthCount(today));
  const end = firstOfMonth(monthCount(today) + 1);
  let workdays = 0;
  for (let day = start; day < end; day += 1) if (isWorkday(plan, day)) workdays += 1;
  const trend =
    centre.value("inflow.yearlyTrend") ** ((today - plan.from - (plan.warmUpDays ?? 0)) / 365.25);
  const demand = centre.value("demand.index") ** centre.value("demand.inflowElasticity");
  const season = centre.value("inflow.season", monthOf(today));
  return (centre.value(path) * season * trend * demand) / workdays;
}

function openStock(centre: Centre): void {
  const stock = centre.value("population.stock");
  for (let i = 0; i < stock; i += 1) {
    const from = centre.now - Math.floor(elapsedDays(centre) * 1440);
    const [citizen, registered] = register(centre, "population.level");
    centre.happen(...registered, grant(citizen, from), openCase(centre, citizen));
  }
  for (let i = 0; i < centre.value("population.formerRecipients"); i += 1) {
    const [citizen, registered] = register(centre, "population.level");
    citizen.status = "employed";
    citizen.jobSince = centre.now;
    centre.happen(...registered, ["JobStarted", citizen.row, { kind: "ordinary" }]);
  }
}

function comeIn(centre: Centre, isContact: boolean): void {
  // Who moves in has been on benefit elsewhere, and is like the opening stock.
  const levels = isContact ? "inflow.level" : "population.level";
  const [citizen, registered] = register(centre, levels);
  const contacted: Happening = contact(citizen);
  const from = isContact ? centre.now : centre.now - Math.floor(elapsedDays(centre) * 1440);
  const events = [grant(citizen, from), openCase(centre, citizen)];
  centre.happen(...registered, ...(isContact ? [contacted] : []), ...events);
}

/** The citizen turns to the centre. */
export const contact = (citizen: Citizen): Happening => [
  "CitizenContacted",
  citizen.row,
  { centre: citizen.centre, level: citizen.level },
];

/** A new spell of benefit. */
export function grant(citizen: Citizen, from: number): Happening {
  citizen.status = "onBenefit";
  citizen.from = from;
  citizen.crossed = 0;
  return ["BenefitGranted", citizen.row, { benefit: citizen.benefit, from: iso(from) }];
}

/** A case with the team that the routing names. */
export function openCase(centre: Centre, citizen: Citizen): Happening {
  citizen.team = routed(centre, citizen);
  citizen.hasCase = true;
  return ["CaseOpened", citizen.row, { centre: citizen.centre, team: citizen.team }];
}

/** Team of the citizen by centre, age group and level. */
export function routed(centre: Centre, citizen: Citizen): number {
  return centre.plan.routing[(citizen.centre * 4 + citizen.ageGroup) * 5 + citizen.level - 1];
}

function elapsedDays(centre: Centre): number {
  const band = pick(centre, "population.elapsed", 5);
  if (band === 4)
    return 365 + centre.chance.exponential(centre.value("population.elapsedTailDays"));
  const width = bandDays[band + 1] - bandDays[band];
  return bandDays[band] + centre.chance.uniform() * width;
}

function pick(centre: Centre, path: string, keys: number): number {
  return centre.chance.pick(Array.from({ length: keys }, (_, key) => centre.value(path, key)));
}

function register(centre: Centre, levels: string): [Citizen, Happening[]] {
  const [youngest, oldest] = [
    [18, 25],
    [25, 30],
    [30, 60],
    [60, 65],
  ][pick(centre, "population.ageGroup", 4)];
  const age = youngest + centre.chance.uniform() * (oldest - youngest);
  const holding = traits.filter((_, t) =>
    centre.chance.happens(centre.value("population.trait", t)),
  );
  const citizen: Citizen = {
    ...blankCourses(),
    row: centre.citizens.length,
    origin: pick(centre, "population.origin", 4),
    traits: holding.reduce((bits, trait) => bits | (1 << traits.indexOf(trait)), 0),
    born: centre.today - Math.floor(age * 365.25),
    benefit: benefits[1 + pick(centre, "population.benefit", 4)],
    level: 1 + pick(centre, levels, 5),
    centre: centre.citizens.length % centre.plan.centres.length,
  };
  citizen.ageGroup = [25, 30, 60].filter(
    (years) => birthday(citizen.born, years) <= centre.today,
  ).length;
  centre.citizens.push(citizen);
  planBirthdays(centre, citizen);
  const { row, origin, born, level } = citizen;
  const who = { origin: origins[origin], traits: holding, born, identity: row };
  return [
    citizen,
    [
      ["CitizenRegistered", row, who],
      ["EmployabilityChanged", row, { from: 0, to: level }],
    ],
  ];
}

function blankCourses() {
  return {
    ageGroup: 0,
    assessed: 0,
    status: "outside",
    gone: false,
    team: 0,
    hasCase: false,
    from: 0,
    stoppedAt: Number.NEGATIVE_INFINITY,
    jobSince: 0,
    crossed: 0,
    offerKind: -1,
    afterKind: -1,
    afterUntil: Number.NEGATIVE_INFINITY,
    transition: undefined,
    thresholds: [],
    contact: {
      obligation: undefined,
      step: undefined,
      booking: undefined,
      missedDay: Number.NEGATIVE_INFINITY,
      course: 0,
    },
    offer: {
      phase: "none" as const,
      obligation: undefined,
      step: undefined,
      package: 0,
      pool: 0,
      end: 0,
    },
    placement: { phase: "none" as const, kind: 0, agreement: 0, steps: [] },
  };
}

function planBirthdays(centre: Centre, citizen: Citizen): void {
  for (const boundary of [25, 30, 60, 65]) {
    const day = birthday(citizen.born, boundary);
    if (day <= centre.today) continue;
    centre.at(day * 1440, "crossAge", citizen.row, () => crossAge(centre, citizen, boundary));
  }
}

function crossAge(centre: Centre, citizen: Citizen, boundary: number): void {
  if (citizen.gone) return;
  const events: Happening[] = [["AgeBoundaryCrossed", citizen.row, { boundary }]];
  if (boundary === 65) {
    if (citizen.status === "onBenefit") events.push(stop(centre, citizen, "retired", "pensioned"));
    citizen.status = "pensioned";
    citizen.gone = true;
    events.push(["CitizenRetired", citizen.row]);
  } else {
    citizen.ageGroup += 1;
  }
  centre.happen(...events);
}

/** The benefit stops, and the citizen stands as `status` says from now on. */
export function stop(centre: Centre, citizen: Citizen, reason: string, status: string): Happening {
  citizen.status = status;
  citizen.stoppedAt = centre.now;
  return ["BenefitStopped", citizen.row, { reason }];
}
