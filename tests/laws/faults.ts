/** Faults for every law: what one changed row does to a log, and which laws are to see it. */
import * as benefit from "../../src/domain/events/benefit.ts";
import * as cases from "../../src/domain/events/case.ts";
import * as contact from "../../src/domain/events/contact.ts";
import * as offer from "../../src/domain/events/offer.ts";
import * as people from "../../src/domain/events/population.ts";
import * as run from "../../src/domain/events/run.ts";
import * as work from "../../src/domain/events/work.ts";
import { floatBits } from "../../src/kernel/float-bits.ts";
import {
  add,
  alter,
  comesLater,
  drop,
  find,
  move,
  type Rows,
  rows,
  swap,
  twice,
} from "./valid-log.ts";

export interface Fault {
  readonly law: string;
  readonly fault: string;
  readonly plant: () => Rows;
  /** Other laws that see it too. */
  readonly also?: ReadonlyArray<string>;
}

const changed = (event: Parameters<typeof find>[0], change: (at: number) => Rows[number]) => () => {
  const at = find(event);
  return alter(at, change(at));
};

const kernelFaults: ReadonlyArray<Fault> = [
  {
    law: "time never goes back",
    fault: "something is told a day late",
    plant: () => {
      const at = find(
        benefit.DurationThresholdCrossed,
        (_, i) => !comesLater(benefit.BenefitStopped, i),
      );
      const { minute } = rows[at];
      return move(
        at,
        rows.findIndex((row) => row.first && row.minute > minute + 1440),
      );
    },
  },
  {
    law: "batches are of one minute",
    fault: "the events of two minutes run together",
    plant: () => {
      const at = find(work.CapacityChanged, ({ minute }, i) => rows[i - 1].minute < minute);
      return alter(at, { first: false });
    },
  },
  {
    law: "ties have an order",
    fault: "two of a minute come the other way round",
    plant: () =>
      swap(
        find(contact.ObligationBreached, ({ code, minute }, i) => {
          const next = rows[i + 1];
          return next.code === code && next.minute === minute;
        }),
      ),
  },
];

const populationFaults: ReadonlyArray<Fault> = [
  {
    law: "registered once",
    fault: "a citizen is given the number after the next",
    plant: changed(people.CitizenRegistered, (at) => ({
      ...rows[at],
      subject: rows[at].subject + 1,
    })),
  },
  {
    law: "one benefit at a time",
    fault: "benefit is granted, but none",
    plant: () => alter(find(benefit.BenefitGranted), { a: 0 }),
  },
  {
    law: "work and education stand alone",
    fault: "a job ends twice",
    plant: () => twice(find(benefit.JobEnded)),
  },
  {
    law: "one case, one team",
    fault: "a closed case is transferred",
    plant: () =>
      add(
        find(cases.CaseClosed, (_, i) => !comesLater(cases.CaseOpened, i)),
        cases.CaseTransferred,
        {},
      ),
  },
  {
    law: "terminal is terminal",
    fault: "somebody who has moved away turns to the centre",
    plant: () => {
      const gone = find(people.CitizenMoved);
      const { minute, subject } = rows[gone];
      const after = rows.findIndex((row) => row.minute > minute);
      return add(after, people.CitizenContacted, { subject, b: 1 });
    },
  },
  {
    law: "the books balance",
    fault: "somebody leaves a level other than their own",
    plant: () => {
      const at = find(people.EmployabilityChanged, ({ a, b }) => a > b && a < 5 && b > 0);
      return alter(at, { a: rows[at].a + 1 });
    },
  },
  {
    law: "who leaves arrives",
    fault: "somebody leaves for a job and never begins it",
    plant: () => drop(find(benefit.JobStarted, (_, i) => !comesLater(benefit.JobEnded, i))),
  },
];

const exitFaults: ReadonlyArray<Fault> = [
  {
    law: "the new-spell rule",
    fault: "a spell goes on from another day than it began",
    plant: () => {
      const at = find(benefit.BenefitResumed);
      return alter(at, { x: rows[at].x + 1440 });
    },
  },
  {
    law: "durations are crossed once",
    fault: "a duration is crossed again",
    plant: () => twice(find(benefit.DurationThresholdCrossed)),
  },
  {
    law: "durations that goals ask about",
    fault: "five months are told of",
    plant: () =>
      alter(
        find(benefit.DurationThresholdCrossed, ({ a }) => a === 6),
        { a: 5 },
      ),
  },
  {
    law: "the scheme in force",
    fault: "the assessment sees another level",
    plant: () =>
      alter(
        find(cases.MatchAssessed, ({ x }) => x === 2),
        { x: 4 },
      ),
  },
  {
    law: "groups change by assessment",
    fault: "a group becomes what it is",
    plant: () => {
      const at = find(cases.MatchChanged);
      return alter(at, { a: rows[at].b });
    },
  },
  {
    law: "no change without a cause",
    fault: "a lever says another value before",
    plant: () => alter(find(run.LeverApplied, undefined, 0), { x: floatBits(9) }),
  },
  {
    law: "initiatives begin and end",
    fault: "levers act for an initiative that did not begin",
    plant: () => drop(find(run.InitiativeStarted, undefined, 0)),
  },
];

