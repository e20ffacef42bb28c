/** The laws of work and of the contact course catch logs that break them. */
import { describe, expect, it } from "vitest";
import type { EventDeclaration } from "../../../src/domain/event.ts";
import * as contact from "../../../src/domain/events/contact.ts";
import * as items from "../../../src/domain/events/work.ts";
import { breachesOf } from "../../../src/kernel/law.ts";
import { Log } from "../../../src/kernel/log.ts";
import { laws as contactLaws } from "../../../src/model/contact-course/laws.ts";
import { laws as workLaws } from "../../../src/model/work/laws.ts";
import { newYear2010, planOf } from "../fixture.ts";

const plan = planOf({
  teams: [{}, { skills: 1 }],
  values: {
    "capacity.staff": 1,
    "capacity.directShare": 1,
    "capacity.bookableShare": 0.1,
    "priority.task": [2, 1, 1, 1, 1],
  },
});
const eight = (newYear2010 + 3) * 1440 + 480; // Monday 2010-01-04, 08:00

/** Event, minutes after eight, subject, a, b, x, y. */
type Line = readonly [EventDeclaration<any, any>, number, ...number[]];

function broken(...lines: ReadonlyArray<Line>): ReadonlyArray<string> {
  const log = new Log();
  for (const [event, after, subject = 0, a = 0, b = 0, x = 0, y = 0] of lines) {
    log.beginBatch();
    log.append(event.code, eight + after, subject, a, b, x, y);
  }
  const found = breachesOf([...workLaws(plan), ...contactLaws(plan)], log);
  return [...new Set(found.map(({ law }) => law))];
}

const opens: Line = [items.CapacityChanged, 0, 0, 0, 0, 1];
const joins = (item: number, citizen = item, task = 0): Line => [
  items.WorkItemQueued,
  0,
  citizen,
  0,
  task,
  item,
];
const begins = (item: number, after = 0, minutes = 10): Line => [
  items.WorkItemStarted,
  after,
  item,
  0,
  0,
  item,
  minutes,
];
const ends = (item: number, after: number): Line => [
  items.WorkItemCompleted,
  after,
  item,
  0,
  0,
  item,
];

describe("laws of work", () => {
  it("hold in a log that is in order", () => {
    expect(broken(opens, joins(0), begins(0), joins(1), ends(0, 10), begins(1, 10))).toEqual([]);
  });

  it("catch staff used twice, and used while closed", () => {
    expect(broken(opens, joins(0), begins(0), joins(1), begins(1))).toEqual(["staff is used once"]);
    expect(broken(opens, joins(0), begins(0, 600))).toEqual(["staff is used once"]);
    expect(broken(joins(0), begins(0))).toEqual(["staff is used once"]);
  });

  it("catch items that go another way", () => {
    const law = ["items go their way"];
    expect(broken(opens, joins(0), begins(0), ends(0, 11))).toEqual(law);
    expect(broken(opens, joins(0), joins(0, 1))).toEqual(law);
    expect(broken(opens, joins(0), [items.WorkItemQueued, 1, 5, 1, 3, 1])).toEqual(law);
    expect(broken(opens, joins(0), begins(0), [items.WorkItemExpired, 1, 0, 0, 0, 0])).toEqual(law);
    expect(broken(opens, joins(0), begins(0), joins(1), [opens[0], 500, 1])).toEqual(law);
  });

  it("catch another item than the first being served", () => {
    expect(broken(opens, joins(0), joins(1), begins(1))).toEqual(["the first is served"]);
    expect(broken(opens, joins(0), joins(1, 1, 1), begins(0))).toEqual(["the first is served"]);
  });
});

describe("laws of the contact course", () => {
  const due = eight + 100;
  const created: Line = [contact.ObligationCreated, 0, 0, 0, 0, due];
  const missed: Line = [contact.ObligationBreached, 101, 0, 0, 0, due];

  it("catch obligations that do not end as they should", () => {
    const law = ["every obligation ends"];
    expect(broken(created, missed, [contact.ObligationFulfilled, 200, 0, 0, 1, due])).toEqual([]);
    expect(broken(created, created)).toEqual(law);
    expect(broken(created, missed, missed)).toEqual(law);
    expect(broken(created, [contact.ObligationBreached, 100, 0, 0, 0, due])).toEqual(law);
    expect(broken(created, [contact.ObligationFulfilled, 50, 0, 0, 1, due])).toEqual(law);
    expect(broken(created, [contact.ObligationCancelled, 50, 0, 0, 0, due + 1])).toEqual(law);
    expect(broken(created, [contact.SummonsIssued, 500, 7]).includes(law[0])).toBe(true);
  });

  it("catch interviews that are not summoned to, or come to no proper end", () => {
    const law = ["interviews come to an end"];
    const planned = eight + 1440;
    const scheduled: Line = [contact.InterviewScheduled, 0, 0, 0, 45, planned];
    const summoned: Line = [contact.SummonsIssued, 0, 0, 0, 1];
    expect(broken(scheduled, summoned, [contact.InterviewNoShow, 1440])).toEqual([]);
    expect(broken(scheduled, [contact.InterviewNoShow, 1440])).toEqual(law);
    expect(broken(scheduled, summoned, [contact.InterviewNoShow, 1441])).toEqual(law);
    expect(broken(scheduled, summoned, [contact.InterviewHeld, 1500, 0, 0, 45])).toEqual(law);
    expect(broken([contact.SummonsIssued, 0, 0, 0, 2])).toEqual(law);
  });

  it("catch a book that is overfilled, or filled on a closed day", () => {
    const law = ["books are not overfilled"];
    const book = (citizen: number, days: number, minutes: number): Line => [
      contact.InterviewScheduled,
      0,
      citizen,
      0,
      minutes,
      eight + days * 1440,
    ];
    expect(broken(book(0, 1, 24), book(1, 1, 24))).toEqual([]);
    expect(broken(book(0, 1, 24), book(1, 1, 25))).toEqual(law);
    expect(broken(book(0, 1, 300))).toEqual([]);
    expect(broken(book(0, 5, 24))).toEqual(law);
  });
});
