/**
 * What is seen from one origin: the months before it as they were known then, what the model is
 * asked for the months after it, and what a sceptic would say of them. Nothing in it depends on
 * what came, or was registered, later.
 */
import type { Goal } from "../../domain/goal.ts";
import { minutesPerDay } from "../../domain/moment.ts";
import type { Happened } from "../../history/happened.ts";
import { Digest } from "../../kernel/digest.ts";
import { benefitMoves } from "../baseline/benefit-moves.ts";
import { chainForecasts } from "../baseline/markov-chain.ts";
import { type FollowedSeries, monthlyGoals } from "./followed.ts";
import { openGoals } from "./goal-case.ts";
import { measuredSeries } from "./measured.ts";
import { firstHidden, knownBefore } from "./origins.ts";
import { type RivalForecasts, rivalForecasts } from "./rivals.ts";

/** What is asked of every origin alike. */
export interface Question {
  readonly series: ReadonlyArray<FollowedSeries>;
  /** Of the contract. */
  readonly goals: ReadonlyArray<Goal>;
  readonly centres: ReadonlyArray<string>;
  /** Months that are forecast. */
  readonly horizon: number;
  /** First month of the history, since January 2000, that is there as a whole. */
  readonly firstMonth: number;
}

export interface View {
  /** The last day that is known. */
  readonly origin: number;
  /** Digest of what is known: the same whatever happens later. */
  readonly digest: string;
  /** Months known as a whole. */
  readonly months: number;
  /** Of the contract, those that are open. */
  readonly open: ReadonlyArray<Goal>;
  /** All that the model is asked: the months of all series, then the open goals. */
  readonly asked: ReadonlyArray<Goal>;
  /** By series. */
  readonly rivals: ReadonlyArray<RivalForecasts>;
}

/** @param known what happened until the end of the origin, as far as it was known by then */
export function viewFrom(origin: number, known: Happened, question: Question): View {
  const { series, goals, centres, horizon, firstMonth } = question;
  const { columns } = known;
  const months = Math.max(0, knownBefore(origin) - firstMonth);
  const first = firstDayOf(known);
  const span = { from: first, to: origin };
  const past = measuredSeries(known, series, centres, firstMonth, months, span);
  const moves = benefitMoves(columns, roomFor(known), firstMonth, months);
  const chain = chainForecasts(moves);
  const open = openGoals(goals, origin, horizon);
  const digest = new Digest();
  digest.add(columns, 0, columns.length);
  return {
    origin,
    digest: digest.hex(),
    months,
    open,
    asked: [...monthlyGoals(series, firstHidden(origin), horizon), ...open],
    rivals: series.map((one, i) => rivalForecasts(one, past[i], moves, chain)),
  };
}

/** The day of the first event; of no events, the first of all days. */
export const firstDayOf = ({ columns }: Pick<Happened, "columns">): number =>
  columns.length === 0 ? 0 : Math.floor(columns.minute[0] / minutesPerDay);

/** Room for everybody whom an event is about, registered or not. */
function roomFor({ columns, citizens }: Happened): number {
  let room = citizens;
  for (let row = 0; row < columns.length; row += 1) {
    if (columns.subject[row] >= room) room = columns.subject[row] + 1;
  }
  return room;
}
