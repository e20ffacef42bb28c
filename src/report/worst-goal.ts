/**
 * The goal that stands worst so far, as a few words for a line of progress. Of several scenarios
 * it says in which.
 */
import type { Goal } from "../domain/goal.ts";
import type { Outcome } from "../experiment/outcome.ts";
import { forecast, worstFirst } from "../goals/forecast.ts";
import { Outcomes } from "../goals/outcomes.ts";
import type { Tongue } from "../language/language.ts";

/** Something whose goals are read, by its name. */
export interface Judged {
  readonly name: string;
  readonly goals: ReadonlyArray<Goal>;
}

/**
 * The words, empty when there is no goal or nothing to read it off.
 * @param outcomes a list for each of those judged
 */
export function worstGoal(
  judged: ReadonlyArray<Judged>,
  outcomes: ReadonlyArray<ReadonlyArray<Outcome>>,
  tongue: Tongue,
): string {
  const found = judged.flatMap(({ name, goals }, i) => {
    const known = outcomes[i] ?? [];
    if (known.length === 0) return [];
    const table = new Outcomes(goals.length, known.length);
    for (const [at, { readings }] of known.entries()) table.put(at, readings);
    return forecast(goals, table).goals.map((goal) => ({ ...goal, name }));
  });
  const [worst] = worstFirst(found);
  if (worst === undefined) return "";
  const { experiment: say, verdicts } = tongue.say;
  const { goal, verdict } = worst;
  const inArm = found.find((one) => one === worst)?.name ?? "";
  return judged.length === 1
    ? say.worst(goal.id, verdicts[verdict])
    : say.worstIn(inArm, goal.id, verdicts[verdict]);
}
