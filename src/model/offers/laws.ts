/**
 * What every log says of offers: an obligation ends once, an offer ends once, lines are served in
 * turn, and no place is given that is not there. The last needs the plan, which says how many
 * places there are before any lever.
 */
import * as obligation from "../../domain/events/contact.ts";
import * as event from "../../domain/events/offer.ts";
import { ForecastBegun, LeverApplied } from "../../domain/events/run.ts";
import { obligations } from "../../domain/obligation.ts";
import { bitsFloat } from "../../kernel/float-bits.ts";
import type { Law } from "../../kernel/law.ts";
import { watch } from "../../kernel/watch.ts";
import type { Plan } from "../plan.ts";
import { cellOf } from "../trajectory.ts";
import { parameters } from "./parameters.ts";

interface Deadline {
  readonly kind: number;
  readonly due: number;
  breached: boolean;
}

/** Law 6, for the two kinds of offer obligation. */
export const everyOfferObligationEnds: Law = watch(
  "every offer obligation ends once",
  "Of a citizen's offer obligations at most one is open; it is breached at most once, only after " +
    "its deadline; it ends once, and is late exactly when what met it began after the deadline.",
  (report) => {
    const open = new Map<number, Deadline>();
    const begins = new Map<number, number>();
    let seam = Number.NaN;
    /** The open obligation that an event speaks of. */
    const spokenOf = (citizen: number, kind: number, due: number): Deadline | undefined => {
      const deadline = open.get(citizen);
      if (deadline?.kind === kind && deadline.due === due) return deadline;
      report(`citizen ${citizen} has no open ${obligations[kind]} due at minute ${due}`);
      return undefined;
    };
    return {
      on: [
        [ForecastBegun, (_centre, _a, _b, _x, _y, minute) => void (seam = minute)],
        [event.OfferIssued, (citizen, _a, _b, start) => void begins.set(citizen, start)],
        [
          event.PlacementStarted,
          (citizen, _a, _b, _x, _y, minute) => void begins.set(citizen, minute),
        ],
        [
          obligation.ObligationCreated,
          (citizen, kind, _b, due, _y, minute) => {
            if (kind === 0) return;
            if (open.has(citizen)) report(`citizen ${citizen} has an offer obligation already`);
            if (due < minute && minute !== seam)
              report(`an obligation due at minute ${due}, before it was created`);
            open.set(citizen, { kind, due, breached: false });
          },
        ],
        [
          obligation.ObligationBreached,
          (citizen, kind, _b, due, _y, minute) => {
            if (kind === 0) return;
            const deadline = spokenOf(citizen, kind, due);
            if (minute <= due) report(`breached before its deadline at minute ${due}`);
            if (deadline?.breached === true) report(`citizen ${citizen}: breached twice`);
            if (deadline !== undefined) deadline.breached = true;
          },
        ],
        [
          obligation.ObligationFulfilled,
          (citizen, kind, late, due) => {
            if (kind === 0) return;
            spokenOf(citizen, kind, due);
            open.delete(citizen);
            const begin = begins.get(citizen);
            if (begin === undefined) report(`citizen ${citizen} was offered nothing`);
            else if (late !== (begin > due ? 1 : 0)) {
              report(`due at minute ${due}, met by what begins at ${begin}: late is ${late}`);
            }
          },
        ],
        [
          obligation.ObligationCancelled,
          (citizen, kind, _reason, due) => {
            if (kind === 0) return;
            spokenOf(citizen, kind, due);
            open.delete(citizen);
          },
        ],
      ],
    };
  },
);

interface Held {
  readonly pool: number;
  readonly start: number;
  readonly end: number;
  begun: boolean;
}

export const everyOfferEndsOnce: Law = watch(
  "every offer ends once",
  "An offer that is issued begins on its first day and ends once: planned, early or interrupted.",
  (report) => {
    const held = new Map<number, Held>();
    /** What is under way as a forecast begins has begun before. */
    let seam = Number.NaN;
    const ends = (citizen: number, pool: number): Held | undefined => {
      const offer = held.get(citizen);
      if (offer?.pool !== pool) report(`citizen ${citizen} holds no place of pool ${pool}`);
      held.delete(citizen);
      return offer;
    };
    return {
      on: [
        [ForecastBegun, (_centre, _a, _b, _x, _y, minute) => void (seam = minute)],
        [
          event.OfferIssued,
          (citizen, _package, pool, start, end, minute) => {
            if (held.has(citizen)) report(`citizen ${citizen} holds a place already`);
            if ((start < minute && minute !== seam) || end <= start)
              report(`an offer from ${start} to ${end}`);
            held.set(citizen, { pool, start, end, begun: false });
          },
        ],
        [
          event.OfferStarted,
          (citizen, _a, pool, _x, _y, minute) => {
            const offer = held.get(citizen);
            const isNow =
              offer?.start === minute || (minute === seam && (offer?.start ?? 0) < seam);
            if (offer?.pool !== pool || offer.begun || !isNow) {
              report(`citizen ${citizen} has no offer of pool ${pool} that begins now`);
            }
            if (offer !== undefined) offer.begun = true;
          },
        ],
        [
          event.OfferCompleted,
          (citizen, _a, pool, _x, _y, minute) => {
            const offer = ends(citizen, pool);
            if (offer?.begun !== true || offer.end !== minute) report("not the planned end");
          },
        ],
        [
          event.OfferDroppedOut,
          (citizen, _a, pool, _x, _y, minute) => {
            const offer = ends(citizen, pool);
            if (offer?.begun !== true || offer.start >= minute || offer.end <= minute) {
              report("left, but not between beginning and planned end");
            }
          },
        ],
        [
          event.OfferInterrupted,
          (citizen, isHeld, pool) => {
            if (isHeld === 1) ends(citizen, pool);
            else if (held.has(citizen)) report(`citizen ${citizen} holds a place`);
          },
        ],
      ],
    };
  },
);

