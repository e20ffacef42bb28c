/** Civil minutes as text: the clock is kept, and the offset is the one that Denmark had. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { clockText, instantText } from "../../../src/history/export/civil-text.ts";
import { minuteOfCell } from "../../../src/history/cell-moment.ts";
import { minuteOfIso } from "../../../src/domain/moment.ts";

const minutes = fc.integer({
  min: minuteOfIso("1900-01-01"),
  max: minuteOfIso("2149-12-31"),
});
const encoder = new TextEncoder();
const readBack = (text: string) => {
  const bytes = encoder.encode(text);
  return minuteOfCell(bytes, 0, bytes.length);
};

test("an import reads back what was written", () => {
  fc.assert(
    fc.property(minutes, (minute) => {
      expect(readBack(clockText(minute))).toBe(minute);
      expect(readBack(instantText(minute))).toBe(minute);
    }),
  );
});

test("the instant is the one at which a Danish clock showed it", () => {
  const clock = new Intl.DateTimeFormat("sv-SE", {
    timeZone: "Europe/Copenhagen",
    dateStyle: "short",
    timeStyle: "medium",
  });
  const since1996 = { min: minuteOfIso("1996-01-01"), max: minuteOfIso("2037-12-31") };
  const isSkipped = (text: string) => /-03-(?:2[5-9]|3[01])T02/u.test(text);
  fc.assert(
    fc.property(fc.integer(since1996), (minute) => {
      const text = instantText(minute);
      fc.pre(!isSkipped(text));
      expect(clock.format(new Date(text)).replace(" ", "T")).toBe(clockText(minute));
    }),
    { numRuns: 300 },
  );
});

test.each([
  ["2010-03-28T01:59", "+01:00"],
  ["2010-03-28T03:00", "+02:00"],
  ["2010-10-31T01:30", "+02:00"],
  ["2010-10-31T03:00", "+01:00"],
])("%s is %s of Greenwich", (iso, offset) => {
  expect(instantText(minuteOfIso(iso))).toBe(`${iso}:00.000${offset}`);
});
