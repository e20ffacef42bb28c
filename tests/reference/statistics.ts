/**
 * What can be read off a list of events, as named numbers: how many are where at the end of each
 * month, what happened how often, who waited how long, what was in time. Both models' logs are read
 * by this one function, so it sees events as people do and asks nothing else of a model.
 */
import { minuteOfIso } from "./calendar.ts";
import type { Event } from "./centre.ts";
import { Tally } from "./tally.ts";

/** Fields by which events of a name are counted apart, each beside the whole. */
const apart: Readonly<Record<string, ReadonlyArray<string>>> = {
  BenefitGranted: ["benefit"],
  BenefitStopped: ["reason"],
  CitizenRegistered: ["origin", "traits"],
  CitizenContacted: ["level"],
  AgeBoundaryCrossed: ["boundary"],
  EmployabilityChanged: ["from", "to"],
  DurationThresholdCrossed: ["months"],
  JobStarted: ["kind"],
  CaseOpened: ["team"],
  CaseTransferred: ["team"],
  MatchAssessed: ["scheme", "group", "level"],
  MatchChanged: ["to"],
  ObligationCreated: ["kind"],
  ObligationFulfilled: ["kind", "late"],
  ObligationBreached: ["kind"],
  ObligationCancelled: ["kind"],
  InterviewScheduled: ["team"],
  InterviewHeld: ["team"],
  InterviewNoShow: ["team"],
  InterviewCancelled: ["team"],
  VisitationDecided: ["package", "kind"],
  OfferWaitlisted: ["pool"],
  OfferIssued: ["package", "pool"],
  OfferStarted: ["pool"],
  OfferCompleted: ["pool"],
  OfferDroppedOut: ["pool"],
  OfferInterrupted: ["pool", "held"],
  PlacementBooked: ["kind", "agreement"],
  PlacementStarted: ["kind", "viaPartnership"],
  PlacementEnded: ["outcome", "kind"],
  WorkItemQueued: ["team", "task"],
  WorkItemStarted: ["team", "task"],
  WorkItemCompleted: ["team", "task"],
  WorkItemExpired: ["team", "task"],
};

/** A citizen as the events so far tell of them. */
interface Person {
  status: string;
  group: string;
  /** Line that the citizen waits in, and since when. */
  line: string;
  since: number;
  /** Moments of what is under way; NaN when it is not. */
  contacted: number;
  spellBegan: number;
  planned: number;
  offerStarted: number;
  /** Status by day since the run began, to look back at. */
  readonly changes: Array<readonly [minute: number, status: string]>;
}

const statusAfter: Readonly<Record<string, string>> = {
  job: "employed",
  subsidisedJob: "subsidised",
  education: "inEducation",
  otherBenefit: "otherBenefit",
  selfSupport: "selfSupporting",
  pension: "gone",
  moved: "gone",
  transferred: "gone",
  retired: "gone",
};

class Reading {
  readonly tally = new Tally();
  readonly people = new Map<number, Person>();
  readonly queued = new Map<number, { at: number; team: unknown; task: unknown }>();
  readonly last: number;
  now = 0;
  month = "";

  constructor(last: number) {
    this.last = last;
  }

  person(row: number): Person {
    const known = this.people.get(row);
    if (known) return known;
    const nothing = { contacted: NaN, spellBegan: NaN, planned: NaN, offerStarted: NaN };
    const blank = { status: "outside", group: "", line: "", since: 0, ...nothing, changes: [] };
    this.people.set(row, blank);
    return blank;
  }
}

/**
 * All statistics of one run.
 * @param to last day of the run, days since 2000-01-01
 */
export function statisticsOf(events: ReadonlyArray<Event>, to: number): Map<string, number> {
  const reading = new Reading((to + 1) * 1440);
  reading.month = events[0]?.at.slice(0, 7) ?? "";
  for (const event of events) {
    const month = event.at.slice(0, 7);
    if (month !== reading.month) closeMonth(reading);
    reading.month = month;
    reading.now = minuteOfIso(event.at);
    count(reading, event);
    followStatus(reading, event);
    followCourse(reading, event);
    followWork(reading, event);
  }
  closeMonth(reading);
  lookBack(reading);
  return reading.tally.numbers();
}

function count({ tally, month }: Reading, event: Event): void {
  const { _tag } = event;
  tally.add(`${_tag}`);
  tally.add(`${_tag} in ${month}`);
  for (const field of apart[_tag] ?? []) {
    for (const value of [event[field]].flat()) tally.add(`${_tag} with ${field} ${String(value)}`);
  }
  if (_tag === "ObligationCreated") tally.add(`due in ${String(event["due"]).slice(0, 7)}`);
  if (_tag === "BenefitStopped") tally.add(`stopped for ${String(event["reason"])} in ${month}`);
}

function followStatus(reading: Reading, event: Event): void {
  const { tally, now } = reading;
  const person = reading.person(event.subject);
  const become = (status: string) => {
    person.status = status;
    person.changes.push([now, status]);
  };
  switch (event._tag) {
    case "CitizenRegistered":
      return tally.mean("years at registration", (now / 1440 - Number(event["born"])) / 365.25);
    case "CitizenContacted":
      person.contacted = now;
      return;
    case "BenefitGranted":
      tally.mean("days before the grant", (now - minuteOfIso(String(event["from"]))) / 1440);
      person.spellBegan = minuteOfIso(String(event["from"]));
      return become("onBenefit");
    case "BenefitResumed":
      tally.mean("days without benefit before resuming", Number(event["gapDays"]));
      return become("onBenefit");
    case "BenefitStopped":
      tally.mean("days on benefit at the stop", (now - person.spellBegan) / 1440);
      tally.mean("minute of the day of a stop", now % 1440);
      person.group = "";
      return become(statusAfter[String(event["reason"])]);
    case "CitizenRetired":
      return become("gone");
    case "JobStarted":
      return become(event["kind"] === "ordinary" ? "employed" : "subsidised");
    case "MatchAssessed":
      person.group = `${String(event["scheme"])} ${String(event["group"])}`;
      return;
    default:
  }
}

