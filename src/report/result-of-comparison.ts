/** A comparison and what it is of, put together as the one value that is shown. */
import { type AttainmentChange, compare, type GoalChange } from "../experiment/comparison.ts";
import type { Arm } from "../experiment/experiment.ts";
import { type MeanFates, meanFates } from "../experiment/mean-fates.ts";
import type { PairedOutcome } from "../experiment/outcome.ts";
import type { ComparisonResult, GoalComparison, ScenarioComparison } from "./comparison-result.ts";
import { resultOf, type Subject } from "./result-of-forecast.ts";

const firstLetter = "A".charCodeAt(0);
const letters = 26;

/**
 * The result of these replications; they need not be all that were asked for.
 * @param subjects the baseline first; all have the baseline's goals in its order
 */
export function resultOfComparison(
  subjects: ReadonlyArray<Subject>,
  pairs: ReadonlyArray<PairedOutcome>,
): ComparisonResult {
  const [baseline] = subjects;
  const arms = subjects.map(armOf);
  const { level, each, intervals, changes } = compare(arms, pairs);
  const forecastOf = (subject: Subject, arm: number) =>
    resultOf(
      subject,
      pairs.map(({ outcomes }) => outcomes[arm]),
    );
  return {
    version: baseline.version,
    seed: baseline.seed,
    replications: pairs.length,
    level,
    each,
    intervals,
    baseline: forecastOf(baseline, 0),
    scenarios: changes.map(({ goals, all }, i): ScenarioComparison => {
      const subject: Subject = { ...subjects[i + 1], base: baseline.scenario };
      const forecast = forecastOf(subject, i + 1);
      const byId = new Map(goals.map((goal) => [goal.goal.id, goalComparison(goal)]));
      return {
        label: labelOf(i),
        question: subject.scenario.question ?? null,
        forecast,
        goals: forecast.goals.flatMap(({ id }) => byId.get(id) ?? []),
        all: all === undefined ? null : attainmentOf(all),
        fates: fatesOf(meanFates(pairs.map(({ fates }) => fates[i]))),
      };
    }),
  };
}

const armOf = ({ file, plan, scenario }: Subject): Arm => ({
  name: file,
  plan,
  goals: scenario.goals,
});

/** A, B … Z, then S27, S28 … */
const labelOf = (i: number): string =>
  i < letters ? String.fromCharCode(firstLetter + i) : `S${i + 1}`;

function goalComparison(found: GoalChange): GoalComparison {
  const { goal, effect, difference, attainment, pairingGain } = found;
  const { pairs, estimate, interval } = difference;
  return {
    id: goal.id,
    effect,
    pairs,
    difference:
      pairs === 0 ? null : { mean: estimate, lo: finite(interval.low), hi: finite(interval.high) },
    attainment: attainment === undefined ? null : attainmentOf(attainment),
    pairingGain: finite(pairingGain),
  };
}

const attainmentOf = ({ estimate, interval, gained, lost }: AttainmentChange) => ({
  change: estimate,
  lo: interval.low,
  hi: interval.high,
  gained,
  lost,
});

function fatesOf(found: MeanFates | undefined): ScenarioComparison["fates"] {
  if (found === undefined) return null;
  const ends = found.ends.map(({ baseline, arm, mean }) => ({ baseline, scenario: arm, mean }));
  return { ...found, ends };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
