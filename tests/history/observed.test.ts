/** Published figures, kept as they were published. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Observation } from "../../src/history/observation.ts";
import { figuresKnown, newAmong, readObservations } from "../../src/history/observed.ts";

const of = (value: number | null, retrieved: string, period = "2024M01"): Observation => ({
  measure: "y14d03: Personer",
  area: "Lilleby",
  group: "Køn: I alt",
  period,
  value,
  retrieved,
});

test("a figure that was published otherwise later is added; the one before it stays", () => {
  const first = newAmong([], [of(100, "2024-02-10"), of(90, "2024-02-10", "2024M02")]);
  expect(first).toMatchObject({ revised: 0 });
  expect(first.added).toHaveLength(2);
  const kept = [...first.added];
  // The same figure fetched again says nothing new.
  expect(newAmong(kept, [of(100, "2024-03-10")]).added).toEqual([]);
  const later = newAmong(kept, [of(104, "2024-03-10")]);
  expect(later).toEqual({ added: [of(104, "2024-03-10")], revised: 1 });
  kept.push(...later.added);
  // Going back to an older figure is news again.
  const back = newAmong(kept, [of(100, "2024-04-10")]);
  expect(back).toMatchObject({ revised: 1 });
  kept.push(...back.added);
  const known = (day: string | undefined) => figuresKnown(kept, day).map(({ value }) => value);
  expect(known("2024-01-01")).toEqual([]);
  expect(known("2024-02-10")).toEqual([100, 90]);
  expect(known("2024-03-31")).toEqual([104, 90]);
  expect(known(undefined)).toEqual([100, 90]);
  expect(figuresKnown(kept, undefined)[0].versions).toBe(3);
});

test("what was kept on a day is what was known on it, whatever came since", () => {
  const day = fc.integer({ min: 1, max: 9 }).map((n) => `2024-02-0${n}`);
  const value = fc.option(fc.integer({ min: 1, max: 3 }), { nil: null });
  const fetched = fc.array(fc.tuple(day, value), { maxLength: 12 });
  fc.assert(
    fc.property(fetched, (all) => {
      const kept: Array<Observation> = [];
      const seen = new Map<string, number | null>();
      for (const [on, shown] of all.toSorted(([one], [other]) => (one < other ? -1 : 1))) {
        kept.push(...newAmong(kept, [of(shown, on)]).added);
        seen.set(on, shown);
      }
      for (const [on, shown] of seen) expect(figuresKnown(kept, on)[0].value).toBe(shown);
    }),
  );
});

test("a line that was cut off does not count, and one that is wrong is named", () => {
  const line = JSON.stringify(of(1, "2024-02-10"));
  expect(readObservations(`${line}\n${line.slice(0, 20)}`)).toEqual([of(1, "2024-02-10")]);
  expect(readObservations(`${line}\n{}\n`)).toBe("line 2 is no observation");
  expect(readObservations(`${line}\nx\n`)).toBe("line 2 is no JSON");
  expect(readObservations("")).toEqual([]);
});
