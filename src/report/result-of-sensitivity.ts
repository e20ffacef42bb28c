/** What a sensitivity analysis found, by each method, put together as the value that is shown. */
import type { Goal } from "../domain/goal.ts";
import { falseShare, valuesOf } from "../experiment/goal-values.ts";
import { importance, type Importance } from "../experiment/importance.ts";
import type { Outcome } from "../experiment/outcome.ts";
import { type Screening, screen } from "../experiment/screening.ts";
import type { Input, Inputs } from "../experiment/sensitivity-inputs.ts";
import { type End, tornado } from "../experiment/tornado.ts";
import { version } from "../experiment/version.ts";
import { attains } from "../goals/judge.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Interval } from "../statistics/interval.ts";
import { meanOf, present } from "../statistics/mean.ts";
import { goalOf } from "./result-of-sweep.ts";
import type { MorrisResult, SobolResult, TornadoResult } from "./sensitivity-result.ts";

/** What was analysed. */
export interface SensitivitySubject {
  readonly file: string;
  readonly scenario: Scenario;
  /** Of the scenario itself. */
  readonly hash: string;
  readonly inputs: Inputs;
  readonly seed: string;
  readonly replications: number;
  /** Points held at a bound. */
  readonly held: number;
  /** Ids of the goals to tell of; all without. */
  readonly goals: ReadonlyArray<string>;
}

type Outcomes = ReadonlyArray<ReadonlyArray<Outcome>>;

const level = 0.9;

export function resultOfTornado(subject: SensitivitySubject, outcomes: Outcomes): TornadoResult {
  const { varied } = subject.inputs;
  const goals = shown(subject).map(({ goal, index }) => {
    const { base, effects } = tornado(outcomes, index, level);
    return {
      ...goalOf(goal),
      now: finite(meanOf(present(base))),
      effects: effects.map(({ input, low, high, swing, width, effect }) => {
        const { variable, range } = varied[input];
        const [lowValues, highValues] = [1, 2].map((end) =>
          valuesOf(outcomes[end + 2 * input], index),
        );
        return {
          path: variable.name,
          low: endOf(goal, range[0], low, lowValues),
          high: endOf(goal, range[1], high, highValues),
          swing: estimateOf(swing),
          width: finite(width) ?? 0,
          effect,
        };
      }),
    };
  });
  return { method: "tornado", ...headOf(subject, varied, outcomes), goals };
}

function endOf(goal: Goal, value: number, { mean, difference }: End, values: Float64Array) {
  const judged = [...present(values)].map((one) => attains(goal.target, one));
  const isJudged = judged.length > 0 && !judged.includes(undefined);
  return {
    value,
    mean: finite(mean),
    difference: estimateOf(difference),
    probability: isJudged ? judged.filter(Boolean).length / judged.length : null,
  };
}

export function resultOfScreening(
  subject: SensitivitySubject,
  screening: Screening,
  outcomes: Outcomes,
): MorrisResult {
  const { inputs, stars } = screening;
  const goals = shown(subject).map(({ goal, index }) => ({
    ...goalOf(goal),
    effects: screen(screening, outcomes, index, level, subject.seed).map((found) => ({
      path: inputs[found.input].variable.name,
      size: estimateOf({ estimate: found.size, interval: found.interval }),
      mean: finite(found.mean) ?? 0,
      spread: finite(found.spread) ?? 0,
      probability: finite(found.probability),
      effect: found.effect,
    })),
  }));
  const head = headOf(subject, inputs, outcomes);
  return { method: "morris", ...head, starts: stars.length, goals };
}

export function resultOfImportance(
  subject: SensitivitySubject,
  of: Importance,
  rows: number,
  screened: number | null,
  outcomes: Outcomes,
): SobolResult {
  const goals = shown(subject).map(({ goal, index }) => {
    const found = importance(of, outcomes, index, level, subject.seed);
    const { first, total, variance, chance } = found;
    const indices = of.inputs.map(({ variable }, i) => ({
      path: variable.name,
      first: estimateOf(first[i] ?? none),
      total: estimateOf(total[i] ?? none),
    }));
    indices.sort((one, other) => other.total.estimate - one.total.estimate);
    return { ...goalOf(goal), variance: estimateOf(variance), chance, indices };
  });
  return { method: "sobol", ...headOf(subject, of.inputs, outcomes), rows, screened, goals };
}

const none = { estimate: 0, interval: { level, low: 0, high: 0 } };

/** Goals to tell of, with their numbers in the contract. */
export function shown({ scenario, goals }: Pick<SensitivitySubject, "scenario" | "goals">) {
  return scenario.goals.flatMap((goal, index) => {
    const isMeasured = goal.measure.type !== "notYetModelled";
    const isAsked = goals.length === 0 || goals.includes(goal.id);
    return isMeasured && isAsked ? [{ goal, index }] : [];
  });
}

function headOf(
  subject: SensitivitySubject,
  inputs: ReadonlyArray<Input>,
  outcomes: Outcomes,
): Omit<TornadoResult, "method" | "goals"> {
  const { file, scenario, hash, seed, replications, held } = subject;
  return {
    version,
    scenario: { id: scenario.id, title: scenario.title, file, hash },
    seed,
    replications,
    points: outcomes.length,
    held,
    level,
    falseShare,
    varied: inputs.map(({ variable, range: [low, high] }) => ({
      path: variable.name,
      unit: variable.unit,
      value: variable.value,
      low,
      high,
      reason: variable.from.kind === "assumption" ? variable.from.reason : "",
      lever: variable.lever ?? null,
      shares: variable.table ?? null,
    })),
    fixed: subject.inputs.fixed,
    leftOut: subject.inputs.leftOut,
  };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

const estimateOf = (found: { readonly estimate: number; readonly interval: Interval }) => ({
  estimate: finite(found.estimate) ?? 0,
  lo: finite(found.interval.low),
  hi: finite(found.interval.high),
});
