/**
 * Nobody is lost (law 4): a citizen is registered once and before anything else, has at most one
 * benefit spell and one case at a time, and is heard of no more after leaving for good.
 */
import { benefits, stopReasons } from "../../domain/benefit.ts";
import * as benefit from "../../domain/events/benefit.ts";
import * as cases from "../../domain/events/case.ts";
import * as people from "../../domain/events/population.ts";
import { WorkItemCompleted } from "../../domain/events/work.ts";
import { subjectOf } from "../../domain/vocabulary.ts";
import type { Law } from "../../kernel/law.ts";
import { watch } from "../../kernel/watch.ts";
import { booksBalance, whoLeavesArrives } from "./balance.ts";

const transferred = stopReasons.indexOf("transferred");

export const registeredOnce: Law = watch(
  "registered once",
  "A citizen's number is the next one, and no event about the citizen comes before it.",
  (report) => {
    let count = 0;
    return {
      on: [],
      every: (code, subject) => {
        if (subjectOf(code) !== "citizen") return;
        if (code === people.CitizenRegistered.code) {
          if (subject !== count) report(`citizen ${subject} registered; expected ${count}`);
          count = Math.max(count, subject + 1);
        } else if (subject >= count) report(`citizen ${subject} was never registered`);
      },
    };
  },
);

export const oneSpell: Law = watch(
  "one benefit at a time",
  "A benefit spell opens only when none is open, and stops only when one is.",
  (report) => {
    const open = new Map<number, number>();
    const start = (citizen: number, type: number) => {
      if (type === 0) report(`citizen ${citizen} is granted no benefit`);
      const other = open.get(citizen);
      if (other !== undefined) report(`citizen ${citizen} already has ${benefits[other]}`);
      open.set(citizen, type);
    };
    return {
      on: [
        [benefit.BenefitGranted, start],
        [benefit.BenefitResumed, start],
        [
          benefit.BenefitStopped,
          (citizen) => {
            if (!open.delete(citizen)) report(`citizen ${citizen} has no benefit to stop`);
          },
        ],
      ],
    };
  },
);

export const oneActivity: Law = watch(
  "work and education stand alone",
  "A job or an education begins when the citizen has no benefit, job or education, and ends once.",
  (report) => {
    const busy = new Map<number, string>();
    const take = (citizen: number, what: string) => {
      const other = busy.get(citizen);
      if (other !== undefined) report(`citizen ${citizen} begins ${what} while in ${other}`);
      busy.set(citizen, what);
    };
    const leave = (citizen: number, what: string) => {
      if (busy.get(citizen) !== what) report(`citizen ${citizen} has no ${what} to end`);
      busy.delete(citizen);
    };
    return {
      on: [
        [benefit.BenefitGranted, (citizen) => take(citizen, "benefit")],
        [benefit.BenefitResumed, (citizen) => take(citizen, "benefit")],
        [benefit.BenefitStopped, (citizen) => leave(citizen, "benefit")],
        [benefit.JobStarted, (citizen) => take(citizen, "job")],
        [benefit.JobEnded, (citizen) => leave(citizen, "job")],
        [benefit.EducationStarted, (citizen) => take(citizen, "education")],
        [benefit.EducationEnded, (citizen) => leave(citizen, "education")],
      ],
    };
  },
);

export const oneCase: Law = watch(
  "one case, one team",
  "A case opens only when none is open; only an open case is transferred or closed.",
  (report) => {
    const open = new Set<number>();
    return {
      on: [
        [
          cases.CaseOpened,
          (citizen) => {
            if (open.has(citizen)) report(`citizen ${citizen} already has a case`);
            open.add(citizen);
          },
        ],
        [
          cases.CaseTransferred,
          (citizen) => {
            if (!open.has(citizen)) report(`citizen ${citizen} has no case to transfer`);
          },
        ],
        [
          cases.CaseClosed,
          (citizen) => {
            if (!open.delete(citizen)) report(`citizen ${citizen} has no case to close`);
          },
        ],
      ],
    };
  },
);

/** Closing what was open belongs to the instant of leaving; nothing comes later. */
export const terminalIsTerminal: Law = watch(
  "terminal is terminal",
  "After moving out, retiring or going to a centre that is not modelled there are no later events.",
  (report) => {
    const gone = new Map<number, number>();
    const go = (citizen: number, minute: number) => gone.set(citizen, minute);
    return {
      on: [
        [people.CitizenMoved, (citizen, _a, _b, _x, _y, minute) => go(citizen, minute)],
        [people.CitizenRetired, (citizen, _a, _b, _x, _y, minute) => go(citizen, minute)],
        [
          benefit.BenefitStopped,
          (citizen, reason, _b, _x, _y, minute) => {
            if (reason === transferred) go(citizen, minute);
          },
        ],
      ],
      every: (code, subject, minute) => {
        if (subjectOf(code) !== "citizen") return;
        const left = gone.get(subject);
        // Staff who have the citizen's item in hand finish it, whatever has become of the citizen.
        if (left !== undefined && minute > left && !isWork(code)) {
          report(`citizen ${subject} left for good at minute ${left}`);
        }
      },
    };
  },
);

const isWork = (code: number) => code === WorkItemCompleted.code;

export const laws: ReadonlyArray<Law> = [
  registeredOnce,
  oneSpell,
  oneActivity,
  oneCase,
  terminalIsTerminal,
  booksBalance,
  whoLeavesArrives,
];
