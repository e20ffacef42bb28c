/** Origins as they are written, and what is known and hidden on either side of them. */
import { expect, test } from "vitest";
import { windowsOf } from "../../../src/calibration/backtest/judged.ts";
import {
  firstHidden,
  knownBefore,
  lastForecast,
  originsOf,
} from "../../../src/calibration/backtest/origins.ts";
import { dayOfIso, isoOfDay } from "../../../src/domain/moment.ts";
import { monthText } from "../../../src/calibration/backtest/followed.ts";

const datesOf = (text: string) => {
  const found = originsOf(text);
  return "_tag" in found ? found : found.map(isoOfDay);
};

test("a month is its last day; days and months stand beside each other, in order, once", () => {
  expect(datesOf("2009-11..2010-02")).toEqual([
    "2009-11-30",
    "2009-12-31",
    "2010-01-31",
    "2010-02-28",
  ]);
  expect(datesOf("2010-03-15, 2009-02,2009-02-28")).toEqual(["2009-02-28", "2010-03-15"]);
});

test.each(["", "2009", "2009-13", "2009-06..2009-01", "2009-01-01..2009-02-01", "2009-01..", "x"])(
  "%j names no origins",
  (text) => {
    expect(datesOf(text)).toMatchObject({ _tag: "NoOrigins" });
  },
);

test("from a month's last day the next month is hidden first; from within, it is too", () => {
  const [last, within] = ["2009-01-31", "2009-01-15"].map(dayOfIso);
  expect([last, within].map((day) => monthText(firstHidden(day)))).toEqual(["2009-02", "2009-02"]);
  // At the last day January is known; within, December is the last month that is.
  expect([last, within].map((day) => monthText(knownBefore(day)))).toEqual(["2009-02", "2009-01"]);
  expect(isoOfDay(lastForecast(within, 6))).toBe("2009-07-31");
});

test("windows are apart when no month is in two of them", () => {
  expect(windowsOf([0, 1, 2, 3, 4, 5], 6)).toEqual({ apart: 1, together: 6 });
  expect(windowsOf([0, 1, 2, 3, 4, 5, 6], 3)).toEqual({ apart: 3, together: 3 });
  expect(windowsOf([0, 12, 24], 6)).toEqual({ apart: 3, together: 1 });
});