const contactFaults: ReadonlyArray<Fault> = [
  {
    law: "every obligation ends",
    fault: "a breach is not told",
    plant: () => drop(find(contact.ObligationBreached)),
  },
  {
    law: "interviews come to an end",
    fault: "a summons states more notice than it gives",
    plant: () => {
      const at = find(contact.SummonsIssued);
      return alter(at, { b: rows[at].b + 1 });
    },
  },
  {
    law: "books are not overfilled",
    fault: "an interview of a whole day is put beside others",
    plant: () =>
      alter(
        find(contact.InterviewScheduled, ({ a, x }, at) =>
          rows.some(
            (row, i) =>
              i < at &&
              row.code === contact.InterviewScheduled.code &&
              row.a === a &&
              Math.floor(row.x / 1440) === Math.floor(x / 1440),
          ),
        ),
        { b: 1440 },
      ),
  },
];

const offerFaults: ReadonlyArray<Fault> = [
  {
    law: "every offer obligation ends once",
    fault: "an offer in time is called late",
    plant: () => {
      const at = find(contact.ObligationFulfilled, ({ a }) => a > 0);
      return alter(at, { b: 1 - rows[at].b });
    },
  },
  {
    law: "every offer ends once",
    fault: "an offer begins at another supplier",
    plant: () => {
      const at = find(offer.OfferStarted);
      return alter(at, { b: 1 - rows[at].b });
    },
  },
  {
    law: "lines are served in turn",
    fault: "somebody joins a line twice",
    plant: () => twice(find(offer.OfferWaitlisted, ({ b }) => b < 2)),
  },
  {
    law: "no place is used twice",
    fault: "a place is freed, but of another supplier",
    plant: () => {
      const at = find(offer.OfferCompleted);
      return alter(at, { b: 1 - rows[at].b });
    },
    also: ["every offer ends once"],
  },
  {
    law: "every placement ends once",
    fault: "a placement is to end in the middle of a day",
    plant: () => {
      const at = find(offer.PlacementStarted);
      return alter(at, { x: rows[at].x + 1 });
    },
  },
  {
    law: "companies have room",
    fault: "places that are booked were never released",
    plant: () =>
      alter(
        find(offer.PartnershipPlacesReleased, ({ x }) => x > 1, 0),
        { x: 0 },
      ),
  },
];

const workFaults: ReadonlyArray<Fault> = [
  {
    law: "staff is used once",
    fault: "nobody came to work, and work is begun",
    plant: () => {
      const next = ({ subject }: Rows[number], at: number) =>
        rows
          .slice(at, at + 40)
          .some(({ code, a }) => code === work.WorkItemStarted.code && a === subject);
      return alter(
        find(work.CapacityChanged, (row, i) => row.x > 0 && next(row, i)),
        { x: 0 },
      );
    },
  },
  {
    law: "items go their way",
    fault: "an item takes a minute longer than it took",
    plant: () => {
      const at = find(work.WorkItemStarted);
      return alter(at, { y: rows[at].y + 1 });
    },
  },
  {
    law: "the first is served",
    fault: "what is taken in hand is due long after what waits",
    plant: () => {
      // Two items of one task that join a queue one after the other, neither begun at once.
      const at = find(work.WorkItemQueued, ({ a, b, minute }, i) => {
        const { code } = work.WorkItemStarted;
        const begun = rows.findIndex((row, k) => k > i && row.code === code && row.x === rows[i].x);
        const other = rows.findIndex(
          (row, k) => k > i && row.code === work.WorkItemQueued.code && row.a === a && row.b === b,
        );
        return begun > other && other > i && rows[begun].minute > minute;
      });
      return alter(at, { y: rows[at].y + 1_000_000 });
    },
  },
];

/** At least one for each law, in the order of the laws. */
export const faults: ReadonlyArray<Fault> = [
  ...kernelFaults,
  ...populationFaults,
  ...exitFaults,
  ...contactFaults,
  ...offerFaults,
  ...workFaults,
];