export const linesAreServedInTurn: Law = watch(
  "lines are served in turn",
  "Who waits in a line is served, or leaves it, once; whoever is served is the first in line.",
  (report) => {
    const lineOf = new Map<number, number>();
    // A Set keeps the order in which citizens joined.
    const lines = new Map<number, Set<number>>();
    const leave = (citizen: number): void => {
      lines.get(lineOf.get(citizen) ?? -1)?.delete(citizen);
      lineOf.delete(citizen);
    };
    /** Whoever is served now is the first of the line, or came when nobody waited in it. */
    const serve = (citizen: number): void => {
      const line = lineOf.get(citizen);
      if (line === undefined) return;
      const first = lines.get(line)?.values().next().value;
      if (first !== citizen) report(`citizen ${citizen} passed citizen ${first} in line ${line}`);
      leave(citizen);
    };
    return {
      on: [
        [
          event.OfferWaitlisted,
          (citizen, _a, line) => {
            if (lineOf.has(citizen)) report(`citizen ${citizen} waits already`);
            lineOf.set(citizen, line);
            const those = lines.get(line) ?? new Set();
            lines.set(line, those.add(citizen));
          },
        ],
        [
          event.OfferIssued,
          (citizen, _package, pool) => {
            if (!lineOf.has(citizen) && (lines.get(pool)?.size ?? 0) > 0) {
              report(`citizen ${citizen} passed the whole line ${pool}`);
            }
            serve(citizen);
          },
        ],
        [event.PlacementBooked, (citizen) => serve(citizen)],
        [
          event.OfferInterrupted,
          (citizen, isHeld, line) => {
            if (isHeld === 1) return;
            // One who was only about to seek a place at a company stands in no line yet.
            if (lineOf.has(citizen) && lineOf.get(citizen) !== line) {
              report(`citizen ${citizen} does not wait in line ${line}`);
            }
            leave(citizen);
          },
        ],
      ],
    };
  },
);

/**
 * Law 5 for suppliers: 0 ≤ occupied ≤ places, but for those inside when places were cut, or whom
 * the records of a history say to be there.
 */
export const placesAreThere = (plan: Plan): Law =>
  watch(
    "no place is used twice",
    "A place is given only while fewer are held than the supplier has, and none is freed twice.",
    (report) => {
      const cell = cellOf(plan, parameters.places.path);
      const { values } = plan.parameters;
      const places = plan.pools.map((_, pool) => Math.floor(values[cell + pool]));
      const held = plan.pools.map(() => 0);
      let seam = Number.NaN;
      const free = (_citizen: number, _a: number, pool: number): void => {
        held[pool] -= 1;
        if (held[pool] < 0) report(`pool ${pool} holds ${held[pool]}`);
      };
      return {
        on: [
          [ForecastBegun, (_centre, _a, _b, _x, _y, minute) => void (seam = minute)],
          [
            LeverApplied,
            (_centre, _initiative, moved, _old, value) => {
              const pool = moved - cell;
              if (pool >= 0 && pool < places.length) places[pool] = Math.floor(bitsFloat(value));
            },
          ],
          [
            event.OfferIssued,
            (_citizen, _package, pool, _start, _end, minute) => {
              held[pool] += 1;
              if (held[pool] > places[pool] && minute !== seam) {
                report(`pool ${pool} has ${places[pool]} places and holds ${held[pool]}`);
              }
            },
          ],
          [event.OfferCompleted, free],
          [event.OfferDroppedOut, free],
          [
            event.OfferInterrupted,
            (citizen, isHeld, pool) => {
              if (isHeld === 1) free(citizen, isHeld, pool);
            },
          ],
        ],
      };
    },
  );

export const laws = (plan: Plan): ReadonlyArray<Law> => [
  everyOfferObligationEnds,
  everyOfferEndsOnce,
  linesAreServedInTurn,
  placesAreThere(plan),
];
