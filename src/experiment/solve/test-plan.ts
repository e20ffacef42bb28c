/**
 * Tests one plan: does it reach the asked probability? Replications are added, by half as many
 * again each time, until the interval lies on one side of it, or is so narrow that the plan lies
 * in the zone of indifference at most and its share decides (Andradóttir & Kim, Naval Research
 * Logistics 57, 2010, have the same rule for constraints). A plan far off is settled by the first
 * twenty.
 */
import type { Procedure } from "../procedure.ts";
import type { Trial } from "./trial.ts";
import type { Trials } from "./trials.ts";

const firstLook = 20;
const growth = 1.5;

export interface Question {
  readonly asked: number;
  readonly indifference: number;
  /** Probability that the interval of this plan is ever wrong. */
  readonly alpha: number;
  /** Share of the purse up to which the test may spend. */
  readonly share: number;
  /** Replications after which a plan that is still unsettled is left alone. */
  readonly most: number;
}

/** Whether the plan reaches the asked probability; undefined when it is unsettled. */
export function* testPlan(
  trials: Trials,
  plan: number,
  question: Question,
): Procedure<boolean | undefined> {
  const trial = trials.of(plan);
  for (;;) {
    if (trial.size >= firstLook) {
      const reaches = settledBy(trial, question);
      if (reaches !== undefined) return reaches;
    }
    if (trial.size >= question.most) return undefined;
    const enough = yield* trials.bring([plan], nextLook(trial.size), question.share);
    if (!enough) return settledBy(trial, question);
  }
}

/** What the trial says by now; undefined when it cannot tell. */
export function settledBy(
  trial: Trial,
  { asked, indifference, alpha }: Omit<Question, "share" | "most">,
): boolean | undefined {
  if (trial.size === 0) return undefined;
  const { low, high } = trial.look(alpha);
  if (low >= asked || (low >= asked - indifference && trial.share >= asked)) return true;
  if (high < asked || (high < asked + indifference && trial.share < asked)) return false;
  return undefined;
}

/** Replications at the first look after so many. */
function nextLook(size: number): number {
  let look = firstLook;
  while (look <= size) look = Math.ceil(look * growth);
  return look;
}
