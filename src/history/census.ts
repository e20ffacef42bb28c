/**
 * The centre on a day, counted: who is on which benefit and in which match group, and for how
 * long; open cases, deadlines and how many are overdue; interviews, lines, offers, placements,
 * jobs. Plain counts: what of them may be shown is for whoever shows them to say.
 */
import { benefits } from "../domain/benefit.ts";
import { minutesPerDay } from "../domain/moment.ts";
import { obligations } from "../domain/obligation.ts";
import { placementKinds } from "../domain/offer.ts";
import { type Caseload, cell, none, offerStages } from "./caseload.ts";

/** 52 weeks: the limit of long-term benefit in contracts (JKN). */
export const longDays = 364;

/** Citizens on one benefit. */
export interface OnBenefit {
  /** Index in `benefits`. */
  readonly benefit: number;
  /** Citizens by match group, as the caseload has it; 0 is of those not assessed. */
  readonly byMatch: ReadonlyMap<number, number>;
  /** Days since each spell began, ascending. */
  readonly days: Float64Array;
}

export interface Census {
  /** Citizens known, and those of them who have gone for good. */
  readonly citizens: number;
  readonly gone: number;
  readonly onBenefit: ReadonlyArray<OnBenefit>;
  readonly openCases: number;
  /** By kind of obligation. */
  readonly deadlines: ReadonlyArray<{ readonly open: number; readonly overdue: number }>;
  readonly interviews: {
    /** Booked and still to come, and booked for a moment that has passed. */
    readonly ahead: number;
    readonly passed: number;
  };
  /** Citizens in line, by number of the line. */
  readonly waiting: ReadonlyMap<number, number>;
  readonly courses: Stages;
  /** By kind of placement. */
  readonly placements: ReadonlyArray<Stages>;
  readonly jobs: { readonly ordinary: number; readonly subsidised: number };
  readonly education: number;
}

export interface Stages {
  readonly agreed: number;
  readonly underWay: number;
}

/** Counts a caseload. @param now the last minute of the day that it is of. */
export function censusOf(caseload: Caseload, now: number): Census {
  const everyone = Array.from({ length: caseload.citizens }, (_, citizen) => citizen);
  const is = (what: number, value: number) => (citizen: number) =>
    caseload.get(citizen, what) === value;
  const count = (
    test: (citizen: number) => boolean,
    among: ReadonlyArray<number> = everyone,
  ): number => {
    let total = 0;
    for (const citizen of among) if (test(citizen)) total += 1;
    return total;
  };
  const stages = (what: number, among: ReadonlyArray<number>): Stages => ({
    agreed: count(is(what, offerStages.agreed), among),
    underWay: count(is(what, offerStages.underWay), among),
  });
  const interviews = everyone
    .map((citizen) => caseload.get(citizen, cell.interview))
    .filter((moment) => moment !== none);
  return {
    citizens: count((citizen) => caseload.get(citizen, cell.known) > 0),
    gone: count(is(cell.known, 2)),
    onBenefit: benefits.flatMap((_, benefit) => {
      const among = benefit === 0 ? [] : everyone.filter(is(cell.benefit, benefit));
      return among.length === 0 ? [] : [onBenefit(caseload, benefit, among, now)];
    }),
    openCases: count(is(cell.hasCase, 1)),
    deadlines: obligations.map((_, kind) => {
      const dues = everyone.map((citizen) => caseload.get(citizen, cell.due + kind));
      const open = dues.filter((due) => due !== none);
      return { open: open.length, overdue: open.filter((due) => due < now).length };
    }),
    interviews: {
      ahead: interviews.filter((moment) => moment > now).length,
      passed: interviews.filter((moment) => moment <= now).length,
    },
    waiting: counted(
      everyone.map((citizen) => caseload.get(citizen, cell.line) - 1).filter((line) => line >= 0),
    ),
    courses: stages(cell.course, everyone),
    placements: placementKinds.map((_, kind) =>
      stages(cell.placement, everyone.filter(is(cell.placementKind, kind))),
    ),
    jobs: { ordinary: count(is(cell.job, 1)), subsidised: count(is(cell.job, 2)) },
    education: count(is(cell.education, 1)),
  };
}

function onBenefit(
  caseload: Caseload,
  benefit: number,
  among: ReadonlyArray<number>,
  now: number,
): OnBenefit {
  const days = Float64Array.from(among, (citizen) =>
    Math.floor((now - caseload.get(citizen, cell.spellFrom)) / minutesPerDay),
  );
  const byMatch = counted(among.map((citizen) => caseload.get(citizen, cell.match)));
  return { benefit, byMatch, days: days.sort() };
}

/** How often each number occurs, by ascending number. */
function counted(numbers: ReadonlyArray<number>): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return new Map([...counts].sort(([one], [other]) => one - other));
}
