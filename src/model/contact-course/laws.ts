/**
 * What must hold of deadlines and interviews in every log: an obligation is created once and ends
 * once (law 6), an interview is scheduled, summoned to and then held, missed or cancelled, and no
 * page of an appointment book is filled beyond what may be booked (law 5).
 */
import { BenefitStopped } from "../../domain/events/benefit.ts";
import { CaseClosed } from "../../domain/events/case.ts";
import * as events from "../../domain/events/contact.ts";
import { ForecastBegun, LeverApplied } from "../../domain/events/run.ts";
import { WorkItemCompleted } from "../../domain/events/work.ts";
import { minutesPerDay } from "../../domain/moment.ts";
import { obligations } from "../../domain/obligation.ts";
import type { Law } from "../../kernel/law.ts";
import { type Report, watch } from "../../kernel/watch.ts";
import { ParameterState } from "../initiatives/state.ts";
import { citizenTable } from "../citizen-row.ts";
import type { Plan } from "../plan.ts";
import { WorkState } from "../work/state.ts";
import { courseLayoutOf, interviewTask } from "./layout.ts";

const dayOf = (minute: number): number => Math.floor(minute / minutesPerDay);

export function laws(plan: Plan): ReadonlyArray<Law> {
  return [everyObligationEnds, interviewsComeToAnEnd, booksAreNotOverfilled(plan)];
}

interface Deadline {
  readonly due: number;
  breached: boolean;
}

/** The open deadlines by kind and citizen, and what can be amiss with them. */
function deadlines(report: Report) {
  const open = obligations.map(() => new Map<number, Deadline>());
  const find = (citizen: number, kind: number, due: number): Deadline | undefined => {
    const deadline = open[kind].get(citizen);
    if (deadline === undefined) report(`no ${obligations[kind]} is open`);
    else if (deadline.due !== due) report(`due ${due}, created as due ${deadline.due}`);
    return deadline;
  };
  const outlived = (citizen: number, what: string): void => {
    for (const [kind, ofKind] of open.entries()) {
      if (ofKind.has(citizen))
        report(`${obligations[kind]} of citizen ${citizen} outlives ${what}`);
    }
  };
  const neverBreached = (now: number): void => {
    for (const [kind, ofKind] of open.entries()) {
      for (const [citizen, { due, breached }] of ofKind) {
        // A breach comes the minute after; the log may end in the midst of that one.
        if (breached || due + 1 >= now) continue;
        report(`${obligations[kind]} of citizen ${citizen}, due ${due}, was never breached`);
      }
    }
  };
  /** What ends in the very minute of its breach may end before it. */
  const checkBreach = (citizen: number, kind: number, minute: number): void => {
    const deadline = open[kind].get(citizen);
    if (deadline === undefined || deadline.breached || minute <= deadline.due + 1) return;
    report(`due ${deadline.due}, ended at ${minute} and was never breached`);
  };
  return { open, find, outlived, neverBreached, checkBreach };
}

/** For obligations of every kind, whichever process they are of. */
export const everyObligationEnds: Law = watch(
  "every obligation ends",
  "A deadline is open once at a time, is breached once at most and only when it has passed, ends " +
    "once as fulfilled or cancelled, late when it is late, and before the citizen's case closes.",
  (report) => {
    const { open, find, outlived, neverBreached, checkBreach } = deadlines(report);
    /** Citizens whose benefit stopped this minute. */
    const stopped = new Set<number>();
    let now = Number.NEGATIVE_INFINITY;
    return {
      every: (_code, _subject, minute) => {
        if (minute > now && stopped.size > 0) {
          for (const citizen of stopped) outlived(citizen, "the benefit");
          stopped.clear();
        }
        now = minute;
      },
      on: [
        [
          events.ObligationCreated,
          (citizen, kind, _b, due) => {
            if (open[kind].has(citizen)) report(`a second ${obligations[kind]} is open`);
            open[kind].set(citizen, { due, breached: false });
          },
        ],
        [
          events.ObligationBreached,
          (citizen, kind, _b, due, _y, minute) => {
            const deadline = find(citizen, kind, due);
            if (due >= minute) report(`breached at ${minute}, but due at ${due}`);
            if (deadline?.breached) report(`${obligations[kind]} is breached twice`);
            if (deadline !== undefined) deadline.breached = true;
          },
        ],
        [
          events.ObligationFulfilled,
          (citizen, kind, late, due, _y, minute) => {
            find(citizen, kind, due);
            // An offer is judged by when it begins, which is for the law of offers to say.
            if (kind === 0 && minute > due !== (late === 1)) report(`due ${due}, late ${late}`);
            checkBreach(citizen, kind, minute);
            open[kind].delete(citizen);
          },
        ],
        [
          events.ObligationCancelled,
          (citizen, kind, _reason, due, _y, minute) => {
            find(citizen, kind, due);
            checkBreach(citizen, kind, minute);
            open[kind].delete(citizen);
          },
        ],
        [BenefitStopped, (citizen) => void stopped.add(citizen)],
        [CaseClosed, (citizen) => outlived(citizen, "the case")],
      ],
      end: () => neverBreached(now),
    };
  },
);

