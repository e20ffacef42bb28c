/** The plan of a solution as a table: what is chosen, now and then, and what that costs. */
import { digitsFor, rounded } from "../goals/digits.ts";
import type { Tongue } from "../language/language.ts";
import { columnsOf, cut, type Paper } from "./paper.ts";
import type { PlanResult, SolutionResult } from "./solution-result.ts";

const gap = "  ";
const titleLeast = 1;

/** Rows with the same cells each, in columns; the first is to the left, the others to the right. */
export function inColumns(rows: ReadonlyArray<ReadonlyArray<string>>, room: number) {
  const widths = (rows[0] ?? []).map((_, i) =>
    Math.max(...rows.map((row) => columnsOf(row[i] ?? ""))),
  );
  const others = widths.slice(1).reduce((sum, width) => sum + width + gap.length, 0);
  const first = Math.min(widths[0] ?? 0, Math.max(titleLeast, room - others));
  return rows.map(([title = "", ...cells]) =>
    [
      cut(title, first).padEnd(first),
      ...cells.map((cell, i) => " ".repeat((widths[i + 1] ?? 0) - columnsOf(cell)) + cell),
    ]
      .join(gap)
      .trimEnd(),
  );
}

/** A plan's cost above now, with its range where prices are assumptions. */
export interface Extra {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What the change of each choice costs, and all together. */
export function extrasOf({ choices }: SolutionResult, { values }: Pick<PlanResult, "values">) {
  const each = choices.map(({ now, cost: { value, range } }, i): Extra => {
    const more = (values[i] ?? now) - now;
    const ends = range.map((price) => price * more);
    return { value: value * more, low: Math.min(...ends), high: Math.max(...ends) };
  });
  const all = each.reduce(
    (sum, { value, low, high }) => ({
      value: sum.value + value,
      low: sum.low + low,
      high: sum.high + high,
    }),
    { value: 0, low: 0, high: 0 },
  );
  return { each, all };
}

/** Money with no digit finer than what is known of it. */
export function moneyText({ value, low, high }: Extra, tongue: Tongue): string {
  const digits = Math.min(0, digitsFor((high - low) / 6, 0));
  return tongue.signed(rounded(value, digits));
}

/** The same with the range of the prices, `+1,650,000 (+1,500,000 to +1,950,000)`. */
export function moneyRange(extra: Extra, tongue: Tongue): string {
  const { low, high } = extra;
  if (low === high) return "";
  const digits = Math.min(0, digitsFor((high - low) / 6, 0));
  const [from, to] = [low, high].map((end) => tongue.signed(rounded(end, digits)));
  return `(${from} – ${to})`;
}

/** Lines of the table, its heading first. */
export function planLines(result: SolutionResult, plan: PlanResult, paper: Paper) {
  const { tongue, width, paint } = paper;
  const { solve: say } = tongue.say;
  const { each, all } = extrasOf(result, plan);
  const range = moneyRange(all, tongue);
  const rows = [
    [say.choice, say.now, say.plan, say.change, say.perYear],
    ...result.choices.map(({ title, now }, i) => {
      const value = plan.values[i] ?? now;
      const more = Number((value - now).toPrecision(12));
      const change = more === 0 ? "" : (more > 0 ? "+" : "") + tongue.plain(more);
      const cost = more === 0 ? "" : moneyText(each[i] ?? all, tongue);
      return [tongue.text(title), tongue.plain(now), tongue.plain(value), change, cost];
    }),
    [say.inAll, "", "", "", all.value === 0 ? "0" : moneyText(all, tongue)],
  ];
  const [heading = "", ...lines] = inColumns(rows, width - 2);
  const sum = `  ${lines.at(-1)}`;
  const beside = columnsOf(sum) + columnsOf(range) + gap.length <= width;
  const [total, below] = beside || range === "" ? [sum + gap + range, []] : [sum, [range]];
  return [
    paint("dim", `  ${heading}`),
    ...lines.slice(0, -1).map((line) => `  ${line}`),
    total.trimEnd(),
    ...below.map((line) => line.padStart(columnsOf(sum))),
  ];
}
