/**
 * The agenda against a plain list that is sorted anew for every question. Both take the same random
 * commands; the list cannot be wrong about order, and the agenda must not differ from it.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  Agenda,
  CommandInPast,
  type CommandKind,
  UnusableCommand,
} from "../../src/kernel/agenda.ts";
import { NEVER } from "../../src/kernel/pending-table.ts";

const kinds: ReadonlyArray<CommandKind> = [
  { name: "Close", lane: 0, slot: 0 },
  { name: "Invite", lane: 1, slot: 0 },
  { name: "Remind", lane: 1, slot: 0 },
  { name: "Leave", lane: 1, slot: 1 },
  { name: "Open", lane: 0, slot: 1 },
  { name: "Pay", lane: 1, slot: 2 },
];
const lanes = [
  { name: "team", slots: 2 },
  { name: "citizen", slots: 3 },
];
const from = -3000;
const to = 6 * 1440 + 17;
const fresh = (): Agenda => new Agenda(kinds, lanes, from, to);

type Pending = readonly [minute: number, kind: number, subject: number];

/** The naive agenda. */
class PlainList {
  now = from;
  pending: Pending[] = [];

  schedule(kind: number, subject: number, minute: number): void {
    this.pending = this.pending.filter(([, k, s]) => s !== subject || !sameSlot(k, kind));
    this.pending.push([minute, kind, subject]);
  }

  cancel(kind: number, subject: number): boolean {
    const before = this.pending.length;
    this.pending = this.pending.filter(([, k, s]) => s !== subject || k !== kind);
    return this.pending.length < before;
  }

  next(until: number): Pending | undefined {
    const order = (a: Pending, b: Pending) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
    const first = this.pending.filter(([minute]) => minute <= until).sort(order)[0];
    if (first === undefined) return undefined;
    this.pending = this.pending.filter((one) => one !== first);
    this.now = first[0];
    return first;
  }
}

const sameSlot = (one: number, other: number): boolean =>
  kinds[one].lane === kinds[other].lane && kinds[one].slot === kinds[other].slot;

const anyKind = fc.integer({ min: 0, max: kinds.length - 1 });
const anySubject = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 6 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 3000 }) },
);
const anyDelay = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.integer({ min: 0, max: 2000 }),
  fc.integer({ min: 0, max: 12_000 }),
);
const command = { kind: anyKind, subject: anySubject, delay: anyDelay };
const does = <const W extends string>(what: W) => fc.record({ do: fc.constant(what), ...command });
const step = fc.oneof(
  { weight: 6, arbitrary: does("schedule") },
  { weight: 2, arbitrary: does("cancel") },
  { weight: 5, arbitrary: does("next") },
  { weight: 1, arbitrary: does("until") },
  { weight: 1, arbitrary: does("save") },
);

