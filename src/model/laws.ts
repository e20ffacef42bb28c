/**
 * All laws of a log, collected: a process owns what must hold of it, and this is the one list that
 * a test, a check of a log and the testing kit go through.
 */
import type { Law } from "../kernel/law.ts";
import { kernelLaws } from "../kernel/laws.ts";
import { laws as contactCourse } from "./contact-course/laws.ts";
import { laws as exits } from "./exits/laws.ts";
import { laws as initiatives } from "./initiatives/laws.ts";
import { laws as matchGroups } from "./match-groups/laws.ts";
import { laws as offers } from "./offers/laws.ts";
import { laws as placements } from "./placements/laws.ts";
import { tiesHaveAnOrder } from "./order-law.ts";
import type { Plan } from "./plan.ts";
import { laws as population } from "./population/laws.ts";
import { laws as work } from "./work/laws.ts";

/** The laws that hold in every log of a plan. */
export function lawsOf(plan: Plan): ReadonlyArray<Law> {
  return [
    ...kernelLaws,
    tiesHaveAnOrder(plan),
    ...population,
    ...exits,
    ...matchGroups,
    ...initiatives(plan),
    ...contactCourse(plan),
    ...offers(plan),
    ...placements(plan),
    ...work(plan),
  ];
}
