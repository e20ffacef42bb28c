/** Answers that logs give, made up to show what a text does with them. */
import { benefits } from "../../src/domain/benefit.ts";
import type { Goal } from "../../src/domain/goal.ts";
import { dayOfIso, minuteOfIso } from "../../src/domain/moment.ts";
import type { Census } from "../../src/history/census.ts";
import { Life } from "../../src/history/life.ts";
import { unvalued, valued } from "../../src/measures/reading.ts";
import { type GoalRead, measuredResult } from "../../src/report/measured-result.ts";
import { stateResult } from "../../src/report/state-result.ts";
import { timelineResult } from "../../src/report/timeline-result.ts";
import { logOf, type Told } from "../measures/histories.ts";

const days = (count: number, step: number) =>
  Float64Array.from({ length: count }, (_, i) => i * step);
const five = (group: number) => group;
const three = (group: number) => 8 + group;

export const census: Census = {
  citizens: 1834,
  gone: 41,
  onBenefit: [
    {
      benefit: benefits.indexOf("cashBenefit"),
      byMatch: new Map([
        [0, 12],
        [five(4), 3],
        [three(1), 220],
        [three(2), 145],
        [three(3), 61],
      ]),
      days: days(441, 2.5),
    },
    {
      benefit: benefits.indexOf("startHelp"),
      byMatch: new Map([
        [three(1), 14],
        [three(3), 2],
      ]),
      days: days(16, 30),
    },
    {
      benefit: benefits.indexOf("sicknessBenefit"),
      byMatch: new Map([[three(2), 3]]),
      days: days(3, 100),
    },
  ],
  openCases: 460,
  deadlines: [
    { open: 452, overdue: 37 },
    { open: 120, overdue: 2 },
    { open: 3, overdue: 0 },
  ],
  interviews: { ahead: 210, passed: 6 },
  waiting: new Map([
    [0, 11],
    [2, 1],
    [3, 9],
  ]),
  courses: { agreed: 14, underWay: 88 },
  placements: [
    { agreed: 3, underWay: 17 },
    { agreed: 0, underWay: 6 },
  ],
  jobs: { ordinary: 402, subsidised: 31 },
  education: 77,
};

const about = { version: "0.1.0", log: "history/centre", chain: "00d1e5c0ffee0042" } as const;

export const stateOf = (data: "personal" | "synthetic") =>
  stateResult(
    {
      ...about,
      data,
      at: "2010-06-30",
      knownOn: data === "personal" ? "2010-07-15" : null,
      first: dayOfIso("2008-01-02"),
      last: dayOfIso(data === "personal" ? "2010-08-31" : "2010-06-15"),
    },
    census,
  );

const told = (at: string, _tag: string, fields: Record<string, unknown> = {}): Told => ({
  _tag,
  at,
  subject: 1,
  ...fields,
});

/** One of nearly everything that can happen to somebody. */
export const events: ReadonlyArray<Told> = [
  told("2009-03-02T00:00", "CitizenRegistered", {
    origin: "western",
    traits: ["female", "hasChildren"],
    born: dayOfIso("1979-05-01"),
    identity: 1,
  }),
  told("2009-03-02T00:00", "CitizenContacted", { centre: 0, level: 3 }),
  told("2009-03-02T00:00", "BenefitGranted", { benefit: "cashBenefit", from: "2009-03-01T00:00" }),
  told("2009-03-02T00:00", "CaseOpened", { centre: 0, team: 2 }),
  told("2009-03-02T00:00", "MatchAssessed", { scheme: "five", group: 3, level: 3 }),
  told("2009-03-02T00:00", "ObligationCreated", {
    kind: "contactInterview",
    due: "2009-06-02T23:59",
  }),
  told("2009-03-02T00:00", "ObligationCreated", { kind: "firstOffer", due: "2009-09-02T23:59" }),
  told("2009-05-20T09:00", "InterviewScheduled", {
    team: 2,
    minutes: 45,
    planned: "2009-06-08T10:00",
  }),
  told("2009-05-20T09:00", "SummonsIssued", { leadDays: 19 }),
  told("2009-06-03T00:00", "ObligationBreached", {
    kind: "contactInterview",
    due: "2009-06-02T23:59",
  }),
  told("2009-06-08T10:00", "InterviewNoShow", { team: 2 }),
  told("2009-06-22T10:40", "InterviewHeld", { team: 2, minutes: 40 }),
  told("2009-06-22T10:40", "ObligationFulfilled", {
    kind: "contactInterview",
    late: true,
    due: "2009-06-02T23:59",
  }),
  told("2009-06-22T10:40", "MatchAssessed", { scheme: "five", group: 4, level: 4 }),
  told("2009-06-22T10:40", "MatchChanged", { from: 3, to: 4 }),
  told("2009-07-01T09:00", "VisitationDecided", { package: "motivation", kind: "course" }),
  told("2009-07-01T09:00", "OfferWaitlisted", { pool: 3 }),
  told("2009-07-20T09:00", "OfferIssued", {
    package: "motivation",
    pool: 3,
    start: "2009-08-03T08:00",
    end: "2009-10-26T08:00",
  }),
  told("2009-07-20T09:00", "ObligationFulfilled", {
    kind: "firstOffer",
    late: false,
    due: "2009-09-02T23:59",
  }),
  told("2009-08-03T08:00", "OfferStarted", { pool: 3 }),
  told("2009-09-14T12:00", "OfferDroppedOut", { pool: 3 }),
  told("2009-09-14T12:00", "ObligationCreated", { kind: "repeatOffer", due: "2010-03-14T23:59" }),
  told("2009-11-02T08:00", "PlacementBooked", { kind: "wageSubsidy", agreement: 7 }),
  told("2009-11-16T08:00", "PlacementStarted", {
    kind: "wageSubsidy",
    agreement: 7,
    end: "2010-05-14T08:00",
    viaPartnership: true,
  }),
  told("2010-02-01T08:00", "PlacementEnded", {
    outcome: "hired",
    agreement: 7,
    kind: "wageSubsidy",
  }),
  told("2010-02-01T08:00", "BenefitStopped", { reason: "subsidisedJob" }),
  told("2010-02-01T08:00", "ObligationCancelled", {
    kind: "repeatOffer",
    reason: "exit",
    due: "2010-03-14T23:59",
  }),
  told("2010-02-01T08:00", "CaseClosed", { centre: 0 }),
  told("2010-02-01T08:00", "JobStarted", { kind: "subsidised" }),
  told("2010-02-10T08:00", "WorkItemCompleted", { team: 2, task: "summons", item: 4, moot: true }),
  told("2010-02-19T16:00", "JobEnded"),
  told("2010-02-22T00:00", "BenefitResumed", {
    benefit: "cashBenefit",
    from: "2009-03-01T00:00",
    gapDays: 20,
  }),
  told("2010-02-22T00:00", "CaseOpened", { centre: 0, team: 2 }),
  told("2010-02-22T00:00", "ObligationCreated", {
    kind: "contactInterview",
    due: "2010-05-22T23:59",
  }),
  told("2010-05-23T00:00", "ObligationBreached", {
    kind: "contactInterview",
    due: "2010-05-22T23:59",
  }),
  told("2010-06-30T09:00", "InterviewScheduled", {
    team: 2,
    minutes: 45,
    planned: "2010-07-12T10:00",
  }),
];

