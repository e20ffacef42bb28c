/**
 * What is said of the centre on a day: the one value from which its page and its JSON are made. Of
 * a log of real persons no count is in it that is so small that it might show one. Its schema is
 * published (`caseflow schema state`).
 */
import * as Schema from "effect/Schema";
import { benefits } from "../domain/benefit.ts";
import { matchSchemes } from "../domain/match-scheme.ts";
import { isoOfDay } from "../domain/moment.ts";
import { obligations } from "../domain/obligation.ts";
import { placementKinds } from "../domain/offer.ts";
import { groupOf, schemeOf } from "../history/caseload.ts";
import { type Census, longDays, type OnBenefit } from "../history/census.ts";
import { cellLeast, withoutSmall } from "../history/small-cells.ts";
import { quantile } from "../statistics/quantile.ts";
import { day, said, share } from "./result-parts.ts";

const { Array: List, Finite, Int, Literals, NullOr, String: Text, Struct } = Schema;

/** A count; null where it is hidden. */
const shown = NullOr(Int);

const MatchCount = Struct({
  scheme: said(NullOr(Literals(matchSchemes)), "null where nobody has assessed yet"),
  group: said(Int, "match group of the scheme; 0 where nobody has assessed yet"),
  persons: shown,
});

const BenefitCount = Struct({
  benefit: Literals(benefits),
  persons: shown,
  byMatch: List(MatchCount),
  medianDays: said(NullOr(Finite), "days since the spell began, the median"),
  longShare: said(NullOr(share), "of the spells, those longer than 52 weeks"),
});
export type BenefitCount = typeof BenefitCount.Type;

const Stage = Struct({ agreed: said(shown, "and not begun"), underWay: shown });

export const StateResult = Struct({
  version: said(Text, "of caseflow"),
  log: said(Text, "as it was named to the command"),
  chain: said(Text, "stands for all that is in the log"),
  data: said(Literals(["personal", "synthetic"]), "of personal data small counts are hidden"),
  at: said(day, "the day at whose end the state is"),
  knownOn: said(NullOr(day), "only what was registered by then; null is all that is known now"),
  first: said(NullOr(day), "day of the first event; null where there is none by then"),
  last: said(NullOr(day), "last day that the log tells of"),
  cellLeast: said(NullOr(Int), "smaller counts are null; null where nothing is hidden"),
  citizens: Struct({ known: shown, gone: said(shown, "moved, retired or with another centre") }),
  onBenefit: Struct({ persons: shown, benefits: List(BenefitCount) }),
  openCases: shown,
  deadlines: List(Struct({ kind: Literals(obligations), open: shown, overdue: shown })),
  interviews: Struct({
    ahead: said(shown, "booked and to come"),
    passed: said(shown, "booked for a time that has passed, and not ended"),
  }),
  waiting: Struct({
    persons: shown,
    lines: List(
      Struct({ line: said(Int, "number of the supplier's pool or line"), persons: shown }),
    ),
  }),
  courses: Stage,
  placements: List(Struct({ kind: Literals(placementKinds), ...Stage.fields })),
  jobs: Struct({ ordinary: shown, subsidised: shown }),
  education: shown,
}).annotate({ identifier: "StateResult" });
export type StateResult = typeof StateResult.Type;

export interface StateAbout extends Pick<
  StateResult,
  "version" | "log" | "chain" | "data" | "at" | "knownOn"
> {
  /** Day of the first event, and the last that the log tells of. */
  readonly first: number | undefined;
  readonly last: number | undefined;
}

/** Hides what is small, when it must. */
interface Veil {
  readonly one: (count: number) => number | null;
  /** The counts of a row of which the total is shown. */
  readonly row: (counts: ReadonlyArray<number>) => ReadonlyArray<number | null>;
}

const open: Veil = { one: (count) => count, row: (counts) => counts };
const veil: Veil = {
  one: (count) => (count > 0 && count < cellLeast ? null : count),
  row: (counts) => withoutSmall(counts).map((count) => count ?? null),
};

export function stateResult(about: StateAbout, census: Census): StateResult {
  const isPersonal = about.data === "personal";
  const hide = isPersonal ? veil : open;
  const { courses, deadlines, interviews, jobs, onBenefit, placements, waiting } = census;
  const persons = sum(onBenefit.map(({ days }) => days.length));
  const byBenefit = hide.row(onBenefit.map(({ days }) => days.length));
  const lines = hide.row([...waiting.values()]);
  const [gone] = hide.row([census.gone, census.citizens - census.gone]);
  const [ordinary, subsidised] = hide.row([jobs.ordinary, jobs.subsidised]);
  const [ahead, passed] = hide.row([interviews.ahead, interviews.passed]);
  const { first, last, ...rest } = about;
  return {
    ...rest,
    first: first === undefined ? null : isoOfDay(first),
    last: last === undefined ? null : isoOfDay(last),
    cellLeast: isPersonal ? cellLeast : null,
    citizens: { known: hide.one(census.citizens), gone },
    onBenefit: {
      persons: hide.one(persons),
      benefits: onBenefit.map((one, i) => benefitResult(one, byBenefit[i], hide)),
    },
    openCases: hide.one(census.openCases),
    deadlines: deadlines.map(({ open: all, overdue }, kind) => {
      const [late] = hide.row([overdue, all - overdue]);
      return { kind: obligations[kind], open: hide.one(all), overdue: late };
    }),
    interviews: { ahead, passed },
    waiting: {
      persons: hide.one(sum([...waiting.values()])),
      lines: [...waiting.keys()].map((line, i) => ({ line, persons: lines[i] })),
    },
    courses: { agreed: hide.one(courses.agreed), underWay: hide.one(courses.underWay) },
    placements: placements.map(({ agreed, underWay }, kind) => ({
      kind: placementKinds[kind],
      agreed: hide.one(agreed),
      underWay: hide.one(underWay),
    })),
    jobs: { ordinary, subsidised },
    education: hide.one(census.education),
  };
}

function benefitResult(
  { benefit, byMatch, days }: OnBenefit,
  persons: number | null,
  hide: Veil,
): BenefitCount {
  const counts = hide.row([...byMatch.values()]);
  const over = days.filter((one) => one > longDays).length;
  // A share and a total give the count, and so the count of the others.
  const [long] = hide.row([over, days.length - over]);
  const isHidden = persons === null;
  return {
    benefit: benefits[benefit],
    persons,
    byMatch: [...byMatch.keys()].map((match, i) => ({
      scheme: match === 0 ? null : matchSchemes[schemeOf(match)],
      group: groupOf(match),
      persons: isHidden ? null : counts[i],
    })),
    medianDays: isHidden ? null : quantile(days, 0.5),
    longShare: isHidden || long === null ? null : over / days.length,
  };
}

const sum = (numbers: ReadonlyArray<number>): number => numbers.reduce((all, one) => all + one, 0);
