/** What a plan says about the contact course, laid out for the loop: cells and days of the book. */
import { tasks } from "../../domain/task.ts";
import { perPlan } from "../per-plan.ts";
import type { Plan } from "../plan.ts";
import { cellOf } from "../trajectory.ts";
import { parameters } from "./parameters.ts";

/** Days of the book after the plan's last; the teams' calendars have as many. */
const daysBeyond = 400;

export const summonsTask = tasks.indexOf("summons");
export const interviewTask = tasks.indexOf("interview");

export interface CourseLayout {
  /** First cell of each parameter. */
  readonly cells: {
    readonly intervalMonths: number;
    readonly planLeadDays: number;
    readonly summonsLeadDays: number;
    readonly rebookDays: number;
    readonly noShow: number;
    readonly bookableShare: number;
  };
  /** First cell of the planning lead and the one after its last, with its segment cells. */
  readonly leadCells: readonly [own: number, firstOfSegments: number, endOfSegments: number];
  /** First day of the books, and how many days they have. */
  readonly from: number;
  readonly days: number;
}

export const courseLayoutOf: (plan: Plan) => CourseLayout = perPlan((plan) => {
  const cell = (parameter: { readonly path: string }) => cellOf(plan, parameter.path);
  const planLeadDays = cell(parameters.planLeadDays);
  const segments = plan.parameters.segmentCells[planLeadDays];
  return {
    cells: {
      intervalMonths: cell(parameters.intervalMonths),
      planLeadDays,
      summonsLeadDays: cell(parameters.summonsLeadDays),
      rebookDays: cell(parameters.rebookDays),
      noShow: cell(parameters.noShow),
      bookableShare: cell(parameters.bookableShare),
    },
    leadCells: [planLeadDays, segments, segments === 0 ? 0 : segments + plan.parameters.segments],
    from: plan.from | 0,
    days: (plan.to + daysBeyond - plan.from + 1) | 0,
  };
});