function followCourse(reading: Reading, event: Event): void {
  const { tally, now } = reading;
  const person = reading.person(event.subject);
  const moment = (field: string) => minuteOfIso(String(event[field]));
  const leaveLine = () => {
    if (person.line) tally.mean(`days in line ${person.line}`, (now - person.since) / 1440);
    person.line = "";
  };
  switch (event._tag) {
    case "ObligationCreated":
      tally.mean(`days until due of ${String(event["kind"])}`, (moment("due") - now) / 1440);
      return;
    case "ObligationFulfilled":
    case "ObligationCancelled": {
      const isMet = event._tag === "ObligationFulfilled";
      const isInTime = isMet && event["late"] === false;
      // One that fell away before its deadline says nothing of timeliness.
      if (!isMet && now <= moment("due")) return;
      tally.mean(`in time, ${String(event["kind"])}`, isInTime ? 1 : 0);
      const month = String(event["due"]).slice(0, 7);
      return tally.mean(`in time, ${String(event["kind"])} due in ${month}`, isInTime ? 1 : 0);
    }
    case "InterviewScheduled":
      person.planned = moment("planned");
      tally.mean("booked minutes", Number(event["minutes"]));
      return tally.mean("minute of the day of an appointment", person.planned % 1440);
    case "SummonsIssued":
      return tally.mean("days of notice", Number(event["leadDays"]));
    case "InterviewNoShow":
      return tally.mean("share of no-shows", 1);
    case "InterviewHeld":
      tally.mean("share of no-shows", 0);
      return tally.mean("minutes from appointment to end", now - person.planned);
    case "OfferWaitlisted":
      person.line = String(event["pool"]);
      person.since = now;
      return;
    case "OfferIssued":
      leaveLine();
      tally.mean(`days offered, ${String(event["package"])}`, (moment("end") - now) / 1440);
      return;
    case "PlacementBooked":
      return leaveLine();
    case "OfferInterrupted":
      if (event["held"] === false) person.line = "";
      return;
    case "OfferStarted":
      person.offerStarted = now;
      return;
    case "PlacementStarted":
      person.offerStarted = now;
      return tally.mean(`days of ${String(event["kind"])}`, (moment("end") - now) / 1440);
    case "OfferCompleted":
    case "OfferDroppedOut":
      return tally.mean(`days until ${event._tag}`, (now - person.offerStarted) / 1440);
    case "PlacementEnded": {
      const days = (now - person.offerStarted) / 1440;
      return tally.mean(`days until placement ${String(event["outcome"])}`, days);
    }
    default:
  }
}

function followWork({ tally, queued, now }: Reading, event: Event): void {
  const item = Number(event["item"]);
  const { team, task } = event;
  if (event._tag === "WorkItemQueued") queued.set(item, { at: now, team, task });
  if (event._tag === "WorkItemExpired") queued.delete(item);
  if (event._tag !== "WorkItemStarted") return;
  const wait = (now - (queued.get(item)?.at ?? now)) / 1440;
  const minutes = Number(event["minutes"]);
  queued.delete(item);
  tally.mean(`days that ${String(task)} waits for team ${String(team)}`, wait);
  tally.mean(`share of ${String(task)} begun within a day`, wait <= 1 ? 1 : 0);
  tally.mean(`minutes of ${String(task)}`, minutes);
  tally.mean(`squared minutes of ${String(task)}`, minutes ** 2);
  tally.mean("minute of the day of beginning work", now % 1440);
}

function closeMonth({ tally, people, queued, month }: Reading): void {
  for (const { status, group, line } of people.values()) {
    tally.add(`${status} at the end of ${month}`);
    if (group) tally.add(`in group ${group} at the end of ${month}`);
    if (line) tally.add(`in line ${line} at the end of ${month}`);
  }
  for (const { team } of queued.values()) {
    tally.add(`waiting for team ${String(team)} at the end of ${month}`);
  }
}

/** What can only be said when all is known. */
function lookBack({ tally, people, last }: Reading): void {
  const active = ["employed", "subsidised", "inEducation"];
  for (const { contacted, changes } of people.values()) {
    for (const [k, n] of [
      [3, 7],
      [1, 3],
    ]) {
      const middles = Array.from({ length: n }, (_, i) => contacted + (i + 0.5) * 43_830);
      if (!(contacted + n * 43_830 < last)) continue;
      const months = middles.filter((minute) => active.includes(statusAt(changes, minute)));
      tally.mean(`active in ${k} of ${n} months after contact`, months.length >= k ? 1 : 0);
    }
  }
  const year = (minute: number) =>
    [...people.values()].filter(({ changes }) => statusAt(changes, minute) === "onBenefit").length;
  tally.add("net inflow in the last 365 days", year(last) - year(last - 365 * 1440));
}

function statusAt(changes: Person["changes"], minute: number): string {
  return changes.findLast(([since]) => since < minute)?.[1] ?? "outside";
}
