/**
 * What is asked of a forecast's precision, read from the words of the command line:
 *
 * - `JKN-8=0.5%`: the mean of a goal to within half a percentage point, for its unit is a share;
 *   of any other unit a per cent is one of the mean, and a plain number is in the unit itself;
 * - `JKN-5:p=3%`: the probability that the goal is attained to within three percentage points;
 * - `2%`: that of every goal which can be judged.
 */
import type { Goal } from "../domain/goal.ts";
import { margin } from "../goals/judge.ts";
import { unitOf } from "../report/unit.ts";
import type { AimedGoal } from "../experiment/precision.ts";
import type { Aim } from "../statistics/sequential.ts";
import { QuestionError } from "./question-error.ts";

export type WantedPrecision = Pick<AimedGoal, "goal" | "aim" | "target">;

const form =
  /^(?:(?<id>.+?)(?<share>:p)?=)?(?<plusMinus>±|\+-)?(?<number>[\d.,]+)\s*(?<percent>%)?$/u;

/**
 * The aims of all that was asked, each goal and kind once: of two for the same the last counts.
 * @throws QuestionError when a goal is not there or cannot be so asked, or the words are others
 */
export function precisionAims(
  asked: ReadonlyArray<string>,
  goals: ReadonlyArray<Goal>,
): ReadonlyArray<WantedPrecision> {
  const found = new Map<string, WantedPrecision>();
  for (const text of asked) {
    for (const wanted of aimsOf(text, goals)) {
      found.set(`${wanted.goal} ${wanted.aim.of}`, wanted);
    }
  }
  return [...found.values()].sort((one, other) => one.goal - other.goal);
}

function aimsOf(text: string, goals: ReadonlyArray<Goal>): ReadonlyArray<WantedPrecision> {
  const { id, share, number = "", percent } = form.exec(text.trim())?.groups ?? {};
  const stated = Number(number.replace(",", "."));
  if (number === "" || !(stated > 0 && stated < Infinity)) throw refuse(text, goals, "not a width");
  const half = percent === undefined ? stated : stated / 100;
  if (id === undefined) {
    const judged = goals.flatMap((goal, index) => (canBeJudged(goal) ? [index] : []));
    if (judged.length === 0) throw refuse(text, goals, "no goal has a target to be judged by");
    return judged.map((index) => probabilityOf(text, goals, index, half));
  }
  const index = goals.findIndex((goal) => goal.id === id);
  if (index < 0) throw refuse(text, goals, `there is no goal ${id}`);
  if (share !== undefined) return [probabilityOf(text, goals, index, half)];
  return [meanOf(text, goals, index, half, percent !== undefined)];
}

function meanOf(
  text: string,
  goals: ReadonlyArray<Goal>,
  index: number,
  half: number,
  isPercent: boolean,
): WantedPrecision {
  const { measure, target, id } = goals[index];
  if (measure.type === "notYetModelled") throw refuse(text, goals, `${id} is not modelled yet`);
  const aim: Aim = { of: "mean", half, relative: isPercent && unitOf(measure) !== "share" };
  return { goal: index, target, aim };
}

function probabilityOf(
  text: string,
  goals: ReadonlyArray<Goal>,
  index: number,
  half: number,
): WantedPrecision {
  const goal = goals[index];
  if (!canBeJudged(goal)) throw refuse(text, goals, `${goal.id} cannot be judged`);
  if (half >= 0.5) throw refuse(text, goals, `a probability is always within ± 50 %; ask for less`);
  return { goal: index, target: goal.target, aim: { of: "share", half, relative: false } };
}

const canBeJudged = ({ measure, target }: Goal): boolean =>
  measure.type !== "notYetModelled" && margin(target, 0) !== undefined;

function refuse(text: string, goals: ReadonlyArray<Goal>, problem: string): QuestionError {
  const ids = goals.filter(({ measure }) => measure.type !== "notYetModelled").map(({ id }) => id);
  return new QuestionError({
    message:
      `--precision ${text}: ${problem}. Expected GOAL=WIDTH for a mean, GOAL:p=WIDTH for a ` +
      `probability or WIDTH for the probability of all, such as ${ids[0] ?? "GOAL"}=2 or 3%; ` +
      `the goals are ${ids.join(", ")}.`,
  });
}
