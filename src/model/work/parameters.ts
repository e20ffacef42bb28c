/** Parameters of work: staff, absence, minutes and priorities by kind of work. */
import { tasks } from "../../domain/task.ts";
import { months } from "../axes.ts";
import { parameter, share } from "../parameter.ts";

export const parameters = {
  staff: parameter({
    path: "capacity.staff",
    doc: "Full-time equivalents of the team; a part-time employee is a part of one.",
    unit: "fte",
    keys: "team",
    max: 1_000_000,
  }),
  directShare: share({
    path: "capacity.directShare",
    doc: "Share of working time for work about citizens; the rest is meetings and paper.",
    unit: "share",
  }),
  plannedAbsence: share({
    path: "capacity.plannedAbsence",
    doc: "Share of staff on holiday or other planned absence, by calendar month.",
    unit: "share",
    keys: months,
  }),
  minutes: parameter({
    path: "time.task",
    doc: "Mean minutes of one piece of work.",
    unit: "minutes",
    keys: tasks,
    min: 1,
    max: 100_000,
    perCitizen: true,
  }),
  variation: parameter({
    path: "time.variation",
    doc: "Coefficient of variation of those minutes (gamma; 0 is always the mean).",
    unit: "ratio",
    keys: tasks,
    max: 5,
  }),
  priority: parameter({
    path: "priority.task",
    doc: "Order in a queue: the smallest number is served first.",
    unit: "rank",
    keys: tasks,
    whole: true,
    max: 100,
  }),
};
