/**
 * A search as text for a terminal: what was asked, the plan and what it costs, how surely it
 * reaches the goals and which of them binds, the front of cost against probability, how it was
 * searched, and the verdict as the last line.
 */
import { probabilityText } from "./goal-numbers.ts";
import { colours, columnsOf, cut, glyphs, type Paper, wrapped } from "./paper.ts";
import { frontLines, goalLines, intervalText, relaxationLines } from "./solution-parts.ts";
import { extrasOf, moneyText, planLines } from "./solution-plan.ts";
import type { PlanResult, SolutionResult } from "./solution-result.ts";

/** The text; it ends with a line break. */
export function solutionText(result: SolutionResult, paper: Paper): string {
  const parts = [
    headLines(result, paper),
    answerLines(result, paper),
    goalLines(result, paper),
    relaxationLines(result, paper),
    frontLines(result, paper),
    searchLines(result, paper),
    [solutionVerdict(result, paper)],
  ];
  const shown = parts.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function headLines(result: SolutionResult, { tongue, width, paint }: Paper) {
  const { solve: say } = tongue.say;
  const { scenario, asked, seed, freshSeed, version } = result;
  const title = cut(tongue.text(scenario.title), width);
  const room = width - columnsOf(title) - 2;
  const file = columnsOf(scenario.file) <= room ? `  ${paint("dim", scenario.file)}` : "";
  const question = say.asked({
    goals: asked.goals.join(", "),
    count: tongue.number(asked.goals.length),
    probability: tongue.percent(asked.probability, decimalsOf(asked.probability)),
  });
  return [
    paint("bold", title) + file,
    ...wrapped(question, width),
    paint("dim", `${say.seeds(seed, freshSeed)}, caseflow ${version}`),
  ];
}

/** Decimals of a probability that somebody wrote: 0 for 0.8, 1 for 0.995. */
const decimalsOf = (share: number): number =>
  Math.abs(share * 100 - Math.round(share * 100)) < 1e-9 ? 0 : 1;

function answerLines(result: SolutionResult, paper: Paper): ReadonlyArray<string> {
  const { tongue, paint } = paper;
  const { solve: say } = tongue.say;
  const { answer, status, asked } = result;
  if (answer === null) return [];
  const sure = result.confirmed && !result.searched.exhausted;
  const headings = {
    found: sure ? say.cheapest : say.cheapestSoFar,
    none: say.best,
    unknown: say.bestKnown,
  };
  const count = tongue.number(asked.goals.length);
  return [
    paint("bold", headings[status]),
    ...planLines(result, answer, paper),
    ...(answer.chance === null
      ? []
      : [`  ${say.together(count, chanceText(answer, paper))}`, ...selectionLines(result, paper)]),
  ];
}

/** `86 % (79–92 %), 228 fresh replications`. */
function chanceText({ chance }: PlanResult, { tongue }: Paper): string {
  if (chance === null) return "";
  const { estimate, lo, hi, replications } = chance;
  const interval = intervalText(lo, hi, tongue);
  const of = tongue.say.solve.freshReplications(tongue.number(replications));
  return `${probabilityText(estimate, tongue)} (${interval}), ${of}`;
}

function selectionLines({ selection, asked }: SolutionResult, { tongue, width }: Paper) {
  if (selection === null) return [];
  const { solve: say } = tongue.say;
  const points = tongue.plain(Number((selection.indifference * 100).toFixed(6)));
  const { length } = selection.rivals;
  const text =
    length > 0
      ? say.rivals(tongue.number(length), points)
      : say.selected(tongue.percent(asked.confidence), points);
  return wrapped(text, width - 2).map((line) => `  ${line}`);
}

function searchLines(result: SolutionResult, { tongue, width }: Paper): ReadonlyArray<string> {
  const { solve: say } = tongue.say;
  const { searched, assumption, asked, status, confirmed, contradicted } = result;
  const { search, explore, all } = searched.replications;
  const number = (value: number) => tongue.number(value);
  const percent = (share: number) =>
    tongue.percent(share, decimalsOf(Number(share.toPrecision(12))));
  const sentences = [
    say.searched({
      plans: number(searched.plans),
      tried: number(searched.tried),
      all: number(all),
      search: number(search + explore),
      fresh: number(all - search - explore),
    }),
    ...(searched.exhausted ? [say.open(number(searched.open))] : []),
    ...(status === "found" && confirmed && !searched.exhausted
      ? [
          say.right(
            percent(asked.confidence),
            percent(asked.probability - asked.indifference),
            percent(asked.probability + asked.indifference),
          ),
        ]
      : []),
    ...(assumption.held
      ? [say.assumed(number(assumption.pairs))]
      : [
          say.contradicted(number(assumption.pairs), number(assumption.contradictions.length)),
          ...assumption.contradictions.slice(0, 3).map(({ less, more, atLeast }) => {
            const points = tongue.number(atLeast * 100);
            return `${say.worse(valuesText(more, tongue), valuesText(less, tongue), points)}.`;
          }),
        ]),
    ...contradicted.map(({ values, chance }) =>
      say.putAside(
        valuesText(values, tongue),
        chance === null ? "" : probabilityText(chance.estimate, tongue),
      ),
    ),
    say.costs(costList(result, tongue)),
  ];
  return wrapped(sentences.join(" "), width);
}

type Tongue = Paper["tongue"];

const valuesText = (values: ReadonlyArray<number>, tongue: Tongue): string =>
  values.map((value) => tongue.plain(value)).join(" / ");

/** What each kind of thing costs, once each. */
function costList({ choices }: SolutionResult, tongue: Tongue): string {
  const { solve: say } = tongue.say;
  const said = choices.map(({ cost: { value, range, each, assumed, whence } }) => {
    const [low, high] = range.map((end) => tongue.number(end));
    return assumed
      ? say.cost(tongue.text(each), tongue.number(value), `${low}–${high}`)
      : say.costSourced(tongue.text(each), tongue.number(value), whence);
  });
  return [...new Set(said)].join("; ");
}

/** `✓ a plan for +1,650,000 kr. a year reaches the goals in 86 %, confirmed`. */
export function solutionVerdict(result: SolutionResult, paper: Paper): string {
  const { tongue, paint, width } = paper;
  const { solve: say } = tongue.say;
  const { status, answer, asked, confirmed, goals } = result;
  const estimate = answer?.chance?.estimate;
  const chance = estimate === undefined ? undefined : probabilityText(estimate, tongue);
  if (status === "found" && answer !== null) {
    const { all } = extrasOf(result, answer);
    const extra = all.value === 0 ? say.nothingToPay : `${moneyText(all, tongue)} ${say.perYear}`;
    const verdict = confirmed ? "met" : "uncertain";
    const sure = confirmed ? say.confirmed : say.unconfirmed;
    const said = `${glyphs[verdict]} ${say.found(extra, chance ?? "?")}, ${sure}`;
    return paint(colours[verdict], wrapped(said, width - 2).join("\n  "));
  }
  const verdict = status === "none" ? "missed" : "uncertain";
  const wanted = tongue.percent(asked.probability, decimalsOf(asked.probability));
  const parts = [
    status === "none" ? say.none(wanted) : say.unknown(wanted),
    ...(chance === undefined ? [] : [say.bestIs(chance)]),
    ...(goals[0] === undefined || goals.length < 2 ? [] : [say.binds(goals[0].id)]),
  ];
  const said = `${glyphs[verdict]} ${parts.join("; ")}`;
  return paint(colours[verdict], wrapped(said, width - 2).join("\n  "));
}
