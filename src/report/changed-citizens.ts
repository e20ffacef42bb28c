/**
 * Whose life goes otherwise under a plan, citizen by citizen, in one replication: when the life
 * parts from the one under the baseline, by which events, and where each of the two ends. Those
 * who end elsewhere come first, because theirs is the change that a planner asks about.
 */
import * as Schema from "effect/Schema";
import { isoOfMinute } from "../domain/moment.ts";
import type { ChangedCitizen } from "../experiment/fates.ts";
import { toLeft, toRight, widthsOf } from "./columns.ts";
import { type Paper, wrapped } from "./paper.ts";
import { said, words } from "./result-parts.ts";

const { Array: List, Int, NullOr, String: Text, Struct } = Schema;

const Changed = Struct({
  citizen: said(Int, "number under the baseline, as `caseflow log show --citizen` takes it"),
  at: said(Text, "civil time at which the two lives part, YYYY-MM-DDThh:mm"),
  baseline: said(NullOr(Text), "the baseline's event there; null when it has none any more"),
  scenario: said(NullOr(Text), "the scenario's event there; null when it has none any more"),
  ends: Struct({ baseline: Text, scenario: Text }),
}).annotate({ identifier: "ChangedCitizen" });

export const ChangedCitizens = Struct({
  version: said(Text, "of caseflow"),
  seed: Text,
  replication: said(Int, "the one replication that is told of"),
  baseline: Struct({ id: Text, title: words }),
  scenarios: List(
    Struct({
      id: Text,
      title: words,
      citizens: said(Int, "who are in either log"),
      changed: said(Int, "whose events are not all the same, with those in the scenario alone"),
      list: said(List(Changed), "those whom the baseline has too, by when their lives part"),
    }),
  ),
}).annotate({
  identifier: "ChangedCitizens",
  title: "Caseflow changed citizens",
  description: "Whose life goes otherwise than under the baseline in one replication",
});

export type ChangedCitizens = typeof ChangedCitizens.Type;

/** A changed citizen as the result says it. */
export function changedOf({ citizen, minute, baseline, scenario, ends }: ChangedCitizen) {
  return { citizen, at: isoOfMinute(minute), baseline, scenario, ends };
}

const shown = 40;

/** The text; it ends with a line break. */
export function changedCitizensText(result: ChangedCitizens, paper: Paper): string {
  const { tongue, width, paint } = paper;
  const say = tongue.say.compare.citizens;
  const replication = tongue.plain(result.replication);
  const head = [
    ...wrapped(say.title(tongue.text(result.baseline.title)), width).map((text) =>
      paint("bold", text),
    ),
    paint("dim", say.made(replication, result.seed, result.version)),
  ];
  const parts = result.scenarios.map((scenario) => scenarioLines(scenario, paper));
  return `${[head, ...parts].map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function scenarioLines(
  { title, citizens, changed, list }: ChangedCitizens["scenarios"][number],
  { tongue, width, paint }: Paper,
): ReadonlyArray<string> {
  const say = tongue.say.compare.citizens;
  const count = say.count(tongue.number(changed), tongue.number(citizens));
  const heading = [paint("bold", tongue.text(title)), ...wrapped(count, width)];
  if (list.length === 0) return heading;
  const elsewhere = ({ ends }: (typeof list)[number]) => (ends.baseline === ends.scenario ? 1 : 0);
  const first = list.toSorted((one, other) => elsewhere(one) - elsewhere(other)).slice(0, shown);
  const ends: Readonly<Record<string, string>> = tongue.say.compare.endWords;
  const rows = first.map((one) => [
    tongue.plain(one.citizen),
    one.at.replace("T", " "),
    one.baseline ?? say.nothing,
    one.scenario ?? say.nothing,
    one.ends.baseline === one.ends.scenario
      ? ""
      : `${ends[one.ends.baseline]} → ${ends[one.ends.scenario]}`,
  ]);
  const all = [[say.citizen, say.at, say.baseline, say.scenario, say.ends], ...rows];
  const widths = widthsOf(all);
  const lines = all.map(([citizen, ...cells]) =>
    [toRight(citizen, widths[0]), ...cells.map((cell, i) => toLeft(cell, widths[i + 1]))]
      .join("  ")
      .trimEnd(),
  );
  const left = list.length - first.length;
  return [
    ...heading,
    ...lines.map((text, i) => `  ${i === 0 ? paint("dim", text) : text}`),
    ...(left === 0 ? [] : [paint("dim", `  ${say.left(tongue.number(left))}`)]),
  ];
}