describe("the agenda", () => {
  test("does what a sorted list does, whatever comes", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120, size: "max" }), (steps) => {
        let real = fresh();
        const list = new PlainList();
        for (const { do: what, kind, subject, delay } of steps) {
          const minute = list.now + delay;
          if (what === "schedule") {
            real.schedule(kind, subject, minute);
            list.schedule(kind, subject, minute);
            expect(real.pendingMinute(kind, subject)).toBe(minute);
          } else if (what === "cancel") {
            expect(real.cancel(kind, subject)).toBe(list.cancel(kind, subject));
            expect(real.pendingMinute(kind, subject)).toBe(NEVER);
          } else if (what === "save") {
            const saved = real.snapshot();
            if (delay % 2 === 0) real = fresh();
            real.restore(saved);
          } else {
            const until = what === "until" ? Math.min(minute, to) : to;
            const expected = list.next(until);
            expect(real.next(until) ? latest(real) : undefined).toEqual(expected);
          }
          expect([real.now, real.pendingCount]).toEqual([list.now, list.pending.length]);
        }
        expect(rest(real)).toEqual(restOf(list));
      }),
      { numRuns: 400 },
    );
  });

  test("knows no order of arrival", () => {
    const triple = fc.tuple(anyKind, anySubject, anyDelay);
    const slotOf = ([kind, subject]: readonly number[]) =>
      `${kinds[kind].lane} ${kinds[kind].slot} ${subject}`;
    const commands = fc.uniqueArray(triple, { selector: slotOf, maxLength: 300, size: "max" });
    fc.assert(
      fc.property(commands, fc.infiniteStream(fc.nat()), (set, keys) => {
        const shuffled = set
          .map((one) => [keys.next().value as number, one] as const)
          .sort(([a], [b]) => a - b)
          .map(([, one]) => one);
        const one = fresh();
        const other = fresh();
        for (const [k, s, d] of set) one.schedule(k, s, from + d);
        for (const [k, s, d] of shuffled) other.schedule(k, s, from + d);
        expect(rest(other)).toEqual(rest(one));
      }),
    );
  });

  test("of one minute goes by rank, then by subject; what joins it comes next", () => {
    const a = fresh();
    a.schedule(5, 1, 100);
    a.schedule(3, 9, 100);
    a.schedule(3, 2, 100);
    a.next();
    expect(latest(a)).toEqual([100, 3, 2]);
    a.schedule(1, 2, 100); // of lower rank than the one just carried out
    expect(rest(a)).toEqual([
      [100, 1, 2],
      [100, 3, 9],
      [100, 5, 1],
    ]);
  });

  test("fires a command once, though it was moved away and back", () => {
    for (const minute of [from + 5, from + 5000]) {
      const a = fresh();
      a.schedule(1, 4, from + 1);
      a.schedule(5, 4, from + 1);
      a.next(); // so that the first day is open
      a.schedule(1, 4, minute);
      a.schedule(1, 4, minute + 1);
      a.schedule(2, 4, minute);
      a.schedule(1, 4, minute);
      a.cancel(1, 4);
      a.schedule(1, 4, minute);
      a.cancel(5, 4);
      expect(rest(a)).toEqual([[minute, 1, 4]]);
    }
  });

  test("ends with the horizon, and keeps in mind what lies beyond", () => {
    const a = fresh();
    a.schedule(1, 0, to);
    a.schedule(1, 1, to + 1);
    a.schedule(1, 2, NEVER - 1);
    expect(rest(a)).toEqual([[to, 1, 0]]);
    expect([a.pendingCount, a.pendingMinute(1, 1), a.now]).toEqual([2, to + 1, to]);
    const longer = new Agenda(kinds, lanes, from, to + 1);
    longer.restore(a.snapshot());
    expect(rest(longer)).toEqual([[to + 1, 1, 1]]);
  });

  test("goes on after it ran dry", () => {
    const a = fresh();
    expect(a.next()).toBe(false);
    a.schedule(0, 0, 50);
    a.schedule(0, 1, 2000);
    expect(a.next(49)).toBe(false);
    expect(a.next(50)).toBe(true);
    expect(a.next(1999)).toBe(false);
    a.schedule(0, 2, 1999);
    expect(rest(a)).toEqual([
      [1999, 0, 2],
      [2000, 0, 1],
    ]);
    a.schedule(0, 2, 2000);
    a.clear();
    expect([a.next(), a.pendingCount, a.now]).toEqual([false, 0, 2000]);
  });

  test("opens no day for good before it has come", () => {
    const a = fresh();
    a.schedule(0, 0, 5 * 1440 + 900);
    a.schedule(0, 1, 5 * 1440 + 901);
    expect(a.next(5 * 1440)).toBe(false); // looks into that day, and finds nothing yet
    a.schedule(0, 9, 5 * 1440 + 900);
    for (const day of [3, 2, 4]) a.schedule(0, day, day * 1440 + 1);
    expect(rest(a).map(([, , subject]) => subject)).toEqual([2, 3, 4, 0, 9, 1]);
  });

  test("can be put back to an earlier minute", () => {
    const a = fresh();
    a.schedule(0, 0, 4000);
    a.next();
    a.clear(from);
    a.schedule(0, 0, from);
    expect(rest(a)).toEqual([[from, 0, 0]]);
    expect(() => a.clear(from - 1)).toThrow(UnusableCommand);
  });
});

