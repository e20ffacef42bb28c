/**
 * Extract after extract into a log: what stands is always the last extract, and what stood before
 * can still be seen by whoever reads what was known then. The extracts are lists of made-up
 * events; the log is only ever appended to.
 */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { InterviewHeld } from "../../src/domain/events/contact.ts";
import { difference } from "../../src/history/difference.ts";
import { batchesOf } from "../../src/history/extract-batches.ts";
import { StagedEvents } from "../../src/history/staging.ts";
import { Standing } from "../../src/history/standing.ts";
import { Log } from "../../src/kernel/log.ts";

interface Made {
  readonly day: number;
  readonly citizen: number;
  readonly minutes: number;
}

const dataset = 7;
const digest = (i: number) => String(i).padStart(64, "0");

function staged(events: ReadonlyArray<Made>): StagedEvents {
  const extract = new StagedEvents();
  const inOrder = [...events].sort((one, other) => one.day - other.day);
  for (const { citizen, day, minutes } of inOrder) {
    const minute = day * 1440;
    extract.add(InterviewHeld.code, minute, citizen, 0, minutes, 0, 0, minute, 0);
  }
  return extract;
}

/** A log in memory, and how it is read. */
class Kept {
  readonly log = new Log();
  recorded: number[] = [];

  standing(knownOn = Infinity): Standing {
    const standing = new Standing(this.log.length);
    for (let i = 0; i < this.log.length; i++) {
      if (this.recorded[i] > knownOn) continue;
      const columns = new Log();
      columns.appendColumns(this.log, i, i + 1);
      standing.take({
        first: i,
        columns,
        recorded: Int32Array.of(this.recorded[i]),
        positions: undefined,
      });
    }
    standing.settle();
    return standing;
  }

  take(events: StagedEvents, i: number, until: number, most: number): void {
    const name = { dataset, until, source: digest(i), mapping: digest(0) };
    for (const { batch } of batchesOf(events, name, most)) {
      this.log.appendColumns(batch.columns);
      this.recorded.push(...batch.recorded!.subarray(0, batch.columns.length));
    }
  }
}

const shown = (standing: Standing): ReadonlyArray<string> =>
  Array.from({ length: standing.log.length }, (_, i) => i)
    .filter((i) => standing.stands[i] === 1)
    .map((i) => `${standing.log.minute[i] / 1440} ${standing.log.subject[i]} ${standing.log.b[i]}`)
    .sort();

const meant = (events: ReadonlyArray<Made>): ReadonlyArray<string> =>
  events.map(({ citizen, day, minutes }) => `${day} ${citizen} ${minutes}`).sort();

const event = fc.record({
  day: fc.integer({ min: 0, max: 20 }),
  citizen: fc.integer({ min: 0, max: 3 }),
  minutes: fc.integer({ min: 1, max: 3 }),
});
const extracts = fc.array(fc.array(event, { maxLength: 12 }), { minLength: 1, maxLength: 5 });

test("what stands is the last extract; what was known is the extract of then", () => {
  fc.assert(
    fc.property(extracts, fc.integer({ min: 1, max: 6 }), (series, most) => {
      const kept = new Kept();
      const seen: Array<{ until: number; stood: ReadonlyArray<string> }> = [];
      series.forEach((events, i) => {
        const until = (30 + i) * 1440;
        const standing = kept.standing();
        const newer = { dataset, from: -Infinity, until, before: until - 1440 };
        const first = i === 0;
        const change = first ? staged(events) : difference(staged(events), standing, newer).events;
        if (change.length > 0) kept.take(change, i, until, most);
        const stood = shown(kept.standing());
        expect(stood).toEqual(meant(events));
        seen.push({ until, stood });
      });
      for (const { stood, until } of seen) expect(shown(kept.standing(until))).toEqual(stood);
    }),
    { numRuns: 200 },
  );
});

test("an extract that was broken off counts for nothing, wherever it was", () => {
  fc.assert(
    fc.property(
      fc.array(event, { minLength: 1 }),
      fc.array(event, { minLength: 1 }),
      fc.nat(),
      (one, other, cut) => {
        const kept = new Kept();
        kept.take(staged(one), 0, 43_200, 100);
        const whole = kept.log.length;
        const before = shown(kept.standing());
        const newer = { dataset, from: -Infinity, until: 44_640, before: 43_200 };
        const change = difference(staged(other), kept.standing(), newer).events;
        if (change.length === 0) return;
        kept.take(change, 1, 44_640, 100);
        const after = whole + (cut % (kept.log.length - whole));
        kept.log.length = after;
        kept.recorded.length = after;
        expect(shown(kept.standing())).toEqual(before);
        expect(kept.standing().unfinished()?.from).toBe(after > whole ? whole : undefined);
      },
    ),
  );
});
