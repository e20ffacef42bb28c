/** The centre on a day as a page for the terminal. */
import { columnsOf, cut, type Paper, wrapped } from "./paper.ts";
import { line, lineWidth, toLeft, widthsOf } from "./columns.ts";
import type { BenefitCount, StateResult } from "./state-result.ts";

const hiddenMark = "·";

/** The page; it ends with a line break. */
export function stateText(result: StateResult, paper: Paper): string {
  const isEmpty = result.first === null || result.first > result.at;
  const parts = isEmpty
    ? [headLines(result, paper), wrapped(paper.tongue.say.state.before, paper.width)]
    : [
        headLines(result, paper),
        benefitLines(result, paper),
        workLines(result, paper),
        offerLines(result, paper),
        hiddenLines(result, paper),
      ];
  const filled = parts.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function headLines(result: StateResult, { paint, tongue, width }: Paper): ReadonlyArray<string> {
  const { at, citizens, knownOn, last, log } = result;
  const say = tongue.say.state;
  const known = knownOn === null ? [] : [say.knownOn(tongue.date(knownOn))];
  const title = [say.title(log, tongue.date(at)), ...known].join(", ");
  const { shown } = numbers(tongue);
  const isAfter = last !== null && last < at;
  return [
    ...wrapped(title, width).map((text) => paint("bold", text)),
    say.citizens(shown(citizens.known), shown(citizens.gone)),
    ...(isAfter ? wrapped(say.after(tongue.date(last)), width) : []),
  ];
}

const numbers = (tongue: Paper["tongue"]) => ({
  shown: (count: number | null) => (count === null ? hiddenMark : tongue.number(count)),
});

function benefitLines(
  { onBenefit }: StateResult,
  { paint, tongue, width }: Paper,
): ReadonlyArray<string> {
  const say = tongue.say.state;
  const { shown } = numbers(tongue);
  const { benefits } = onBenefit;
  if (benefits.length === 0) return [];
  const groups = groupsOf(benefits);
  const isMixed = new Set(groups.map(({ scheme }) => scheme).filter(Boolean)).size > 1;
  const groupName = ({ scheme, group }: Group) => {
    if (scheme === null) return say.notAssessed;
    return isMixed ? say.groupOf[scheme](String(group)) : say.group(String(group));
  };
  const weeks = (days: number | null) => (days === null ? hiddenMark : tongue.number(days / 7, 1));
  const row = ({ benefit, byMatch, longShare, medianDays, persons }: BenefitCount) => [
    tongue.say.words.benefits[benefit],
    shown(persons),
    ...groups.map((group) => shown(byMatch.find(isOf(group))?.persons ?? countOf(byMatch, group))),
    weeks(medianDays),
    longShare === null ? hiddenMark : tongue.percent(longShare),
  ];
  const heading = [say.benefit, say.all, ...groups.map(groupName), say.median, say.long];
  const together = [say.together, shown(onBenefit.persons)];
  const rows = [heading, ...benefits.map(row), ...(benefits.length > 1 ? [together] : [])];
  return [
    paint("bold", say.onBenefit),
    ...tableLines(rows, width).map((text, i) => (i === 0 ? paint("dim", text) : text)),
  ];
}

interface Group {
  readonly scheme: BenefitCount["byMatch"][number]["scheme"];
  readonly group: number;
}

const isOf =
  ({ scheme, group }: Group) =>
  (one: Group) =>
    one.scheme === scheme && one.group === group;

/** A group that a benefit has nobody in counts 0; one that is hidden counts null. */
const countOf = (byMatch: BenefitCount["byMatch"], group: Group): number | null =>
  byMatch.some(isOf(group)) ? null : 0;

/** All match groups that somebody is in, those not assessed last. */
function groupsOf(benefits: StateResult["onBenefit"]["benefits"]): ReadonlyArray<Group> {
  const groups: Group[] = [];
  for (const { byMatch } of benefits) {
    for (const one of byMatch) if (!groups.some(isOf(one))) groups.push(one);
  }
  const rank = ({ scheme, group }: Group) =>
    (scheme === null ? 100 : scheme === "five" ? 0 : 10) + group;
  return groups.sort((one, other) => rank(one) - rank(other));
}

/** Names to the left, numbers to the right; on narrow paper headings are cut, and then names. */
function tableLines(
  rows: ReadonlyArray<ReadonlyArray<string>>,
  width: number,
): ReadonlyArray<string> {
  const cutTo = (head: number, name: number) =>
    rows.map((cells, row) =>
      cells.map((text, column) => {
        if (row === 0) return cut(text, head);
        return column === 0 ? cut(text, name) : text;
      }),
    );
  const fits = (shaped: typeof rows) => lineWidth(widthsOf(shaped)) + 2 <= width;
  const heads = [13, 11, 9, 7].map((most) => cutTo(most, width));
  const names = [18, 15, 12, 9].map((most) => cutTo(7, most));
  const all = [rows, ...heads, ...names, cutTo(5, 7)];
  const shaped = all.find(fits) ?? all[all.length - 1];
  const widths = widthsOf(shaped);
  return shaped.map(([name = "", ...cells]) => {
    const first = toLeft(name, widths[0] ?? 0);
    return cut(`  ${[first, line(cells, widths.slice(1))].join("  ")}`.trimEnd(), width);
  });
}

function workLines(result: StateResult, { paint, tongue, width }: Paper): ReadonlyArray<string> {
  const { deadlines, interviews, openCases } = result;
  const { say } = tongue;
  const { shown } = numbers(tongue);
  const rows: ReadonlyArray<Item> = [
    [openCases, say.state.openCases, []],
    ...deadlines.map(({ kind, open, overdue }): Item => {
      const more = overdue === 0 ? [] : [say.state.overdue(shown(overdue))];
      return [open, say.state.deadline(say.words.obligations[kind]), more];
    }),
    [
      interviews.ahead,
      say.state.interviews,
      interviews.passed === 0 ? [] : [say.state.passed(shown(interviews.passed))],
    ],
  ];
  return [paint("bold", say.state.work), ...itemLines(rows, width, shown)];
}

function offerLines(result: StateResult, { paint, tongue, width }: Paper): ReadonlyArray<string> {
  const { courses, education, jobs, placements, waiting } = result;
  const { say } = tongue;
  const { shown } = numbers(tongue);
  const agreed = (count: number | null) => (count === 0 ? [] : [say.state.agreed(shown(count))]);
  const { course, ...kinds } = say.words.offerKinds;
  const all = jobs.ordinary === null || jobs.subsidised === null;
  const inJob = all ? null : (jobs.ordinary ?? 0) + (jobs.subsidised ?? 0);
  const rows: ReadonlyArray<Item> = [
    [
      waiting.persons,
      say.state.waiting,
      waiting.lines.map(({ line: number, persons }) =>
        say.state.line(String(number), shown(persons)),
      ),
    ],
    [courses.underWay, say.state.underWay(course), agreed(courses.agreed)],
    ...placements.map(({ kind, underWay, agreed: booked }): Item => [
      underWay,
      say.state.underWay(kinds[kind]),
      agreed(booked),
    ]),
    [
      inJob,
      say.state.jobs,
      jobs.subsidised === 0 ? [] : [say.state.subsidised(shown(jobs.subsidised))],
    ],
    [education, say.state.education, []],
  ];
  return [paint("bold", say.state.offers), ...itemLines(rows, width, shown)];
}

/** A count, what it counts, and what is to be said beside it. */
type Item = readonly [count: number | null, what: string, more: ReadonlyArray<string>];

function itemLines(
  items: ReadonlyArray<Item>,
  width: number,
  shown: (count: number | null) => string,
): ReadonlyArray<string> {
  const countWidth = Math.max(...items.map(([count]) => columnsOf(shown(count))));
  return items.flatMap(([count, what, more]) => {
    const start = `  ${shown(count).padStart(countWidth)}  `;
    const text = more.length === 0 ? what : `${what} (${more.join(", ")})`;
    return wrapped(text, width - start.length).map((part, i) =>
      i === 0 ? start + part : " ".repeat(start.length) + part,
    );
  });
}

function hiddenLines({ cellLeast }: StateResult, { tongue, width }: Paper): ReadonlyArray<string> {
  if (cellLeast === null) return [];
  return wrapped(tongue.say.state.hidden(tongue.number(cellLeast)), width);
}