interface Interview {
  readonly team: number;
  readonly minutes: number;
  readonly planned: number;
  readonly scheduledAt: number;
  summoned: boolean;
}

function checkEnded(interview: Interview | undefined, team: number, report: Report): void {
  if (interview === undefined) report("no interview is scheduled");
  else if (!interview.summoned) report("nobody was summoned to the interview");
  else if (interview.team !== team) report(`team ${interview.team} had booked it`);
}

export const interviewsComeToAnEnd: Law = watch(
  "interviews come to an end",
  "A scheduled interview is summoned to at once and ends once: held as a piece of work by the " +
    "team that booked it, not before its time; missed at its time; or cancelled.",
  (report) => {
    const scheduled = new Map<number, Interview>();
    /** When each citizen's last interview item was completed. */
    const completed = new Map<number, number>();
    const end = (citizen: number, team: number): Interview | undefined => {
      const interview = scheduled.get(citizen);
      checkEnded(interview, team, report);
      scheduled.delete(citizen);
      return interview;
    };
    return {
      on: [
        [
          events.InterviewScheduled,
          (citizen, team, minutes, planned, _y, minute) => {
            if (scheduled.has(citizen)) report("a second interview is scheduled");
            if (planned < minute) report(`scheduled at ${minute} for ${planned}, in the past`);
            const interview = { team, minutes, planned, scheduledAt: minute, summoned: false };
            scheduled.set(citizen, interview);
          },
        ],
        [
          events.SummonsIssued,
          (citizen, _a, leadDays, _x, _y, minute) => {
            const interview = scheduled.get(citizen);
            if (interview === undefined || interview.scheduledAt !== minute) {
              report("summoned, but not as an interview was scheduled");
              return;
            }
            const notice = dayOf(interview.planned) - dayOf(minute);
            if (notice !== leadDays) report(`${leadDays} days of notice stated, ${notice} given`);
            interview.summoned = true;
          },
        ],
        [
          WorkItemCompleted,
          (citizen, _team, task, _item, moot, minute) => {
            if (task === interviewTask && moot === 0) completed.set(citizen, minute);
          },
        ],
        [
          events.InterviewHeld,
          (citizen, team, _minutes, _x, _y, minute) => {
            const interview = end(citizen, team);
            if (completed.get(citizen) !== minute) report("held without work having been done");
            if (interview !== undefined && minute <= interview.planned) report("held too early");
          },
        ],
        [
          events.InterviewNoShow,
          (citizen, team, _b, _x, _y, minute) => {
            const interview = end(citizen, team);
            if (interview !== undefined && interview.planned !== minute) report("another moment");
          },
        ],
        [
          events.InterviewCancelled,
          (citizen, team, _minutes, planned) => {
            const interview = end(citizen, team);
            if (interview !== undefined && interview.planned !== planned) report("another moment");
          },
        ],
      ],
    };
  },
);

function booksAreNotOverfilled(plan: Plan): Law {
  return watch(
    "books are not overfilled",
    "An interview is booked on an open day with room for it in the book as the staff and shares " +
      "of that moment say, or on a day without any interview.",
    (report) => {
      const layout = courseLayoutOf(plan);
      const parameters = new ParameterState(plan);
      const work = new WorkState(plan, citizenTable());
      const booked = plan.teams.map(() => new Map<number, number>());
      let seam = Number.NaN;
      const add = (team: number, planned: number, minutes: number): void => {
        const day = dayOf(planned);
        booked[team].set(day, (booked[team].get(day) ?? 0) + minutes);
      };
      const check = (team: number, planned: number, minutes: number): void => {
        const day = dayOf(planned);
        const open = work.calendar(team).openMinutes(day);
        if (open === 0) report(`team ${team} is closed on the day booked`);
        const before = booked[team].get(day) ?? 0;
        const share = parameters.value(layout.cells.bookableShare);
        const room = Math.floor(work.fte(parameters, team, day) * share * open);
        // The last day laid out takes all that fits nowhere else.
        const last = work.calendar(team).to - day < 7;
        if (before > 0 && before + minutes > room && !last) {
          report(`${before} minutes are booked and ${minutes} more don't fit into ${room}`);
        }
      };
      return {
        on: [
          [ForecastBegun, (_centre, _a, _b, _x, _y, minute) => void (seam = minute)],
          [
            events.InterviewScheduled,
            (_citizen, team, minutes, planned, _y, minute) => {
              // What was booked before a forecast began was booked by other books than these.
              if (minute !== seam) check(team, planned, minutes);
              add(team, planned, minutes);
            },
          ],
          [
            events.InterviewCancelled,
            (_citizen, team, minutes, planned, _y, now) => {
              if (planned > now) add(team, planned, -minutes);
            },
          ],
          [
            LeverApplied,
            (_subject, _initiative, cell, _old, value) => {
              parameters.table.ints[cell] = value;
            },
          ],
        ],
      };
    },
  );
}
