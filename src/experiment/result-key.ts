/**
 * What a result is known by. A replication's outcome is a function of the program, the plan, what
 * is measured, the seed and the replication, and of nothing else: so these make its key, and what
 * they are called does not. A goal with another target or name is read off the same outcome.
 */
import { canonical } from "../scenario/fingerprint.ts";
import type { Arm } from "./experiment.ts";

/** All that an arm's outcomes depend on beside program, seed and replication, as one text. */
export function armText({
  plan,
  goals,
  beginning,
}: Pick<Arm, "plan" | "goals" | "beginning">): string {
  const { scenario: _, hash: __, ...body } = plan;
  const asked = goals.map(({ measure, window }) => ({ measure, window }));
  return canonical({ plan: body, asked, ...(beginning ? { from: beginning.key } : {}) });
}

/** What the outcomes of an arm under a seed are kept by, from what stands for the arm. */
export const outcomesText = (program: string, arm: string, seed: string): string =>
  canonical(["outcomes", program, arm, seed]);

/** What the fates of an arm beside a baseline are kept by. */
export const fatesText = (program: string, baseline: string, arm: string, seed: string): string =>
  canonical(["fates", program, baseline, arm, seed]);
