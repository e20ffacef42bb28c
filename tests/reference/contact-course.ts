/**
 * The contact course: an interview every so many months. Some weeks before it is due the summons is
 * to be written; then a day is found in the team's appointment book; the citizen comes or does not.
 */
import { addMonths, dayOf, endOfDay, hoursOf, iso } from "./calendar.ts";
import type { Centre, Citizen, Obligation } from "./centre.ts";
import { queueWork, staffAtWork, teamFor } from "./work.ts";

export function installContactCourse(centre: Centre): void {
  centre.on(["CaseOpened"], (row) => openContact(centre, centre.citizens[row]));
  centre.on(["BenefitStopped"], (row) => closeContact(centre, centre.citizens[row]));
}

/** A new deadline, with the breach that will come of it unless it is met. */
export function oblige(
  centre: Centre,
  citizen: Citizen,
  kind: Obligation["kind"],
  due: number,
): Obligation {
  const name = kind === "contactInterview" ? "breachContact" : "breachOffer";
  const breach = centre.at(due + 1, name, citizen.row, () =>
    centre.happen(["ObligationBreached", citizen.row, { kind, due: iso(due) }]),
  );
  centre.happen(["ObligationCreated", citizen.row, { kind, due: iso(due) }]);
  return { kind, due, breach };
}

/** The event that ends an obligation as met, in time when `when` is not after its deadline. */
export function fulfil(citizen: Citizen, { kind, due, breach }: Obligation, when: number) {
  breach.off = true;
  return ["ObligationFulfilled", citizen.row, { kind, late: when > due, due: iso(due) }] as const;
}

export function cancel(centre: Centre, citizen: Citizen, obligation: Obligation): void {
  const { kind, due, breach } = obligation;
  breach.off = true;
  const payload = { kind, reason: "exit", due: iso(due) };
  centre.happen(["ObligationCancelled", citizen.row, payload]);
}

function intervalDays(centre: Centre, citizen: Citizen): number {
  const months = centre.value("rule.contactIntervalMonths", 0, citizen);
  return addMonths(centre.today, months) - centre.today;
}

function openContact(centre: Centre, citizen: Citizen): void {
  const days = intervalDays(centre, citizen);
  const isOpeningStock = centre.now === centre.plan.from * 1440;
  // The opening stock is somewhere in its interval already.
  const first = isOpeningStock ? Math.max(1, Math.floor(centre.chance.uniform() * days)) : days;
  citizen.contact.missedDay = Number.NEGATIVE_INFINITY;
  owe(centre, citizen, centre.today + first);
}

function owe(centre: Centre, citizen: Citizen, dueDay: number): void {
  const { contact } = citizen;
  contact.obligation = oblige(centre, citizen, "contactInterview", endOfDay(dueDay));
  const planDay = dueDay - centre.value("contact.planLeadDays", 0, citizen);
  contact.step = centre.at(planDay * 1440 + 480, "planInterview", citizen.row, () => {
    centre.happen(queueSummons(centre, citizen));
  });
}

function queueSummons(centre: Centre, citizen: Citizen) {
  const { contact } = citizen;
  const { course } = contact;
  const dueDay = dayOf(contact.obligation?.due ?? centre.now);
  const due = (dueDay - centre.value("contact.summonsLeadDays", 0, citizen)) * 1440;
  return queueWork(centre, citizen, "summons", due, () => {
    if (contact.course === course) summon(centre, citizen);
  });
}

/** The first day with room in the book of the team that is to hold the interview. */
function summon(centre: Centre, citizen: Citizen): void {
  const { contact, row } = citizen;
  const p = (path: string, key = 0) => centre.value(path, key, citizen);
  const notice = centre.today + p("contact.summonsLeadDays");
  const earliest = Math.max(notice, contact.missedDay + p("contact.rebookDays"));
  const team = teamFor(centre, citizen, "interview");
  const minutes = Math.max(1, Math.round(p("time.task", 1)));
  const day = dayWithRoom(centre, team, earliest, minutes);
  const { book } = centre.teams[team];
  const booked = book.get(day) ?? 0;
  const [open, close] = hoursOf(centre.plan, team, day) ?? [480, 960];
  const side = Math.floor(booked / Math.max(1, staffAtWork(centre, team, day)));
  const planned = day * 1440 + open + Math.min(side, close - open - 1);
  book.set(day, booked + minutes);
  contact.booking = { team, day, minutes, planned, come: false };
  contact.step = centre.at(planned, "attend", row, () => attend(centre, citizen));
  centre.happen(
    ["InterviewScheduled", row, { team, minutes, planned: iso(planned) }],
    ["SummonsIssued", row, { leadDays: day - centre.today }],
  );
}

function dayWithRoom(centre: Centre, team: number, earliest: number, minutes: number): number {
  const { plan } = centre;
  const { book } = centre.teams[team];
  for (let day = earliest; day < plan.to + 3650; day += 1) {
    const hours = hoursOf(plan, team, day);
    if (hours === null) continue;
    const booked = book.get(day) ?? 0;
    const share = centre.value("capacity.bookableShare");
    const room = Math.floor(staffAtWork(centre, team, day) * share * (hours[1] - hours[0]));
    if (booked === 0 || booked + minutes <= room) return day;
  }
  return plan.to + 3650;
}

function attend(centre: Centre, citizen: Citizen): void {
  const { contact, row } = citizen;
  const { booking, obligation, course } = contact;
  if (booking === undefined || obligation === undefined) throw new Error("nothing to attend");
  const { team, planned, day } = booking;
  if (centre.chance.happens(centre.value("hazard.noShow", 0, citizen))) {
    contact.booking = undefined;
    contact.missedDay = day;
    centre.happen(["InterviewNoShow", row, { team }], queueSummons(centre, citizen));
    return;
  }
  // The citizen has come: the interview still ends once, held or cancelled, but its time is gone.
  contact.booking = { ...booking, come: true };
  const hold = (minutes: number) => {
    if (contact.course !== course) return;
    contact.booking = undefined;
    contact.obligation = undefined;
    contact.missedDay = Number.NEGATIVE_INFINITY;
    centre.happen(
      ["InterviewHeld", row, { team, minutes }],
      fulfil(citizen, obligation, centre.now),
    );
    owe(centre, citizen, centre.today + intervalDays(centre, citizen));
  };
  centre.happen(queueWork(centre, citizen, "interview", planned, hold, team));
}

function closeContact(centre: Centre, citizen: Citizen): void {
  const { contact, row } = citizen;
  contact.course += 1;
  if (contact.step) contact.step.off = true;
  const { booking, obligation } = contact;
  if (booking) {
    const { team, day, minutes, planned, come } = booking;
    const { book } = centre.teams[team];
    if (!come) book.set(day, (book.get(day) ?? 0) - minutes);
    contact.booking = undefined;
    centre.happen(["InterviewCancelled", row, { team, minutes, planned: iso(planned) }]);
  }
  contact.obligation = undefined;
  if (obligation) cancel(centre, citizen, obligation);
}