/** The life that those events are, registered late here and there. */
export function timelineOf(kind: "history" | "forecast") {
  const columns = logOf(events);
  const life = new Life(1);
  const recorded = columns.minute.map((minute, i) => (i % 9 === 5 ? minute + 4 * 1440 : minute));
  life.take({ first: 40, columns, recorded, positions: undefined });
  const knownOn = kind === "history" ? "2010-07-01" : null;
  return timelineResult({ ...about, kind, data: "synthetic", knownOn }, life, life.last);
}

const goal = (id: string, en: string, more: Partial<Goal>): Goal => ({
  id,
  name: { en, da: `${en} (da)` },
  source: "JKN:133",
  measure: { type: "stock" },
  window: 2010,
  target: { atMost: 100 },
  ...more,
});

const share = { type: "timely", obligations: ["contactInterview"] } as const;
const contacts = {
  type: "kOfN",
  anchor: "contact",
  statuses: ["job"],
  months: 3,
  of: 6,
} as const;
const month = (name: string, value: number, base = 0) => ({
  month: `2010-${name}`,
  reading: valued(value, base),
});

const reads: ReadonlyArray<GoalRead> = [
  {
    goal: goal("A-1", "Interviews in time", { measure: share, target: { atLeast: 0.95 } }),
    reading: valued(0.9312, 1204),
    missing: [],
    byMonth: [month("01", 0.94, 101), month("02", 0.92, 99), month("03", 0.5, 2)],
  },
  {
    goal: goal("A-2", "Citizens on benefit at the end of the year, which is the whole of it", {}),
    reading: valued(97),
    missing: [],
    byMonth: [month("01", 104), month("02", 3), month("03", 97)],
  },
  {
    goal: goal("A-3", "New cases", { measure: { type: "inflow" }, target: { atMost: null } }),
    reading: valued(67),
    missing: [],
    byMonth: ["01", "02", "03", "04", "05", "06", "07"].map((name, i) => month(name, i * 3 + 1)),
  },
  {
    goal: goal("A-4", "In work half a year after contact", {
      measure: contacts,
      target: { between: [0.4, 0.6] },
    }),
    reading: valued(0.55, 3, 12, true),
    missing: [],
    byMonth: [],
  },
  {
    goal: goal("A-5", "Back from contact", { measure: contacts, target: { atLeast: 0.4 } }),
    reading: unvalued("nothingToMeasure"),
    missing: [["CitizenContacted"], ["MatchAssessed", "CitizenContacted"]],
    byMonth: [],
  },
  {
    goal: goal("A-6", "Next year", { window: 2011 }),
    reading: unvalued("outsideTheLog", 7),
    missing: [],
    byMonth: [],
  },
  {
    goal: goal("A-7", "Satisfaction", { measure: { type: "notYetModelled", needs: "a survey" } }),
    reading: unvalued("notYetModelled"),
    missing: [],
    byMonth: [],
  },
];

export const measuredOf = (data: "personal" | "synthetic") =>
  measuredResult(
    {
      ...about,
      kind: "history",
      data,
      events: 120_345,
      knownOn: data === "personal" ? "2010-12-31" : null,
      contract: { id: "c", title: { en: "Contract 2010", da: "Kontrakt 2010" }, file: "c.yaml" },
      span: { from: dayOfIso("2008-01-02"), to: Math.floor(minuteOfIso("2010-12-31") / 1440) },
    },
    reads,
  );