describe("commands that cannot be", () => {
  test("in the past are refused by name", () => {
    const a = fresh();
    a.schedule(0, 0, 4000);
    a.next();
    let error: unknown;
    try {
      a.schedule(2, 77, 3999);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(CommandInPast);
    expect(error).toMatchObject({ kind: "Remind", subject: 77, minute: 3999, now: 4000 });
    expect(a.pendingCount).toBe(0);
  });

  test.each([
    [0, 0, Number.NaN],
    [0, 0, 5000.5],
    [0, 0, Infinity],
    [0, 0, NEVER],
    [0, 0, 2 ** 31],
    [0, -1, 5000],
    [0, 0.5, 5000],
    [0, 2 ** 24, 5000],
    [6, 0, 5000],
    [-1, 0, 5000],
  ])("kind %d of subject %d at %d is refused", (kind, subject, minute) => {
    expect(() => fresh().schedule(kind, subject, minute)).toThrow(UnusableCommand);
  });

  test("and so are agendas", () => {
    expect(() => new Agenda(kinds, lanes, 10, 9)).toThrow(UnusableCommand);
    expect(() => new Agenda(kinds, lanes, 0.5, 9)).toThrow(UnusableCommand);
    expect(() => new Agenda([{ name: "x", lane: 2, slot: 0 }], lanes, 0, 9)).toThrow(
      UnusableCommand,
    );
    expect(() => new Agenda([{ name: "x", lane: 0, slot: 2 }], lanes, 0, 9)).toThrow(
      UnusableCommand,
    );
    const many = Array.from({ length: 64 }, () => kinds[0]);
    expect(() => new Agenda(many, lanes, 0, 9)).toThrow(UnusableCommand);
    expect(() => fresh().restore({ now: 0, lanes: [] })).toThrow(UnusableCommand);
    expect(() => new Agenda(kinds, lanes, 0, 9).restore(fresh().snapshot())).toThrow(
      UnusableCommand,
    );
  });
});

test("a crowd on one day, and days by the ten thousand, come in order", () => {
  const one = [{ name: "Visit", lane: 0, slot: 0 }];
  const crowd = new Agenda(one, [{ name: "citizen", slots: 1 }], 0, 23_000 * 1440);
  const count = 300_000;
  for (let i = 0; i < count; i++) {
    const subject = (i * 7919) % count;
    // A third at one minute, a third over one day, a third over all days.
    const minute = i % 3 === 0 ? 1500 : i % 3 === 1 ? 1440 + (i % 1440) : (i * 311) % 33_000_000;
    crowd.schedule(0, subject, minute);
  }
  let [minute, subject, seen] = [-1, -1, 0];
  while (crowd.next()) {
    const inOrder = crowd.minute > minute || (crowd.minute === minute && crowd.subject > subject);
    if (!inOrder) expect.fail(`${crowd.minute} ${crowd.subject} after ${minute} ${subject}`);
    ({ minute, subject } = crowd);
    seen++;
  }
  expect(seen).toBe(count);
});

function latest({ minute, kind, subject }: Agenda): Pending {
  return [minute, kind, subject];
}

function rest(agenda: Agenda): Pending[] {
  const left: Pending[] = [];
  while (agenda.next()) left.push(latest(agenda));
  return left;
}

function restOf(list: PlainList): Pending[] {
  const left: Pending[] = [];
  for (let one = list.next(to); one !== undefined; one = list.next(to)) left.push(one);
  return left;
}
