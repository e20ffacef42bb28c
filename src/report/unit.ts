/** The unit of a measure: what its number counts, so that a reader need not know the language. */
import type { Measure } from "../domain/measure.ts";

export const measureUnits = [
  "share",
  "persons",
  "fullTimePersons",
  "fullYearPersons",
  "events",
  "number",
] as const;
export type MeasureUnit = (typeof measureUnits)[number];

/** The unit of what a measure reads; shares are numbers from 0 to 1, changes relative. */
export function unitOf(measure: Measure): MeasureUnit {
  switch (measure.type) {
    case "stock":
    case "avgStock":
    case "inflow":
    case "outflow":
    case "netInflow":
      return "persons";
    case "fte":
      return "fullTimePersons";
    case "fullYear":
      return "fullYearPersons";
    case "count":
      return measure.of === "persons" ? "persons" : "events";
    case "ratio":
    case "notYetModelled":
      return "number";
    default:
      return "share";
  }
}
